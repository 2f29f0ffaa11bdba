"""Telephone numbers of Vietnam: mobiles, landlines, old mobiles; those of services are nobody's.

Forms: mobiles 03, 05, 07, 08, 09 and eight digits; landlines 02 and nine; mobiles before 2018 01 and nine.
Digits may be parted by spaces, dots, dashes and brackets in any way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.vietnamese.personal.kinds import Kind, Piece

_PART = r"[ .()_…\-/]{0,3}"
_HEAD = (
    rf"(?:(?:\(?\+ ?\(?84\)?|\b0084){_PART}(?:\(?0\)?{_PART})?|"
    rf"(?<![0-9])84{_PART}(?=[1-9])|(?<![0-9])\(?0{_PART})"
)
_PHONE = re.compile(
    rf"(?<![0-9A-Za-z])(?<![0-9][.,]){_HEAD}"
    rf"(?:(?P<mobile>[35789](?:{_PART}[0-9]){{8}})|(?P<line>2(?:{_PART}[0-9]){{9}})|(?P<old>1[2689](?:{_PART}[0-9]){{8}}))"
    r"(?![0-9])"
)
_WITH_COMMAS = re.compile(r"(?<![0-9A-Za-z,.])0[35789][0-9]{1,2}(?:,[0-9]{2,4}){2,3}(?![0-9])")
# Three groups with anything a person may put between them: ``0912*345*678``, ``0912  -  345  -  678``.
_BETWEEN = r"(?:(?:[^\w\n]|_){1,7}|\s?(?:chấm|phẩy|gạch)\s)"
_GROUPS = re.compile(
    rf"(?<![0-9A-Za-z])(?<![0-9][.,])0[35789][0-9]{{1,2}}{_BETWEEN}[0-9]{{3}}{_BETWEEN}[0-9]{{3,4}}(?![0-9])"
)
# In tags, slots and names of files: ``so0912345678``.
_GLUED = re.compile(r"(?<=[^\W\d])0(?P<rest>[35789][0-9]{8})(?![0-9A-Za-z])")
# Excel and haste lose the first 0; only where a call is spoken of.
_WITHOUT_ZERO = re.compile(
    rf"(?:điện thoại|đt|sđt|sdt|zalo|gọi|liên hệ|hotline|call|phone|tel)[^0-9\n]{{0,12}}"
    rf"(?P<rest>[35789](?:{_PART}[0-9]){{8}})(?![0-9])",
    re.IGNORECASE,
)
_DATE_FIRST = re.compile(
    r"(?:0?[1-9]|[12][0-9]|3[01])[./ -](?:0?[1-9]|1[0-2])[./ -](?:19|20)[0-9]{2}"
    r"(?: ?[-–.(]? ?(?:[01]?[0-9]|2[0-4]))?"
)
_WHOLE_DATE = re.compile(
    r"(?:0?[1-9]|[12][0-9]|3[01])(?P<by>[./-])(?:0?[1-9]|1[0-2])(?P=by)(?:19|20)[0-9]{2}(?![0-9])"
)
_TAX = re.compile(r"(?:mã số thuế|mã số doanh nghiệp|\bmst|\bmsdn)[^0-9\n]{0,8}$", re.IGNORECASE)
_MONEY = re.compile(
    r" ?(?:đồng|đ\b|vnđ|vnd|₫|usd|triệu|tỷ|tỉ|nghìn|ngàn|m²|m2|kg|tấn|người|hộ)", re.IGNORECASE
)
_NOT_DIGITS = re.compile(r"[^0-9]+")

# Exchanges begin with 2–9, so no landline has 000 behind its area code: these belong to nobody.
_FICTIONAL = re.compile(r"02[0-9]{2}0000[0-9]{3}|02[48]0000[0-9]{4}")


def phones(text: str) -> Iterator[Piece]:
    """The telephone numbers in a folded text, valued in the form ``0912345678``."""
    for match in _PHONE.finditer(text):
        if not _is_other(match, text):
            yield _piece(match.start(), match.end(), match["mobile"] or match["line"] or match["old"])
    for match in _WITH_COMMAS.finditer(text):
        if len(_NOT_DIGITS.sub("", match[0])) == 10:
            yield _piece(match.start(), match.end(), match[0][1:])
    for match in _GROUPS.finditer(text):
        if len(_NOT_DIGITS.sub("", match[0])) == 10 and not _is_other(match, text):
            yield _piece(match.start(), match.end(), match[0][1:])
    for match in _GLUED.finditer(text):
        yield _piece(match.start(), match.end(), match["rest"])
    for match in _WITHOUT_ZERO.finditer(text):
        if not _MONEY.match(text, match.end()):
            yield _piece(match.start("rest"), match.end(), match["rest"])


def canonical(number: str) -> str:
    """The digits of a number with 0 for the country: ``+84 912…`` and ``0912…`` are one."""
    digits = _NOT_DIGITS.sub("", number)
    if digits.startswith("0084"):
        digits = digits[2:]
    if digits.startswith("84") and len(digits) >= 11:
        return "0" + digits[2:].lstrip("0")
    return digits


def is_fictional(digits: str) -> bool:
    """Whether the number is kept for samples: area code, then ``000 0xxx`` (``0232 000 0111``)."""
    return _FICTIONAL.fullmatch(digits) is not None


def _piece(start: int, end: int, rest: str) -> Piece:
    return Piece(Kind.PHONE, start, end, "0" + _NOT_DIGITS.sub("", rest))


def _is_other(match: re.Match[str], text: str) -> bool:
    """A date and what follows it, days of a month, an amount, the tax number of a business."""
    pairs = _NOT_DIGITS.split(match[0])
    days = [int(pair) for pair in pairs if len(pair) == 2]
    if len(days) == 5 and days == sorted(set(days)) and days[-1] <= 31:
        return True
    dated = _DATE_FIRST.match(text, match.start())
    if (dated and dated.end() >= match.end()) or _WHOLE_DATE.match(text, match.start()):
        return True
    if match[0].startswith("84") and _MONEY.match(text, match.end()):
        return True
    return _TAX.search(text, max(0, match.start() - 30), match.start()) is not None
