"""What the two sides of a comparison are called: ``So từng điểm — Công an thật / Kẻ giả danh``."""

from __future__ import annotations

from dataclasses import dataclass

from vidgen.scenario.inline import split_shown

_USUAL = ("Thật", "Giả")


@dataclass(frozen=True, slots=True)
class Sides:
    """The heading of a comparison, taken apart.

    Attributes:
        title: what stands above both.
        names: of what is marked ``[x]`` and of what is marked ``[ ]``; with inline markup.
        given: whether the script names them.
    """

    title: str
    names: tuple[str, str]
    given: bool


def sides_of(heading: str) -> Sides:
    """The title and the names of the sides; a heading without two names behind its dash is all title."""
    title, note = split_shown(heading, " — ")
    real, fake = split_shown(note, " / ")
    if not (title and real and fake):
        return Sides(heading, _USUAL, given=False)
    return Sides(title, (real, fake), given=True)
