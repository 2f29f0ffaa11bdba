"""VG-R111: practice material that asks nothing, or stands where nobody practises."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.model import Kind


def used(case: Case) -> Iterator[Finding]:
    """A warning at the practice block, or at ``kind`` of a lesson without one."""
    practice, kind = case.scenario.practice, case.scenario.kind
    asks = any(True for _question in questions(case))
    line = (practice.line if practice else None) or case.key_line("kind") or 1
    if not asks and (practice or kind is Kind.PRACTICE):
        yield told(
            "VG-R111",
            case,
            _("Bài luyện tập chưa hỏi câu nào."),
            _("Thêm câu hỏi dưới practice: questions, hoặc cảnh ## quiz."),
            line,
        )
    elif practice and practice.questions and kind is Kind.ANNOUNCEMENT:
        yield told(
            "VG-R111",
            case,
            _("Thông báo không dùng để luyện tập nhưng có câu hỏi luyện tập."),
            _("Chuyển câu hỏi sang kịch bản lừa đảo, thủ tục hay luyện tập (kind: practice), hoặc xoá."),
            line,
        )


RULE = RuleInfo(
    "VG-R111",
    Severity.WARNING,
    N_("Phần luyện tập không dùng được"),
    N_("Bài luyện tập phải có câu hỏi, và câu hỏi phải ở kịch bản dùng để luyện tập."),
    N_("Thêm câu hỏi, hoặc xoá phần practice."),
    used,
)
