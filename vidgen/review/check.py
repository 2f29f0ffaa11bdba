"""Runs every rule over a scenario."""

from __future__ import annotations

import datetime as dt

from vidgen.brand.kit import Brand
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.review.rule import Case, Text, key_line
from vidgen.review.rules import RULES
from vidgen.scenario.inline import spans
from vidgen.scenario.model import Role, Scenario, Unit
from vidgen.vietnamese.text import Span


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
    texts = [Text(spans(scenario.title), key_line(scenario.path, "title"), spoken=False)]
    for scene in scenario.scenes:
        if scene.heading:
            spoken = any(line.role is Role.HEADING for line in scene.lines)
            texts.append(Text(spans(scene.heading), scene.line or None, spoken))
        texts += [
            Text(spans(line.text), line.line or None, spoken=True)
            for line in scene.lines
            if line.role is not Role.HEADING
        ]
        if scene.media and scene.media.alt:
            texts.append(Text(spans(scene.media.alt), scene.media.line or None, spoken=False))
    if unit:
        texts += [
            Text(
                (Span(value),),
                None,
                spoken=False,
                source=_("cột {column} của đơn vị {id}").format(column=column, id=unit.id),
            )
            for column, value in (
                ("name", unit.name),
                ("parent", unit.parent),
                ("phone", unit.phone),
                ("hotline", unit.hotline),
            )
            if value
        ]
    return tuple(texts)
