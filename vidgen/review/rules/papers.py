"""VG-R061: numbers of identity papers."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.personal import told
from vidgen.review.rule import Case, RuleInfo
from vidgen.vietnamese.personal.kinds import Kind


def paper_numbers(case: Case) -> Iterator[Finding]:
    """An error for each number of a paper, masked; a warning where only its length speaks for it."""
    for each in told(case, (Kind.PAPER,)):
        message = (
            _("Có số giấy tờ tùy thân {value}.")
            if each.certain
            else _("Dãy số {value} trông như số giấy tờ tùy thân.")
        )
        yield each.finding(
            "VG-R061",
            message.format(value=each.shown),
            _("Xoá số này; cần ví dụ thì viết 12 số bắt đầu bằng 000, như 000 000 000 000."),
        )


RULE = RuleInfo(
    "VG-R061",
    Severity.ERROR,
    N_("Số căn cước, chứng minh nhân dân, hộ chiếu"),
    N_(
        "Số giấy tờ tùy thân là dữ liệu cá nhân, không được có trong kịch bản, ghi chú, tên tệp hay "
        "units.csv. "
        "Số ví dụ bắt đầu bằng 000."
    ),
    N_("Xoá số này."),
    paper_numbers,
    waivable=False,
)
