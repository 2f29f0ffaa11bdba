"""What the standing of a script means for its kit: a marked draft or a clear film, and what is reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from vidgen.approval.code import EVERYBODY, verification_code
from vidgen.approval.standing import Standing, State
from vidgen.delivery.authentic.producer import vouching
from vidgen.delivery.report import ApprovalRecord
from vidgen.errors import ApprovalError, Finding, Severity
from vidgen.messages import _
from vidgen.scenario.model import Scenario, Unit
from vidgen.storyboard.clearance import Clearance

_VERSION = 1  # raise it when a draft's kit comes out otherwise than before


@dataclass(frozen=True, slots=True)
class Cleared:
    """How one copy of a script is made.

    Attributes:
        standing: of the script.
        clearance: what its pictures say of it.
    """

    standing: Standing
    clearance: Clearance

    @property
    def draft(self) -> bool:
        """Whether it is made as a draft."""
        return self.clearance.draft

    @property
    def decides(self) -> list[object]:
        """All of it that decides a kit: the reasons by their codes only, and who vouches for a final film."""
        approved = self.standing.approved
        statement = approved.statement if approved else ""
        reasons = sorted({each.code for each in self.standing.reasons})
        vouched = [] if self.draft else list(vouching())
        return [_VERSION, self.draft, self.standing.state, reasons, statement, self.clearance.code, *vouched]

    @property
    def record(self) -> ApprovalRecord | None:
        """The approval for the report; None for a draft."""
        approved = self.standing.approved
        if self.draft or approved is None:
            return None
        return ApprovalRecord(
            statement=approved.statement,
            content=approved.content,
            reviewed_by=approved.reviewed_by,
            approved_by=approved.approved_by,
            at=approved.at,
            until=approved.until,
            sample=approved.sample,
            code=self.clearance.code,
        )

    def remarks(self, scenario: Scenario) -> Iterator[Finding]:
        """What is said of it, as warnings: why it is a draft, or that only a sample key stands for it."""
        if self.draft:
            yield from (replace(each, severity=Severity.WARNING) for each in self.standing.reasons)
        elif self.standing.approved and self.standing.approved.sample:
            yield Finding(
                "VG-A053",
                _("Duyệt bằng khóa mẫu: chỉ để chạy thử, chưa phải phê duyệt của cơ quan."),
                _("Lập vòng khóa của đơn vị (vidgen keys new, vidgen trust add) rồi duyệt lại."),
                Severity.WARNING,
                scenario.path,
            )


def cleared(standing: Standing, scenario: Scenario, unit: Unit | None) -> Cleared:
    """How the copy of a script for a unit is made."""
    approved = standing.approved
    if standing.state is not State.APPROVED or approved is None:
        return Cleared(standing, Clearance(draft=True))
    code = verification_code(approved.content, scenario.id, unit.id if unit else EVERYBODY)
    return Cleared(standing, Clearance(code=code))


def refuse_draft(standing: Standing, scenario: Scenario) -> None:
    """Let pass what may be made as a final video.

    Raises:
        ApprovalError: VG-A054 it has no approval that holds, with all the reasons.
    """
    if standing.state is State.APPROVED and standing.approved:
        return
    told = Finding(
        "VG-A054",
        _("Kịch bản “{id}” chưa được duyệt nên không dựng bản chính thức.").format(id=scenario.id),
        _("Xin duyệt bằng vidgen approve; muốn xem thử thì bỏ --final, video sẽ mang dấu BẢN NHÁP."),
        path=scenario.path,
    )
    raise ApprovalError([told, *(replace(each, severity=Severity.ERROR) for each in standing.reasons)])


def refuse_changed(before: Standing, now: Standing, scenario: Scenario, again: Scenario) -> None:
    """Let pass a final video of which nothing was changed or withdrawn while it was made.

    Arguments:
        scenario: the script the film was made of.
        again: what stands in its file now; the text that was hashed for the approval may be another one.

    Raises:
        ApprovalError: VG-A055 the approval it was begun under no longer holds, with the reasons.
    """
    if before.approved == now.approved and scenario == again:
        return
    told = Finding(
        "VG-A055",
        _("Kịch bản, hình, bộ nhận diện hoặc phê duyệt đã đổi trong lúc dựng nên bỏ bản đang dựng."),
        _("Chạy lại lệnh render."),
        path=scenario.path,
    )
    raise ApprovalError([told, *now.reasons])
