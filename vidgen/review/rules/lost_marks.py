"""VG-R082: words that have lost their marks: ``cong an``."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.held import held
from vidgen.review.rule import Case, RuleInfo
from vidgen.vietnamese.orthography import without_marks


def lost_marks(case: Case) -> Iterator[Finding]:
    """A warning for each line with such words, with how they are spelled."""
    for text, line in held(case, prose=True):
        if found := without_marks(text.shown):
            yield Finding(
                "VG-R082",
                _("Chữ thiếu dấu: {words}.").format(words=", ".join(f"“{bare}”" for bare, _marked in found)),
                _("Viết có dấu: {words}.").format(words=", ".join(f"“{marked}”" for _bare, marked in found)),
                Severity.WARNING,
                case.scenario.path,
                line,
            )


RULE = RuleInfo(
    "VG-R082",
    Severity.WARNING,
    N_("Chữ thiếu dấu"),
    N_("Tiếng Việt không dấu khó đọc, dễ hiểu sai và giọng đọc không đọc được."),
    N_("Gõ lại có dấu."),
    lost_marks,
)
