from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

from vidgen.delivery.index import write_index
from vidgen.delivery.report import (
    FindingRecord,
    MadeFrom,
    Report,
    ScriptRecord,
    UnitRecord,
    VoiceRecord,
    read_report,
    record_files,
    write_report,
)
from vidgen.errors import Severity
from vidgen.scenario.model import Audience, Kind

NAMES = ("video.mp4", "post.txt", "sheet.jpg")


class Page(HTMLParser):
    """The page's links, pictures and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.pictures: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        values = dict(attrs)
        if tag == "a":
            self.links.append(values["href"] or "")
        if tag == "img":
            self.pictures.append(values["src"] or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def add_kit(
    out: Path,
    unit: str,
    script: str,
    title: str,
    *findings: FindingRecord,
    state: str = "final",
    engine: str = "other",
    cover: bool = False,
) -> Path:
    folder = out / unit / script
    folder.mkdir(parents=True)
    for name in (*NAMES, "cover.jpg") if cover else NAMES:
        (folder / name).write_bytes(b"x")
    report = Report(
        tool_version="0.1.0",
        made_from=MadeFrom(**dict.fromkeys(MadeFrom.model_fields, "0" * 64)),
        state="final" if state == "final" else "draft",
        script=ScriptRecord(id=script, title=title, kind=Kind.SCAM, audience=Audience.PUBLIC),
        unit=UnitRecord(id=unit, name=f"Công an xã {unit}"),
        brand="b",
        voices=(VoiceRecord(role="narrator", engine=engine, name="vi", version="1"),),
        seconds=65.2,
        findings=findings,
        files=record_files(folder / name for name in NAMES),
    )
    write_report(folder / "report.json", report)
    return folder


def page(out: Path) -> Page:
    return Page(write_index(out).read_text(encoding="utf-8"))


def test_every_kit_is_shown_with_title_unit_length_and_state(tmp_path: Path) -> None:
    add_kit(tmp_path, "dong-hai", "gia-danh", "Giả danh công an")
    add_kit(tmp_path, "tay-son", "gia-danh", "Giả danh công an", state="draft")
    shown = page(tmp_path)
    assert shown.tags.count("article") == 2
    for words in ("Giả danh công an", "Công an xã dong-hai", "1 phút 05 giây", "Sẵn sàng đăng", "Bản nháp"):
        assert words in shown.text


def test_every_link_and_picture_leads_to_a_file_beside_the_page(tmp_path: Path) -> None:
    add_kit(tmp_path / "Tuyên truyền #1", "xã hai", "gia danh", "Giả danh")
    shown = page(tmp_path / "Tuyên truyền #1")
    assert len(set(shown.links)) == len(NAMES) + 1
    assert shown.pictures
    for link in (*shown.links, *shown.pictures):
        assert (tmp_path / "Tuyên truyền #1" / unquote(link)).is_file()


def test_the_page_needs_no_network_and_fits_a_phone(tmp_path: Path) -> None:
    add_kit(tmp_path, "dong-hai", "gia-danh", "Giả danh")
    html = write_index(tmp_path).read_text(encoding="utf-8")
    assert "http" not in html
    assert "width=device-width" in html
    assert '<html lang="vi">' in html


def test_text_from_scripts_and_units_is_never_markup(tmp_path: Path) -> None:
    finding = FindingRecord(code="VG-I049", severity=Severity.WARNING, message="<b>im lặng</b>", fix="a & b")
    add_kit(tmp_path, "dong-hai", "gia-danh", '"><script>alert(1)</script>', finding)
    shown = page(tmp_path)
    assert shown.tags.count("script") == 1
    assert "b" not in shown.tags
    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "&lt;script&gt;alert(1)" in html
    assert "Lưu ý VG-I049: &lt;b&gt;im lặng&lt;/b&gt; → a &amp; b" in html


def test_a_draft_voice_is_said_and_no_kit_with_one_is_called_ready(tmp_path: Path) -> None:
    add_kit(tmp_path, "dong-hai", "gia-danh", "Giả danh công an", engine="espeak")
    add_kit(tmp_path, "tay-son", "gia-danh", "Giả danh công an", engine="espeak", state="draft")
    html = write_index(tmp_path).read_text(encoding="utf-8")
    assert '<p class="state voice">Đã duyệt · Giọng nháp</p>' in html
    assert '<p class="state draft">Bản nháp, chưa được đăng · Giọng nháp</p>' in html
    assert '<p class="state final">' not in html


def test_the_cover_is_shown_where_there_is_one_and_leads_to_the_video(tmp_path: Path) -> None:
    add_kit(tmp_path, "dong-hai", "gia-danh", "Giả danh", cover=True)
    shown = page(tmp_path)
    assert shown.pictures == ["dong-hai/gia-danh/cover.jpg", "dong-hai/gia-danh/sheet.jpg"]
    assert shown.links[0] == "dong-hai/gia-danh/video.mp4"


def test_cards_and_the_wide_cover_are_shown_small_and_lead_to_their_files(tmp_path: Path) -> None:
    folder = add_kit(tmp_path, "dong-hai", "gia-danh", "Giả danh", cover=True)
    made = ("card.png", "card-2.png", "cover-zalo.jpg")
    for name in made:
        (folder / name).write_bytes(b"x")
    report = read_report(folder / "report.json")
    files = {**report.files, **record_files(folder / name for name in made)}
    write_report(folder / "report.json", report.model_copy(update={"files": files}))
    (folder / "card-3.png").write_bytes(b"x")  # left by somebody: not of this kit
    shown = page(tmp_path)
    places = [f"dong-hai/gia-danh/{name}" for name in made]
    assert shown.pictures == [f"dong-hai/gia-danh/{name}" for name in ("cover.jpg", "sheet.jpg")] + places
    assert all(shown.links.count(place) == 2 for place in places)  # the picture, and its name below
    assert "Thẻ thông tin" in shown.text and "Thẻ 2" in shown.text and "Bìa Zalo" in shown.text
    (folder / "card-2.png").unlink()
    assert "dong-hai/gia-danh/card-2.png" not in page(tmp_path).pictures


def test_kits_can_be_sifted_by_state(tmp_path: Path) -> None:
    add_kit(tmp_path, "dong-hai", "gia-danh", "Giả danh", state="draft")
    html = write_index(tmp_path).read_text(encoding="utf-8")
    assert '<article data-state="draft">' in html
    assert '<option value="draft">Bản nháp, chưa được đăng</option>' in html


def test_a_kit_whose_report_is_damaged_is_shown_as_such(tmp_path: Path) -> None:
    (add_kit(tmp_path, "dong-hai", "gia-danh", "Giả danh") / "report.json").write_text("{", encoding="utf-8")
    assert "Không đọc được báo cáo" in page(tmp_path).text


def test_work_in_progress_and_unfinished_kits_are_not_shown(tmp_path: Path) -> None:
    add_kit(tmp_path, "dong-hai", ".gia-danh.work", "Đang làm")
    (tmp_path / "dong-hai" / "khac").mkdir()
    assert "article" not in page(tmp_path).tags


def test_the_same_kits_give_the_same_page(tmp_path: Path) -> None:
    add_kit(tmp_path, "dong-hai", "gia-danh", "Giả danh")
    assert write_index(tmp_path).read_bytes() == write_index(tmp_path).read_bytes()


def test_a_draft_tells_why_it_is_one_and_leads_to_its_film(tmp_path: Path) -> None:
    why = FindingRecord(code="VG-A040", severity=Severity.WARNING, message="Chưa ai rà soát kịch bản này.")
    folder = add_kit(tmp_path, "dong-hai", "gia-danh", "Giả danh", why, state="draft")
    (folder / "video.mp4").rename(folder / "video-BAN-NHAP.mp4")
    files = record_files(path for path in folder.iterdir() if path.name != "report.json")
    report = read_report(folder / "report.json").model_copy(update={"files": files})
    write_report(folder / "report.json", report)
    shown = page(tmp_path)
    assert "Chưa ai rà soát kịch bản này." in shown.text and "Video nháp" in shown.text
    assert "dong-hai/gia-danh/video-BAN-NHAP.mp4" in shown.links
