"""What one cell of the list of units may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.inline import SPECIAL
from vidgen.scenario.names import slug
from vidgen.scenario.reserved import EVERYBODY, device
from vidgen.vietnamese.disguises import foreign, named, unseen

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PHONE = re.compile(r"\+?[0-9][0-9 .()-]*")
_TAG = re.compile(r"<[A-Za-z/!?]")
_URL = re.compile(r"https?://(?P<host>[a-z0-9.-]+)(?:[/?#][!#-;=?-_a-z~%]*)?", re.IGNORECASE | re.ASCII)
_LABEL = re.compile(r"(?!xn--)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?", re.IGNORECASE | re.ASCII)
_LONGEST: Final[Mapping[str, int]] = {  # characters; `id` and `name` as in the model
    "id": 64,
    "name": 90,
    "parent": 90,
    "region": 20,
    "address": 160,
    "zalo": 90,
    "qr_url": 300,  # more makes a code too fine to be read from a screen
}
_LONGEST_PHONE: Final = 24
_LONGEST_OWN: Final = 200  # of a column of the list's own


def check_value(column: str, value: str, line: int, found: Collector) -> None:
    """Report a value that its column cannot take.

    A value goes into an approved text as it is: so it is one line of plain letters, and of a bounded length.
    """
    if "\n" in value or any(char in SPECIAL for char in value) or _TAG.search(value):
        found.error(
            "VG-U048",
            _("Cột “{column}” có dấu xuống dòng, thẻ <…> hoặc ký tự * {{ }} [ ] \\.").format(column=column),
            _("Viết trên một dòng, không dùng các ký tự đó; kiểm tra dấu ngoặc kép có đóng không."),
            line=line,
        )
        return
    if odd := next((char for char in value if unseen(char)), ""):
        found.error(
            "VG-U049",
            _("Cột “{column}” có ký tự không nhìn thấy được: {char}.").format(column=column, char=named(odd)),
            _("Xoá ô này rồi gõ lại bằng tay, không dán từ nơi khác."),
            line=line,
        )
        return
    if odd := next((char for char in value if foreign(char)), ""):
        found.error(
            "VG-U040",
            _("Cột “{column}” có ký tự “{char}” không thuộc chữ Việt: {name}.").format(
                column=column, char=odd, name=named(odd)
            ),
            _("Gõ lại ô này bằng bàn phím tiếng Việt; chữ giống hệt của bảng chữ khác không dùng được."),
            line=line,
        )
        return
    longest = _LONGEST.get(column, _LONGEST_OWN)
    if len(value) > longest:
        found.error(
            "VG-U045",
            _("Cột “{column}” dài {length} ký tự; tối đa {limit}.").format(
                column=column, length=len(value), limit=longest
            ),
            _("Viết ngắn lại."),
            line=line,
        )
    elif column == "id" and (value == EVERYBODY or device(value)):
        found.error(
            "VG-U044",
            _("id “{value}” đã dành riêng, không đặt cho đơn vị được.").format(value=value),
            _("Chọn id khác."),
            line=line,
        )
    elif column == "id" and not _ID.fullmatch(value):
        found.error(
            "VG-U044",
            _("id “{value}” không đúng dạng.").format(value=value),
            _("Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ: {example}.").format(
                example=slug(value) or "xa-vi-du"
            ),
            line=line,
        )
    elif column == "name" and not value:
        found.error(
            "VG-U041", _("Đơn vị chưa có tên."), _("Điền cột name, ví dụ: Công an xã Ví Dụ."), line=line
        )
    elif column == "qr_url" and value and not _is_page(value):
        found.error(
            "VG-U046",
            _("Địa chỉ “{value}” ở cột qr_url không đúng dạng.").format(value=value[:60]),
            _(
                "Chép nguyên địa chỉ trang, bắt đầu bằng https:// hoặc http:// rồi tên miền; không ghi tên "
                "đăng nhập, số cổng, địa chỉ IP hay chữ có dấu."
            ),
            line=line,
        )
    elif column in ("phone", "hotline") and value:
        _check_phone(column, value, line, found)


def _is_page(value: str) -> bool:
    """Whether a value is the address of a page of a named host; nothing in it hides where it leads."""
    match = _URL.fullmatch(value)
    if match is None:
        return False
    labels = match["host"].split(".")
    return len(labels) > 1 and labels[-1].isalpha() and all(map(_LABEL.fullmatch, labels))


def _check_phone(column: str, value: str, line: int, found: Collector) -> None:
    digits = re.sub(r"\D", "", value)
    if (
        len(value) <= _LONGEST_PHONE
        and _PHONE.fullmatch(value.lstrip("("))
        and 3 <= len(digits) <= 15
        and not _lost_its_zero(value, digits)
    ):
        return
    fix = _("Viết bằng chữ số, cách nhau bằng dấu cách hoặc dấu chấm; mỗi ô một số.")
    if _lost_its_zero(value, digits) or "E+" in value.upper():
        fix = _("Excel đã cắt số 0 ở đầu: định dạng cột là Văn bản (Text) rồi nhập lại cả số 0.")
    found.error(
        "VG-U047",
        _("Số điện thoại “{value}” ở cột {column} không đúng dạng.").format(value=value[:40], column=column),
        fix,
        line=line,
    )


def _lost_its_zero(value: str, digits: str) -> bool:
    """Nine or ten digits without a leading 0: Excel took the cell for a number (1800, 1900 are prefixes)."""
    return (
        value[:1] not in ("+", "(")
        and len(digits) in (9, 10)
        and digits[0] != "0"
        and digits[:4] not in ("1800", "1900")
    )
