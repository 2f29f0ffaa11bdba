"""What a trainer teaches with a script: goals, talking points, and questions with the place where to ask."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from vidgen.scenario.moments import seconds_of


class Level(StrEnum):
    """How much the trainees are expected to know."""

    BASIC = "cơ bản"
    ADVANCED = "nâng cao"


class QuestionType(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"  # one right option
    SEVERAL = "several"  # all the right options, no other
    ORDER = "order"  # the options are steps, written in their right order and shown shuffled
    TRUE_FALSE = "true-false"
    SAY = "say"  # in the trainee's own words; the answer is a model


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class _Placed(_Value):
    line: int = Field(default=0, exclude=True, repr=False)  # where it begins in the file
    rows: dict[str, int] = Field(default_factory=dict, exclude=True, repr=False)  # of its keys and entries

    def row(self, key: str, index: int | str | None = None) -> int | None:
        """The line of the file on which a key, or one entry of what it holds, stands; as near as is known."""
        entry = self.rows.get(f"{key}.{index}") if index is not None else None
        return entry or self.rows.get(key) or self.line or None


def _listed(written: object) -> object:
    """An answer as written: one text or several; JSON's ``true`` is a text as YAML's is."""
    if isinstance(written, bool):
        return (str(written).lower(),)
    return (written,) if isinstance(written, str) else written


def _seconds(written: object) -> object:
    found = seconds_of(written) if isinstance(written, str) else written
    if isinstance(found, bool) or not isinstance(found, (int, float)) or found != found // 1:
        raise ValueError("no whole seconds")
    return int(found)


def _minutes(written: object) -> object:
    if isinstance(written, str):
        written = written.casefold().removesuffix("phút").strip()
    if isinstance(written, bool):
        raise ValueError("no minutes")
    return written


Seconds = Annotated[int, BeforeValidator(_seconds, json_schema_input_type=int | str)]
"""Also written ``10 giây`` or ``0:10``."""
Minutes = Annotated[int, Field(ge=1, le=600), BeforeValidator(_minutes, json_schema_input_type=int | str)]
"""Also written ``20 phút``."""


class Question(_Placed):
    """One question. Its texts but `after` and `answer` of a choice hold inline markup and slots.

    Attributes:
        after: the first words of the line after which the film stops, or the name or heading of a scene, for
            its end; empty asks when the story is told.
        answer: the right letters or options; ``đúng`` or ``sai``; a model answer; nothing for an order.
        wrong: wrong option, by its letter or its words, → what choosing it shows.
        seconds: to think; None is as long as those who watch need.
    """

    after: str = ""
    ask: Annotated[str, Field(min_length=1)]
    type: QuestionType = QuestionType.CHOICE
    options: tuple[str, ...] = ()
    answer: Annotated[
        tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | bool | list[str])
    ] = ()
    reason: str = ""
    legal: str = ""
    wrong: dict[str, str] = Field(default_factory=dict)
    seconds: Seconds | None = None
    level: Level | None = None  # None is that of the whole


class Practice(_Placed):
    """All that makes a lesson of a script, beyond the script itself."""

    level: Level = Level.BASIC
    minutes: Minutes | None = None  # of the lesson; None is reckoned from what it holds
    goals: tuple[str, ...] = ()
    points: tuple[str, ...] = ()  # what the trainer brings up
    questions: tuple[Question, ...] = ()
