"""How delivered films stand today: still approved, out of date, withdrawn, or drafts to this day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from vidgen.approval import clock
from vidgen.approval.accepted import Accepted, statements_of
from vidgen.approval.record import Record, open_record
from vidgen.delivery.authentic.library import library_near, script_of
from vidgen.delivery.authentic.marks import Marks
from vidgen.errors import ApprovalError, Finding, Severity

State = Literal["approved", "draft", "withdrawn", "expired", "superseded"]


@dataclass(slots=True)
class Today:
    """What the library says today; what was asked once is remembered.

    Attributes:
        record: of the library; None where there is none, and then only days count.
        findings: why the library could not be used, as warnings.
    """

    record: Record | None = None
    findings: tuple[Finding, ...] = ()
    _known: dict[tuple[str, ...], str] = field(default_factory=dict)
    _gone: dict[str, bool] = field(default_factory=dict)

    @property
    def day(self) -> dt.date:
        """The day in Vietnam to judge by; a clock set back does not change it."""
        return clock.day_of(self.record.now if self.record else clock.now())

    def withdrawn(self, script: str) -> bool:
        """Whether the last word on a script is that it is withdrawn."""
        if self.record is None:
            return False
        if script not in self._gone:
            said = [
                each.statement for each in statements_of(self.record, script) if isinstance(each, Accepted)
            ]
            self._gone[script] = bool(said) and said[-1].action == "revoke"
        return self._gone[script]

    def may_be_withdrawn(self, script: str) -> bool:
        """Whether an approval of a script, of whatever wording, was given and not taken back."""
        if self.record is None:
            return False
        since: list[str] = []
        for each in statements_of(self.record, script):
            if isinstance(each, Accepted):
                since = [] if each.statement.action == "revoke" else [*since, each.statement.action]
        return "approve" in since

    def state(self, entry: Mapping[str, Any]) -> State:
        """How a film stands, by its line in the ledger of renders (see `records.render_entry`).

        A film whose approval this library does not hold stands as it was delivered: the library may be
        another one.
        """

        def text(name: str) -> str:
            value = entry.get(name)
            return value if isinstance(value, str) else ""

        if text("state") != "final":
            return "draft"
        days = [day for name in ("until", "expires") if (day := _day(text(name)))]
        ended = bool(days) and self.day > min(days)
        told = "unknown"
        if self.record and text("statement"):
            key = (text("script"), text("content"), text("statement"), text("expires"))
            if key not in self._known:
                marks = Marks(
                    text("script"),
                    "",
                    "",
                    version=text("content"),
                    statement=text("statement"),
                    expires=_day(text("expires")),
                )
                self._known[key] = script_of(self.record, marks).state
            told = self._known[key]
        if told in ("withdrawn", "superseded"):
            return "withdrawn" if told == "withdrawn" else "superseded"
        return "expired" if ended or told == "expired" else "approved"


def today(place: Path, library: Path | None = None) -> Today:
    """What the library of a folder of results says.

    Arguments:
        place: the folder of results, or any folder near the library.
        library: a folder or script in it; None looks above `place` and the folder people stand in.
    """
    desk = library_near(place / "x", library)
    if desk is None:
        return Today()
    try:
        return Today(open_record(desk))
    except ApprovalError as error:
        return Today(findings=tuple(replace(each, severity=Severity.WARNING) for each in error.findings))


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
