"""VG-R100: a question without a right answer."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_
from vidgen.review.questions import placed
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.misplaced import unanswered


def answer(case: Case) -> Iterator[Finding]:
    """An error at the answer's line; of quiz scenes the storyboard says so (VG-L041)."""
    for each in placed(case):
        if found := unanswered(each, case.scenario.path):
            yield found


RULE = RuleInfo(
    "VG-R100",
    Severity.ERROR,
    N_("Câu hỏi không có đáp án đúng"),
    N_("Đáp án phải chỉ đúng vào một lựa chọn (hay các lựa chọn) đã viết; câu nói thử cần câu mẫu."),
    N_("Ghi chữ cái của lựa chọn đúng vào answer."),
    answer,
)
