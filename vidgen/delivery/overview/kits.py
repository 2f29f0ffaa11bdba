"""The kits of a folder of results, each with all that the page says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from vidgen.delivery.authentic.records import render_entry
from vidgen.delivery.kit import QUARANTINE, REPORT
from vidgen.delivery.publish.names import LINKS
from vidgen.delivery.report import Report, read_report
from vidgen.delivery.today import Today
from vidgen.errors import DeliveryError

STATES: Final = {
    "final": "Đã duyệt · Sẵn sàng đăng",
    "voice": "Đã duyệt · Giọng nháp",
    "reviewed": "Đã rà soát, chờ duyệt, chưa được đăng",
    "draft": "Bản nháp, chưa được đăng",
    "superseded": "Đã duyệt bản mới hơn, cần dựng lại",
    "expired": "Hết hạn, không đăng nữa",
    "withdrawn": "Đã thu hồi, phải gỡ khỏi các kênh",
    "failed": "Không đạt, không được đăng",
    "error": "Không đọc được báo cáo",
}
"""What a kit can be called, by what the page files it under; ``voice`` is final but for its voice."""

_WAITS = "VG-A041"  # reviewed, not approved yet


@dataclass(frozen=True, slots=True)
class Shown:
    """One kit.

    Attributes:
        report: None where it cannot be read.
        state: key of `STATES`.
        links: where it was posted, platform → address.
    """

    folder: Path
    report: Report | None
    state: str
    links: Mapping[str, str] = field(default_factory=dict)


def shown_kits(out: Path, today: Today) -> tuple[tuple[Shown, ...], tuple[Shown, ...]]:
    """The kits that have a report, by script, then unit; and those that were put aside as not good enough."""
    links = _links(out)
    good = [_shown(folder, today, links, failed=False) for folder in _folders(out)]
    failed = [_shown(folder, today, {}, failed=True) for folder in _folders(out / QUARANTINE)]
    return tuple(good), tuple(failed)


def _shown(
    folder: Path, today: Today, links: Mapping[tuple[str, str], Mapping[str, str]], *, failed: bool
) -> Shown:
    try:
        report = read_report(folder / REPORT)
    except DeliveryError:
        return Shown(folder, None, "failed" if failed else "error")
    state = "failed" if failed else _state(folder, report, today)
    return Shown(folder, report, state, links.get((folder.parent.name, report.script.id), {}))


def _state(folder: Path, report: Report, today: Today) -> str:
    state: str = today.state(render_entry(folder, report))
    if state == "draft":
        return "reviewed" if any(each.code == _WAITS for each in report.findings) else "draft"
    if state == "approved":
        return "voice" if report.draft_voice else "final"
    return state


def _folders(out: Path) -> Iterator[Path]:
    found = [path.parent for path in out.glob(f"*/*/{REPORT}")]
    visible = [
        folder
        for folder in found
        if not any(part.startswith((".", "_")) for part in folder.relative_to(out).parts)
    ]
    yield from sorted(visible, key=lambda folder: (folder.name, folder.parent.name))


def _links(out: Path) -> Mapping[tuple[str, str], Mapping[str, str]]:
    if not (out / LINKS).is_file():
        return {}
    from vidgen.delivery.publish.links import by_video, read_links  # few batches have a table yet

    try:
        return by_video(read_links(out / LINKS))
    except DeliveryError:  # told by every command that reads the table; the page shows what there is
        return {}
