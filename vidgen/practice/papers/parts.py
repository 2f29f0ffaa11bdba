"""What a paper holds, whatever it is set in: PDF and Word are two settings of the same parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Text = tuple[tuple[str, bool], ...]
"""Stretches of text, each with whether it is bold."""

Style = Literal["body", "small", "lead", "quote", "answer"]


class Sign(StrEnum):
    """What stands before a point."""

    BULLET = "•"
    DO = "do"
    DONT = "dont"
    BOX = "box"  # to be ticked or numbered by hand
    NONE = ""


def text(*pieces: str | tuple[str, bool]) -> Text:
    """Stretches without the empty ones; a bare string is not bold."""
    told = ((piece, False) if isinstance(piece, str) else piece for piece in pieces)
    return tuple(each for each in told if each[0])


def bold(words: str) -> Text:
    """All of it bold."""
    return text((words, True))


def labelled(label: str, words: str) -> Text:
    """``Căn cứ: …`` with the label bold."""
    return text((f"{label}: ", True), words)


def as_string(words: Text) -> str:
    """The text without its weights."""
    return "".join(piece for piece, _ in words)


@dataclass(frozen=True, slots=True)
class Title:
    """The head of a paper: what it is, of which lesson, and who gives it out."""

    kicker: str
    title: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (a section) or 2."""

    words: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    words: Text
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Point:
    """One of a list; `number` of a numbered one, `letter` of an option."""

    words: Text
    sign: Sign = Sign.BULLET
    label: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list, in `columns` where the points are short."""

    points: tuple[Point, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a head.

    Attributes:
        shares: of the width, one a column.
        total: whether the last row sums up.
        centred: the columns that are centred.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    shares: tuple[float, ...]
    total: bool = False
    centred: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Room:
    """Lines to write on, the label at the beginning of the first."""

    lines: int
    label: str = ""


@dataclass(frozen=True, slots=True)
class Blanks:
    """Blanks to be filled in, on one line."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Still:
    """A picture of the film, beside what belongs to it.

    Attributes:
        picture: which of those of the pack.
    """

    picture: int
    alt: str
    beside: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Scenes:
    """Pictures of scenes, each beside its text, as many in a row as there is room for."""

    stills: tuple[Still, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code beside what belongs to it."""

    url: str
    alt: str
    beside: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Parts that stand on one page wherever a page can hold them."""

    parts: tuple[Part, ...]
    framed: bool = False


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Part = Title | Heading | Para | Points | Table | Room | Blanks | Still | Scenes | Code | Together | NewPage
