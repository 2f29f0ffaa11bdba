"""VG-R114: the same question twice."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.questions import questions, short, told
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.stops import unmarked


def repeated(case: Case) -> Iterator[Finding]:
    """A warning at the second; a question is the same if its words and its options are."""
    seen: set[tuple[str, ...]] = set()
    for question in questions(case):
        form = (unmarked(question.ask), *sorted(unmarked(option) for option in question.options))
        if form in seen:
            yield told(
                "VG-R114",
                case,
                _("Câu hỏi “{ask}” hỏi hai lần.").format(ask=short(question.ask)),
                _("Xoá một câu, hoặc hỏi điều khác."),
                question.row("ask"),
            )
        seen.add(form)


RULE = RuleInfo(
    "VG-R114",
    Severity.WARNING,
    N_("Câu hỏi lặp lại"),
    N_("Hai câu hỏi có lời và lựa chọn như nhau tính điểm hai lần cho cùng một điều."),
    N_("Xoá một câu."),
    repeated,
)
