"""Personal data is found however it is written; what only looks like it is left alone; none is repeated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vidgen.vietnamese.personal.accounts import passes_luhn
from vidgen.vietnamese.personal.folded import folded, origins
from vidgen.vietnamese.personal.found import HIDDEN, masked, personal
from vidgen.vietnamese.personal.kinds import Kind
from vidgen.vietnamese.personal.papers import is_citizen_number

ROOT = Path(__file__).parents[3]

PHONES = [
    "Gọi 0912 345 678",
    "Gọi 0912.345.678 nhé",
    "Gọi +84 912 345 678",
    "Gọi (+84) 912-345-678",
    "Gọi 0084912345678",
    "Gọi 84912345678 ngay",
    "Gọi O912 345 678",
    "Gọi o9l2345678",
    "Gọi ０９１２３４５６７８",
    "Gọi ٠٩١٢٣٤٥٦٧٨",
    "Gọi 09\u200b12\u200d345678",
    "Gọi ⓪⑨①② 345 678",
    "Gọi 0️⃣9️⃣1️⃣2️⃣345678",
    "Gọi О912 345 678",  # the first letter is Cyrillic
    "Gọi 09.12.34.56.78",
    "Gọi 0 9 1 2 3 4 5 6 7 8",
    "Gọi 0912_345_678",
    "Gọi 0912,345,678",
    "Gọi 0912–345–678",
    "Zalo 912345678",
    "Máy bàn 0232 3822 113",
    "Máy bàn (028) 3829 7643",
    "không chín một hai ba bốn năm sáu bảy tám",
    "số không, chín, một, hai, ba, bốn, năm, sáu, bảy, tám",
    "Gọi 0912*345*678",
    "Gọi 0912|345|678",
    "Gọi 0912:345:678",
    "Gọi 0912~345~678",
    "Gọi 0912  -  345  -  678",
    "Gọi 0912      345      678",
    "Gọi 0912\\345\\678",
    "Gọi 0912😀345😀678",
    "Gọi 0912 chấm 345 chấm 678",
    "không chín... một hai... ba bốn... năm sáu... bảy tám",
    "không chín một hai 345 678",
    "0912 ba bốn năm 678",
    "0 chín 1 hai 3 bốn 5 sáu 7 tám",
    "Không chín mười hai ba bốn năm sáu bảy tám",
    "linh chín một hai ba bốn năm sáu bảy tám",
    "không chín trăm linh hai ba bốn năm sáu bảy tám",
]
PAPERS = [
    "CCCD 038095001234",
    "căn cước số 038 095 001 234",
    "038095001234",
    "0380 9500 1234",
    "số định danh: 038.095.001.234",
    "CMND 123456789",
    "chứng minh nhân dân số 123 456 789",
    "hộ chiếu C1234567",
    "hộ chiếu số B 1234567",
    "GPLX 790123456789",
    "Giấy phép lái xe số 440123456789",
    "Mã số BHXH 4420123456",
    "thẻ BHYT GD4444420123456",
    "thẻ BHYT GD 4 44 4420123456",
    "Mã số thuế cá nhân 8012345678",
]
ACCOUNTS = [
    "STK 0123456789",
    "số tài khoản 19031234567890",
    "chuyển khoản vào 0987654321234 Vietcombank",
    "19031234567890 (Techcombank)",
    "MB Bank 88889999",
    "tài khoản số 1903 1234 5678",
    "thẻ 4111 1111 1111 1111",
    "9704 1234 5678 9012",
]
PLATES = [
    "29A-123.45",
    "xe 29-B1 123.45",
    "xe 30A-12345",
    "biển số 29A 12345",
    "xe 73-C1 2345",
    "xe 29-MĐ1 123.45",
    "biển số 30A - 123.45",
    "xe TP-12-34",
    "xe 80-011-NG-01",
    "biển hai chín A một hai ba bốn năm",
]
CONTACTS = [
    ("abc.def@gmail.com", Kind.MAIL),
    ("abc [at] gmail [dot] com", Kind.MAIL),
    ("abc a còng gmail chấm com", Kind.MAIL),
    ("facebook.com/nguyen.van.thanh.99", Kind.PROFILE),
    ("abc.def@gmail . com", Kind.MAIL),
    ("abc.def@gmail,com", Kind.MAIL),
    ("abc.def @ yahoo.com.vn", Kind.MAIL),
    ("https://zalo.me/0912345678", Kind.PROFILE),
    ("https://www.tiktok.com/@thanh99", Kind.PROFILE),
    ("theo dõi @thanh99", Kind.PROFILE),
]
PEOPLE = [
    ("ông Nguyễn Văn Thành, sinh năm 1990", Kind.PERSON),
    ("Trần Thị Hoa (SN 1985)", Kind.PERSON),
    ("NGUYỄN VĂN THÀNH, 35 tuổi", Kind.PERSON),
    ("bà Lê Thị Mai, trú tại xã Đồi Sim", Kind.PERSON),
    ("Nguyễn Văn Thành gọi từ 0912345678", Kind.PERSON),
    ("Facebook: Nguyễn Thị Bình Minh", Kind.PERSON),
    ("Zalo tên “Trần Văn Hùng”", Kind.PERSON),
    ("nhà bà ở số nhà 12/5 đường Lê Lợi", Kind.HOME),
    ("trú tại số 15 đường Trần Phú", Kind.HOME),
]
ORDINARY = [
    "500.000đ và 12.000.000 đồng",
    "84.912.345.678 đồng",
    "ngày 03.10.2026 15 giờ",
    "từ 07.05.2026 đến 09.06.2026",
    "ngày 03/10/2026 lúc 7 giờ 30",
    "Nghị định 168/2024/NĐ-CP, Thông tư 55/2021/TT-BCA",
    "mẫu CT01, NA17; lớp 12A1 2025; Đề án 06",
    "gọi 113, 156, 5656 hoặc 1900 1234, 1800.1091",
    "0232 000 0111",
    "số lạ 0912xxx678, 0912.***.678",
    "Nguyễn Văn A, sinh năm 1990",
    "chị Hạnh 35 tuổi, bà Sáu 70 tuổi",
    "đường Nguyễn Văn Linh, trường Lê Hồng Phong",
    "Số 5 đường Lê Lợi",
    "tài khoản bị trừ 12.500.000 đồng",
    "chuyển khoản 5000000 cho tôi",
    "tài khoản định danh mức 2 từ ngày 01/7/2024",
    "mã thủ tục 1.004194",
    "mã số thuế 0301234567-001",
    "dân số 100.300.000 người",
    "số thẻ bắt đầu bằng 9704",
    "CCCD 000 000 000 000, STK 000123456, biển 29A-000.00",
    "1920x1080, 30 fps",
    "lịch tiếp dân: 03 - 05 - 08 - 12 - 15 hằng tháng",
    "từ 03/5/2026 - 08/5/2026",
    "từ 03.05.2026 - 08.05.2026 và 09-5-2026 08-5-2026",
    "đếm một, hai, ba, bốn, năm, sáu, bảy, tám, chín",
    "Đếm từ một hai ba bốn năm sáu bảy tám chín mười",
    "từ 07:30 đến 11:30, 13:30 - 17:00",
    "08:30 05/07/2026 - 08/09/2026",
    "Tổng đài 1900 1234 56, 1800 1567",
    "mã thủ tục 1.004222.000.00.00.H50",
    "mã hồ sơ 000.00.01.G22-261122-0001",
    "một trăm hai mươi lăm nghìn sáu trăm bảy mươi tám đồng",
    "năm hai nghìn không trăm hai mươi sáu",
    "Zalo Công an xã Đồi Sim, Facebook Công an tỉnh",
    "mã số thuế 0301234567",
    "Công văn số 0912/CAX-TH ngày 03/07/2026",
]


@pytest.mark.parametrize("text", PHONES)
def test_phones_are_found_in_any_dress(text: str) -> None:
    assert [(piece.kind, piece.certain) for piece in personal(text)] == [(Kind.PHONE, True)]


@pytest.mark.parametrize("text", PAPERS)
def test_papers_are_found(text: str) -> None:
    assert [(piece.kind, piece.certain) for piece in personal(text)] == [(Kind.PAPER, True)]


@pytest.mark.parametrize("text", ACCOUNTS)
def test_accounts_and_cards_are_found(text: str) -> None:
    assert [(piece.kind, piece.certain) for piece in personal(text)] == [(Kind.ACCOUNT, True)]


@pytest.mark.parametrize("text", PLATES)
def test_plates_are_found(text: str) -> None:
    assert [piece.kind for piece in personal(text)] == [Kind.PLATE]


@pytest.mark.parametrize(("text", "kind"), CONTACTS)
def test_addresses_and_pages_are_found(text: str, kind: Kind) -> None:
    assert [piece.kind for piece in personal(text)] == [kind]


@pytest.mark.parametrize(("text", "kind"), PEOPLE)
def test_persons_and_homes_are_doubtful(text: str, kind: Kind) -> None:
    found = [piece for piece in personal(text) if piece.kind in (Kind.PERSON, Kind.HOME)]
    assert [(piece.kind, piece.certain) for piece in found] == [(kind, False)]


@pytest.mark.parametrize("text", ORDINARY)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert personal(text) == ()


def test_a_number_without_a_label_is_weighed_by_its_form() -> None:
    (by_form,) = personal("038095001234")
    (by_length,) = personal("123456789012")
    assert by_form.certain and not by_length.certain
    assert is_citizen_number("001303001234") and not is_citizen_number("003095001234")
    assert not is_citizen_number("038299001234")  # born 2099


def test_two_numbers_in_a_line_are_two() -> None:
    found = personal("Gọi 0912.345.678/0987.654.321 hoặc 0903 456 789")
    assert [piece.value for piece in found] == ["0912345678", "0987654321", "0903456789"]


def test_one_number_has_one_value_however_it_is_written() -> None:
    values = {piece.value for text in PHONES[:19] for piece in personal(text)}
    assert values == {"0912345678"}


def test_the_check_digit_of_a_card() -> None:
    assert passes_luhn("4111111111111111") and not passes_luhn("4111111111111112")


def test_what_is_folded_can_be_found_again_in_the_text() -> None:
    text = "Gọi 0️⃣9️⃣ 1\u200b2"
    places = origins(text)
    assert len(places) == len(folded(text)) + 1
    assert [text[at] for at in places[:-1] if text[at].isdigit()] == list("0912")


@pytest.mark.parametrize("text", [*PHONES, *PAPERS, *ACCOUNTS, *PLATES, *(text for text, _kind in CONTACTS)])
def test_masked_nothing_but_the_first_two_characters_is_left(text: str) -> None:
    shown = masked(text)
    assert HIDDEN in shown
    left = re.sub(r"\D", "", folded(shown))
    assert len(left) <= 3, shown
    assert masked(shown) == shown


def test_masked_the_rest_of_the_text_stays() -> None:
    assert masked("Gọi 0912 345 678 nhé, hoặc 113.") == "Gọi 09•••• nhé, hoặc 113."
    assert masked("Câu này không có gì.") == "Câu này không có gì."


def test_a_number_cut_short_by_a_quotation_is_masked_too() -> None:
    assert masked("Dòng “Bà gọi 0912 345” dài quá.") == "Dòng “Bà gọi 09••••” dài quá."
    assert "0232 000" in masked("Cột phone “0232 000 0111” trống.")


def test_a_piece_does_not_show_its_value_in_a_log() -> None:
    assert "0912345678" not in repr(personal("Gọi 0912345678"))


@pytest.mark.parametrize(
    "name", ["numbers", "dates", "money", "citations", "times", "units", "ranges", "lists", "roman"]
)
def test_sums_dates_and_laws_of_the_readings_are_no_personal_data(name: str) -> None:
    rows = (
        (ROOT / "tests" / "vietnamese" / "readings" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    )
    told = [row.split("→")[0] for row in rows if row and not row.startswith("#")]
    assert told and [row for row in told if personal(row)] == []


def test_the_library_and_the_examples_hold_none() -> None:
    files = [
        *(ROOT / "scripts").rglob("*.md"),
        *(ROOT / "tests" / "examples").glob("*.md"),
        ROOT / "scripts" / "units.csv",
    ]
    rows = [row for file in files for row in file.read_text(encoding="utf-8-sig").splitlines()]
    assert len(rows) > 500 and [row for row in rows if personal(row)] == []
