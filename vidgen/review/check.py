"""Runs every rule over a scenario."""

from __future__ import annotations

import datetime as dt

from vidgen.brand.kit import Brand
from vidgen.errors import Finding
from vidgen.review.rule import Case, Text
from vidgen.review.rules import RULES
from vidgen.scenario.inline import spans
from vidgen.scenario.model import Role, Scenario, Unit


def review(
    scenario: Scenario, unit: Unit | None, brand: Brand, today: dt.date | None = None
) -> tuple[Finding, ...]:
    """The findings of every rule, in order of their lines.

    Arguments:
        scenario: localised and completed.
        today: the day of the check; the machine's own where None.
    """
    case = Case(scenario, unit, brand, _texts(scenario, unit), today or dt.date.today())
    found = [finding for rule in RULES.values() for finding in rule(case)]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.line or 0))


def _texts(scenario: Scenario, unit: Unit | None) -> tuple[Text, ...]:
    texts = [Text(spans(scenario.title), None, spoken=False)]
    for scene in scenario.scenes:
        if scene.heading:
            texts.append(Text(spans(scene.heading), scene.line or None, spoken=False))
        texts += [
            Text(spans(line.text), line.line or None, spoken=True)
            for line in scene.lines
            if line.role is not Role.HEADING
        ]
        if scene.media and scene.media.alt:
            texts.append(Text(spans(scene.media.alt), scene.media.line or None, spoken=False))
    if unit:
        texts += [Text(spans(value), None, spoken=False) for value in (unit.name, unit.parent) if value]
    return tuple(texts)
