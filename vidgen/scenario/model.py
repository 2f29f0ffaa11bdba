"""What authors write, as values: the same model whether it came from Markdown, YAML or JSON."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from math import inf
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from vidgen.scenario.moments import seconds_of
from vidgen.scenario.practice import Practice

Look = Literal[
    "grandmother",
    "grandfather",
    "farmer",
    "student",
    "shop-owner",
    "worker",
    "young-mother",
    "officer",
    "stranger",
]


class Kind(StrEnum):
    """What a script is for."""

    SCAM = "scam"
    PROCEDURE = "procedure"
    QA = "qa"
    ANNOUNCEMENT = "announcement"
    PRACTICE = "practice"


class Audience(StrEnum):
    """Who may see it; ``internal`` never touches the network."""

    PUBLIC = "public"
    INTERNAL = "internal"


class Role(StrEnum):
    """What a line is in its scene."""

    HEADING = "heading"  # the scene's heading, spoken because nothing else introduces its items
    SAY = "say"  # a paragraph: the narrator, or the cast member it names
    ITEM = "item"  # a list item: shown and spoken


class Mark(StrEnum):
    """The mark in front of a list item."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    DO = "do"  # - [x]
    DONT = "dont"  # - [ ]


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class CastMember(_Value):
    """How a member of the cast looks and sounds."""

    look: Look
    voice: Literal["female", "male"]


class Line(_Value):
    """Something said, and in most scenes shown. `text` holds inline markup (see `scenario.inline`)."""

    text: Annotated[str, Field(min_length=1)]
    role: Role = Role.SAY
    speaker: str | None = None  # a key of the cast; None is the narrator
    mark: Mark = Mark.NONE
    line: int = Field(default=0, exclude=True, repr=False)  # where it stands in the file


def _seconds(written: object) -> object:
    found = seconds_of(written) if isinstance(written, str) else written
    if written is None or (isinstance(found, (int, float)) and 0 <= found < inf):
        return found
    raise ValueError("no moment")


Moment = Annotated[float | None, BeforeValidator(_seconds, json_schema_input_type=float | str | None)]
"""Seconds; also written ``0:05`` or ``5 giây``."""


class Media(_Value):
    """A picture or footage, relative to the script's folder."""

    path: str
    alt: str = ""  # what it shows and where it comes from, also the caption on screen
    sound: bool = False  # whether footage is heard
    start: Moment = None  # seconds of the footage from which it is shown; None is its beginning
    end: Moment = None  # and to which; None is its end
    line: int = Field(default=0, exclude=True, repr=False)


class Scene(_Value):
    """One scene: its type (a canonical name of the registry), its heading and what it holds."""

    type: str
    heading: str = ""
    lines: tuple[Line, ...] = ()
    media: Media | None = None
    line: int = Field(default=0, exclude=True, repr=False)


class Channel(_Value):
    """One way of filing a procedure, with its time limit and fee."""

    name: str
    time: str
    fee: str


class Procedure(_Value):
    """The facts of a procedure, from which its scenes can be derived."""

    who: str = ""
    documents: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    where: str = ""
    channels: tuple[Channel, ...] = ()
    result: str = ""
    form: str = ""
    source: str = ""  # URL of the official page


class Scenario(_Value):
    """A whole script."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
    kind: Kind
    title: Annotated[str, Field(min_length=1, max_length=150)]
    field: str = ""
    audience: Audience = Audience.PUBLIC
    reviewed: dt.date | None = None
    expires: dt.date | None = None
    legal: tuple[str, ...] = ()
    cast: dict[str, CastMember] = Field(default_factory=dict)
    procedure: Procedure | None = None
    source: str = ""
    hashtags: tuple[str, ...] = ()
    post: str = ""  # the text of the post; derived from the script where empty
    lexicon: dict[str, str] = Field(default_factory=dict)  # shown -> spoken, for this script
    profile: Literal["normal", "elderly", "screen"] | None = None  # for whom; None leaves it to the brand
    practice: Practice | None = None  # what a trainer teaches with it
    scenes: tuple[Scene, ...] = ()
    path: Path | None = Field(default=None, exclude=True, repr=False)

    @property
    def folder(self) -> Path:
        """Where its pictures are looked for."""
        return self.path.parent if self.path else Path()


class Unit(_Value):
    """One commune's own words: the only things that may differ between two copies of a script."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
    name: Annotated[str, Field(min_length=1, max_length=90)]
    parent: str = ""
    region: Literal["bac", "trung", "nam"]
    address: str = ""
    phone: str = ""
    hotline: str = ""
    zalo: str = ""
    qr_url: str = ""
    extra: dict[str, str] = Field(default_factory=dict)  # further columns, such as a fee set by the province

    def slot(self, name: str) -> str | None:
        """The value of ``{{unit.name}}``: None where there is no such slot, empty where it has no value."""
        if name in self.extra:
            return self.extra[name]
        value = getattr(self, name, None) if name in type(self).model_fields else None
        return value if isinstance(value, str) else None
