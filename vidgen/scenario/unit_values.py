"""What one cell of the list of units may hold."""

from __future__ import annotations

import re

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.inline import SPECIAL
from vidgen.scenario.names import slug

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PHONE = re.compile(r"\+?[0-9][0-9 .()-]*")
_URL = re.compile(r"https?://[^\s/?#]+\.[^\s]+", re.IGNORECASE)
_LONGEST = {"id": 64, "name": 90}  # as in the model


def check_value(column: str, value: str, line: int, found: Collector) -> None:
    """Report a value that its column cannot take."""
    if "\n" in value or any(char in SPECIAL for char in value):
        found.error(
            "VG-U048",
            _("Cột “{column}” có dấu xuống dòng hoặc ký tự * {{ }} [ ] \\.").format(column=column),
            _("Viết trên một dòng, không dùng các ký tự đó; kiểm tra dấu ngoặc kép có đóng không."),
            line=line,
        )
        return
    if column in _LONGEST and len(value) > _LONGEST[column]:
        found.error(
            "VG-U045",
            _("Cột “{column}” dài {length} ký tự; tối đa {limit}.").format(
                column=column, length=len(value), limit=_LONGEST[column]
            ),
            _("Viết ngắn lại."),
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
    elif column == "qr_url" and value and not _URL.fullmatch(value):
        found.error(
            "VG-U046",
            _("Địa chỉ “{value}” ở cột qr_url không đúng dạng.").format(value=value[:60]),
            _("Chép nguyên địa chỉ trang, bắt đầu bằng https:// hoặc http://."),
            line=line,
        )
    elif column in ("phone", "hotline") and value:
        _check_phone(column, value, line, found)


def _check_phone(column: str, value: str, line: int, found: Collector) -> None:
    digits = re.sub(r"\D", "", value)
    if _PHONE.fullmatch(value.lstrip("(")) and 3 <= len(digits) <= 15 and not _lost_its_zero(value, digits):
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
