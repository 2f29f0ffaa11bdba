"""The contract of a rule that looks at a script.

How to add a rule: write one file under ``review/rules/`` with a function ``(Case) -> Iterator[Finding]`` and
add it to `review.rules.RULES`. A finding names the line, says what is wrong in words an officer uses, and what
to write instead; its code never changes its meaning.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vidgen.brand.kit import Brand
from vidgen.errors import Finding
from vidgen.scenario.model import Scenario, Unit
from vidgen.vietnamese.text import Span


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the script that is shown, and the line of the file it stands on."""

    spans: tuple[Span, ...]
    line: int | None
    spoken: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule looks at: a localised, completed scenario and for whom it is made.

    Attributes:
        texts: everything that is shown or spoken.
        today: the day of the check.
    """

    scenario: Scenario
    unit: Unit | None
    brand: Brand
    texts: tuple[Text, ...]
    today: dt.date


Rule = Callable[[Case], Iterator[Finding]]
