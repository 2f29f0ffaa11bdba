"""``out/index.html``: the whole batch on one page, opened from the disk without a network."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

from vidgen.delivery.disk import refusal
from vidgen.delivery.overview.card import card
from vidgen.delivery.overview.kits import STATES, Shown, shown_kits
from vidgen.delivery.today import Today

INDEX = "index.html"

_SORTS = {
    "script": "Theo tên kịch bản",
    "unit": "Theo đơn vị",
    "state": "Cần xử lý trước",
    "ends": "Hết hạn trước",
    "findings": "Nhiều lưu ý trước",
    "seconds": "Dài trước",
}


def write_index(out: Path, today: Today | None = None) -> Path:
    """Write the page over all kits under `out` that have a report, by script, then unit.

    Arguments:
        today: what the library says of them; None goes by the reports and the day alone.

    Returns:
        The page's path.

    Raises:
        DeliveryError: it cannot be written (see `disk`).
    """
    good, failed = shown_kits(out, today or Today())
    page = "\n".join(_page(out, good, failed)) + "\n"
    path = out / INDEX
    temporary = out / f".{INDEX}.tmp"
    try:
        temporary.write_bytes(page.encode("utf-8", errors="replace"))
        temporary.replace(path)
    except OSError as error:
        raise refusal(error, path, replacing=True) from error
    finally:
        temporary.unlink(missing_ok=True)
    return path


def _page(out: Path, good: Sequence[Shown], failed: Sequence[Shown]) -> Iterable[str]:
    kits = (*good, *failed)
    yield '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>Bộ đăng video ({len(kits)})</title>\n<style>\n{_part('page.css')}</style>\n</head>\n<body>"
    yield "<header><h1>Bộ đăng video</h1>"
    yield f'<p role="status"><span id="shown">{len(kits)}</span> trên {len(kits)} video.</p>'
    yield from _totals(kits)
    yield from _filters(kits)
    yield '</header>\n<main><div class="grid">'
    yield from (card(out, kit) for kit in good)
    yield "</div></main>"
    if failed:
        yield (
            '<section aria-labelledby="failed"><h2 id="failed">Không đạt</h2>'
            "<p>Các bản này không qua kiểm tra sau khi dựng, để riêng, không được đăng.</p>"
            '<div class="grid">'
        )
        yield from (card(out, kit) for kit in failed)
        yield "</div></section>"
    yield (
        '<dialog aria-label="Xem ảnh lớn"><p><span></span>'
        '<button type="button" autofocus>Đóng</button></p><div></div></dialog>'
    )
    yield f"<script>\n{_part('page.js')}</script>\n</body>\n</html>"


def _totals(kits: Sequence[Shown]) -> Iterable[str]:
    counts = Counter(kit.state for kit in kits)
    items = (
        f'<li class="{state}">{escape(name)}: {counts[state]}</li>'
        for state, name in STATES.items()
        if counts[state]
    )
    yield f'<ul class="totals">{"".join(items)}</ul>'


def _filters(kits: Sequence[Shown]) -> Iterable[str]:
    reports = [kit.report for kit in kits if kit.report]
    units = {kit.folder.parent.name: kit.folder.parent.name for kit in kits}
    units |= {
        kit.folder.parent.name: kit.report.unit.name if kit.report.unit else "Bản chung"
        for kit in kits
        if kit.report
    }
    scripts = {kit.folder.name: kit.folder.name for kit in kits}
    scripts |= {kit.folder.name: kit.report.script.title for kit in kits if kit.report}
    fields = {report.script.field: report.script.field for report in reports if report.script.field}
    there = {kit.state for kit in kits}
    yield '<div class="find" role="search" aria-label="Lọc video">'
    yield (
        '<label class="words">Tìm<input id="words" type="search" '
        'placeholder="Tên, xã, phường, mã… gõ không dấu cũng được"></label>'
    )
    states = {state: name for state, name in STATES.items() if state in there}
    yield _select("state", "Trạng thái", "Mọi trạng thái", states)
    yield _select("unit", "Đơn vị", "Mọi đơn vị", _by_name(units))
    yield _select("script", "Kịch bản", "Mọi kịch bản", _by_name(scripts))
    if fields:
        yield _select("field", "Lĩnh vực", "Mọi lĩnh vực", _by_name(fields))
    options = "".join(f'<option value="{key}">{name}</option>' for key, name in _SORTS.items())
    yield f'<label>Sắp xếp<select id="sorted">{options}</select></label>'
    yield '<button id="all" type="button">Bỏ lọc</button></div>'


def _select(name: str, label: str, every: str, values: Mapping[str, str]) -> str:
    options = "".join(
        f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in values.items()
    )
    return f'<label>{label}<select id="by-{name}"><option value="">{every}</option>{options}</select></label>'


def _by_name(values: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(values.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


@cache
def _part(name: str) -> str:
    return (files("vidgen.delivery.overview") / name).read_text(encoding="utf-8")
