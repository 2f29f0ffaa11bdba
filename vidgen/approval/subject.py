"""What an officer is shown before signing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from vidgen.approval.digest import Content
from vidgen.brand.kit import Brand
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.scenario.model import Scenario
from vidgen.scenario.slots import slots_in

Subject = tuple[tuple[str, str], ...]
"""Title and text, line by line; a line without a title belongs to the one above."""

_MOST: int = 12


def subject_of(
    written: Scenario,
    contents: Sequence[Content],
    brands: Sequence[Brand],
    findings: Sequence[Finding],
    until: dt.date | None,
    waived: Sequence[str] = (),
) -> Subject:
    """The title, for whom, its scenes, slots, files, brands, dates, and what the check has to say.

    Arguments:
        waived: what the script asks the check to pass over, each with its reason.
    """
    slots = sorted({name for scene in written.scenes for name in slots_in(scene)})
    rows = [
        (_("Kịch bản"), f"{written.title} ({written.id})"),
        (_("Lĩnh vực"), written.field or _("(không ghi)")),
        (_("Người xem"), _("nội bộ") if written.audience == "internal" else _("công chúng")),
        (_("Số cảnh"), str(len(written.scenes))),
        (_("Ô xã tự điền"), ", ".join(f"unit.{name}" for name in slots) or _("không có gì")),
        (_("Hình, tiếng"), _listed(list(contents[0].media)) if contents else ""),
        (_("Nhận diện"), ", ".join(f"{brand.name} ({brand.id})" for brand in brands)),
        (_("Căn cứ"), _listed(list(written.legal))),
        (_("Ngày rà soát, hết hạn"), f"{_day(written.reviewed)}, {_day(written.expires)}"),
    ]
    if held := {f"{code}: {level}" for brand in brands for code, level in brand.review.items()}:
        rows.append((_("Mức riêng của bộ nhận diện"), _listed(sorted(held))))
    rows += [(_("Duyệt đến ngày"), _day(until))] if until else []
    rows += [(_("Lưu ý của bộ kiểm tra"), str(len(findings)) if findings else _("không có"))]
    rows += [("", f"{finding.code}: {finding.message}") for finding in findings[:_MOST]]
    if waived:
        rows.append((_("Người viết xin bỏ qua"), str(len(waived))))
        rows += [("", each) for each in waived[:_MOST]]
    return tuple(rows)


def _listed(names: Sequence[str]) -> str:
    more = f", … (+{len(names) - _MOST})" if len(names) > _MOST else ""
    return (", ".join(names[:_MOST]) + more) or _("không có")


def _day(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else _("không ghi")
