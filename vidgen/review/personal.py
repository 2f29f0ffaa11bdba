"""Personal data in what a script holds, less what is the units' own and published.

Looked at are the raw lines of the file, so that comments, names of files and words nobody hears count too;
the texts made of them, in which markup no longer parts the digits; the name of the file; the list of units.
Whatever is quoted of a find is masked.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from vidgen.errors import Finding, Severity
from vidgen.messages import _
from vidgen.review.addresses import row_of
from vidgen.review.domains import is_official
from vidgen.review.held import held
from vidgen.review.rule import Case
from vidgen.scenario.model import Unit
from vidgen.scenario.units import find_units_file
from vidgen.vietnamese.personal.contacts import contacts
from vidgen.vietnamese.personal.found import personal, shown_masked
from vidgen.vietnamese.personal.kinds import Kind, Piece
from vidgen.vietnamese.personal.phones import canonical, phones

_NEVER_A_UNIT_S = (Kind.PAPER, Kind.PERSON)


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of personal data that a script holds, for people: `shown` is masked."""

    kind: Kind
    shown: str
    certain: bool
    path: Path | None
    line: int | None

    def finding(self, code: str, message: str, fix: str) -> Finding:
        """An error where the piece is certain, else a warning."""
        severity = Severity.ERROR if self.certain else Severity.WARNING
        return Finding(code, message, fix, severity, self.path, self.line)


def told(case: Case, kinds: Collection[Kind]) -> Iterator[Told]:
    """What of these kinds stands in the script or in its unit's columns, each value once a line."""
    path = case.scenario.path
    seen: set[tuple[Kind, str]] = set()
    for number, row in enumerate(case.rows, start=1):
        row = _unescaped(row)
        for piece in personal(row):
            if piece.kind in kinds and not _is_published(piece, case):
                seen.add((piece.kind, piece.value))
                yield Told(piece.kind, shown_masked(row, piece), piece.certain, path, number)
    for number, run in _runs(case.rows):
        for piece in personal(run):
            if (
                piece.certain
                and piece.kind in kinds
                and (piece.kind, piece.value) not in seen
                and not _is_published(piece, case)
            ):
                seen.add((piece.kind, piece.value))
                yield Told(piece.kind, shown_masked(run, piece), True, path, number)
    for text, line in held(case):
        for piece in personal(text.shown):
            if (
                piece.kind in kinds
                and (piece.kind, piece.value) not in seen
                and not _is_published(piece, case)
            ):
                seen.add((piece.kind, piece.value))
                yield Told(piece.kind, shown_masked(text.shown, piece), piece.certain, path, line)
    if path:
        for piece in personal(path.stem):
            if piece.kind in kinds and (piece.kind, piece.value) not in seen and piece.certain:
                yield Told(piece.kind, shown_masked(path.stem, piece), piece.certain, path, None)
    if case.unit:
        yield from _of_unit(case.unit, path, kinds)


_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))")


def _unescaped(row: str) -> str:
    """The row with the escapes of YAML and HTML as the characters they stand for."""
    if "\\" in row:
        row = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), row)
    return html.unescape(row) if "&" in row else row


_FIGURE = r"(?:[0-9]|không|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)"
_ENDS = re.compile(rf"(?<!\w){_FIGURE}[\w ]{{0,12}}[.,;!?…]*\s*$", re.IGNORECASE)
# The mark of an item, who speaks, what a fact is called.
_MARK = re.compile(r"^\s*(?:[-*+>]\s+|[0-9]{1,2}[.)]\s+)?(?:\[[ xX]\]\s*)?(?:[^\W\d][^:\n]{0,29}:\s+)?")
_BEGINS = re.compile(rf"{_FIGURE}(?!\w*[^\W\d_])", re.IGNORECASE)
_MOST_ROWS = 12


@lru_cache(maxsize=16)
def _runs(rows: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Figures that go on over several items or speakers: number of the first line, all in one."""
    said = [
        (number, _MARK.sub("", row, count=1).strip()) for number, row in enumerate(rows, 1) if row.strip()
    ]
    found = []
    for at, (number, first) in enumerate(said):
        run = [first]
        for _number, following in said[at + 1 : at + _MOST_ROWS]:
            if not (_ENDS.search(run[-1]) and _BEGINS.match(following)):
                break
            run.append(following)
        if len(run) > 1:
            found.append((number, " ".join(run)))
    return tuple(found)


def _of_unit(unit: Unit, script: Path | None, kinds: Collection[Kind]) -> Iterator[Told]:
    """What no list of units may hold: papers and persons; its phones and accounts are published.

    Its name stands on every picture and is no place for them either.
    """
    for column, value in _columns(unit):
        for piece in personal(value):
            if piece.kind in kinds and (piece.kind in _NEVER_A_UNIT_S or column in ("name", "parent")):
                path = find_units_file(script) if script else None
                shown = _("{value} (cột {column} của đơn vị {id})").format(
                    value=shown_masked(value, piece), column=column, id=unit.id
                )
                yield Told(piece.kind, shown, piece.certain, path, row_of(unit.id, path))


def _columns(unit: Unit) -> Iterator[tuple[str, str]]:
    for column in ("name", "parent", "address", "phone", "hotline", "zalo", "qr_url"):
        if value := getattr(unit, column):
            yield column, value
    yield from unit.extra.items()


def _is_published(piece: Piece, case: Case) -> bool:
    """Whether the value is a unit's own, a hotline, or an official address."""
    kind, value = piece.kind, piece.value
    if kind is Kind.MAIL and is_official(value.rpartition("@")[2], case):
        return True
    if kind is Kind.PROFILE and (page := value.rpartition("/")[2]).isdigit():
        kind, value = Kind.PHONE, canonical(page)
    if kind not in (Kind.PHONE, Kind.ACCOUNT, Kind.MAIL, Kind.PROFILE):
        return False
    if any(value == canonical(line.number) for line in case.register.hotlines):
        return True
    # The unit the copy is for comes first: most numbers of a copy are its own, and lists are long.
    units = (*((case.unit,) if case.unit else ()), *case.units)
    return any(value in _published(cell, kind) for unit in units for _column, cell in _columns(unit))


@lru_cache(maxsize=8192)
def _published(cell: str, kind: Kind) -> frozenset[str]:
    """The values of a kind in a cell of the list of units."""
    if kind in (Kind.MAIL, Kind.PROFILE):
        return frozenset(piece.value for piece in contacts(cell) if piece.kind is kind)
    whole = {canonical(cell)} if cell[:1].isdigit() or cell[:1] in ("+", "(") else set()
    return frozenset({piece.value for piece in phones(cell)} | whole)
