"""Runs every rule over a scenario."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from vidgen.approval import clock
from vidgen.brand.kit import Brand
from vidgen.errors import Finding, RegisterError, Severity, UnitsError
from vidgen.review.register import NO_REGISTER
from vidgen.review.register_file import register_for
from vidgen.review.rule import Case, rows_of
from vidgen.review.rules import RULES
from vidgen.review.rules.citation_in_force import citation_in_force
from vidgen.review.severity import as_the_brand_holds
from vidgen.review.texts import held_beside, shown_or_spoken
from vidgen.review.waivers import waived
from vidgen.scenario.model import Scenario, Unit
from vidgen.scenario.units import find_units_file, load_units


def review(
    scenario: Scenario,
    unit: Unit | None,
    brand: Brand,
    today: dt.date | None = None,
    written: Scenario | None = None,
    units: Sequence[Unit] | None = None,
) -> tuple[Finding, ...]:
    """The findings of every rule, in order of their lines.

    Arguments:
        scenario: localised and completed.
        today: the day of the check; the machine's own where None.
        written: before localisation; None is taken for `scenario` itself.
        units: all that the script may be made for; None looks for the list beside the script.
    """
    case, broken = case_of(scenario, unit, brand, today, written, units)
    found = dict.fromkeys(finding for rule in RULES.values() for finding in rule.check(case))
    staying, of_waivers = waived(case, tuple(found), RULES)
    held = as_the_brand_holds([*broken, *staying, *of_waivers], brand, RULES)
    return tuple(sorted(held, key=lambda finding: finding.line or 0))


def no_longer_law(written: Scenario, brand: Brand) -> tuple[Finding, ...]:
    """What a script cites that is not in force today by the register beside it (VG-R016)."""
    case, _broken = case_of(written, None, brand)
    found = dict.fromkeys(citation_in_force(case))
    return tuple(finding for finding in found if finding.severity is Severity.ERROR)


def case_of(
    scenario: Scenario,
    unit: Unit | None,
    brand: Brand,
    today: dt.date | None = None,
    written: Scenario | None = None,
    units: Sequence[Unit] | None = None,
) -> tuple[Case, tuple[Finding, ...]]:
    """What the rules look at, and what is wrong with the register; arguments as of `review`."""
    rows = rows_of(scenario.path)
    before = written or scenario
    register = NO_REGISTER
    broken: tuple[Finding, ...] = ()
    try:
        register = register_for(scenario.path)
    except RegisterError as error:
        broken = error.findings
    case = Case(
        scenario,
        unit,
        brand,
        shown_or_spoken(scenario, unit, rows),
        today or clock.today(),
        held_beside(scenario, before, rows),
        before,
        rows,
        register,
        (_units_beside(scenario) or _alone(unit)) if units is None else tuple(units),
        (*shown_or_spoken(before, None, rows), *held_beside(before, before, rows)),
    )
    return case, broken


def _units_beside(scenario: Scenario) -> tuple[Unit, ...]:
    path = find_units_file(scenario.path) if scenario.path else None
    if path is None:
        return ()
    stat = path.stat()
    return _units(path, stat.st_mtime_ns, stat.st_size)


def _alone(unit: Unit | None) -> tuple[Unit, ...]:
    return (unit,) if unit else ()


@lru_cache(maxsize=8)
def _units(path: Path, _changed: int, _size: int) -> tuple[Unit, ...]:
    """The units of a list; none of a faulty one, which is told where a unit is chosen from it."""
    try:
        return load_units(path)
    except UnitsError:
        return ()
