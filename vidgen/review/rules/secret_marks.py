"""VG-R070: marks of state secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo

# As stamped: in capitals, or named as a degree. “Bảo mật”, “bí mật”, “mật khẩu” are everyday words.
_MARK = re.compile(
    r"\b(?:TUYỆT MẬT|TỐI MẬT|TUYET MAT|TOI MAT)\b"
    r"|(?<!BẢO )(?<!BÍ )(?<!CƠ )(?<!CẨN )(?<!THÂN )(?<!NGỌT )(?<!MẬN )(?<!KÍN )\bMẬT\b"
    r"(?! (?:KHẨU|ONG|MÃ|ĐỘ|THIẾT|NGỌT|PHỤC|NGỮ|DANH|BÁO|THƯ))"
    r"|(?i:\bđộ mật\s*:|\b(?:tài liệu|văn bản|công văn|điện|kế hoạch|đóng dấu|dấu|mức độ)\s+"
    r"[(“\"]?(?:tuyệt mật|tối mật|mật)\b(?! (?:khẩu|mã|độ dân|thiết)))"
)


def secret_marks(case: Case) -> Iterator[Finding]:
    """An error at each line that bears such a mark, whatever the audience."""
    for number, row in enumerate(case.rows, start=1):
        if mark := _mark(row):
            yield Finding(
                "VG-R070",
                _("Dòng này có dấu mật “{mark}”.").format(mark=mark),
                _(
                    "Không đưa nội dung thuộc bí mật nhà nước vào máy này. Xoá, và báo người phụ trách "
                    "bảo mật; nếu "
                    "chỉ là cách viết hoa thì viết thường."
                ),
                Severity.ERROR,
                case.scenario.path,
                number,
            )


@lru_cache(maxsize=4096)
def _mark(row: str) -> str:
    """The mark in a row; empty where there is none."""
    match = _MARK.search(row)
    return match[0].strip() if match else ""


RULE = RuleInfo(
    "VG-R070",
    Severity.ERROR,
    N_("Dấu độ mật"),
    N_(
        "TUYỆT MẬT, TỐI MẬT, MẬT là dấu của bí mật nhà nước: cấm trong mọi kịch bản, kể cả kịch bản nội "
        "bộ, và "
        "không bỏ qua được bằng ghi chú."
    ),
    N_("Xoá nội dung đó khỏi máy và báo người phụ trách."),
    secret_marks,
    waivable=False,
)
