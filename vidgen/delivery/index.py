"""``out/index.html``: the whole batch on one page, opened from the disk without a network."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import quote

from vidgen.delivery.disk import refusal
from vidgen.delivery.kit import (
    CARD,
    CARDS,
    COVER,
    COVER_ZALO,
    DRAFT_SUBTITLES,
    DRAFT_VIDEO,
    POST,
    REPORT,
    SHEET,
    SUBTITLES,
    VIDEO,
    film_in,
)
from vidgen.delivery.report import FindingRecord, Report, read_report
from vidgen.errors import DeliveryError, Severity

INDEX = "index.html"
_MOST_REASONS = 2  # why a kit is a draft; all of them stand among its findings

LINKS = {
    VIDEO: "Video",
    DRAFT_VIDEO: "Video nháp",
    POST: "Bài đăng",
    SUBTITLES: "Phụ đề",
    DRAFT_SUBTITLES: "Phụ đề bản nháp",
    COVER: "Ảnh bìa",
    COVER_ZALO: "Bìa Zalo",
    **{name: "Thẻ thông tin" if name == CARD else f"Thẻ {number}" for number, name in enumerate(CARDS, 1)},
    SHEET: "Ảnh tổng hợp",
    REPORT: "Báo cáo",
}

STATES = {
    "final": "Sẵn sàng đăng",
    "voice": "Đã rà soát · Giọng nháp",
    "draft": "Bản nháp, chưa được đăng",
    "error": "Không đọc được báo cáo",
}
"""What a kit can be called, by what the page files it under; ``voice`` is final but for its voice."""

_STYLE = """
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;font:17px/1.5 "Be Vietnam Pro",system-ui,"Segoe UI",sans-serif;background:#fbf8ef;color:#12332a}
header{padding:20px 16px 8px;max-width:1400px;margin:auto}h1{font-size:26px;margin:0 0 4px}
.find{display:flex;flex-wrap:wrap;gap:10px;margin-top:12px}.find>*{font:inherit;padding:10px 12px;
border:1px solid #5c7a70;border-radius:8px;background:#fff;color:inherit;min-width:0}
.find input{flex:1 1 260px;max-width:520px}.find select{flex:1 1 200px;max-width:300px}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,400px),1fr));gap:16px;padding:16px;
max-width:1400px;margin:auto}
article{background:#fff;border:1px solid #d9d2bf;border-radius:12px;padding:12px;display:grid;
grid-template-columns:116px 1fr;gap:0 14px;align-content:start;overflow-wrap:anywhere}
article[hidden]{display:none}.bare{grid-template-columns:1fr}
.cover img{width:116px;height:206px;object-fit:cover;background:#12332a;display:block;border-radius:8px}
h2{font-size:19px;line-height:1.3;margin:0 0 4px}p{margin:0 0 8px}.state{font-weight:700}
.final{color:#0b5f44}.draft,.error{color:#9a1b14}.voice,.warning{color:#6d4a00}
.stills{grid-column:1/-1;display:flex;gap:10px;margin-top:12px;overflow-x:auto}
.stills img{height:112px;width:auto;display:block;border-radius:8px;border:1px solid #d9d2bf}
details{margin:10px 0 0;grid-column:1/-1}summary{cursor:pointer}ul{margin:4px 0 0;padding-left:20px}
.files{grid-column:1/-1;display:grid;grid-template-columns:repeat(auto-fill,minmax(112px,1fr));gap:8px;
margin:12px 0 0;align-self:end}
.files a{padding:7px 4px;border-radius:8px;background:#e3f1eb;color:#0b4a36;text-decoration:none;
text-align:center;font-size:15px}.files a:first-child:not(:only-child){grid-column:1/-1;background:#0f7a57;
color:#fff;font-size:17px;font-weight:700}a:focus-visible{outline:3px solid #0f7a57}
.files a:hover,.files a:first-child:not(:only-child):hover{background:#0b4a36;color:#fff}
"""

# Searching without diacritics: officers type "lua dao" as often as "lừa đảo".
_SCRIPT = """
const bare=t=>t.normalize("NFD").replace(/[\\u0300-\\u036f]/g,"").replace(/đ/gi,"d").toLowerCase();
const kits=[...document.querySelectorAll("article")].map(a=>[a,bare(a.querySelector(".in").textContent)]);
const words=document.querySelector("input"),state=document.querySelector("select");
const sift=()=>{const w=bare(words.value).split(/\\s+/);let shown=0;for(const [a,t] of kits){
a.hidden=!(w.every(x=>t.includes(x))&&(!state.value||a.dataset.state===state.value));shown+=!a.hidden}
document.querySelector("#shown").textContent=shown};
words.addEventListener("input",sift);state.addEventListener("change",sift);
"""


def write_index(out: Path) -> Path:
    """Write the page over all kits under `out` that have a report, by script, then unit.

    Returns:
        The page's path.

    Raises:
        DeliveryError: it cannot be written (see `disk`).
    """
    kits = [_card(out, folder) for folder in _kit_folders(out)]
    page = "\n".join(_page(kits)) + "\n"
    path = out / INDEX
    temporary = out / f".{INDEX}.tmp"
    try:
        temporary.write_bytes(page.encode("utf-8"))
        temporary.replace(path)
    except OSError as error:
        raise refusal(error, path, replacing=True) from error
    finally:
        temporary.unlink(missing_ok=True)
    return path


def _kit_folders(out: Path) -> list[Path]:
    folders = [path.parent for path in out.glob(f"*/*/{REPORT}") if not path.parent.name.startswith(".")]
    return sorted(folders, key=lambda folder: (folder.name, folder.parent.name))


def _page(cards: list[str]) -> Iterable[str]:
    yield '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>Bộ đăng video ({len(cards)})</title>\n<style>{_STYLE}</style>\n</head>\n<body>"
    yield "<header><h1>Bộ đăng video</h1>"
    yield f'<p><span id="shown">{len(cards)}</span> trên {len(cards)} video.</p>'
    yield '<div class="find">'
    yield '<input type="search" placeholder="Tìm theo tên, xã, phường…" aria-label="Tìm video">'
    yield '<select aria-label="Trạng thái"><option value="">Mọi trạng thái</option>'
    yield from (f'<option value="{state}">{escape(name)}</option>' for state, name in STATES.items())
    yield "</select></div></header>\n<main>"
    yield from cards
    yield f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>"


def _card(out: Path, folder: Path) -> str:
    try:
        report = read_report(folder / REPORT)
    except DeliveryError:
        return _article(
            "error",
            "",
            f"<h2>{escape(folder.name)}</h2><p>{escape(folder.parent.name)}</p>"
            f'<p class="state error">{escape(STATES["error"])}</p>'
            "<p>Chạy lại lệnh render để dựng lại bộ đăng này.</p>",
        )
    unit = report.unit.name if report.unit else "Bản chung"
    state = "voice" if report.state == "final" and report.draft_voice else report.state
    also = " · Giọng nháp" if state == "draft" and report.draft_voice else ""
    return _article(
        state,
        _picture(out, folder, report.script.title),
        f"<h2>{escape(report.script.title)}</h2><p>{escape(unit)} · {_length(report.seconds)}</p>"
        f'<p class="state {state}">{escape(STATES[state] + also)}</p>{_why_draft(report)}',
        _stills(out, folder, report),
        _findings(report.findings),
        _links(out, folder, report),
    )


def _why_draft(report: Report) -> str:
    return "".join(f"<p>{escape(reason.message)}</p>" for reason in report.why_draft[:_MOST_REASONS])


def _article(state: str, picture: str, words: str, *below: str) -> str:
    kind = "" if picture else ' class="bare"'
    inside = f'{picture}<div class="in">{words}</div>{"".join(below)}'
    return f'<article data-state="{state}"{kind}>{inside}</article>'


def _picture(out: Path, folder: Path, title: str) -> str:
    name = next((name for name in (COVER, SHEET) if (folder / name).is_file()), None)
    if name is None:
        return ""
    image = f'<img loading="lazy" src="{_href(out, folder / name)}" alt="{escape(f"Ảnh bìa “{title}”")}">'
    film = film_in(folder)
    target = film if film.is_file() else folder / name
    return f'<a class="cover" href="{_href(out, target)}">{image}</a>'


def _stills(out: Path, folder: Path, report: Report) -> str:
    """The other pictures of a kit, small; each leads to its file."""
    there = [name for name in (*CARDS, COVER_ZALO) if name in report.files and (folder / name).is_file()]
    images = "".join(
        f'<a href="{_href(out, folder / name)}"><img loading="lazy" src="{_href(out, folder / name)}" '
        f'alt="{escape(f"{LINKS[name]} “{report.script.title}”")}"></a>'
        for name in there
    )
    return f'<div class="stills">{images}</div>' if images else ""


def _findings(findings: tuple[FindingRecord, ...]) -> str:
    if not findings:
        return ""
    names = {Severity.ERROR: "Lỗi", Severity.WARNING: "Lưu ý"}
    items = (
        f'<li class="{finding.severity}">{names[finding.severity]} {escape(finding.code)}: '
        f"{escape(finding.message)}{escape(f' → {finding.fix}') if finding.fix else ''}</li>"
        for finding in findings
    )
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    counts = [
        f"{count} {word}" for count, word in ((errors, "lỗi"), (len(findings) - errors, "lưu ý")) if count
    ]
    return f"<details><summary>{', '.join(counts)}</summary><ul>{''.join(items)}</ul></details>"


def _links(out: Path, folder: Path, report: Report) -> str:
    there = (name for name in LINKS if name == REPORT or (name in report.files and (folder / name).is_file()))
    return (
        '<p class="files">'
        + "".join(f'<a href="{_href(out, folder / name)}">{escape(LINKS[name])}</a>' for name in there)
        + "</p>"
    )


def _href(out: Path, path: Path) -> str:
    return escape(quote(path.relative_to(out).as_posix()))


def _length(seconds: float) -> str:
    whole = round(seconds)
    return f"{whole // 60} phút {whole % 60:02d} giây" if whole >= 60 else f"{whole} giây"
