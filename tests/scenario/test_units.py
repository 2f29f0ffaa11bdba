from __future__ import annotations

from pathlib import Path

import pytest

from vidgen.errors import Finding, UnitsError
from vidgen.scenario.model import Unit
from vidgen.scenario.units import choose, find_units_file, load_units

from .conftest import marks

HEADER = "id,name,parent,region,address,phone,hotline,zalo,qr_url"
ROW = 'xa-a,Công an xã A,Tỉnh B,bac,"Thôn 1, xã A",0200 000 0000,113,Zalo A,https://example.org/a'
UNIT_A = Unit(
    id="xa-a",
    name="Công an xã A",
    parent="Tỉnh B",
    region="bac",
    address="Thôn 1, xã A",
    phone="0200 000 0000",
    hotline="113",
    zalo="Zalo A",
    qr_url="https://example.org/a",
)


def write(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "units.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refused(path: Path) -> list[Finding]:
    with pytest.raises(UnitsError) as caught:
        load_units(path)
    assert all(finding.path == path and finding.fix for finding in caught.value.findings)
    return list(caught.value.findings)


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}\n{ROW}\n",
        f"\ufeff{HEADER}\r\n{ROW}\r\n\r\n",
        f"sep=,\n{HEADER}\n\n{ROW}",
        f"{HEADER}\n{ROW}".replace('"Thôn 1, xã A"', '"Thôn 1; xã A"')
        .replace(",", "\t")
        .replace("; xã", ", xã"),
        f"{HEADER}\n{ROW}".replace('"Thôn 1, xã A"', "Thôn 1# xã A").replace(",", ";").replace("#", ","),
        f"{HEADER}\n{ROW}".replace("id,", "ID,").replace("bac", "Miền Bắc").replace("qr_url", "QR url"),
    ],
)
def test_a_list_reads_the_same_however_it_was_saved(tmp_path: Path, text: str) -> None:
    assert load_units(write(tmp_path, text)) == (UNIT_A,)


def test_further_columns_become_slots(tmp_path: Path) -> None:
    (unit,) = load_units(write(tmp_path, f"{HEADER},le_phi_tam_tru\n{ROW},theo tỉnh\n"))
    assert unit.slot("le_phi_tam_tru") == "theo tỉnh"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (ROW.replace("xa-a", "Xã A"), "VG-U044"),
        (ROW.replace("xa-a", ""), "VG-U044"),
        (ROW.replace("xa-a", "a" * 65), "VG-U045"),
        (ROW.replace("Công an xã A", ""), "VG-U041"),
        (ROW.replace("Công an xã A", "A" * 91), "VG-U045"),
        (ROW.replace("bac", "tay"), "VG-U042"),
        (ROW.replace("bac", ""), "VG-U042"),
        (ROW.replace("0200 000 0000", "gọi ngay"), "VG-U047"),
        (ROW.replace("0200 000 0000", "200000000"), "VG-U047"),
        (ROW.replace("0200 000 0000", "2E+09"), "VG-U047"),
        (ROW.replace("0200 000 0000", "0200 000 0000 / 0200 000 0001"), "VG-U047"),
        (ROW.replace("https", "ftp"), "VG-U046"),
        (ROW.replace("https://example.org/a", "example.org"), "VG-U046"),
        (ROW.replace("Zalo A", "Zalo *A*"), "VG-U048"),
        (ROW.replace("Zalo A", "{{unit.name}}"), "VG-U048"),
        (ROW.replace("Zalo A", '"Zalo\nA"'), "VG-U048"),
        (ROW.replace('"Thôn 1, xã A"', "Thôn 1, xã A"), "VG-U034"),
    ],
)
def test_a_bad_value_is_told_at_its_line(tmp_path: Path, row: str, code: str) -> None:
    found = refused(write(tmp_path, f"{HEADER}\n{ROW.replace('xa-a', 'xa-b')}\n{row}\n"))
    assert marks(found) == [(code, 3)]


def test_all_problems_of_a_list_are_told_at_once(tmp_path: Path) -> None:
    rows = "\n".join([ROW, ROW, ROW.replace("xa-a", "xa-c").replace("bac", "đông")])
    assert marks(refused(write(tmp_path, f"{HEADER}\n{rows}\n"))) == [("VG-U043", 3), ("VG-U042", 4)]


def test_lines_are_counted_through_quoted_line_breaks(tmp_path: Path) -> None:
    rows = ROW.replace("Zalo A", '"Zalo\nA"') + "\n" + ROW.replace("xa-a", "Xã")
    assert marks(refused(write(tmp_path, f"{HEADER}\n{rows}\n"))) == [("VG-U048", 2), ("VG-U044", 4)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["VG-U030"]),
        (f"{HEADER}\n", ["VG-U030"]),
        (f"{HEADER},id\n{ROW},b\n", ["VG-U033"]),
        (f"{HEADER.replace(',zalo', '').replace('phone', 'phon')}\n{ROW}\n", ["VG-U032", "VG-U032"]),
        (f"{HEADER}\n{ROW}\n".encode("utf-16"), ["VG-U005"]),
        (f"{HEADER}\n{ROW}\n".replace("Công", "C«ng").encode("latin-1", "ignore"), ["VG-U006"]),
        (f"{HEADER}\n{'a' * 200000}\n", ["VG-U031"]),
    ],
)
def test_a_file_that_is_no_list_is_told_so(tmp_path: Path, text: str | bytes, codes: list[str]) -> None:
    assert [finding.code for finding in refused(write(tmp_path, text))] == codes


def test_a_column_no_script_can_name_is_told_its_name(tmp_path: Path) -> None:
    (finding,) = refused(write(tmp_path, f"{HEADER},STT,Giờ làm việc\n{ROW},1,Giờ hành chính\n"))
    assert (finding.code, finding.line) == ("VG-U035", 1)
    assert "gio_lam_viec" in finding.fix
    assert load_units(write(tmp_path, f"{HEADER},STT\n{ROW},1\n"))


def test_a_vietnamese_column_is_told_its_name(tmp_path: Path) -> None:
    header = HEADER.replace("name", "Tên").replace("phone", "Điện thoại")
    found = refused(write(tmp_path, f"{header}\n{ROW}\n"))
    assert [finding.code for finding in found] == ["VG-U032", "VG-U032"]
    assert "“Điện thoại”" in found[1].fix


def test_a_quote_never_closed_is_told_where_it_opens(tmp_path: Path) -> None:
    last = ROW.replace("xa-a", "xa-c")
    for row in (ROW.replace('xã A"', "xã A"), ROW.replace('xã A"', 'xã "A')):
        text = f"{HEADER}\n{ROW.replace('xa-a', 'xa-b')}\n{row}\n{last}\n"
        assert marks(refused(write(tmp_path, text))) == [("VG-U031", 3)]


def test_a_row_parted_otherwise_than_the_header_is_told_so(tmp_path: Path) -> None:
    row = ROW.replace('"Thôn 1, xã A"', "Thôn 1").replace(",", ";")
    assert marks(refused(write(tmp_path, f"{HEADER}\n{row}\n"))) == [("VG-U034", 2)]


def test_advice_on_a_list_is_for_excel(tmp_path: Path) -> None:
    for data in (f"{HEADER}\n{ROW}\n".encode("utf-16"), f"{HEADER}\n".encode() + "Công".encode("cp1258")):
        (finding,) = refused(write(tmp_path, data))
        assert "Excel" in finding.fix
        assert "CSV UTF-8" in finding.fix


def test_the_list_is_found_beside_the_script_or_above(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER)
    script = tmp_path / "lừa đảo" / "a" / "thu.md"
    assert find_units_file(script) == path
    assert find_units_file(tmp_path / "thu.md") == path
    assert find_units_file(tmp_path) == path
    assert find_units_file(tmp_path.joinpath(*"abcdef", "thu.md")) == path
    assert find_units_file(tmp_path.joinpath(*"abcdefg", "thu.md")) != path


def test_units_are_chosen_in_the_order_asked_for() -> None:
    other = UNIT_A.model_copy(update={"id": "xa-b", "name": "Công an xã B"})
    assert choose((UNIT_A, other), ("xa-b", "xa-a", "xa-b")) == (other, UNIT_A)
    with pytest.raises(UnitsError) as caught:
        choose((UNIT_A, other), ("xa_b", "qqq"))
    assert [finding.code for finding in caught.value.findings] == ["VG-U050", "VG-U050"]
    assert "xa-b" in caught.value.findings[0].fix
