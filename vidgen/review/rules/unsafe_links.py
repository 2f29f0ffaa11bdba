"""VG-R073: web addresses that hide where they lead, or that anybody on the way can change."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.addresses import addresses, own_address
from vidgen.review.links import Link
from vidgen.review.rule import Case, RuleInfo


def unsafe_links(case: Case) -> Iterator[Finding]:
    """An error for each such address, the unit's own included; of plain http there only a warning."""
    for each in (*addresses(case), *own_address(case)):
        for message in faults_of(each.link):
            mild = each.own and each.link.scheme == "http" and len(faults_of(each.link)) == 1
            yield Finding(
                "VG-R073",
                message,
                _("Chép địa chỉ đầy đủ, bắt đầu bằng https:// và tên miền chính thức."),
                Severity.WARNING if mild else Severity.ERROR,
                each.path,
                each.line,
            )


def faults_of(link: Link) -> tuple[str, ...]:
    """What is wrong with the form of an address, for people."""
    found = []
    if link.user:
        found.append(
            _("Địa chỉ có ký tự @: phần trước @ chỉ để đánh lừa, thật ra dẫn đến {host}.").format(
                host=link.host
            )
        )
    if link.numeric:
        found.append(_("Địa chỉ là dãy số IP, không phải tên miền."))
    if link.short:
        found.append(_("{host} là dịch vụ rút gọn, người xem không biết dẫn đến đâu.").format(host=link.host))
    if link.encoded:
        found.append(_("Tên miền mã hoá punycode, hiện ra thành {host}.").format(host=link.shown_host))
    if link.scheme in ("http", "ftp"):
        found.append(_("Địa chỉ {scheme}:// không mã hoá.").format(scheme=link.scheme))
    return tuple(found)


RULE = RuleInfo(
    "VG-R073",
    Severity.ERROR,
    N_("Đường dẫn không an toàn"),
    N_(
        "Địa chỉ rút gọn, địa chỉ IP, địa chỉ có @, punycode hoặc http:// không cho người xem biết chắc "
        "mình đến "
        "đâu. Xét cả qr_url của đơn vị."
    ),
    N_("Dùng địa chỉ đầy đủ https:// trên tên miền chính thức."),
    unsafe_links,
)
