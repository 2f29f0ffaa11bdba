"""VG-R065: persons named beside what tells who they are, and where they live."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.personal import told
from vidgen.review.rule import Case, RuleInfo
from vidgen.vietnamese.personal.kinds import Kind


def persons(case: Case) -> Iterator[Finding]:
    """A warning for each name beside a birth date, a home or a number, and for each house of a person."""
    for each in told(case, (Kind.PERSON, Kind.HOME)):
        if each.kind is Kind.PERSON:
            message = _("Có họ tên {value} cạnh dữ liệu cho biết người đó là ai.")
            fix = _("Viết tắt tên như “Nguyễn Văn A”, “chị H.”, và bỏ năm sinh, nơi ở, số liên hệ.")
        else:
            message = _("Có địa chỉ nhà của cá nhân (số {value}).")
            fix = _("Chỉ ghi xã, phường; bỏ số nhà và tên đường.")
        yield each.finding("VG-R065", message.format(value=each.shown), fix)


RULE = RuleInfo(
    "VG-R065",
    Severity.WARNING,
    N_("Họ tên kèm năm sinh, nơi ở, số liên hệ"),
    N_(
        "Họ tên đứng cạnh năm sinh, nơi ở hoặc số giấy tờ làm lộ một người cụ thể, kể cả nạn nhân và "
        "người bị "
        "nghi. Tên đường, tên trường và tên viết tắt không bị nhắc."
    ),
    N_("Viết tắt tên, bỏ năm sinh và nơi ở."),
    persons,
    holds_up_signing=True,
)
