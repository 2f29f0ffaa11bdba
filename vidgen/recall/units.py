"""The units whose columns hold something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vidgen.recall.wanted import Wanted
from vidgen.scenario.model import Unit
from vidgen.vietnamese.personal.found import masked

_COLUMNS = ("id", "name", "parent", "address", "phone", "hotline", "zalo", "qr_url")
_PUBLISHED = ("id", "phone", "hotline", "qr_url")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a list of units; `text` is masked but for what a unit publishes of itself."""

    path: Path
    line: int | None
    unit: str
    name: str
    column: str
    text: str


def cells(lists: Iterable[tuple[Path, tuple[Unit, ...]]], wanted: Wanted) -> Iterator[Cell]:
    """Every cell that holds it."""
    for path, units in lists:
        for unit in units:
            for column, value in _values(unit):
                if value and wanted.is_in(value):
                    shown = value if column in _PUBLISHED else masked(value)
                    yield Cell(path, _line_of(unit.id, path), unit.id, unit.name, column, shown)


def _line_of(unit_id: str, path: Path) -> int | None:
    rows = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    cell = re.compile(rf'(?:^|[,;\t"\s]){re.escape(unit_id)}(?:$|[,;\t"\s])')
    return next((at for at, row in enumerate(rows, start=1) if cell.search(row)), None)


def _values(unit: Unit) -> Iterator[tuple[str, str]]:
    yield from ((column, getattr(unit, column)) for column in _COLUMNS)
    yield from unit.extra.items()
