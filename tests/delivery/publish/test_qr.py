"""The sheet of QR codes and the list of links."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL.Image import Image

from vidgen.brand.kit import Brand
from vidgen.delivery.publish.links import by_video, is_address, preferred, read_links, write_links
from vidgen.delivery.publish.model import PublishUnit
from vidgen.delivery.publish.qr_entries import GIVEN, QrEntry, led_to, qr_entries
from vidgen.delivery.publish.qr_sheet import SYMBOL, write_qr_sheet
from vidgen.errors import DeliveryError

from .test_yaml_file import publish

DPI = 200
HERE = PublishUnit(
    id="suoi-may",
    name="Công an xã Suối Mây",
    parent="tỉnh Lào Cai",
    hotline="0214 000 0113",
    qr_url="https://example.org/suoi-may",
)
THERE = HERE.model_copy(update={"id": "hoa-gao", "name": "Công an phường Hoa Gạo"})


def entry(number: int, unit: PublishUnit = HERE, **changes: str) -> QrEntry:
    values = {
        "title": f"Video số {number}",
        "url": f"https://example.org/v/{number}",
        "place": "Xem trên Zalo OA",
    }
    return QrEntry(unit, **(values | changes), code="7K3M-9QXA", until=dt.date(2027, 5, 1))


def pages(path: Path) -> list[Image]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]


def words(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_every_code_is_read_back_from_the_page(tmp_path: Path, brand: Brand) -> None:
    entries = [entry(number) for number in range(8)] + [
        entry(9, THERE, url="https://example.org/" + "x" * 200)
    ]
    assert write_qr_sheet(tmp_path / "qr.pdf", entries, brand.fonts) == 3
    read = [list(zxingcpp.read_barcodes(page)) for page in pages(tmp_path / "qr.pdf")]
    assert [len(codes) for codes in read] == [6, 2, 1]
    assert {code.text for codes in read for code in codes} == {each.url for each in entries}


def test_codes_are_large_black_and_stand_free(tmp_path: Path, brand: Brand) -> None:
    write_qr_sheet(tmp_path / "qr.pdf", [entry(1)], brand.fonts)
    (page,) = pages(tmp_path / "qr.pdf")
    assert (page.width, page.height) == (round(210 / 25.4 * DPI), round(297 / 25.4 * DPI))
    (code,) = zxingcpp.read_barcodes(page)
    corners = code.position
    side = corners.top_right.x - corners.top_left.x
    assert side / DPI * 25.4 == pytest.approx(SYMBOL, abs=1)
    assert SYMBOL >= 30
    quiet = round(4 * side / 21)  # of the coarsest code
    box = (corners.top_left.x, corners.top_left.y, corners.bottom_right.x, corners.bottom_right.y)
    around = page.crop((box[0] - quiet, box[1] - quiet + 8, box[2] + quiet, box[1] - 4))
    assert around.getextrema()[0] == 255
    assert page.crop(box).getextrema() == (0, 255)


def test_the_page_says_whose_it_is_what_each_code_shows_and_how_to_check_it(
    tmp_path: Path, brand: Brand
) -> None:
    write_qr_sheet(
        tmp_path / "qr.pdf", [entry(1, title="Giả danh công an, ép cập nhật VNeID 😀")], brand.fonts
    )
    (text,) = words(tmp_path / "qr.pdf")
    for said in (
        "Công an xã Suối Mây",
        "tỉnh Lào Cai · Đường dây nóng: 0214 000 0113",
        "Giả danh công an, ép cập nhật VNeID",
        "Xem trên Zalo OA",
        "Mã kiểm chứng: 7K3M-9QXA",
        "Xem đến hết ngày 01 tháng 5 năm 2027",
        "example.org/v/1",
    ):
        assert said in text


def test_nothing_leaves_its_cell_however_long_it_is(tmp_path: Path, brand: Brand) -> None:
    long = [
        entry(
            number,
            title="Cảnh giác thủ đoạn giả danh cán bộ, ngân hàng, người thân " * 2,
            url="https://e.org/" + "y" * 300,
        )
        for number in range(6)
    ]
    named = HERE.model_copy(update={"name": "Công an phường " + "Hoa Gạo Trắng " * 5})
    write_qr_sheet(
        tmp_path / "qr.pdf", [QrEntry(named, each.title, each.url, each.place) for each in long], brand.fonts
    )
    with pypdfium2.PdfDocument(tmp_path / "qr.pdf") as document:
        page = document[0]
        text = page.get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
    shown = " ".join(words(tmp_path / "qr.pdf")[0].split())
    assert shown.count("Cảnh giác thủ đoạn giả danh cán bộ, ngân hàng, người thân") == 12
    left, right = 15 / 25.4 * 72, 195 / 25.4 * 72
    assert boxes
    assert all(left - 1 <= box[0] and box[2] <= right + 1 and box[1] > 10 / 25.4 * 72 for box in boxes)
    assert len(zxingcpp.read_barcodes(pages(tmp_path / "qr.pdf")[0])) == 6


def test_the_fonts_are_in_the_file_and_equal_sheets_have_equal_bytes(tmp_path: Path, brand: Brand) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_qr_sheet(tmp_path / name, [entry(1)], brand.fonts)
    content = (tmp_path / "a.pdf").read_bytes()
    assert content == (tmp_path / "b.pdf").read_bytes()
    assert b"BeVietnamPro" in content and content.count(b"/FontFile2") == 2


def test_a_sheet_without_a_code_is_not_written(tmp_path: Path, brand: Brand) -> None:
    with pytest.raises(DeliveryError, match="VG-P030"):
        write_qr_sheet(tmp_path / "qr.pdf", [], brand.fonts)
    assert not (tmp_path / "qr.pdf").exists()


def test_a_video_leads_to_its_link_else_to_the_units_page_and_that_is_said() -> None:
    kit = (Path("out/suoi-may/gia-danh"), publish(unit=HERE, code="7K3M-9QXA"))
    key = ("suoi-may", "gia-danh")
    own = {key: {"tiktok": "https://example.org/t", "zalo": "https://example.org/z"}}
    (first,), said = qr_entries([kit], own)
    assert (first.url, first.place, said) == ("https://example.org/z", "Xem trên Zalo OA", ())
    (asked,), _said = qr_entries([kit], own, "tiktok")
    assert (asked.url, asked.place) == ("https://example.org/t", "Xem trên TikTok")
    (fallback,), (said_of_it,) = qr_entries([kit], {})
    assert (fallback.url, fallback.place) == (HERE.qr_url, "Trang của đơn vị")
    assert said_of_it.code == "VG-P024"
    bare = HERE.model_copy(update={"qr_url": ""})
    none, (left_out,) = qr_entries([(kit[0], publish(unit=bare))], {})
    assert (none, left_out.code) == ((), "VG-P025")
    (given,), _said = qr_entries(
        [kit], led_to([kit], "https://example.org/một".encode().decode("ascii", "ignore"))
    )
    assert given.place == "Quét mã để xem video"
    assert led_to([kit], "https://example.org/v") == {key: {GIVEN: "https://example.org/v"}}


@pytest.mark.parametrize(
    ("kits", "url", "code"), [(1, "javascript:alert(1)", "VG-P026"), (2, "https://a.vn/", "VG-P027")]
)
def test_a_link_by_hand_is_for_one_video_and_an_address(kits: int, url: str, code: str) -> None:
    with pytest.raises(DeliveryError, match=code):
        led_to([(Path("out/suoi-may/gia-danh"), publish(unit=HERE))] * kits, url)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://a.vn/ x",
        "https://a.vn/\n",
        "=1+1",
        "ftp://a.vn",
        "https://à.vn/",
        "https://a.vn/" + "x" * 500,
        "",
        'https://a.vn"onclick=',
        "https://user@b.vn",
    ],
)
def test_what_is_no_address_is_none(url: str) -> None:
    assert not is_address(url)


def test_links_are_read_as_people_write_them(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_bytes(
        "\ufeffScript;Unit;Platform;URL;Title\r\n"
        "gia-danh;suoi-may;Zalo OA;https://example.org/z;Giả danh\r\n"
        "gia-danh;suoi-may;youtube;https://example.org/cu;\r\n"
        "gia-danh;suoi-may;youtube;https://example.org/moi;\r\n"
        "tam-tru;suoi-may;zalo;;chưa đăng\r\n".encode()
    )
    found = by_video(read_links(path))
    assert found == {
        ("suoi-may", "gia-danh"): {"zalo": "https://example.org/z", "youtube": "https://example.org/moi"}
    }
    assert [key for key, _url in preferred(found["suoi-may", "gia-danh"])] == ["zalo", "youtube"]


@pytest.mark.parametrize(
    ("content", "faults"),
    [
        ("script,unit,url\n", [("VG-P021", 1)]),
        ("", [("VG-P021", 1)]),
        (
            "script,unit,platform,url\na,b,zalo,javascript:1\na,b,myspace,https://e.org\n",
            [("VG-P023", 2), ("VG-P022", 3)],
        ),
    ],
)
def test_faults_in_the_list_of_links_are_told_by_line(
    tmp_path: Path, content: str, faults: list[tuple[str, int]]
) -> None:
    path = tmp_path / "links.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DeliveryError) as refused:
        read_links(path)
    assert [(finding.code, finding.line) for finding in refused.value.findings] == faults


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"", b"9" * 200_000], ids=["not UTF-8", "no file", "one long cell"]
)
def test_a_list_that_cannot_be_read_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "links.csv"
    if content:
        path.write_bytes(content)
    with pytest.raises(DeliveryError, match="VG-P020"):
        read_links(path)


def test_a_row_that_ends_early_waits_for_its_address(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    path.write_text("script,unit,platform,url\na,b,zalo\n", encoding="utf-8")
    assert read_links(path) == ()


def test_a_list_to_fill_in_runs_nothing_in_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    titles = ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\tx", 'Dấu ", phẩy', "Giả danh"]
    write_links(path, [("gia-danh", "suoi-may", "zalo", title) for title in titles])
    rows = list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    assert rows[0] == ["script", "unit", "platform", "url", "title"]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row)
    assert [row[4].lstrip("'") for row in rows[1:]] == titles
    assert read_links(path) == ()
    with pytest.raises(FileExistsError):
        write_links(path, [])
