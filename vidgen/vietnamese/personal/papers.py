"""Numbers of papers: căn cước (12 digits), chứng minh nhân dân (9), hộ chiếu, driving, insurance, tax.

The tax code of a person begins with 8; those of businesses do not.

A căn cước number is three digits of the province, one of century and sex (0 and 1 born 1900–1999,
2 and 3 born 2000–2099), two of the year of birth and six more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.vietnamese.personal.kinds import Kind, Piece

_TWELVE = re.compile(r"(?<![0-9A-Za-z])(?<![0-9][.,/-])[0-9](?:[ .\-]{0,2}[0-9]){11}(?![0-9]|[.,][0-9])")
_GLUED = re.compile(r"(?<=[^\W\d])0[0-9]{11}(?![0-9A-Za-z])")  # in tags and names of files
_NINE = re.compile(r"(?<![0-9A-Za-z])(?<![0-9][.,/-])[0-9]{9}(?![0-9A-Za-z]|[.,/-][0-9])")
_NINE_PARTED = re.compile(r"(?<![0-9])[0-9](?:[ .\-]?[0-9]){8}(?![0-9])")
_PASSPORT = re.compile(
    r"(?:hộ chiếu|passport)[^0-9\n]{0,16}?\b(?P<number>[A-Z] ?[0-9]{7,8})\b", re.IGNORECASE
)
_INSURED = re.compile(r"(?<![0-9A-Za-z])[A-Z]{2}[ -]?[1-5](?:[ .-]?[0-9]){12}(?![0-9A-Za-z])")  # thẻ BHYT
_TEN = re.compile(
    r"(?:bhxh|bảo hiểm xã hội|bhyt|bảo hiểm y tế|mã số thuế cá nhân|mst cá nhân|mã (?:số )?học sinh)"
    r"[^0-9\n]{0,24}(?P<number>[0-9](?:[ .-]?[0-9]){9})(?![0-9])",
    re.IGNORECASE,
)
_TAX = re.compile(r"(?:mã số thuế|\bmst)[^0-9\n]{0,8}(?P<number>8[0-9]{9})(?![0-9-])", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:căn cước|cccd|can cuoc|định danh|đdcn|cmnd|cmtnd|\bcmt|chứng minh|giấy tờ t[uù]y thân|\bcc\b|"
    r"thẻ cc|giấy phép lái xe|gplx|bằng lái|sổ hộ khẩu)[^0-9\n]{0,24}$",
    re.IGNORECASE,
)
_AMOUNT = re.compile(
    r" ?(?:đồng|đ\b|vnđ|vnd|₫|usd|triệu|tỷ|tỉ|nghìn|ngàn|m²|m2|kg|tấn|người|lượt|hồ sơ|tài khoản|"
    r"thẻ|bản ghi)",
    re.IGNORECASE,
)
_PROVINCES = frozenset(
    f"{number:03d}"
    for number in (
        *(1, 2, 4, 6, 8, 10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25, 26, 27, 30, 31, 33, 34, 35, 36, 37, 38),
        *(40, 42, 44, 45, 46, 48, 49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75, 77, 79),
        *(80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96),
    )
)
_LATEST_YEAR = 40  # of the century: nobody older appears in a film of these years
_NOT_DIGITS = re.compile(r"[^0-9]")


def papers(text: str) -> Iterator[Piece]:
    """The numbers of papers in a folded text; one without a label and of a doubtful form is not certain."""
    for match in _TWELVE.finditer(text):
        digits = _NOT_DIGITS.sub("", match[0])
        labelled, whole = _labelled(text, match.start()), match[0].isdigit()
        if _AMOUNT.match(text, match.end()) and not labelled:
            continue
        if labelled or is_citizen_number(digits):
            even = len({len(group) for group in re.split(r"[ .\-]+", match[0])}) == 1
            yield Piece(Kind.PAPER, match.start(), match.end(), digits, labelled or even)
        elif whole:
            yield Piece(Kind.PAPER, match.start(), match.end(), digits, certain=False)
    for match in _GLUED.finditer(text):
        if is_citizen_number(match[0]):
            yield Piece(Kind.PAPER, match.start(), match.end(), match[0])
    for match in _NINE_PARTED.finditer(text):
        if _labelled(text, match.start()):
            yield Piece(Kind.PAPER, match.start(), match.end(), _NOT_DIGITS.sub("", match[0]))
    for match in _NINE.finditer(text):
        if not _labelled(text, match.start()) and not _AMOUNT.match(text, match.end()):
            yield Piece(Kind.PAPER, match.start(), match.end(), match[0], certain=False)
    for match in _INSURED.finditer(text):
        yield Piece(Kind.PAPER, match.start(), match.end(), match[0].lower())
    for pattern, certain in ((_PASSPORT, True), (_TEN, True), (_TAX, False)):
        for match in pattern.finditer(text):
            value = match["number"].lower()
            yield Piece(Kind.PAPER, match.start("number"), match.end("number"), value, certain)


def is_citizen_number(digits: str) -> bool:
    """Whether twelve digits have the form of a căn cước number."""
    century, year = int(digits[3]), int(digits[4:6])
    return digits[:3] in _PROVINCES and (century < 2 or (century < 4 and year <= _LATEST_YEAR))


def _labelled(text: str, start: int) -> bool:
    return _LABEL.search(text, max(0, start - 40), start) is not None
