"""VG-R101: a question that names no place of the script, or more than one."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_
from vidgen.review.questions import placed
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.misplaced import misplaced


def place(case: Case) -> Iterator[Finding]:
    """An error at the line of ``after``, with the line that may be meant."""
    for each in placed(case):
        if found := misplaced(case.scenario, each):
            yield found


RULE = RuleInfo(
    "VG-R101",
    Severity.ERROR,
    N_("Không rõ dừng phim ở đâu để hỏi"),
    N_("after phải là những chữ đầu của đúng một câu, hoặc tên của đúng một cảnh."),
    N_("Chép đúng những chữ đầu của câu cần dừng."),
    place,
)
