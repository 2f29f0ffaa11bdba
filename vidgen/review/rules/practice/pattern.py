"""VG-R104: the right answer is always the same letter."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.asked import FALSE, TRUE, right_places
from vidgen.scenario.practice import QuestionType

ENOUGH = 4  # questions before a pattern is one


def pattern(case: Case) -> Iterator[Finding]:
    """A warning at the last of four or more questions of a kind with one answer to all."""
    for kind, names in ((QuestionType.CHOICE, ascii_uppercase), (QuestionType.TRUE_FALSE, (TRUE, FALSE))):
        asked = [question for question in questions(case) if question.type is kind]
        places = {right_places(question) for question in asked}
        if len(asked) < ENOUGH or len(places) != 1 or len(next(iter(places))) != 1:
            continue
        (place,) = next(iter(places))
        yield told(
            "VG-R104",
            case,
            _("Cả {count} câu đều có đáp án “{answer}”: học viên đoán được mà không cần hiểu.").format(
                count=len(asked), answer=names[place] if place < len(names) else place + 1
            ),
            _("Đổi chỗ các lựa chọn của vài câu, hoặc đảo cách hỏi."),
            asked[-1].row("answer"),
        )


RULE = RuleInfo(
    "VG-R104",
    Severity.WARNING,
    N_("Đáp án luôn cùng một chữ cái"),
    N_("Từ bốn câu trở lên mà đáp án luôn giống nhau thì học viên chọn theo thói quen."),
    N_("Đổi chỗ các lựa chọn."),
    pattern,
)
