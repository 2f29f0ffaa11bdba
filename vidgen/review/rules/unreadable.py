"""VG-R001: words no reading rule knows; they are reported, not read as garbage."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import _
from vidgen.review.rule import Case
from vidgen.vietnamese.spoken import unreadable


def unreadable_words(case: Case) -> Iterator[Finding]:
    """One warning for each spoken line with such words."""
    lexicon = {**case.brand.lexicon, **case.scenario.lexicon}
    for text in case.texts:
        words = unreadable(text.spans, lexicon) if text.spoken else []
        if words:
            yield Finding(
                "VG-R001",
                _("Chưa biết cách đọc: {words}.").format(words=", ".join(f"“{word}”" for word in words)),
                _("Ghi cách đọc ngay sau đó, ví dụ [{word}]{{nói: …}}, hoặc thêm vào mục lexicon.").format(
                    word=words[0]
                ),
                Severity.WARNING,
                case.scenario.path,
                text.line,
            )
