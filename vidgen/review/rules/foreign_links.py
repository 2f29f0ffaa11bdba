"""VG-R072: web addresses that are not official."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.addresses import addresses, own_address
from vidgen.review.domains import SHARED, is_below, is_listed, is_official
from vidgen.review.lookalikes import imitated
from vidgen.review.rule import Case, RuleInfo
from vidgen.review.rules.unsafe_links import faults_of
from vidgen.vietnamese.personal.contacts import contacts
from vidgen.vietnamese.personal.kinds import Kind


def foreign_links(case: Case) -> Iterator[Finding]:
    """An error for each address off the list that no graver rule speaks of; for a unit's own a warning."""
    for each in addresses(case):
        link = each.link
        if is_official(link.host, case) or _is_a_page(link.written) or faults_of(link) or imitated(link):
            continue
        yield Finding(
            "VG-R072",
            _("Tên miền {host} không có trong danh sách tên miền chính thức.").format(host=link.shown_host),
            _(
                "Dùng địa chỉ *.gov.vn hoặc thêm tên miền vào can-cu.yaml; nêu làm ví dụ xấu thì viết {bad} "
                "để không bấm được."
            ).format(bad=link.host.replace(".", "[.]")),
            Severity.ERROR,
            each.path,
            each.line,
        )
    for each in own_address(case):
        link = each.link
        if is_listed(link.host, case) or is_below(link.host, SHARED) or faults_of(link) or imitated(link):
            continue
        yield Finding(
            "VG-R072",
            _("Trang của đơn vị ở tên miền {host}, chưa có trong danh sách tên miền chính thức.").format(
                host=link.shown_host
            ),
            _("Đúng là trang của đơn vị thì tỉnh thêm tên miền vào can-cu.yaml; không thì sửa units.csv."),
            Severity.WARNING,
            each.path,
            each.line,
        )


def _is_a_page(written: str) -> bool:
    """Whether it is a page on a social network, which VG-R064 judges."""
    return any(piece.kind is Kind.PROFILE for piece in contacts(written))


RULE = RuleInfo(
    "VG-R072",
    Severity.ERROR,
    N_("Đường dẫn ngoài danh sách tên miền chính thức"),
    N_(
        "Video của cơ quan chỉ dẫn đến *.gov.vn, tên miền trong can-cu.yaml và trang của chính đơn vị "
        "(qr_url). "
        "Tên miền nêu làm ví dụ lừa đảo viết dạng vneid[.]xyz."
    ),
    N_("Thay bằng địa chỉ chính thức, hoặc viết [.] thay dấu chấm nếu là ví dụ xấu."),
    foreign_links,
)
