"""VG-R105: too few or too many options for the type of a question."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, short, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.practice import QuestionType

COUNTS: dict[QuestionType, tuple[int, int]] = {
    QuestionType.CHOICE: (2, 4),
    QuestionType.SEVERAL: (2, 6),
    QuestionType.ORDER: (3, 7),
    QuestionType.TRUE_FALSE: (0, 0),
    QuestionType.SAY: (0, 0),
}
"""Least and most options. Four fit a page and a game; seven steps are as many as one keeps in mind."""


def counts(case: Case) -> Iterator[Finding]:
    """An error at the line of the options, or of the first one too many."""
    for question in questions(case, own=True):
        least, most = COUNTS[question.type]
        count = len(question.options)
        if least <= count <= most:
            continue
        if not most:
            message = _("Câu hỏi “{ask}” không có lựa chọn: kiểu “{type}” tự có cách trả lời.")
            fix = _("Xoá options, hoặc đổi type thành choice (chọn một).")
        elif question.type is QuestionType.ORDER:
            message = _("Câu sắp xếp “{ask}” có {count} bước; cần {least}–{most}.")
            fix = _("Gộp hoặc tách các bước cho vừa nhớ.")
        else:
            message = _("Câu hỏi “{ask}” có {count} lựa chọn; cần {least}–{most}.")
            fix = _("Lựa chọn có dấu phẩy phải đặt trong dấu ngoặc kép; thêm hoặc bớt lựa chọn cho vừa.")
        yield told(
            "VG-R105",
            case,
            message.format(ask=short(question.ask), type=question.type, count=count, least=least, most=most),
            fix,
            question.row("options", most if count > most > 0 else None),
            Severity.ERROR,
        )


RULE = RuleInfo(
    "VG-R105",
    Severity.ERROR,
    N_("Số lựa chọn không hợp với kiểu câu hỏi"),
    N_("Chọn một: 2–4 lựa chọn; chọn nhiều: 2–6; sắp xếp: 3–7 bước; đúng sai và nói thử: không có."),
    N_("Thêm hoặc bớt lựa chọn, hoặc đổi type."),
    counts,
)
