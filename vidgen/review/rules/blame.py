"""VG-R080: words that blame or ridicule the victims."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.held import held
from vidgen.review.rule import Case, RuleInfo
from vidgen.review.word_pairs import pairs_in


def blame(case: Case) -> Iterator[Finding]:
    """A warning for each such word, with what to say instead."""
    for text, line in held(case, prose=True):
        for word, instead in pairs_in("blame", text.shown):
            yield Finding(
                "VG-R080",
                _("“{word}” nghe như chê trách người bị hại.").format(word=word),
                _("Thay bằng: {instead}.").format(instead=instead),
                Severity.WARNING,
                case.scenario.path,
                line,
            )


RULE = RuleInfo(
    "VG-R080",
    Severity.WARNING,
    N_("Lời chê trách nạn nhân"),
    N_(
        "Người bị chê là nhẹ dạ, tham lam sẽ ngại trình báo; lỗi thuộc về kẻ lừa đảo. Câu dẫn lại để "
        "khuyên đừng "
        "nói thế thì ghi chú bỏ qua kèm lý do."
    ),
    N_("Nói về thủ đoạn của kẻ lừa đảo thay vì về người bị hại."),
    blame,
    holds_up_signing=True,
)
