"""VG-R081: slips of spelling, and words that are no Vietnamese syllable."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.held import held
from vidgen.review.rule import Case, RuleInfo, Text
from vidgen.review.word_pairs import pairs_in
from vidgen.vietnamese.orthography import is_misspelled, words_of


def misspelled(case: Case) -> Iterator[Finding]:
    """A warning for each, with the right spelling where it is known; words of a lexicon are let be."""
    known = {
        word.lower() for shown in (*case.scenario.lexicon, *case.brand.lexicon) for word in words_of(shown)
    }
    for text, line in held(case, prose=True):
        for message, fix in _slips(text, known):
            yield Finding("VG-R081", message, fix, Severity.WARNING, case.scenario.path, line)


def _slips(text: Text, known: Collection[str]) -> Iterator[tuple[str, str]]:
    told = set[str]()
    for wrong, right in pairs_in("spelling", text.shown):
        told.update(wrong.split())
        yield (
            _("“{wrong}” sai chính tả.").format(wrong=wrong),
            _("Viết: “{right}”.").format(right=right),
        )
    for word in dict.fromkeys(words_of(text.shown)):
        if is_misspelled(word) and word not in told and word.lower() not in known:
            yield (
                _("“{word}” không phải âm tiết tiếng Việt; có thể gõ sai dấu.").format(word=word),
                _("Gõ lại; nếu là tên riêng hay từ vay mượn thì thêm vào mục lexicon kèm cách đọc."),
            )


RULE = RuleInfo(
    "VG-R081",
    Severity.WARNING,
    N_("Sai chính tả"),
    N_(
        "Lỗi chính tả trong văn bản của cơ quan làm giảm độ tin cậy và khiến giọng đọc sai. Gồm các lỗi "
        "thường gặp "
        "(sử lý, chia sẽ, bổ xung) và âm tiết không có trong tiếng Việt."
    ),
    N_("Sửa theo gợi ý, hoặc thêm từ vào lexicon."),
    misspelled,
)
