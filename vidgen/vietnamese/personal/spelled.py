"""Numbers written out in words, digit by digit: ``không chín một hai ba bốn năm sáu bảy tám``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
# With figures between the words, tens and hundreds: ``không chín một hai 345 678``, ``không chín mười hai``.
_PART = rf"(?:{_WORD}|linh|lẻ|mười|mươi|trăm|[0-9]{{1,4}})"
_MIXED = re.compile(rf"(?<!\w)(?:{_PART}[ ,.\-…]{{1,5}}){{3,}}{_PART}(?!\w)", re.IGNORECASE)
_PARTS = re.compile(_PART, re.IGNORECASE)
_PLATE = re.compile(
    rf"(?:biển|bks|\bxe\b)[^0-9\n]{{0,24}}?\b(?P<plate>(?:{_WORD}) (?:{_WORD}) (?:[a-zđ] ){{1,2}}"
    rf"(?:(?:{_WORD})[ ,.\-]{{1,3}}){{3,5}}(?:{_WORD}))\b",
    re.IGNORECASE,
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
        elif digits not in _COUNTING and (len(digits) == 9 or len(digits) > 12):
            yield Piece(Kind.ACCOUNT, match.start(), match.end(), digits, certain=False)
    for match in _MIXED.finditer(text):
        digits = _digits([part.lower() for part in _PARTS.findall(match[0])])
        if not match[0].isascii() and _PHONE.fullmatch(digits):
            yield Piece(Kind.PHONE, match.start(), match.end(), digits)
        elif not match[0].isascii() and len(digits) == 12 and is_citizen_number(digits):
            yield Piece(Kind.PAPER, match.start(), match.end(), digits)
    for match in _PLATE.finditer(text):
        value = re.sub(r"\W", "", match["plate"]).upper()
        yield Piece(Kind.PLATE, match.start("plate"), match.end("plate"), value)
    for match in _SHORT_RUN.finditer(text):
        digits = "".join(_DIGITS[word.lower()] for word in _WORDS.findall(match["run"]))
        yield Piece(Kind.ACCOUNT, match.start("run"), match.end("run"), digits)


_COUNTING = ("123456789", "0123456789")


def _digits(parts: Sequence[str]) -> str:
    """The digits that figures, words, tens and hundreds in a row stand for."""
    said = ""
    for part, following in zip(parts, (*parts[1:], ""), strict=True):
        followed = following in _DIGITS
        if part == "mười":
            said += "1" if followed else "10"
        elif part == "mươi":
            said += "" if followed else "0"
        elif part == "trăm":
            said += "" if followed or following in ("linh", "lẻ", "mười") else "00"
        elif part in ("linh", "lẻ"):
            said += "0"
        else:
            said += _DIGITS.get(part, part)
    return said
