"""VG-R115: what a wrong answer shows, written for an option that is not wrong or not there."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, short, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.asked import right_places, wrong_places
from vidgen.scenario.inline import plain_text
from vidgen.scenario.practice import Question, QuestionType

_UNCHOSEN = (QuestionType.ORDER, QuestionType.SAY)


def mistakes(case: Case) -> Iterator[Finding]:
    """An error at the entry's line, at a second entry for the same option too."""
    for question in questions(case, own=True):
        if question.type not in _UNCHOSEN and not right_places(question):
            continue  # VG-R100 says so
        seen: set[int] = set()
        for key, place in wrong_places(question):
            if place is None or place in seen:
                yield told(
                    "VG-R115",
                    case,
                    _wrong(question, key, twice=place is not None),
                    _fix(question),
                    question.row("wrong", key),
                    Severity.ERROR,
                )
            elif not plain_text(question.wrong[key]).strip():
                yield told(
                    "VG-R115",
                    case,
                    _("Mục wrong của “{key}” còn trống.").format(key=short(key)),
                    _("Viết một câu: chọn ý ấy cho thấy học viên hiểu sai điều gì."),
                    question.row("wrong", key),
                    Severity.ERROR,
                )
            if place is not None:
                seen.add(place)


def _wrong(question: Question, key: str, *, twice: bool) -> str:
    if question.type in _UNCHOSEN:
        return _("Câu hỏi kiểu “{type}” không có lựa chọn sai để giải thích.").format(type=question.type)
    if twice:
        return _("“{key}” trong wrong chỉ cùng một lựa chọn với mục trước.").format(key=short(key))
    return _("“{key}” trong wrong không phải một lựa chọn sai của câu này.").format(key=short(key))


def _fix(question: Question) -> str:
    if question.type in _UNCHOSEN:
        return _("Xoá wrong; ghi điều cần nói vào reason.")
    if question.type is QuestionType.TRUE_FALSE:
        return _("Ghi wrong: {đúng: …} khi đáp án là sai, hoặc wrong: {sai: …} khi đáp án là đúng.")
    return _("Ghi chữ cái của lựa chọn sai, ví dụ wrong: {A: Đọc mã là trao tiền cho kẻ gian.}")


RULE = RuleInfo(
    "VG-R115",
    Severity.ERROR,
    N_("Lời giải thích cho một lựa chọn không sai"),
    N_("Mục wrong nói chọn sai ý nào thì cho thấy điều gì; mỗi ý sai một câu, theo chữ cái của nó."),
    N_("Ghi đúng chữ cái của lựa chọn sai."),
    mistakes,
)
