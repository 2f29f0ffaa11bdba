"""One kit on the page, as HTML."""

from __future__ import annotations

import datetime as dt
from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

from vidgen.approval.clock import day_of
from vidgen.delivery.kit import (
    CARD,
    CARDS,
    COVER,
    COVER_ZALO,
    DRAFT_SUBTITLES,
    DRAFT_VIDEO,
    POST,
    PUBLISH,
    RENDITION,
    REPORT,
    SHEET,
    SUBTITLES,
    VIDEO,
    film_in,
)
from vidgen.delivery.overview.kits import STATES, Shown
from vidgen.delivery.platforms import platforms
from vidgen.delivery.report import FindingRecord, Report
from vidgen.errors import Severity
from vidgen.scenario.model import Audience

LINKS: Final = {
    VIDEO: "Video",
    DRAFT_VIDEO: "Video nháp",
    RENDITION: "Video bản nhẹ",
    POST: "Bài đăng",
    PUBLISH: "Dữ liệu đăng",
    SUBTITLES: "Phụ đề",
    DRAFT_SUBTITLES: "Phụ đề bản nháp",
    COVER: "Ảnh bìa",
    COVER_ZALO: "Bìa Zalo",
    **{name: "Thẻ thông tin" if name == CARD else f"Thẻ {number}" for number, name in enumerate(CARDS, 1)},
    SHEET: "Ảnh tổng hợp",
    REPORT: "Báo cáo",
}
_LARGE: Final = {SHEET: " data-large"}
_MOST_REASONS = 2  # all of them stand among the findings


def card(out: Path, kit: Shown) -> str:
    """The kit as an ``article``; all that comes from scripts, units and files is escaped."""
    report, folder = kit.report, kit.folder
    if report is None:
        words = (
            f"<h2>{escape(folder.name)}</h2><p>{escape(folder.parent.name)}</p>"
            f'<p class="state error">{escape(STATES["error"])}</p>'
            "<p>Chạy lại lệnh render để dựng lại bộ đăng này.</p>"
        )
        return _article(kit, "", _data(kit), words)
    unit = report.unit.name if report.unit else "Bản chung"
    inside = " · Nội bộ" if report.script.audience is Audience.INTERNAL else ""
    also = " · Giọng nháp" if kit.state in ("draft", "reviewed") and report.draft_voice else ""
    words = (
        f"<h2>{escape(report.script.title)}</h2><p>{escape(unit)} · {_length(report.seconds)}{inside}</p>"
        f'<p class="state {kit.state}">{escape(STATES[kit.state] + also)}</p>'
        f"{_reasons(kit, report)}{_approval(report)}{_posted(kit)}"
    )
    picture, first = _picture(out, folder, report)
    return _article(
        kit,
        picture,
        _data(kit),
        words,
        _stills(out, folder, report, first),
        _findings(report.findings, unfolded=kit.state == "failed"),
        _links(out, folder, report),
    )


def _article(kit: Shown, picture: str, data: str, words: str, *below: str) -> str:
    kind = "" if picture else ' class="bare"'
    inside = f'{picture}<div class="in"{data}>{words}</div>{"".join(below)}'
    return f'<article data-state="{kit.state}"{kind}>{inside}</article>'


def _data(kit: Shown) -> str:
    """What the page sifts and sorts by."""
    report = kit.report
    values = {"script": kit.folder.name, "unit": kit.folder.parent.name}
    if report:
        ends = _ends(report)
        values |= {
            "title": report.script.title,
            "name": report.unit.name if report.unit else "",
            "field": report.script.field,
            "seconds": str(round(report.seconds)),
            "findings": str(len(report.findings)),
            "ends": ends.isoformat() if ends else "",
        }
    return "".join(f' data-{name}="{escape(value)}"' for name, value in values.items())


def _reasons(kit: Shown, report: Report) -> str:
    """Why it may not be posted."""
    errors = tuple(each for each in report.findings if each.severity is Severity.ERROR)
    reasons = errors if kit.state == "failed" and errors else report.why_draft
    return "".join(f"<p>{escape(reason.message)}</p>" for reason in reasons[:_MOST_REASONS])


def _approval(report: Report) -> str:
    approval = report.approval
    if approval is None:
        return ""
    ends = _ends(report)
    until = f", đến hết {_day(ends)}" if ends else ""
    sample = " (khóa mẫu, chỉ để chạy thử)" if approval.sample else ""
    code = f' · Mã <span class="code">{escape(approval.code)}</span>' if approval.code else ""
    return (
        f'<p class="small">Rà soát: {escape(approval.reviewed_by)}. Duyệt: {escape(approval.approved_by)}, '
        f"{_day(day_of(approval.at))}{until}{sample}{code}</p>"
    )


def _posted(kit: Shown) -> str:
    if not kit.links:
        return ""
    known = platforms()
    names = {key: known[key].name if key in known else key for key in kit.links}
    items = (
        f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(names[key])}</a>'
        for key, url in sorted(kit.links.items())
    )
    word = "Phải gỡ" if kit.state in ("withdrawn", "expired", "superseded") else "Đã đăng"
    return f'<p class="small posted">{word}: {", ".join(items)}</p>'


def _picture(out: Path, folder: Path, report: Report) -> tuple[str, str]:
    """The cover, or what stands for it, and which file that is."""
    name = next((name for name in (COVER, SHEET) if (folder / name).is_file()), None)
    if name is None:
        return "", ""
    alt = escape(f"Ảnh bìa “{report.script.title}”")
    image = f'<img loading="lazy" src="{_href(out, folder / name)}" alt="{alt}">'
    film = film_in(folder)
    target = film if film.is_file() else folder / name
    return f'<a class="cover" href="{_href(out, target)}">{image}</a>', name


def _stills(out: Path, folder: Path, report: Report, first: str) -> str:
    """The other pictures of a kit, small; each opens large."""
    names = (SHEET, *CARDS, COVER_ZALO)
    there = [n for n in names if n != first and n in report.files and (folder / n).is_file()]
    images = "".join(
        f'<a href="{_href(out, folder / name)}" data-large>'
        f'<img loading="lazy" src="{_href(out, folder / name)}" alt="{escape(LINKS[name])}"></a>'
        for name in there
    )
    return f'<div class="stills">{images}</div>' if images else ""


def _findings(findings: tuple[FindingRecord, ...], *, unfolded: bool) -> str:
    if not findings:
        return ""
    names = {Severity.ERROR: "Lỗi", Severity.WARNING: "Lưu ý"}
    items = (
        f'<li class="{finding.severity}">{names[finding.severity]} {escape(finding.code)}: '
        f"{escape(finding.message)}{escape(f' → {finding.fix}') if finding.fix else ''}</li>"
        for finding in sorted(findings, key=lambda each: each.severity is not Severity.ERROR)
    )
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    counts = [
        f"{count} {word}" for count, word in ((errors, "lỗi"), (len(findings) - errors, "lưu ý")) if count
    ]
    opened = " open" if unfolded else ""
    return f"<details{opened}><summary>{', '.join(counts)}</summary><ul>{''.join(items)}</ul></details>"


def _links(out: Path, folder: Path, report: Report) -> str:
    there = (name for name in LINKS if name == REPORT or (name in report.files and (folder / name).is_file()))
    links = (
        f'<a href="{_href(out, folder / name)}"{_LARGE.get(name, "")}>{escape(LINKS[name])}</a>'
        for name in there
    )
    return f'<p class="files">{"".join(links)}</p>'


def _ends(report: Report) -> dt.date | None:
    """The last day on which it may be shown."""
    days = (report.script.expires, report.approval.until if report.approval else None)
    return min((day for day in days if day), default=None)


def _day(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


def _href(out: Path, path: Path) -> str:
    return escape(quote(path.relative_to(out).as_posix()))


def _length(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} phút {whole % 60:02d} giây" if whole >= 60 else f"{whole} giây"
