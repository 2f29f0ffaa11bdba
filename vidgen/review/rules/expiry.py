"""VG-R003: a script past its day, or never legally reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo, key_line


def expiry(case: Case) -> Iterator[Finding]:
    """An error past the script's last day; a warning where the day of the last legal review is missing."""
    scenario = case.scenario
    if scenario.expires and scenario.expires < case.today:
        yield Finding(
            "VG-R003",
            _("Kịch bản đã hết hạn từ ngày {day}.").format(day=scenario.expires.strftime("%d/%m/%Y")),
            _("Rà soát lại nội dung pháp lý rồi sửa reviewed và expires."),
            path=scenario.path,
            line=key_line(scenario.path, "expires"),
        )
    if scenario.reviewed is None:
        line = key_line(scenario.path, "reviewed")
        yield Finding(
            "VG-R003",
            _("Chưa ghi ngày rà soát pháp lý."),
            _("Điền ngày vào dòng {line}, ví dụ: reviewed: 2026-11-01.").format(line=line)
            if line
            else _("Thêm reviewed: năm-tháng-ngày vào phần đầu kịch bản."),
            Severity.WARNING,
            scenario.path,
            line or 1,  # where the front matter begins, to which the key is to be added
        )


RULE = RuleInfo(
    "VG-R003",
    Severity.ERROR,
    N_("Kịch bản hết hạn hoặc chưa rà soát pháp lý"),
    N_("Quá ngày expires, nội dung có thể đã sai luật; thiếu ngày reviewed thì không biết rà soát khi nào."),
    N_("Rà soát lại rồi sửa reviewed và expires."),
    expiry,
    waivable=False,
    holds_up_signing=True,
)
