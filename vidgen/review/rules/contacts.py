"""VG-R064: mail addresses and pages of persons on social networks."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.personal import told
from vidgen.review.rule import Case, RuleInfo
from vidgen.vietnamese.personal.kinds import Kind


def contact_addresses(case: Case) -> Iterator[Finding]:
    """An error for each address or page neither official nor a unit's, masked; a warning at a handle."""
    for each in told(case, (Kind.MAIL, Kind.PROFILE)):
        if each.kind is Kind.MAIL:
            message = _("Có địa chỉ thư điện tử {value} không phải của cơ quan.")
        elif each.certain:
            message = _("Có đường dẫn trang mạng xã hội {value} không phải của đơn vị.")
        else:
            message = _("Có tên tài khoản mạng xã hội {value} không phải của đơn vị.")
        yield each.finding(
            "VG-R064",
            message.format(value=each.shown),
            _("Xoá, hoặc đưa địa chỉ công khai của đơn vị vào một cột của units.csv rồi dùng {{unit.…}}."),
        )


RULE = RuleInfo(
    "VG-R064",
    Severity.ERROR,
    N_("Thư điện tử, trang mạng xã hội của cá nhân"),
    N_(
        "Địa chỉ thư và trang cá nhân dẫn thẳng đến một người. Được dùng: địa chỉ *.gov.vn, tên miền trong "
        "can-cu.yaml, và những gì đơn vị công bố trong units.csv."
    ),
    N_("Xoá, hoặc dùng địa chỉ của đơn vị."),
    contact_addresses,
    waivable=False,
)
