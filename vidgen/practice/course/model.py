"""What ``course.yaml`` holds, as values, and its JSON Schema."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from vidgen.scenario.practice import Minutes

_CLOCK = re.compile(r"(?P<hour>[01]?\d|2[0-3])(?::|[hg]|\s*giờ\s*)(?P<minute>[0-5]\d)?")
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _clock(written: object) -> object:
    """Minutes since midnight."""
    if written is None or (isinstance(written, int) and not isinstance(written, bool)):
        return written
    found = _CLOCK.fullmatch(str(written).strip().casefold())
    if found is None or (":" in str(written) and not found["minute"]):
        raise ValueError("no time of day")
    return int(found["hour"]) * 60 + int(found["minute"] or 0)


TimeOfDay = Annotated[int, Field(ge=0, lt=24 * 60), BeforeValidator(_clock, json_schema_input_type=int | str)]
"""Minutes since midnight; written ``07:30``, ``7h30`` or ``7 giờ 30``."""


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Entry(_Value):
    """One piece of the course: a lesson, or a break that only has a name.

    Attributes:
        script: of the lesson, relative to the course's folder, as written; empty for a break.
        rest: name of the break (``break`` in the file); empty for a lesson.
        day: from 1; None is the day of the entry before it.
        at: when it begins; None is when the entry before it ends.
        path: the script's file, where it was found.
    """

    script: str = ""
    rest: Annotated[str, Field(max_length=80)] = Field(default="", alias="break")
    minutes: Minutes
    day: Annotated[int, Field(ge=1, le=60)] | None = None
    at: TimeOfDay | None = None
    line: int = Field(default=0, exclude=True, repr=False)
    path: Path | None = Field(default=None, exclude=True, repr=False)


class Course(_Value):
    """A whole course.

    Attributes:
        intro: a few sentences for those who attend.
        units: ids of the units it is made for where none is named; () is left to the command.
        date: of its first day; None is not settled.
        place: where it is held.
        start: when each day begins; None has no times of day, only lengths.
        minutes: of all its entries together, to check them by; None is not checked.
    """

    id: Annotated[str, Field(pattern=_ID, max_length=64)]
    title: Annotated[str, Field(min_length=1, max_length=150)]
    intro: Annotated[str, Field(max_length=1000)] = ""
    units: tuple[str, ...] = ()
    date: dt.date | None = None
    place: Annotated[str, Field(max_length=200)] = ""
    start: TimeOfDay | None = None
    minutes: Annotated[int, Field(ge=1, le=60_000)] | None = None
    lessons: Annotated[tuple[Entry, ...], Field(min_length=1)]
    path: Path | None = Field(default=None, exclude=True, repr=False)

    @property
    def scripts(self) -> tuple[Path, ...]:
        """The files of its lessons, in order."""
        return tuple(entry.path for entry in self.lessons if entry.path)


def course_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``course.yaml``; scripts and times are checked by `load_course`."""
    made = Course.model_json_schema(mode="validation")
    made["properties"].pop("path", None)
    entry = made["$defs"]["Entry"]
    for name in ("line", "path"):
        entry["properties"].pop(name, None)
    entry["oneOf"] = [{"required": ["script"]}, {"required": ["break"]}]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
