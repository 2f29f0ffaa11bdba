"""VG-R074: domains that are made to be taken for official ones."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.addresses import addresses, own_address
from vidgen.review.domains import is_below, is_official
from vidgen.review.lookalikes import imitated
from vidgen.review.rule import Case, RuleInfo


def lookalike_links(case: Case) -> Iterator[Finding]:
    """An error for each such domain; for the unit's own page a warning, since units do own such names."""
    for each in (*addresses(case), *own_address(case)):
        name = imitated(each.link)
        official = is_official(each.link.host, case) and not is_below(each.link.host, ("gov.vn",))
        if name and (each.own or not official):
            yield Finding(
                "VG-R074",
                _("Tên miền {host} dễ bị nhầm với {name} của Nhà nước.").format(
                    host=each.link.shown_host, name=name
                ),
                _("Chép lại địa chỉ chính thức; nêu làm ví dụ xấu thì viết {bad} để không bấm được.").format(
                    bad=each.link.host.replace(".", "[.]")
                ),
                Severity.WARNING if each.own else Severity.ERROR,
                each.path,
                each.line,
            )


RULE = RuleInfo(
    "VG-R074",
    Severity.ERROR,
    N_("Tên miền nhái"),
    N_(
        "Tên miền chỉ khác tên miền chính thức vài chữ, dùng chữ số thay chữ cái, thêm gạch nối hoặc chữ "
        "cái của "
        "bảng chữ khác là dấu hiệu của trang giả. Xét cả qr_url của đơn vị."
    ),
    N_("Chép lại địa chỉ chính thức, hoặc viết [.] thay dấu chấm nếu là ví dụ xấu."),
    lookalike_links,
)
