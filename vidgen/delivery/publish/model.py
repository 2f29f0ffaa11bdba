"""What ``publish.yaml`` holds, as values, and its JSON Schema."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from vidgen.delivery.report import RelativeName
from vidgen.scenario.model import Audience, Kind

State = Literal["final", "draft", "withheld"]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Subtitles(_Data):
    """A subtitle file, under the name the platform asks for."""

    file: RelativeName
    language: str = "vi"


class Post(_Data):
    """All it takes to post on one platform.

    Attributes:
        name: of the platform, for people.
        reason: why it must not be posted there, in Vietnamese; empty where it may. Then `video` is None.
        title, description: of platforms with two fields.
        caption: of platforms with one; of title, description and caption the others are empty.
        hashtags: those that stand in the text already.
        alt: what the video shows, for people who cannot see it.
        video: the file to upload: the film, or the smaller copy of it.
        cover: the picture to upload with it; None where the platform takes a frame of the film.
        cover_at_ms: that frame, or the one to choose where a cover cannot be uploaded; in milliseconds.
        subtitles: None where the platform takes none.
        flags: fields of its programming interface, such as ``containsSyntheticMedia``.
        notes: what the person who posts must know, in Vietnamese.
    """

    name: str
    reason: str = ""
    title: str = ""
    description: str = ""
    caption: str = ""
    hashtags: tuple[str, ...] = ()
    alt: str = ""
    video: RelativeName | None = None
    cover: RelativeName | None = None
    cover_at_ms: Annotated[int, Field(ge=0)] = 0
    subtitles: Subtitles | None = None
    flags: dict[str, bool] = Field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The long text, whatever the platform calls it."""
        return self.description or self.caption

    @property
    def allowed(self) -> bool:
        """Whether it may be posted there."""
        return self.video is not None


class PublishScript(_Data):
    """The script the film tells."""

    id: str
    title: str
    kind: Kind
    audience: Audience
    legal: tuple[str, ...] = ()
    source: str = ""
    reviewed: dt.date | None = None
    expires: dt.date | None = None


class PublishUnit(_Data):
    """Whose copy it is, with what it publishes of itself."""

    id: str
    name: str
    parent: str = ""
    hotline: str = ""
    qr_url: str = ""


class Publish(_Data):
    """One kit, ready for programs that post.

    Attributes:
        state: ``final`` may be posted where `Post.allowed`; ``draft`` is not approved and ``withheld`` is not
            meant for platforms (internal, or for a screen): both have no `platforms` at all.
        reasons: why it may not be posted, in Vietnamese.
        approved_until: the last day on which the approval holds; None is without an end of its own.
        sample: whether only a sample key has approved it: good for trying things out, not for the public.
        code: by which people can look the film up; empty where it has none.
        ai_label: the words of the label; empty for an internal audience.
        seconds: length of the film.
        platforms: by key (``facebook``).
    """

    schema_version: Literal[1] = 1
    state: State
    reasons: tuple[str, ...] = ()
    script: PublishScript
    unit: PublishUnit | None = None
    approved_until: dt.date | None = None
    sample: bool = False
    code: str = ""
    ai_label: str = ""
    seconds: float
    platforms: dict[str, Post] = Field(default_factory=dict)

    def allowed(self, today: dt.date) -> dict[str, Post]:
        """The posts that may be made on that day: none once the script or its approval has run out."""
        ends = (self.script.expires, self.approved_until)
        if self.state != "final" or any(end is not None and today > end for end in ends):
            return {}
        return {key: post for key, post in self.platforms.items() if post.allowed}


def publish_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``publish.yaml``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Publish.model_json_schema()}
