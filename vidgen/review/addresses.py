"""The web addresses of a script and of the page its unit's QR code leads to, with where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vidgen.review.held import held
from vidgen.review.links import Link, links
from vidgen.review.rule import Case
from vidgen.scenario.slots import slot_names, slots_in
from vidgen.scenario.units import find_units_file


@dataclass(frozen=True, slots=True)
class Address:
    """A link and its place; `own` where it is the unit's."""

    link: Link
    path: Path | None
    line: int | None
    own: bool = False


def addresses(case: Case) -> Iterator[Address]:
    """Each address once a line; those of texts that markup had cut apart, too."""
    path = case.scenario.path
    seen: set[str] = set()
    for number, row in enumerate(case.rows, start=1):
        for link in links(row):
            seen.add(link.host)
            yield Address(link, path, number)
    for text, line in held(case):
        for link in links(text.shown):
            if link.host not in seen and not _is_own(link, case):
                yield Address(link, path, line)


def own_address(case: Case) -> Iterator[Address]:
    """The page of the unit's QR code and those its slots put into the script, at its line of the list."""
    if case.unit is None:
        return
    used = {name for scene in case.written.scenes for name in slots_in(scene)}
    used |= {name for text in case.unfilled for name in slot_names(text.shown)}
    values = [case.unit.qr_url, *(value for name, value in case.unit.extra.items() if name in used)]
    found = {link.host: link for value in reversed(values) for link in links(value)}
    if found:
        path = find_units_file(case.scenario.path) if case.scenario.path else None
        line = row_of(case.unit.id, path)
        for link in found.values():
            yield Address(link, path, line, own=True)


def row_of(unit_id: str, path: Path | None) -> int | None:
    """The line of the list of units on which a unit stands."""
    if path is None:
        return None
    rows = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    return next((at for at, row in enumerate(rows, start=1) if unit_id in row.replace('"', "")), None)


def _is_own(link: Link, case: Case) -> bool:
    """Whether it came in through a slot."""
    return bool(case.unit) and any(link.host == each.host for value in _values(case) for each in links(value))


def _values(case: Case) -> tuple[str, ...]:
    return (case.unit.qr_url, case.unit.zalo, *case.unit.extra.values()) if case.unit else ()
