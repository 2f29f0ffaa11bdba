"""VG-R112: an answer that does not go with the type of its question."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.asked import right_places
from vidgen.scenario.practice import Question, QuestionType


def needless(case: Case) -> Iterator[Finding]:
    """A warning at the answer's line."""
    for question in questions(case, own=True):
        if wrong := _wrong(question):
            yield told("VG-R112", case, *wrong, question.row("answer"))


def _wrong(question: Question) -> tuple[str, str] | None:
    if question.type is QuestionType.ORDER and question.answer:
        return (
            _("Câu sắp xếp không dùng answer: thứ tự đúng là thứ tự đã viết."),
            _("Xoá answer và viết options theo đúng thứ tự."),
        )
    if question.type is not QuestionType.SEVERAL:
        return None
    right = len(right_places(question))
    if right == 1:
        return (
            _("Câu chọn nhiều chỉ có một đáp án đúng."),
            _("Đổi type thành choice (chọn một), hoặc ghi thêm đáp án."),
        )
    if right and right == len(question.options):
        return (
            _("Mọi lựa chọn đều đúng nên không có gì để chọn."),
            _("Thêm một lựa chọn sai mà người dân hay nhầm."),
        )
    return None


RULE = RuleInfo(
    "VG-R112",
    Severity.WARNING,
    N_("Đáp án không hợp với kiểu câu hỏi"),
    N_("Câu sắp xếp không ghi đáp án; câu chọn nhiều cần từ hai đáp án đúng và ít nhất một lựa chọn sai."),
    N_("Đổi type, hoặc sửa đáp án."),
    needless,
)
