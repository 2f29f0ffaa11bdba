"""VG-R063: number plates."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.personal import told
from vidgen.review.rule import Case, RuleInfo
from vidgen.vietnamese.personal.kinds import Kind


def plate_numbers(case: Case) -> Iterator[Finding]:
    """An error for each plate, masked."""
    for each in told(case, (Kind.PLATE,)):
        yield each.finding(
            "VG-R063",
            _("Có biển số xe {value}.").format(value=each.shown),
            _("Xoá biển số, hoặc che bớt: 29A-xxx.xx; biển ví dụ viết 29A-000.00."),
        )


RULE = RuleInfo(
    "VG-R063",
    Severity.ERROR,
    N_("Biển số xe"),
    N_("Biển số xe gắn với chủ xe nên là dữ liệu cá nhân. Biển toàn số 0 (29A-000.00) được coi là ví dụ."),
    N_("Xoá hoặc che bớt biển số."),
    plate_numbers,
    waivable=False,
)
