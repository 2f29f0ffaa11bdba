"""VG-R075: characters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import name

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.held import held
from vidgen.review.rule import Case, RuleInfo

# Left by copying from a web page or from Word; the loader drops them.
_LEFT_BEHIND = "\u00ad\u200b\u2060\ufeff"
# These stay in the text: marks of direction, fillers, tags; joiners and selectors only beside letters and
# figures, since between emoji they are part of a sign that the fonts lack anyway.
_STAYING = (
    "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200e\u200f\u202a-\u202e\u2061-\u206f\u3164\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_JOINING = "[\u200c\u200d\ufe00-\ufe0f]"
_STAYS = re.compile(rf"[{_STAYING}]|(?<=\w){_JOINING}|{_JOINING}(?=\w)")
_HIDDEN = re.compile(f"[{_LEFT_BEHIND}]|{_STAYS.pattern}")


def hidden_signs(case: Case) -> Iterator[Finding]:
    """An error at each line where such characters reach the film; a warning where the loader drops them."""
    told: set[int | None] = set()
    for number, row in enumerate(_raw(case), start=1):
        if found := _found(row):
            told.add(number)
            yield _finding(case, number, found, Severity.ERROR if _STAYS.search(row) else Severity.WARNING)
    for text, line in held(case):
        if (found := _found(text.shown)) and line not in told:
            yield _finding(case, line, found, Severity.ERROR)


def _raw(case: Case) -> list[str]:
    """The rows as saved: those of the case have been cleaned."""
    path = case.scenario.path
    if path is None or not case.rows:
        return []
    return path.read_text(encoding="utf-8-sig", errors="replace").splitlines()


@lru_cache(maxsize=4096)
def _found(row: str) -> str:
    if row.isascii():
        return ""
    chars = dict.fromkeys(_HIDDEN.findall(row))
    return ", ".join(f"U+{ord(char):04X} {name(char, '').lower()}".rstrip() for char in chars)


def _finding(case: Case, line: int | None, named: str, severity: Severity) -> Finding:
    return Finding(
        "VG-R075",
        _("Dòng này có ký tự ẩn: {named}.").format(named=named),
        _("Xoá cả dòng rồi gõ lại, không chép từ trang web hay Word."),
        severity,
        case.scenario.path,
        line,
    )


RULE = RuleInfo(
    "VG-R075",
    Severity.ERROR,
    N_("Ký tự ẩn"),
    N_(
        "Ký tự không nhìn thấy làm chữ trên màn hình khác chữ trong tệp, giấu được số và đường dẫn khỏi "
        "người rà "
        "soát. Ký tự do sao chép mà chương trình tự bỏ chỉ bị lưu ý."
    ),
    N_("Xoá dòng rồi gõ lại."),
    hidden_signs,
)
