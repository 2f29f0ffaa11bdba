"""Stretches of a text that are never cut in two: addresses, hashtags, phone numbers, citations, dates."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable

# It is said what may stand before an address, so that a long word is not gone through from each letter on.
_MAIL = r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*"
_HOST = r"(?<![\w.-])(?:[\w-]+\.)+(?:vn|com|org|net|info)\b(?:/\S*)?"
_ADDRESS = rf"https?://\S+|{_MAIL}|{_HOST}"
_HASHTAG = r"#\w+"
_SIGN = r"\d{1,5}/[12]\d{3}/[A-ZĐ][\w&-]*"
_KIND = r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Thông tư|Quyết định|Nghị quyết|Hiến pháp)(?:\s+số)?"
_NAME = r"[A-ZĐÁÀ]\w*(?:\s+[^\W\d_A-ZĐ]\w*)?"
_ACT = rf"{_KIND}\s+(?:{_SIGN}|{_NAME})"
_POINT = r"(?:điểm\s+\w\s*,?\s+)?(?:khoản\s+\d+\w?\s*,?\s+)?[Đđ]iều\s+\d+\w?"
_CITATION = rf"(?:{_POINT}(?:\s*,?\s*(?:{_ACT}|[A-ZĐ]{{2,6}}\b|{_SIGN}))?|{_ACT}|{_SIGN})"
_LONG_DATE = r"ngày\s+\d{1,2}(?:/\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)"
_DATE = rf"(?:{_LONG_DATE}|\d{{1,2}}/\d{{1,2}}/\d{{4}})"
_PHONE = r"\+?\d{2,5}(?:[ .]\d{2,4}){1,4}\b"
_WHOLE = re.compile("|".join(f"(?:{each})" for each in (_ADDRESS, _HASHTAG, _CITATION, _DATE, _PHONE)))


class Wholes:
    """The stretches of one text, found once, asked often."""

    def __init__(self, text: str, phrases: Iterable[str] = ()) -> None:
        """Arguments:
        text: NFC.
        phrases: further words that stand together or not at all, such as a unit's name.
        """
        spans = [match.span() for match in _WHOLE.finditer(text)]
        for phrase in filter(None, (unicodedata.normalize("NFC", each).strip() for each in phrases)):
            at = text.find(phrase)
            while at >= 0:
                spans.append((at, at + len(phrase)))
                at = text.find(phrase, at + len(phrase))
        self._spans = sorted(spans)
        self._starts = [start for start, _end in self._spans]

    def outside(self, at: int) -> int:
        """The place itself, or the start of the stretch it lies inside."""
        moved = True
        while moved:
            moved = False
            # Stretches may overlap, but those that begin before `at` and reach beyond it are few.
            for start, end in reversed(self._spans[: bisect_right(self._starts, at - 1)]):
                if start < at < end:
                    at, moved = start, True
                    break
        return at
