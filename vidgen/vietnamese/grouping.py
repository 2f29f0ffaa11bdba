"""Where a reader breathes in a long number that is read digit by digit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from vidgen.vietnamese.numbers import DIGITS, cardinal
from vidgen.vietnamese.text import Token

_FIGURES = re.compile(r"(?<=\+)84|[0-9]+")
_SPOKEN_BUT_NO_DIGIT = ("cộng", "ích", "sao")
_LISTED = re.compile(r"[0-9]{1,3}(?:,[0-9]{1,3})+")
_LONG = 7


def breaths(token: Token) -> frozenset[int]:
    """The syllables of a token behind which a comma is heard: between the groups of a long number.

    The groups are those that are shown; a group of seven digits or more is parted as people say it:
    4-3-3 for ten, 3-3-3-3 for twelve, 4-4 for eight.
    """
    listed = _LISTED.search(token.shown)
    if listed and (in_row := _in_row([int(figures) for figures in listed[0].split(",")], token)):
        return in_row
    # Full-width digits are no ASCII digits, but have the same values.
    runs = [len(run) for run in _FIGURES.findall(_ascii_digits(token.shown))]
    figures = sum(runs)
    said = token.spoken[len(token.spoken) - figures :] if figures else ()
    if figures < _LONG or len(said) < figures or not all(syllable in DIGITS for syllable in said):
        return frozenset()
    found: list[int] = []
    end = len(token.spoken) - figures - 1
    for run in _with_next(runs):
        for size in _parted(run):
            end += size
            found.append(end)
    return frozenset(found[:-1])


def _in_row(numbers: Sequence[int], token: Token) -> frozenset[int]:
    """``khoản 1,2,3``: a breath where the commas are shown."""
    parts = [cardinal(n) for n in numbers]
    if tuple(syllable for part in parts for syllable in part) != token.spoken:
        return frozenset()
    return frozenset(end - 1 for end in list(accumulate(map(len, parts)))[:-1])


def _ascii_digits(text: str) -> str:
    return "".join(str(int(char)) if char.isdecimal() else char for char in text)


def _with_next(runs: Sequence[int]) -> list[int]:
    """A single digit is heard with the group behind it: ``0232.3.822.113``."""
    found: list[int] = []
    for run in runs:
        if found and found[-1] == 1:
            found[-1] += run
        else:
            found.append(run)
    return found


def _parted(run: int) -> Sequence[int]:
    if run < _LONG:
        return (run,)
    if run in (8, 16):
        return (4,) * (run // 4)
    fours = run % 3
    return (4,) * fours + (3,) * ((run - 4 * fours) // 3)


def are_groups(token: Token, after: Token | None) -> bool:
    """Whether two shown words are groups of one number, with a breath between them: ``0912 345``."""
    both = after is not None and _is_digits(token) and _is_digits(after)
    return both and min(len(token.spoken), len(after.spoken if after else ())) >= 3


def _is_digits(token: Token) -> bool:
    figures = sum(len(run) for run in _FIGURES.findall(_ascii_digits(token.shown)))
    said = [syllable for syllable in token.spoken if syllable not in _SPOKEN_BUT_NO_DIGIT]
    return len(said) == figures > 0 and all(syllable in DIGITS for syllable in said)
