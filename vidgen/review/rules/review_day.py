"""VG-R019: a day of legal review that cannot be, or lies too far back."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo

LONGEST_DAYS = 365


def review_day(case: Case) -> Iterator[Finding]:
    """A warning for a day in the future, after the script's last day, or more than a year ago."""
    reviewed, expires = case.scenario.reviewed, case.scenario.expires
    if reviewed is None:
        return
    day = reviewed.strftime("%d/%m/%Y")
    if reviewed > case.today:
        message = _("Ngày rà soát {day} chưa tới.").format(day=day)
        fix = _("Ghi ngày đã rà soát thật.")
    elif expires and expires < reviewed:
        message = _("Kịch bản hết hạn trước cả ngày rà soát {day}.").format(day=day)
        fix = _("Sửa expires thành một ngày sau ngày rà soát.")
    elif (case.today - reviewed).days > LONGEST_DAYS:
        message = _("Lần rà soát gần nhất đã quá {days} ngày ({day}).").format(days=LONGEST_DAYS, day=day)
        fix = _("Rà soát lại với văn bản đang có hiệu lực rồi sửa reviewed.")
    else:
        return
    yield Finding("VG-R019", message, fix, Severity.WARNING, case.scenario.path, case.key_line("reviewed"))


RULE = RuleInfo(
    "VG-R019",
    Severity.WARNING,
    N_("Ngày rà soát không hợp lý hoặc quá lâu"),
    N_("Ngày reviewed ở tương lai, sau ngày hết hạn, hoặc đã quá một năm."),
    N_("Rà soát lại rồi ghi đúng ngày."),
    review_day,
    holds_up_signing=True,
)
