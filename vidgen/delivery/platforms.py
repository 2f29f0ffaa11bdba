"""What each platform asks, read from the dated data in ``platforms.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from vidgen.delivery.text_limit import TextLimit

Range = tuple[int, int]
Use = Literal["post", "advert"]
CoverKind = Literal["portrait", "wide", "frame"]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SafeBox(_Data):
    """The part of the 1080×1920 canvas that buttons and texts leave free: ranges in pixels."""

    x: Range
    y: Range


class Platform(_Data):
    """One platform's limits; None where it is not known to have one.

    Attributes:
        name: as people know it.
        safe: what it leaves free of an ordinary post and of an advert; empty where it covers nothing.
        seconds: shortest and longest film.
        story_seconds: longest film that can also be shared as a Page story.
        least_size, most_size: width and height in pixels.
        fps: slowest and fastest.
        most_bytes: largest file.
        posted: whether people post to it by hand and ``post.txt`` has a section for it.
        titled: whether the title is a field of its own, and the caption then a description.
        title, caption: of the post.
        hashtags: most of them in a post.
        without: characters that its texts may not hold.
        cover: which picture stands for the film: the cover, the wide cover, or a frame of the film.
        image_bytes, image_side: cover or thumbnail.
        subtitles: whether it takes a subtitle file.
        subtitles_as: the name that file must have; as it is in the kit where empty.
        note: what the person who posts must know, in Vietnamese.
        ai_note: what they must do there when the film shows or sounds AI-made material.
        ai_flags: the fields by which its programming interface is told the same.
        sources: where the figures of its post stand.
    """

    name: str
    safe: dict[Use, SafeBox] = {}
    seconds: Range | None = None
    story_seconds: int | None = None
    least_size: Range | None = None
    most_size: Range | None = None
    fps: Range | None = None
    most_bytes: int | None = None
    posted: bool = True
    titled: bool = False
    title: TextLimit | None = None
    caption: TextLimit | None = None
    hashtags: int | None = None
    without: str = ""
    cover: CoverKind = "portrait"
    image_bytes: int | None = None
    image_side: int | None = None
    subtitles: bool | None = None
    subtitles_as: str = ""
    note: str = ""
    ai_note: str = ""
    ai_flags: dict[str, bool] = {}
    sources: tuple[str, ...] = ()


class PlatformData(_Data):
    """The whole file: when and from what it was collected, and the platforms by key (``facebook``).

    Attributes:
        alt_text: our own limit for a description that is listened to.
    """

    dated: str
    source: str
    alt_text: TextLimit
    safe_boxes: dict[Use, SafeBox]
    platforms: dict[str, Platform]


@cache
def platform_data() -> PlatformData:
    """The shipped data.

    Raises:
        pydantic.ValidationError: the shipped file is damaged.
    """
    text = files(__package__).joinpath("platforms.yaml").read_text(encoding="utf-8")
    return PlatformData.model_validate(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def platforms() -> MappingProxyType[str, Platform]:
    """The platforms by key, in the order of the file."""
    return MappingProxyType(platform_data().platforms)
