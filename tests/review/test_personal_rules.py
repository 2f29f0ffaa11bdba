"""Personal data stops a script wherever it stands, and is not repeated; what is published may be said."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from tests.command_line import in_vietnamese, own_cache, script, write  # noqa: F401  (fixtures)
from tests.review.content import BODY, LINE, found
from vidgen.brand.load import load_brand
from vidgen.errors import Finding, ScriptError, Severity
from vidgen.preview import read, told
from vidgen.review.check import review
from vidgen.scenario.units import load_units

CERTAIN = [
    ("VG-R060", "Gọi số 0912 345 678 nhé."),
    ("VG-R060", "Số lạ ０９１２３４５６７８ gọi đến."),
    ("VG-R060", "Gọi O912.345.678 hoặc chờ."),
    ("VG-R060", "Máy bàn 0232 3822 113 luôn có người."),
    ("VG-R060", "Số 09**12**345678 gọi đến."),
    ("VG-R060", "Gọi ngay [số này]{nói: không chín một hai ba bốn năm sáu bảy tám}."),
    ("VG-R060", "Gọi số 0912\n\n345 678 nhé."),
    ("VG-R060", "Gọi &#48;912&#x33;45678 nhé."),
    ("VG-R060", "Số không chín một hai ba\n\nBốn năm sáu bảy tám."),
    ("VG-R061", "Căn cước số 038095001234 bị lộ."),
    ("VG-R061", "CMND 123 456 789 bị lộ."),
    ("VG-R061", "Hộ chiếu C1234567 bị mất."),
    ("VG-R062", "Chuyển vào STK 0123456789 giúp em."),
    ("VG-R062", "Tài khoản 19031234567890 Techcombank."),
    ("VG-R062", "Thẻ 4111 1111 1111 1111 bị khóa."),
    ("VG-R063", "Xe 29A-123.45 bỏ chạy."),
    ("VG-R063", "Xe 73-C1 234.56 vi phạm."),
    ("VG-R063", "Biển số 30A 12345 là giả."),
    ("VG-R064", "Gửi về thanh99@gmail.com nhé."),
    ("VG-R064", "Vào https://facebook.com/thanh.nguyen.99 xem."),
    ("VG-R064", "Nhắn zalo.me/0912345678 để nhận quà."),
]
DOUBTFUL = [
    ("VG-R061", "Mã 123456789012 bị lộ."),
    ("VG-R064", "Theo dõi @thanh99 nhé."),
    ("VG-R065", "Nạn nhân là bà Lê Thị Mai, sinh năm 1960."),
    ("VG-R065", "Anh Trần Văn Hùng, trú tại xã Đồi Sim."),
    ("VG-R065", "Bà ở số nhà 12/5 đường Lê Lợi."),
]
ALLOWED = [
    "Gọi {{unit.hotline}} hoặc 113, 156, 5656.",
    "Gọi 0232 000 0111 nếu cần.",
    "Số lạ 0912xxx678 gọi đến.",
    "Chuyển 5 triệu, rồi 12.500.000 đồng ngày 03/10/2026.",
    "Theo Nghị định 168/2024/NĐ-CP, mẫu CT01.",
    "Anh Nguyễn Văn A, sinh năm 1990.",
    "Trụ sở ở số 5 đường Lê Lợi.",
    "Căn cước 000 000 000 000 là ví dụ.",
    "Gửi về tiepdan@quangtri.gov.vn nhé.",
]


@pytest.mark.parametrize(("code", "line"), CERTAIN)
def test_it_is_an_error_at_its_line(tmp_path: Path, code: str, line: str) -> None:
    (finding,) = found(tmp_path, line, code)
    assert (finding.line, finding.severity) == (LINE, Severity.ERROR)
    assert finding.path == tmp_path / "thu.md" and finding.fix


@pytest.mark.parametrize(("code", "line"), DOUBTFUL)
def test_what_may_be_something_else_is_a_warning(tmp_path: Path, code: str, line: str) -> None:
    (finding,) = found(tmp_path, line, code)
    assert (finding.line, finding.severity) == (LINE, Severity.WARNING)


@pytest.mark.parametrize("line", ALLOWED)
def test_what_is_published_or_ordinary_is_no_finding(tmp_path: Path, line: str) -> None:
    judged = found(tmp_path, line, unit="doi-sim")
    assert [each for each in judged if each.code.startswith("VG-R06")] == []


@pytest.mark.parametrize(
    "front",
    [
        "# ghi chú: gọi 0912345678",
        "post: Gọi 0912345678 nhé",
        "hashtags: [so0912345678]",
        "field: so-0912345678",
        "lexicon: {OTP: gọi 0912345678}",
        'post: "Gọi \\u0030912345678"',
        "legal: [Gọi 0912 345 678]",
        "source: Trang của 0912345678",
    ],
)
def test_front_matter_notes_and_words_nobody_hears_count(tmp_path: Path, front: str) -> None:
    (finding,) = found(tmp_path, code="VG-R060", front=(front,))
    assert finding.line == 6


def test_the_name_of_a_unit_is_no_place_for_a_number(tmp_path: Path) -> None:
    row = '"ben-cau","Công an xã Bến Cau, gọi 0912 345 678",,trung,,,0232 000 0113,,\n'
    (finding,) = found(tmp_path, code="VG-R060", units=row, unit="ben-cau")
    assert (finding.path, finding.line, finding.severity) == (tmp_path / "units.csv", 4, Severity.ERROR)


def test_a_number_told_by_two_people_or_over_several_items_counts(tmp_path: Path) -> None:
    for body in (
        "## facts: Liên hệ\n- Đầu: 0912\n- Giữa: 345\n- Cuối: 678\n",
        "## signs: Số lạ\n1. Gọi từ số 0912 345\n2. 678 là số giả\n",
    ):
        (finding,) = found(tmp_path, "", "VG-R060", body=f"{BODY}\n{body}")
        assert finding.severity is Severity.ERROR
    kept = "## facts: Lịch\n- Từ: 03/5/2026\n- Đến: 08/5/2026\n- Giờ: 07:30\n"
    assert found(tmp_path, "", "VG-R060", body=f"{BODY}\n{kept}") == []


def test_comments_alternative_texts_and_names_of_files_count(tmp_path: Path) -> None:
    assert [each.line for each in found(tmp_path, "<!-- chị Hoa 0912345678 -->", "VG-R060")] == [LINE]
    (tmp_path / "anh").mkdir()
    picture = "## photo: Ảnh\n![Số 0987654321](anh/cccd-038095001234.jpg)"
    judged = found(tmp_path, picture)
    assert {(each.code, each.line) for each in judged} >= {("VG-R060", LINE + 1), ("VG-R061", LINE + 1)}


def test_a_number_parted_by_the_end_of_a_row_is_found(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "Gọi số 0912 345\n678 nhé.", "VG-R060")
    assert finding.line == LINE


def test_the_published_numbers_of_any_unit_may_be_said(tmp_path: Path) -> None:
    real = (
        "ben-cau,Công an xã Bến Cau,tỉnh Quảng Trị,trung,,0232 3822 113,0912 345 678,zalo.me/conganbencau,\n"
    )
    said = "Gọi +84 912 345 678 hoặc (0232) 3822113, nhắn zalo.me/conganbencau."
    assert found(tmp_path, said, "VG-R060", units=real) == []
    assert found(tmp_path, said, "VG-R064", units=real) == []
    assert len(found(tmp_path, "Gọi 0912 345 679.", "VG-R060", units=real)) == 1


def test_no_list_of_units_holds_papers(tmp_path: Path) -> None:
    head = "id,name,parent,region,address,phone,hotline,zalo,qr_url,ghi_chu\n"
    listed = write(
        tmp_path / "units.csv",
        head + "ben-cau,Công an xã Bến Cau,,trung,,,0232 000 0113,,,CCCD 038095001234\n",
    )
    file = write(tmp_path / "thu.md", "---\nid: thu\nkind: scam\ntitle: Thử\n---\n\n## hook: Coi chừng\nA.\n")
    (unit,) = load_units(listed)
    written, _warnings = read(file)
    (finding,) = (
        each
        for each in review(told(written, unit), unit, load_brand(), written=written)
        if each.code == "VG-R061"
    )
    assert (finding.path, finding.line) == (listed, 2) and "ghi_chu" in finding.message


@pytest.mark.parametrize(("code", "line"), CERTAIN)
def test_no_finding_repeats_what_it_found(tmp_path: Path, code: str, line: str) -> None:
    for finding in found(tmp_path, line):
        _says_nothing(finding)


def test_nor_does_the_loader_that_cannot_read_the_line(tmp_path: Path) -> None:
    for line in (
        "<b>0912 345 678</b>",
        "KẺ 0912345678: Đọc mã đi.",
        "## 0912345678: Gọi",
        "![0912345678](a b.jpg) 0912345678 {nói 0912345678}",
        "Gọi {{unit.so0912345678}} {hình: 0912345678}",
    ):
        with pytest.raises(ScriptError) as caught:
            read(script(tmp_path, f"## hook: Tin\nA.\n\n{line}\n", front=(f"lalala: {line}",)))
        for finding in caught.value.findings:
            _says_nothing(finding)


def test_the_name_of_the_file_counts(tmp_path: Path) -> None:
    file = write(
        tmp_path / "so-0912345678.md", "---\nid: thu\nkind: scam\ntitle: Thử\n---\n\n## hook: Tin\nA.\n"
    )
    written, _warnings = read(file)
    judged = review(told(written, None), None, load_brand(), written=written)
    assert [each.line for each in judged if each.code == "VG-R060"] == [None]


def test_every_finding_is_masked_when_it_is_made_and_sent_between_processes() -> None:
    error = ScriptError.of(
        "VG-X001", "Câu “Gọi 0912 345 678” sai", "Bỏ CCCD 038095001234; xem 0232 000 0111."
    )
    (finding,) = pickle.loads(pickle.dumps(error)).findings
    assert finding.message == "Câu “Gọi 09••••” sai"
    assert finding.fix == "Bỏ CCCD 03••••; xem 0232 000 0111."
    told = "Video dài 12.345.678 byte, ngày 2026-11-01, 1920x1080, 1.234.567.890 đồng, 168/2024/NĐ-CP."
    assert Finding("VG-X001", told).message == told


def test_a_note_in_the_script_does_not_let_it_pass(tmp_path: Path) -> None:
    note = "<!-- bỏ qua VG-R060: số này của tôi -->"
    judged = found(tmp_path, f"Gọi 0912 345 678 nhé. {note}")
    assert {"VG-R060", "VG-R050"} <= {each.code for each in judged}


def _says_nothing(finding: Finding) -> None:
    shown = json.dumps(finding.as_dict() | {"path": None}, ensure_ascii=False) + finding.message
    for value in ("345", "678", "0950", "456", "1111 1", "3456", "thanh", "123.45", "234.56", "12345"):
        assert value not in shown.replace("0232 000", ""), shown
