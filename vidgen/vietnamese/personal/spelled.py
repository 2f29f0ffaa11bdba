"""Numbers written out in words, digit by digit: ``không chín một hai ba bốn năm sáu bảy tám``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.vietnamese.personal.kinds import Kind, Piece
from vidgen.vietnamese.personal.papers import is_citizen_number

_DIGITS = {
    "không": "0", "khong": "0", "một": "1", "mốt": "1", "mot": "1", "hai": "2", "ba": "3", "bốn": "4",
    "tư": "4", "bon": "4", "năm": "5", "lăm": "5", "nam": "5", "sáu": "6", "sau": "6", "bảy": "7", "bẩy": "7",
    "bay": "7", "tám": "8", "tam": "8", "chín": "9", "chin": "9",
}  # fmt: skip
_WORD = "|".join(_DIGITS)
_RUN = re.compile(rf"\b(?:(?:{_WORD})[ ,.\-]{{1,3}}){{8,}}(?:{_WORD})\b", re.IGNORECASE)
_SHORT_RUN = re.compile(
    rf"(?:stk|tài khoản)[^0-9\n]{{0,30}}?\b(?P<run>(?:(?:{_WORD})[ ,.\-]{{1,3}}){{7,}}(?:{_WORD}))\b", re.I
)
_WORDS = re.compile(_WORD, re.IGNORECASE)
_PHONE = re.compile(r"0[35789][0-9]{8}|02[0-9]{9}|01[2689][0-9]{8}|84[235789][0-9]{8,9}")


def spelled_numbers(text: str) -> Iterator[Piece]:
    """Phone, paper and account numbers told in words in a folded text."""
    for match in _RUN.finditer(text):
        digits = "".join(_DIGITS[word.lower()] for word in _WORDS.findall(match[0]))
        if _PHONE.fullmatch(digits):
            digits = "0" + digits[2:] if digits.startswith("84") else digits
            yield Piece(Kind.PHONE, match.start(), match.end(), digits)
        elif len(digits) == 12:
            yield Piece(Kind.PAPER, match.start(), match.end(), digits, is_citizen_number(digits))
        elif len(digits) == 9 or len(digits) > 12:
            yield Piece(Kind.ACCOUNT, match.start(), match.end(), digits, certain=False)
    for match in _SHORT_RUN.finditer(text):
        digits = "".join(_DIGITS[word.lower()] for word in _WORDS.findall(match["run"]))
        yield Piece(Kind.ACCOUNT, match.start("run"), match.end("run"), digits)
