"""What kinds of personal data there are, and one piece of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a piece of personal data is."""

    PHONE = "phone"
    PAPER = "paper"  # căn cước, chứng minh nhân dân, hộ chiếu
    ACCOUNT = "account"  # of a bank, or a card
    PLATE = "plate"
    MAIL = "mail"
    PROFILE = "profile"  # a page or handle on a social network
    PERSON = "person"  # a name beside what tells who it is
    HOME = "home"  # where somebody lives


@dataclass(frozen=True, slots=True)
class Piece:
    """Personal data in a text.

    Attributes:
        start, end: in the folded text.
        value: for comparing only: digits, or text in lower case. Never shown or stored.
        certain: False where the form alone speaks for it.
    """

    kind: Kind
    start: int
    end: int
    value: str
    certain: bool = True

    def __repr__(self) -> str:
        return f"Piece({self.kind}, {self.start}–{self.end})"  # a log must not hold the value
