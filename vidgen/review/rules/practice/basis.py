"""VG-R109: the legal basis of a reason that names no document."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.citations import citations
from vidgen.review.questions import short, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.inline import plain_text
from vidgen.scenario.slots import slot_names


def basis(case: Case) -> Iterator[Finding]:
    """A warning at the line of ``legal``; whether the document is known and in force, R015 and R016 say.

    What each province fills in itself is its own affair.
    """
    written = case.written.practice.questions if case.written.practice else ()
    told_ones = case.scenario.practice.questions if case.scenario.practice else ()
    for question, as_written in zip(told_ones, written, strict=False):
        text = plain_text(question.legal).strip()
        if not text or slot_names(as_written.legal):
            continue
        found = citations(text, case.register)
        if not found or any(each.document is None for each in found):
            yield told(
                "VG-R109",
                case,
                _("Căn cứ “{text}” của câu hỏi không nêu rõ điều nào của văn bản nào.").format(
                    text=short(question.legal)
                ),
                _("Viết theo mẫu: khoản 1 Điều 174 Bộ luật Hình sự; không có căn cứ thì bỏ legal."),
                question.row("legal"),
            )


RULE = RuleInfo(
    "VG-R109",
    Severity.WARNING,
    N_("Căn cứ của đáp án không tra được"),
    N_("Căn cứ ghi ở câu hỏi phải nêu văn bản có trong sổ căn cứ, vì học viên sẽ tra theo."),
    N_("Viết đủ điều và văn bản, hoặc bỏ legal."),
    basis,
    holds_up_signing=True,
)
