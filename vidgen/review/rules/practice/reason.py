"""VG-R102: an answer that nobody gives a reason for."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, short, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.inline import plain_text
from vidgen.scenario.practice import QuestionType


def reason(case: Case) -> Iterator[Finding]:
    """An error at the question's line; who answers in own words is answered by the model."""
    for question in questions(case, own=True):
        if question.type is not QuestionType.SAY and not plain_text(question.reason).strip():
            yield told(
                "VG-R102",
                case,
                _("Câu hỏi “{ask}” chưa giải thích vì sao.").format(ask=short(question.ask)),
                _("Thêm reason: một câu nói vì sao đáp án đúng, và legal nếu luật quy định."),
                question.row("reason"),
                Severity.ERROR,
            )


RULE = RuleInfo(
    "VG-R102",
    Severity.ERROR,
    N_("Đáp án chưa có lý do"),
    N_("Học viên nhớ được nhờ hiểu vì sao; đáp án nào cũng cần một câu giải thích."),
    N_("Thêm reason cho câu hỏi."),
    reason,
)
