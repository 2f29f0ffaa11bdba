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
        title, caption: of the post.
        image_bytes, image_side: cover or thumbnail.
        subtitles: whether it takes a subtitle file.
        note: what the person who posts must know, in Vietnamese.
        ai_note: what they must do there when the film shows or sounds AI-made material.
    """

    name: str
    safe: dict[Use, SafeBox] = {}
    seconds: Range | None = None
    story_seconds: int | None = None
    least_size: Range | None = None
    most_size: Range | None = None
    fps: Range | None = None
    most_bytes: int | None = None
    title: TextLimit | None = None
    caption: TextLimit | None = None
    image_bytes: int | None = None
    image_side: int | None = None
    subtitles: bool | None = None
    note: str = ""
    ai_note: str = ""


class PlatformData(_Data):
    """The whole file: when and from what it was collected, and the platforms by key (``facebook``)."""

    dated: str
    source: str
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
