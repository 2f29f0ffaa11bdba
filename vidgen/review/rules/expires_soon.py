"""VG-R018: a script that expires within a month."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo

SOON_DAYS = 30


def expires_soon(case: Case) -> Iterator[Finding]:
    """A warning within `SOON_DAYS` of the last day, that day included."""
    expires = case.scenario.expires
    if expires is None:
        return
    left = (expires - case.today).days
    if 0 <= left <= SOON_DAYS:
        yield Finding(
            "VG-R018",
            _("Kịch bản còn {days} ngày là hết hạn ({day}).").format(
                days=left, day=expires.strftime("%d/%m/%Y")
            ),
            _("Rà soát lại ngay, rồi sửa reviewed và expires."),
            Severity.WARNING,
            case.scenario.path,
            case.key_line("expires"),
        )


RULE = RuleInfo(
    "VG-R018",
    Severity.WARNING,
    N_("Kịch bản sắp hết hạn"),
    N_("Còn không quá 30 ngày là tới ngày expires; video làm bây giờ sẽ sớm phải gỡ."),
    N_("Rà soát lại rồi sửa reviewed và expires."),
    expires_soon,
)
