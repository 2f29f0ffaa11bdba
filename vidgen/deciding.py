"""An officer decides on scripts, one after another: read, held against what was signed, shown, signed.

Whatever is wrong with one script is told with it and does not keep the others from being decided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from vidgen.approval.desk import find_desk
from vidgen.approval.digest import Content, content_of
from vidgen.approval.judge import judge
from vidgen.approval.key import PrivateKey
from vidgen.approval.record import Record, open_record
from vidgen.approval.sign import Decision, rehearse, reviews_of, sign
from vidgen.approval.standing import State
from vidgen.approval.state import no_desk
from vidgen.approval.subject import Subject, subject_of
from vidgen.brand.kit import Brand
from vidgen.errors import ApprovalError, Finding, Severity, VidgenError
from vidgen.messages import _
from vidgen.preview import check, read
from vidgen.scenario.model import Scenario, Unit
from vidgen.vietnamese.personal.found import masked

What = Literal["signed", "already", "declined", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one script.

    Attributes:
        what: ``already`` it was signed before; ``refused`` it has errors or warnings that hold up signing
            (`RuleInfo.holds_up_signing`), or the key may not sign it;
            ``failed`` it cannot be read.
        note: by whom and when, for people.
        statement: SHA-256 of the statement that was signed.
    """

    script: Path
    what: What
    note: str = ""
    findings: tuple[Finding, ...] = ()
    statement: str = ""

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "script": str(self.script),
            "what": self.what,
            "note": self.note,
            "statement": self.statement,
            "findings": [finding.as_dict() for finding in self.findings],
        }


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody with a key who reviews or approves.

    Attributes:
        brands: in which scripts are looked at.
        until: the last day of an approval; None is the day on which the script itself expires.
        units_file: the list of units to check with; None is the one nearby.
    """

    action: Literal["review", "approve"]
    key: PrivateKey
    brands: tuple[Brand, ...]
    until: dt.date | None = None
    units_file: Path | None = None

    def decide(self, script: Path, ask: Callable[[Subject], bool]) -> Outcome:
        """Decide on one script; whatever is wrong with it is in the outcome.

        Arguments:
            ask: is shown what would be signed, and says whether to.
        """
        try:
            written, _warnings = read(script)
        except VidgenError as error:
            return Outcome(script, "failed", findings=error.findings)
        try:
            return self._decided(script, written, ask)
        except VidgenError as error:
            return Outcome(script, "refused", findings=error.findings)

    def _decided(self, script: Path, written: Scenario, ask: Callable[[Subject], bool]) -> Outcome:
        desk = find_desk(script)
        if desk is None:
            raise ApprovalError([no_desk(script)])
        record = open_record(desk)
        contents = tuple(content_of(script, written, brand) for brand in self.brands)
        if note := self._already(record, written, contents):
            return Outcome(script, "already", note)
        until = (self.until or written.expires) if self.action == "approve" else None
        if self.action == "approve" and until is None:
            raise ApprovalError.of(
                "VG-A057",
                _("Chưa có ngày hết hiệu lực: phê duyệt không có hạn thì không ai nhắc rà soát lại."),
                _("Ghi expires trong kịch bản rồi rà soát lại, hoặc thêm --until, ví dụ --until 2027-05-01."),
                path=script,
            )
        decision = Decision(self.action, written.id, written.field, contents, until, path=script)
        holder = rehearse(record, decision, self.key)
        findings = self._findings(script)
        open_ = tuple(each for each in findings if _is_open(each))
        if open_:
            return Outcome(script, "refused", _counted(open_), open_)
        if not ask(subject_of(written, contents, self.brands, findings, until, _waived(script))):
            return Outcome(script, "declined")
        statement = sign(record, decision, self.key)
        return Outcome(script, "signed", holder.person, statement=statement.digest)

    def _already(self, record: Record, written: Scenario, contents: tuple[Content, ...]) -> str:
        """By whom just this was decided before; empty where it was not."""
        if self.action == "review":
            reviews = reviews_of(record, written.id, written.field, contents)
            return reviews[-1].holder.person if reviews else ""
        standings = [judge(record, written, content) for content in contents]
        if any(standing.state is not State.APPROVED for standing in standings):
            return ""
        return ", ".join(dict.fromkeys(each.approved.approved_by for each in standings if each.approved))

    def _findings(self, script: Path) -> tuple[Finding, ...]:
        unit = _longest(script, self.units_file)
        found = (each for brand in self.brands for each in check(script, unit, brand))
        return tuple(dict.fromkeys(found))


def _is_open(finding: Finding) -> bool:
    """Whether nobody signs while it stands."""
    from vidgen.review.rules import RULES

    rule = RULES.get(finding.code)
    return finding.severity is Severity.ERROR or (rule is not None and rule.holds_up_signing)


def _waived(script: Path) -> tuple[str, ...]:
    """What a script asks to have passed over: who signs answers for it too."""
    from vidgen.review.rule import rows_of
    from vidgen.review.waivers import waivers_in

    return tuple(
        _("{code}, dòng {line}: {reason}").format(code=each.code, line=each.line, reason=masked(each.reason))
        for each in waivers_in(rows_of(script))
        if each.reasoned
    )


def _counted(findings: tuple[Finding, ...]) -> str:
    errors = sum(each.severity is Severity.ERROR for each in findings)
    told = [_("còn {count} lỗi").format(count=errors)] if errors else []
    if rest := len(findings) - errors:
        told.append(_("còn {count} lưu ý phải sửa, hoặc ghi lý do bỏ qua").format(count=rest))
    return "; ".join(told)


def _longest(script: Path, units_file: Path | None) -> Unit | None:
    """The unit whose name takes most room: what has room for it has room for all."""
    from vidgen.scenario.units import find_units_file, load_units

    path = units_file or find_units_file(script)
    return max(load_units(path), key=lambda unit: len(unit.name)) if path else None
