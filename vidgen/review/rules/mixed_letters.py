"""VG-R076: letters of other alphabets among Latin ones."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import name

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.held import held
from vidgen.review.rule import Case, RuleInfo
from vidgen.vietnamese.confusables import latin, mixed_words


def mixed_letters(case: Case) -> Iterator[Finding]:
    """An error for each such word at its line, with the letters named and the word as it should be."""
    seen: set[str] = set()
    for number, row in enumerate(case.rows, start=1):
        for word, meant in mixed_words(row):
            seen.add(word)
            yield _finding(case, number, word, meant)
    for text, line in held(case):
        for word, meant in mixed_words(text.shown):
            if word not in seen:
                yield _finding(case, line, word, meant)


def _finding(case: Case, line: int | None, word: str, meant: str) -> Finding:
    signs = ", ".join(
        f"“{char}” ({name(char, hex(ord(char))).lower()})"
        for char in dict.fromkeys(word)
        if latin(char) != char
    )
    return Finding(
        "VG-R076",
        _("Từ “{word}” có chữ cái của bảng chữ khác: {signs}.").format(word=word, signs=signs),
        _("Gõ lại bằng bàn phím tiếng Việt: “{meant}”.").format(meant=meant),
        Severity.ERROR,
        case.scenario.path,
        line,
    )


RULE = RuleInfo(
    "VG-R076",
    Severity.ERROR,
    N_("Chữ cái nhái lẫn trong từ"),
    N_(
        "Chữ Kirin, Hy Lạp hay chữ toán học nhìn giống chữ Latinh: mắt không thấy, nhưng tìm kiếm, so "
        "khớp, giọng "
        "đọc và tên miền đều sai."
    ),
    N_("Gõ lại từ đó."),
    mixed_letters,
)
