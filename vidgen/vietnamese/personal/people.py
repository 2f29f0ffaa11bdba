"""Names of persons where what stands beside them tells who they are, and where somebody lives.

A name alone is no finding: streets, schools and heroes have names too. The usual way not to name somebody
(``Nguyễn Văn A``, ``chị H.``) is none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.vietnamese.personal.kinds import Kind, Piece

_SURNAMES = """
    Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh
    Trương Lâm Phùng Mai Tô Hà Tạ Chu Châu Cao Thái Tống Quách Lương Lưu Tăng La Đinh Triệu Kiều Từ
    Lục Khổng Mạc Hứa Nông Giang Vi Lò Quàng Cà Bạch Thạch Sơn Kim Danh Ma Ninh Nghiêm Thân Thiều
    Tiêu Ưng Viên Xa Ông Phó Đàm Đồng Doãn Hán Giàng Vàng Sùng Thào Hoà Hòa Rơ Ksor Siu Nay Kpă
""".split()  # noqa: SIM905
_CAPITAL = "A-ZĐÀ-ÖØ-ÝĂĨŨƠƯẠ-Ỹ"
_SMALL = "a-zđà-öø-ýăĩũơưạ-ỹ"
_SYLLABLE = rf"[A-ZĐÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĨŨƠƯẠ-Ỹ][{_SMALL}{_CAPITAL}]+"
_FIRST = "|".join(sorted({*_SURNAMES, *map(str.upper, _SURNAMES)}, key=len, reverse=True))
_NAME = rf"(?P<name>(?:{_FIRST})(?: {_SYLLABLE}){{1,3}})(?![ ][A-ZĐ]\b|\w)"
_CALLED = re.compile(
    r"\b(?:ông|bà|anh|chị|em|cháu|cụ|chú|cô|bác|bị can|bị cáo|đối tượng|nghi phạm|nạn nhân|họ tên|"
    r"họ và tên|tên là|chủ tài khoản|chủ xe|người nhận)[ :]{1,3}$",
    re.IGNORECASE,
)
_PAGE_OF = re.compile(
    r"\b(?:facebook|fb|zalo|tiktok|telegram)\b[^\w\n]{1,3}(?:(?:tên|của|là|mang tên)[^\w\n]{1,3})?$",
    re.IGNORECASE,
)
_OF_PLACES = re.compile(
    r"\b(?:đường|phố|trường|thpt|thcs|phường|xã|quận|huyện|quảng trường|đ\.) ?$", re.IGNORECASE
)
_NAMED = re.compile(rf"(?<!\w){_NAME}")
_BORN = re.compile(
    r"\b(?:sinh năm|sinh ngày|ngày sinh|năm sinh|s\.n|sn) ?:? ?(?:ngày )?"
    r"(?:[0-9]{1,2}[/.-][0-9]{1,2}[/.-])?(?:19|20)[0-9]{2}\b"
    r"|\bsinh ngày [0-9]{1,2} tháng [0-9]{1,2} năm [0-9]{4}|\b[1-9][0-9] tuổi\b",
    re.IGNORECASE,
)
_LIVES = re.compile(
    r"\b(?:trú tại|ngụ tại|ngụ ở|trú ở|thường trú tại|tạm trú tại|quê quán|nguyên quán|hộ khẩu thường trú|"
    r"HKTT|nơi ở|cư trú tại|nhà ở|nhà riêng|chỗ ở hiện nay|nơi thường trú|địa chỉ nhà)\b",
    re.IGNORECASE,
)
_WAY = r"(?:đường|phố|ngõ|ngách|hẻm|kiệt|tổ|thôn|ấp|xóm|bản|khu phố|khóm|đ\.)"
_HOUSE = re.compile(
    rf"(?:số nhà|nhà số|sn|số) ?(?P<number>[0-9]{{1,4}}[A-Za-z]?(?:/[0-9]{{1,4}}[A-Za-z]?)*),? ?"
    rf"(?P<way>{_WAY}\b|(?-i:[{_CAPITAL}]))",
    re.IGNORECASE,
)
_HOME = re.compile(r"(?:số nhà|nhà số) ?[0-9]{1,4}", re.IGNORECASE)


def people(text: str) -> Iterator[Piece]:
    """Names beside a birth date or a home in one folded line, names of accounts, and homes."""
    born, lived = _BORN.search(text), _LIVES.search(text)
    if born or lived:
        for match in _NAMED.finditer(text):
            called = _CALLED.search(text, max(0, match.start() - 16), match.start())
            if called or (born and not _OF_PLACES.search(text, max(0, match.start() - 12), match.start())):
                yield _person(match)
    for match in _NAMED.finditer(text):
        if _PAGE_OF.search(text, max(0, match.start() - 24), match.start()):
            yield _person(match)
    for match in _HOUSE.finditer(text):
        if lived or _HOME.match(text, match.start()):
            yield Piece(Kind.HOME, match.start("number"), match.end(), match[0].lower(), certain=False)


def names(text: str) -> Iterator[Piece]:
    """The full names of persons in a folded text; for lines that hold other personal data."""
    for match in _NAMED.finditer(text):
        if not _OF_PLACES.search(text, max(0, match.start() - 12), match.start()):
            yield _person(match)


def _person(match: re.Match[str]) -> Piece:
    value = match["name"].lower()
    return Piece(Kind.PERSON, match.start("name"), match.end("name"), value, certain=False)
