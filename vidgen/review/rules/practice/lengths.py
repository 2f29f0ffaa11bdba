"""VG-R110: words of a question that are too long for the picture, and for the tools that quizzes go to."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.inline import plain_text
from vidgen.scenario.practice import Question, QuestionType

ASK, OPTION, REASON, MODEL = 120, 75, 240, 400
"""Most characters: 120 and 75 are Kahoot's for a question and an answer, and three lines on the picture."""
FIVE, MORE = 60, 40
"""Of each of five options, and of six or seven: two lines, and one. What fits in the end is measured on the
picture itself (VG-L003)."""
_FEW = 4


def lengths(case: Case) -> Iterator[Finding]:
    """A warning at the line of each."""
    for question in questions(case):
        for name, text, most, line in _texts(question):
            length = len(plain_text(text))
            if length > most:
                yield told(
                    "VG-R110",
                    case,
                    _("{name} dài {length} ký tự; tối đa {most} thì mới vừa hình.").format(
                        name=name, length=length, most=most
                    ),
                    _("Viết ngắn lại; phần diễn giải để ở reason hoặc points."),
                    line,
                )


def _texts(question: Question) -> Iterator[tuple[str, str, int, int | None]]:
    yield _("Câu hỏi"), question.ask, ASK, question.row("ask")
    count = len(question.options)
    most = OPTION if count <= _FEW else FIVE if count == _FEW + 1 else MORE
    for place, option in enumerate(question.options):
        yield _("Lựa chọn"), option, most, question.row("options", place)
    if question.rows.get("ask"):  # what a quiz scene says of its answer is spoken line by line
        yield _("Lý do"), question.reason, REASON, question.row("reason")
    for key, text in question.wrong.items():
        yield _("Lời giải thích lựa chọn sai"), text, REASON, question.row("wrong", key)
    if question.type is QuestionType.SAY:
        yield _("Câu trả lời mẫu"), " ".join(question.answer), MODEL, question.row("answer")


RULE = RuleInfo(
    "VG-R110",
    Severity.WARNING,
    N_("Câu hỏi hoặc lựa chọn quá dài"),
    N_("Câu hỏi tối đa 120 ký tự, lựa chọn 75 (năm lựa chọn: 60, nhiều hơn: 40), lý do 240, câu mẫu 400."),
    N_("Viết ngắn lại."),
    lengths,
)
