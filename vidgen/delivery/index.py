"""``out/index.html``: the whole batch on one page, opened from the disk without a network."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path
from urllib.parse import quote

from vidgen.delivery.disk import refusal
from vidgen.delivery.kit import COVER, COVER_ZALO, POST, REPORT, SHEET, SUBTITLES, VIDEO
from vidgen.delivery.report import FindingRecord, Report, read_report
from vidgen.errors import DeliveryError, Severity

INDEX = "index.html"

LINKS = {
    VIDEO: "Video",
    POST: "Bài đăng",
    SUBTITLES: "Phụ đề",
    COVER: "Ảnh bìa",
    COVER_ZALO: "Ảnh bìa Zalo",
    SHEET: "Tờ ảnh",
    REPORT: "Báo cáo",
}

STATES = {"final": "Sẵn sàng đăng", "draft": "Bản nháp, chưa được đăng"}

_STYLE = """
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;font:17px/1.5 "Be Vietnam Pro",system-ui,"Segoe UI",sans-serif;background:#fbf8ef;color:#12332a}
header{padding:20px 16px 8px;max-width:1400px;margin:auto}h1{font-size:26px;margin:0 0 4px}
input{font:inherit;width:100%;max-width:520px;padding:10px 12px;margin-top:12px;border:1px solid #5c7a70;
border-radius:8px;background:#fff;color:inherit}
main{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,330px),1fr));gap:16px;padding:16px;
max-width:1400px;margin:auto}
article{background:#fff;border:1px solid #d9d2bf;border-radius:12px;overflow:hidden;display:flex;
flex-direction:column}
article[hidden]{display:none}article img{width:100%;height:260px;object-fit:contain;background:#12332a;
display:block}
.in{padding:12px 14px 16px;overflow-wrap:anywhere}h2{font-size:19px;line-height:1.3;margin:0 0 4px}
p{margin:0 0 8px}.state{font-weight:700}.final{color:#0b5f44}
.draft,.error{color:#9a1b14}.warning{color:#6d4a00}
ul{margin:0 0 8px;padding-left:20px}.files a{display:inline-block;margin:0 6px 6px 0;padding:7px 12px;
border-radius:8px;background:#e3f1eb;color:#0b4a36;text-decoration:none}.files a:focus,.files a:hover{
background:#0f7a57;color:#fff}
"""

# Searching without diacritics: officers type "lua dao" as often as "lừa đảo".
_SCRIPT = """
const bare=t=>t.normalize("NFD").replace(/[\\u0300-\\u036f]/g,"").replace(/đ/gi,"d").toLowerCase();
const kits=[...document.querySelectorAll("article")].map(a=>[a,bare(a.querySelector(".in").textContent)]);
document.querySelector("input").addEventListener("input",e=>{const w=bare(e.target.value).split(/\\s+/);
for(const [a,t] of kits)a.hidden=!w.every(x=>t.includes(x))});
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
    yield f"<header><h1>Bộ đăng video</h1><p>{len(cards)} video trong thư mục này.</p>"
    yield '<input type="search" placeholder="Tìm theo tên, xã, phường…" aria-label="Tìm video"></header>'
    yield "<main>"
    yield from cards
    yield f"</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>"


def _card(out: Path, folder: Path) -> str:
    try:
        report = read_report(folder / REPORT)
    except DeliveryError as error:
        return _article(
            "",
            f"<h2>{escape(folder.name)}</h2>",
            f"<p>{escape(folder.parent.name)}</p>",
            f'<p class="state error">{escape(error.findings[0].message)}</p>',
        )
    unit = report.unit.name if report.unit else "Bản chung"
    return _article(
        _picture(out, folder, report.script.title),
        f"<h2>{escape(report.script.title)}</h2>",
        f"<p>{escape(unit)} · {_length(report.seconds)}</p>",
        f'<p class="state {report.state}">{escape(STATES[report.state])}</p>',
        _findings(report.findings),
        _links(out, folder, report),
    )


def _article(picture: str, *parts: str) -> str:
    return f'<article>{picture}<div class="in">{"".join(parts)}</div></article>'


def _picture(out: Path, folder: Path, title: str) -> str:
    name = next((name for name in (SHEET, COVER) if (folder / name).is_file()), None)
    if name is None:
        return ""
    alt = escape(f"Các cảnh của video “{title}”")
    return f'<img loading="lazy" src="{_href(out, folder / name)}" alt="{alt}">'


def _findings(findings: tuple[FindingRecord, ...]) -> str:
    if not findings:
        return ""
    names = {Severity.ERROR: "Lỗi", Severity.WARNING: "Lưu ý"}
    items = (
        f'<li class="{finding.severity}">{names[finding.severity]} {escape(finding.code)}: '
        f"{escape(finding.message)}{escape(f' → {finding.fix}') if finding.fix else ''}</li>"
        for finding in findings
    )
    return f"<ul>{''.join(items)}</ul>"


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
