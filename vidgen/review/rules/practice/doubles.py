"""VG-R103: two options of a question that say the same."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, short, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.stops import unmarked


def doubles(case: Case) -> Iterator[Finding]:
    """An error at the second of the two; case, punctuation, spaces and emphasis make no difference."""
    for question in questions(case):
        seen: set[str] = set()
        for index, option in enumerate(question.options):
            form = unmarked(option)
            if form and form in seen:
                yield told(
                    "VG-R103",
                    case,
                    _("Lựa chọn “{option}” viết hai lần.").format(option=short(option)),
                    _("Thay bằng một lựa chọn khác, hoặc xoá."),
                    question.row("options", index),
                    Severity.ERROR,
                )
            seen.add(form)


RULE = RuleInfo(
    "VG-R103",
    Severity.ERROR,
    N_("Lựa chọn trùng nhau"),
    N_("Hai lựa chọn giống nhau (không kể chữ hoa, dấu câu) làm câu hỏi không có một đáp án rõ ràng."),
    N_("Thay một trong hai lựa chọn."),
    doubles,
)
