"""The page over a batch in use: filters, sorting, large pictures, many kits, hostile words."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.lookup.browser import CHROMIUM, shown
from tests.delivery.test_index import Page, add_kit
from vidgen.delivery.index import write_index
from vidgen.delivery.kit import QUARANTINE
from vidgen.delivery.report import ApprovalRecord, FindingRecord, read_report, write_report
from vidgen.errors import Severity

in_a_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

HOSTILE = (
    '</script><script>document.title="bị chèn"</script>"\' onload=x <img src=x onerror=alert(1)> {{x}} &quot;'
)


def changed(folder: Path, **fields: Any) -> None:
    """Put other values into a kit's report."""
    path = folder / "report.json"
    report = read_report(path)
    script = report.script.model_copy(update=fields.pop("script", {}))
    write_report(path, report.model_copy(update={"script": script, **fields}))


def approval(until: dt.date | None = None) -> ApprovalRecord:
    return ApprovalRecord(
        statement="1" * 64,
        content="2" * 64,
        reviewed_by="Bà Rà",
        approved_by="Ông Duyệt",
        at=dt.datetime(2026, 11, 2, 3, tzinfo=dt.UTC),
        until=until,
        sample=True,
        code="7K3M-9QXA",
    )


def played(page: Path, script: str) -> Any:
    """What a script answers that runs on the page after its own."""
    text = page.read_text(encoding="utf-8")
    answer = f"document.documentElement.dataset.answer = JSON.stringify((() => {{{script}}})())"
    played = page.with_name("played.html")
    played.write_text(text.replace("</body>", f"<script>{answer}</script></body>"), encoding="utf-8")
    found = re.search(r'data-answer="([^"]*)"', shown(played))
    assert found
    return json.loads(html.unescape(found[1]))


SEEN = (
    'return [...document.querySelectorAll("article:not([hidden])")]'
    '.map(a => a.querySelector("h2").textContent);'
)
CHOOSE = (
    "const choose = (id, value) => { const el = document.querySelector(id); el.value = value; "
    'el.dispatchEvent(new Event(el.type === "search" ? "input" : "change")); };'
)

ALL = 'document.querySelector("#all").click();'


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    add_kit(tmp_path, "doi-sim", "lua-dao", "Lừa đảo OTP")
    changed(tmp_path / "doi-sim" / "lua-dao", script={"field": "an-ninh"}, approval=approval())
    add_kit(tmp_path, "suoi-may", "lua-dao", "Lừa đảo OTP", state="draft")
    add_kit(tmp_path, "suoi-may", "tam-tru", "Đăng ký tạm trú", state="draft")
    waits = FindingRecord(code="VG-A041", severity=Severity.WARNING, message="Đã rà soát, chưa duyệt.")
    changed(tmp_path / "suoi-may" / "tam-tru", findings=(waits,), script={"field": "cu-tru"})
    folder = add_kit(tmp_path / QUARANTINE, "doi-sim", "hong", "Bản hỏng", state="draft")
    wrong = FindingRecord(code="VG-I050", severity=Severity.ERROR, message="Phim câm.", fix="Dựng lại.")
    changed(folder, findings=(wrong,))
    return tmp_path


def test_states_approval_and_what_fell_short_are_told(batch: Path) -> None:
    page = write_index(batch).read_text(encoding="utf-8")
    seen = Page(page)
    assert (
        "Rà soát: Bà Rà. Duyệt: Ông Duyệt, 02/11/2026 (khóa mẫu, chỉ để chạy thử) · Mã 7K3M-9QXA" in seen.text
    )
    assert '<article data-state="reviewed">' in page and "Đã rà soát, chờ duyệt" in seen.text
    section = page[page.index("<section") :]
    assert '<article data-state="failed">' in section and "Bản hỏng" in section
    assert "<details open><summary>1 lỗi</summary>" in section and "Phim câm." in section
    assert "Bản hỏng" not in page[page.index("<main>") : page.index("</main>")]
    for name in (
        "Đã duyệt · Sẵn sàng đăng: 1",
        "Bản nháp, chưa được đăng: 1",
        "Không đạt, không được đăng: 1",
    ):
        assert name in seen.text


@pytest.mark.parametrize("by", ["approval", "script"])
def test_a_kit_past_its_day_is_not_called_ready(batch: Path, by: str) -> None:
    past = dt.date(2026, 11, 3)
    fields: dict[str, Any] = (
        {"approval": approval(past)} if by == "approval" else {"script": {"expires": past}}
    )
    changed(batch / "doi-sim" / "lua-dao", **fields)
    page = write_index(batch).read_text(encoding="utf-8")
    assert '<article data-state="expired">' in page and "Sẵn sàng đăng" not in page
    assert "đến hết 03/11/2026" in page


def test_where_it_was_posted_is_linked(batch: Path) -> None:
    rows = "script,unit,platform,url\nlua-dao,doi-sim,zalo,https://example.org/a?b=1&c='\"\n"
    (batch / "links.csv").write_text(rows, encoding="utf-8")
    page = write_index(batch).read_text(encoding="utf-8")
    assert 'Đã đăng: <a href="https://example.org/a?b=1&amp;c=&#x27;&quot;"' in page
    (batch / "links.csv").write_text(rows.replace("""'\"""", ""), encoding="utf-8")
    page = write_index(batch).read_text(encoding="utf-8")
    assert 'Đã đăng: <a href="https://example.org/a?b=1&amp;c=" rel="noopener noreferrer">' in page
    (batch / "links.csv").write_text("x", encoding="utf-8")
    assert "Đã đăng" not in write_index(batch).read_text(encoding="utf-8")


def test_every_control_has_a_name_and_every_picture_words(batch: Path) -> None:
    page = write_index(batch).read_text(encoding="utf-8")
    for control in re.findall(r"<(?:input|select)[^>]*>", page):
        name = re.search(r'id="([^"]+)"', control)
        assert name and re.search(rf"<label[^>]*>[^<]+<\w+ id=\"{name[1]}\"", page), control
    assert all(re.search(r'alt="[^"]+"', image) for image in re.findall(r"<img[^>]*>", page))
    assert 'role="status"' in page and 'role="search"' in page and '<dialog aria-label="' in page


@in_a_browser
def test_kits_are_sifted_by_state_unit_script_field_and_words(batch: Path) -> None:
    page = write_index(batch)
    every = ["Lừa đảo OTP", "Lừa đảo OTP", "Đăng ký tạm trú", "Bản hỏng"]
    cases = (
        ("", every),
        ('choose("#by-state", "draft");', ["Lừa đảo OTP"]),
        ('choose("#by-state", "failed");', ["Bản hỏng"]),
        ('choose("#by-unit", "suoi-may");', ["Lừa đảo OTP", "Đăng ký tạm trú"]),
        ('choose("#by-script", "lua-dao");', ["Lừa đảo OTP", "Lừa đảo OTP"]),
        ('choose("#by-field", "cu-tru");', ["Đăng ký tạm trú"]),
        ('choose("#words", "dang ky");', ["Đăng ký tạm trú"]),
        ('choose("#words", "7k3m-9qxa");', ["Lừa đảo OTP"]),
        ('choose("#words", "LỪA suoi");', ["Lừa đảo OTP"]),
        ('choose("#by-unit", "suoi-may"); choose("#by-field", "an-ninh");', []),
        ('choose("#words", "xyz");', []),
        ('choose("#sorted", "state");', ["Lừa đảo OTP", "Đăng ký tạm trú", "Lừa đảo OTP", "Bản hỏng"]),
        ('choose("#sorted", "unit");', ["Lừa đảo OTP", "Đăng ký tạm trú", "Lừa đảo OTP", "Bản hỏng"]),
    )  # fmt: skip
    # In one browser: before each the button that shows all is pressed, so it is tried after each too.
    steps = ", ".join(f"(() => {{ {ALL} {chosen} {SEEN} }})()" for chosen, _expected in cases)
    seen = played(page, f"{CHOOSE} return [{steps}];")
    assert list(zip(cases, seen, strict=True)) == [((chosen, want), want) for chosen, want in cases]
    told = CHOOSE + 'choose("#by-state", "draft"); return [document.querySelector("#shown").textContent,'
    assert played(page, told + 'document.querySelector("section").hidden];') == ["1", True]


@in_a_browser
def test_a_picture_opens_large_and_closes(batch: Path) -> None:
    page = write_index(batch)
    script = (
        'document.querySelector("a[data-large]").click(); const d = document.querySelector("dialog");'
        'const seen = [d.open, d.querySelector("img").getAttribute("src").split("/").pop(), '
        'd.querySelector("span").textContent]; d.querySelector("button").click(); return [...seen, d.open];'
    )
    title = "Ảnh tổng hợp: Lừa đảo OTP, Công an xã doi-sim"
    assert played(page, script) == [True, "sheet.jpg", title, False]


@in_a_browser
def test_hostile_words_stay_words(tmp_path: Path) -> None:
    finding = FindingRecord(code="VG-I049", severity=Severity.WARNING, message=HOSTILE, fix=HOSTILE)
    folder = add_kit(tmp_path, "doi-sim", "lua-dao", HOSTILE, finding)
    changed(
        folder, script={"field": HOSTILE}, approval=approval().model_copy(update={"approved_by": HOSTILE})
    )
    odd = tmp_path / "x' onclick='1" / 'y" onload="1'
    folder.parent.rename(odd.parent)
    (odd.parent / "lua-dao").rename(odd)
    page = write_index(tmp_path)
    assert HOSTILE not in page.read_text(encoding="utf-8")
    script = (
        'return [document.title, document.querySelector("h2").textContent, document.scripts.length, '
        'document.querySelectorAll("img").length, '
        'document.querySelectorAll("[onload],[onclick],[onerror]").length];'
    )
    assert played(page, script) == ["Bộ đăng video (1)", HOSTILE, 2, 1, 0]


def test_five_hundred_kits_are_one_small_page(tmp_path: Path) -> None:
    finding = FindingRecord(code="VG-I049", severity=Severity.WARNING, message="Im lặng dài.", fix="Sửa.")
    for unit in range(50):
        for script in range(10):
            add_kit(
                tmp_path, f"xa-{unit:02}", f"kich-ban-{script}", f"Kịch bản số {script}", finding, cover=True
            )
    page = write_index(tmp_path)
    text = page.read_text(encoding="utf-8")
    assert text.count("<article") == 500 and "500</span> trên 500 video" in text
    assert len(text.encode()) < 1_000_000 and "data:" not in text
    assert text.count("<img ") == text.count('<img loading="lazy"') == 1000
    if CHROMIUM:
        asked = CHOOSE + 'choose("#words", "xa-07 kich ban so 3");' + SEEN
        assert played(page, asked) == ["Kịch bản số 3"]
