"""Numbers in a text, each whole: 156 stands neither in 1560 nor in 0214 156 nor in 156/2020."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vidgen.recall.phrases import Place

_RUN = re.compile(r"(?<![^\W_])[+(]{0,2}[0-9]+(?:(?:\) ?|[ .,/–-])[0-9]+)*")
_ATOM = re.compile(r"[0-9]+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_LONGEST_PHONE = 11  # digits, of +84 written as 0
_SHORTEST_PHONE = 5


@dataclass(frozen=True, slots=True)
class Number:
    """A number, found however it is grouped: ``0232 000 0113``, ``02320000113``, ``+84 232 000 0113``.

    Attributes:
        digits: as `numbers` has it.
    """

    digits: str

    def places(self, text: str) -> Iterator[Place]:
        """Each find in a text."""
        return (place for value, place in numbers(text) if value == self.digits)


def number_of(text: str) -> str | None:
    """The number that a text is and nothing else; None where it is none."""
    found = list(numbers(text))
    whole = len(found) == 1 and found[0][1] == (0, len(text))
    return found[0][0] if whole else None


def numbers(text: str) -> Iterator[tuple[str, Place]]:
    """Every number of a text and where it stands: a phone by its digits, an amount without its grouping.

    What only a blank parts is one number where it reads as a phone or an amount, else two.
    """
    for run in _RUN.finditer(text):
        if text[run.end() : run.end() + 1].isalpha() and text[run.end()] not in "đĐ":
            atoms = list(_ATOM.finditer(text, run.start(), run.end()))[:-1]
        else:
            atoms = list(_ATOM.finditer(text, run.start(), run.end()))
        while atoms:
            taken, value = _first(text, atoms)
            start, end = atoms[0].start(), atoms[taken - 1].end()
            opened = ")" in text[start:end] or text[max(start - 1, 0)] == "+"
            while opened and start > run.start() and text[start - 1] in "+(":
                start -= 1
            yield value, (start, end)
            atoms = atoms[taken:]


def _first(text: str, atoms: list[re.Match[str]]) -> tuple[int, str]:
    """How many of the atoms make the first number, and its value."""
    if phone := _phone(text, atoms):
        return phone
    taken = 1
    value = atoms[0][0]
    while taken < len(atoms):
        between = text[atoms[taken - 1].end() : atoms[taken].start()]
        if between not in ".,/–-" or (between in "/–-" and not _one(atoms[taken - 1][0], atoms[taken][0])):
            break
        value += between.replace("–", "-") + atoms[taken][0]
        taken += 1
    if taken == 1 and (amount := _amount(text, atoms)):
        return amount
    if re.fullmatch(r"[0-9]{1,3}(?:[.,][0-9]{3})+", value):
        value = re.sub(r"[.,]", "", value)
    return taken, value


def _phone(text: str, atoms: list[re.Match[str]]) -> tuple[int, str] | None:
    """A number that begins with 0, +84, 1800 or 1900, whatever parts its digits."""
    first = atoms[0]
    abroad = first[0].startswith("84") and text[: first.start()].rstrip("(").endswith("+")
    if not (abroad or first[0].startswith("0") or first[0] in ("1800", "1900")):
        return None
    digits = ("0" + first[0][2:]) if abroad else first[0]
    taken = 1
    while taken < len(atoms):
        between = text[atoms[taken - 1].end() : atoms[taken].start()]
        if between in ",/" or len(digits + atoms[taken][0]) > _LONGEST_PHONE:
            break
        digits += atoms[taken][0]
        taken += 1
    long = len(digits) >= _SHORTEST_PHONE and not (taken > 1 and _YEAR.fullmatch(atoms[taken - 1][0]))
    return (taken, digits) if long else None


def _amount(text: str, atoms: list[re.Match[str]]) -> tuple[int, str] | None:
    """``1 156 000``: groups of three behind blanks, the last of which is 000."""
    taken = 1
    while taken < len(atoms) and len(atoms[taken][0]) == 3:
        if text[atoms[taken - 1].end() : atoms[taken].start()] != " ":
            break
        taken += 1
    if taken == 1 or len(atoms[0][0]) > 3 or atoms[taken - 1][0] != "000":
        return None
    return taken, "".join(atom[0] for atom in atoms[:taken])


def _one(left: str, right: str) -> bool:
    """Whether a stroke or hyphen joins a day, a time or the sign of a document; else it parts two numbers."""
    return min(len(left), len(right)) <= 2 or bool(_YEAR.fullmatch(left) or _YEAR.fullmatch(right))
