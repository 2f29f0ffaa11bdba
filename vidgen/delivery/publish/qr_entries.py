"""What stands on a sheet of QR codes: each video once, with the address its code leads to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vidgen.delivery.platforms import platforms
from vidgen.delivery.publish.kits import unit_id
from vidgen.delivery.publish.links import is_address, preferred
from vidgen.delivery.publish.model import Publish, PublishUnit
from vidgen.errors import DeliveryError, Finding, Severity
from vidgen.messages import _

Addresses = Mapping[tuple[str, str], dict[str, str]]
GIVEN = "given"
"""In place of a platform, for an address given by hand."""


@dataclass(frozen=True, slots=True)
class QrEntry:
    """One code on the sheet.

    Attributes:
        unit: whose video it is; None for everybody's.
        title: of the video.
        url: where the code leads.
        place: where that is, such as ``Xem trên Zalo OA``.
        code: by which the video can be looked up; may be empty.
        until: the last day on which the video may be shown; None is without end.
    """

    unit: PublishUnit | None
    title: str
    url: str
    place: str
    code: str = ""
    until: dt.date | None = None


def qr_entries(
    kits: Iterable[tuple[Path, Publish]], addresses: Addresses, platform: str | None = None
) -> tuple[tuple[QrEntry, ...], tuple[Finding, ...]]:
    """The codes for these videos, and what is to be known of them, as warnings.

    Arguments:
        addresses: of the published videos (`links.by_video`).
        platform: preferred where a video was published in several places.

    Returns:
        The entries; VG-P024 for a video whose code leads to its unit's page since no link of its own is
        known, VG-P025 for one that is left out because there is neither.
    """
    entries: list[QrEntry] = []
    said: list[Finding] = []
    for folder, publish in kits:
        own = addresses.get((unit_id(publish), publish.script.id), {})
        found = (GIVEN, own[GIVEN]) if GIVEN in own else next(preferred(own, platform), None)
        fallback = publish.unit.qr_url if publish.unit else ""
        if found is None and not is_address(fallback):
            said.append(_nowhere(folder))
            continue
        if found is None:
            said.append(_to_the_unit(folder, fallback))
        ends = [day for day in (publish.script.expires, publish.approved_until) if day]
        entries.append(
            QrEntry(
                unit=publish.unit,
                title=publish.script.title,
                url=found[1] if found else fallback,
                place=_place(found[0] if found else ""),
                code=publish.code,
                until=min(ends) if ends else None,
            )
        )
    return tuple(entries), tuple(said)


def led_to(kits: Sequence[tuple[Path, Publish]], url: str) -> Addresses:
    """The addresses where only one video has one, given by hand.

    Raises:
        DeliveryError: it is no web address (VG-P026), or there is not exactly one video (VG-P027).
    """
    if not is_address(url):
        raise DeliveryError.of(
            "VG-P026",
            _("“{url}” không phải một địa chỉ web dùng được.").format(url=url[:80]),
            _("Chép cả địa chỉ, bắt đầu bằng https://"),
        )
    if len(kits) != 1:
        raise DeliveryError.of(
            "VG-P027",
            _("--url chỉ dùng khi có đúng một video; ở đây có {count}.").format(count=len(kits)),
            _("Dùng --links với tệp links.csv."),
        )
    publish = kits[0][1]
    return {(unit_id(publish), publish.script.id): {GIVEN: url}}


def _place(key: str) -> str:
    if key == GIVEN:
        return "Quét mã để xem video"
    return f"Xem trên {platforms()[key].name}" if key else "Trang của đơn vị"


def _to_the_unit(folder: Path, url: str) -> Finding:
    return Finding(
        "VG-P024",
        _("“{kit}” chưa có đường dẫn của video; mã QR dẫn đến trang của đơn vị: {url}").format(
            kit=f"{folder.parent.name}/{folder.name}", url=url
        ),
        _("Điền đường dẫn bài đã đăng vào links.csv rồi làm lại tờ mã QR."),
        Severity.WARNING,
        folder,
    )


def _nowhere(folder: Path) -> Finding:
    return Finding(
        "VG-P025",
        _("Bỏ qua “{kit}”: chưa có đường dẫn của video, đơn vị cũng không có qr_url.").format(
            kit=f"{folder.parent.name}/{folder.name}"
        ),
        _("Điền đường dẫn bài đã đăng vào links.csv, hoặc cột qr_url của units.csv."),
        Severity.WARNING,
        folder,
    )
