"""VG-R060: telephone numbers of persons."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.personal import told
from vidgen.review.rule import Case, RuleInfo
from vidgen.vietnamese.personal.kinds import Kind


def phone_numbers(case: Case) -> Iterator[Finding]:
    """An error for each number that neither a unit nor the register publishes; it is quoted masked."""
    for each in told(case, (Kind.PHONE,)):
        yield each.finding(
            "VG-R060",
            _("Dòng này có số điện thoại {value} không phải số công khai của đơn vị.").format(
                value=each.shown
            ),
            _(
                "Thay bằng {{unit.hotline}} hoặc {{unit.phone}}; cần số ví dụ thì viết 09xx xxx xxx hoặc "
                "0232 000 0111 (000 sau mã vùng)."
            ),
        )


RULE = RuleInfo(
    "VG-R060",
    Severity.ERROR,
    N_("Số điện thoại của cá nhân"),
    N_(
        "Số điện thoại là dữ liệu cá nhân (Luật 91/2025, Nghị định 356/2025). Chỉ số công khai của đơn vị "
        "trong "
        "units.csv, đường dây nóng trong can-cu.yaml và số ví dụ 0xxx 000 0xxx được xuất hiện."
    ),
    N_("Thay bằng {{unit.hotline}}, hoặc che bớt: 09xx xxx xxx."),
    phone_numbers,
    waivable=False,
)
