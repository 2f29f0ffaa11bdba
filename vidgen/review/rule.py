"""The contract of a rule that looks at a script.

How to add a rule: write one file under ``review/rules/`` with a function ``(Case) -> Iterator[Finding]``
and add it to `review.rules.RULES`. A finding names the line, says what is wrong in words an officer uses, and
what to write instead; its code never changes its meaning.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vidgen.brand.kit import Brand
from vidgen.errors import Finding
from vidgen.scenario.model import Scenario, Unit
from vidgen.vietnamese.text import Span


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is shown, and where it was written.

    Attributes:
        line: of the script; None where it does not stand there.
        spoken: whether it is also heard.
        source: for people, where it comes from if not from the script; else empty.
    """

    spans: tuple[Span, ...]
    line: int | None
    spoken: bool
    source: str = ""


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


def key_line(path: Path | None, key: str) -> int | None:
    """The line of a script on which a key of its front matter stands; None where it has none."""
    if path is None or not path.is_file():
        return None
    rows = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    written = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*:")
    return next((number for number, row in enumerate(rows, start=1) if written.match(row)), None)


Rule = Callable[[Case], Iterator[Finding]]
