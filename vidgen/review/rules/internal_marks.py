"""VG-R071: marks of what is not meant for the public, in a script for the public."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.model import Audience

_MARK = re.compile(
    r"\b(?:lưu hành (?:nội bộ|trong ngành)|luu hanh noi bo|"
    r"(?:dùng|sử dụng|tài liệu|phổ biến|văn bản|thông tin) nội bộ|"
    r"(?:không|cấm|chưa) phổ biến (?:ra ngoài|rộng rãi|công khai)|(?:không|cấm) (?:sao chụp|"
    r"phát tán tài liệu|công bố)|"
    r"(?:bản|văn bản|tài liệu) dự thảo|dự thảo lần \d+|du-thao|ban-nhap)\b"
    r"|(?-i:\bKHÔNG PHỔ BIẾN\b|\bDỰ THẢO\b(?! (?:LUẬT|NGHỊ|THÔNG|QUYẾT|VĂN|BỘ)))"
    r"|[(\[]\s*(?:dự thảo|không phổ biến|nội bộ|bản nháp)\s*[)\]]"
    r"|^\W*(?:dự thảo|không phổ biến|nội bộ)\W*$",
    re.IGNORECASE,
)


def internal_marks(case: Case) -> Iterator[Finding]:
    """An error at each line of a public script with such a mark; in an internal one they may stand."""
    if case.scenario.audience is not Audience.PUBLIC:
        return
    for number, row in enumerate(case.rows, start=1):
        if mark := _mark(row):
            yield Finding(
                "VG-R071",
                _("Kịch bản công khai có dấu “{mark}”.").format(mark=mark),
                _("Xoá nội dung nội bộ; nếu chỉ dùng trong cơ quan thì đặt audience: internal."),
                Severity.ERROR,
                case.scenario.path,
                number,
            )


@lru_cache(maxsize=4096)
def _mark(row: str) -> str:
    """The mark in a row; empty where there is none."""
    if row.lstrip().startswith("audience:"):
        return ""  # its note says what "internal" means
    match = _MARK.search(row)
    return match[0].strip() if match else ""


RULE = RuleInfo(
    "VG-R071",
    Severity.ERROR,
    N_("Dấu nội bộ, dự thảo trong kịch bản công khai"),
    N_(
        "“Lưu hành nội bộ”, “không phổ biến”, “dự thảo” cho thấy nội dung chưa được phép công bố. Kịch bản "
        "audience: internal được dùng các dấu này."
    ),
    N_("Xoá, hoặc đặt audience: internal."),
    internal_marks,
)
