"""VG-R062: bank accounts and payment cards."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.personal import told
from vidgen.review.rule import Case, RuleInfo
from vidgen.vietnamese.personal.kinds import Kind


def account_numbers(case: Case) -> Iterator[Finding]:
    """An error for each account or card that is not a unit's own, masked."""
    for each in told(case, (Kind.ACCOUNT,)):
        yield each.finding(
            "VG-R062",
            _("Có số tài khoản hoặc số thẻ {value}.").format(value=each.shown),
            _(
                "Xoá số này; cần ví dụ thì viết số bắt đầu bằng 000. Tài khoản của đơn vị để ở một cột "
                "units.csv."
            ),
        )


RULE = RuleInfo(
    "VG-R062",
    Severity.ERROR,
    N_("Số tài khoản ngân hàng, số thẻ"),
    N_(
        "Số tài khoản và số thẻ của một người là dữ liệu cá nhân; số bịa ra cũng có thể trùng số thật và "
        "khiến "
        "người xem chuyển tiền nhầm."
    ),
    N_("Xoá số này, hoặc đưa tài khoản công khai của đơn vị vào units.csv."),
    account_numbers,
    waivable=False,
)
