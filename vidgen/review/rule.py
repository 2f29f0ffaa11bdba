"""The contract of a rule that looks at a script.

How to add a rule: write one file under ``review/rules/`` with a function ``(Case) -> Iterator[Finding]`` and
below it its `RuleInfo`, and add that to `review.rules.RULES`. A finding names the line, says what is wrong in
words an officer uses, and what to write instead; its code never changes its meaning.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vidgen.brand.kit import Brand
from vidgen.errors import Finding, Severity
from vidgen.review.register import NO_REGISTER, Register
from vidgen.scenario.model import Scenario, Unit
from vidgen.scenario.source import clean
from vidgen.vietnamese.text import Span, plain


@dataclass(frozen=True, slots=True)
class Text:
    """A text that goes out, and where it was written.

    Attributes:
        line: of the script; None where it does not stand there.
        spoken: whether it is also heard.
        source: for people, where it comes from if not from the script; else empty.
        key: of the front matter it stands under, such as ``title``; empty for a text of a scene.
    """

    spans: tuple[Span, ...]
    line: int | None
    spoken: bool
    source: str = ""
    key: str = ""

    @property
    def shown(self) -> str:
        """As people read it, without markup."""
        return plain(self.spans)


@dataclass(frozen=True, slots=True)
class Case:
    """What a rule looks at: a localised, completed scenario and for whom it is made.

    Attributes:
        texts: everything that is shown on the picture or spoken.
        today: the day of the check.
        beside: what goes out beside the picture, or is only held: post, hashtags, legal basis, source, the
            facts of a procedure.
        written: the scenario before localisation, with its slots as written.
        rows: the raw lines of the script's file (NFC, LF); ``rows[0]`` is line 1; () without a file.
        register: what the province says of laws, hotlines, domains, dated terms; empty where there is none.
        units: all of the list of units beside the script; () unknown.
        unfilled: the texts of `written`, with their slots.
    """

    scenario: Scenario
    unit: Unit | None
    brand: Brand
    texts: tuple[Text, ...]
    today: dt.date
    beside: tuple[Text, ...]
    written: Scenario
    rows: tuple[str, ...] = ()
    register: Register = field(default=NO_REGISTER)
    units: tuple[Unit, ...] = ()
    unfilled: tuple[Text, ...] = ()

    @property
    def everything(self) -> tuple[Text, ...]:
        """All texts, each once: what is derived from the facts of a procedure counts where it was written."""
        told = [text for text in self.texts if text.line or text.source or not self.rows]
        return (*told, *self.beside)

    def line_at(self, text: Text, piece: str) -> int | None:
        """The line of a text on which a piece of it stands: a value may be folded over several lines."""
        if text.line is None:
            return self.key_line(text.key) if text.key else None
        if not text.key:
            return text.line
        following = self.rows[text.line - 1 : text.line - 1 + _LONGEST_VALUE]
        ends = (at for at, row in enumerate(following) if at and (_NEXT_KEY.match(row) or row == "---"))
        rows = following[: next(ends, None)]
        words = piece.split()
        for wanted in (piece, " ".join(words[-1:])):
            for at, row in enumerate(rows):
                if wanted and wanted in row:
                    return text.line + at
        return text.line

    def key_line(self, key: str) -> int | None:
        """The line on which a key of the front matter stands; None where it does not."""
        return line_of_key(self.rows, key)


_LONGEST_VALUE = 40  # lines that are looked through
_NEXT_KEY = re.compile(r"[\w\"']+\s*:(?:\s|$)")

Rule = Callable[[Case], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """A rule and what people are told of it.

    `title`, `explanation` and `fix` are Vietnamese and marked with `N_`; look them up with `_` when shown.

    Attributes:
        code: of its findings.
        severity: the gravest of its findings; a brand may set another for all of them.
        title: what it looks for, in a few words, without a full stop.
        explanation: why it matters and when it strikes, in one or two sentences.
        fix: what to do about it, in a sentence.
        check: finds.
        waivable: whether a note in the script may silence it; see `review.waivers`.
        holds_up_signing: whether nobody reviews or approves a script while a warning of it stands: it must be
            mended or waived with a reason. For what a legal reviewer answers for; drafts are made anyway.
    """

    code: str
    severity: Severity
    title: str
    explanation: str
    fix: str
    check: Rule
    waivable: bool = True
    holds_up_signing: bool = False


def rows_of(path: Path | None) -> tuple[str, ...]:
    """The lines of a script's file as its loader counts them; () without one."""
    if path is None or not path.is_file():
        return ()
    return tuple(clean(path.read_text(encoding="utf-8-sig", errors="replace")).split("\n"))


def line_of_key(rows: Sequence[str], key: str) -> int | None:
    """The first line on which a key stands, not indented if it stands so anywhere; None where it does not."""
    for indent in ("", r"\s*"):
        written = re.compile(rf"{indent}[\"']?{re.escape(key)}[\"']?\s*:")
        for number, row in enumerate(rows, start=1):
            if written.match(row):
                return number
    return None


def key_line(path: Path | None, key: str) -> int | None:
    """The line of a file on which a key of its front matter stands; None where it has none."""
    return line_of_key(rows_of(path), key)
