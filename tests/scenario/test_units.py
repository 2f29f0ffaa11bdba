from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.errors import Finding, UnitsError
from vidgen.scenario.collector import Collector
from vidgen.scenario.model import Unit
from vidgen.scenario.unit_values import check_value
from vidgen.scenario.units import choose, find_units_file, load_units
from vidgen.vietnamese.disguises import foreign, unseen

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
        (ROW.replace("Zalo A", "<b>Zalo A</b>"), "VG-U048"),
        (ROW.replace("Zalo A", "A <!-- x"), "VG-U048"),
        (ROW.replace("Zalo A", '"Zalo\nA"'), "VG-U048"),
        (ROW.replace('"Thôn 1, xã A"', "Thôn 1, xã A"), "VG-U034"),
        # A slot goes into an approved text as it is, so nothing may come with it.
        (ROW.replace("Thôn 1, xã A", "T" * 161), "VG-U045"),
        (ROW.replace("Tỉnh B", "T" * 91), "VG-U045"),
        (ROW.replace("Zalo A", "Z" * 91), "VG-U045"),
        (ROW.replace("https://example.org/a", "https://example.org/" + "a" * 300), "VG-U045"),
        (ROW.replace("0200 000 0000", "0200 000 0000 00000 0000 00000"), "VG-U047"),
        (ROW.replace("Công an", "Công\u200dan"), "VG-U049"),
        (ROW.replace("Zalo A", "Zalo\ufe0f A"), "VG-U049"),
        (ROW.replace("Zalo A", "Zalo\u2003A"), "VG-U049"),
        (ROW.replace("Công an xã A", "Công \u0430n xã A"), "VG-U040"),  # Cyrillic
        (ROW.replace("Công an xã A", "C\u03bfng an xã A"), "VG-U040"),  # Greek
        (ROW.replace("Công an xã A", "Công an xã \uff21"), "VG-U040"),  # full width
        (ROW.replace("Công an xã A", "\U0001d402ông an xã A"), "VG-U040"),  # mathematical
        (ROW.replace("Công an xã A", "Công an xã A\u0336"), "VG-U040"),  # struck through
        (ROW.replace("Công an xã A", "Công an xã A \u0661"), "VG-U040"),  # Arabic digit
        (ROW.replace("Công an xã A", "Công an xã \u01c3"), "VG-U040"),  # a click, not !
        (ROW.replace("https://example.org/a", "https://example.org@evil.example/a"), "VG-U046"),
        (ROW.replace("https://example.org/a", "https://user:pw@example.org/a"), "VG-U046"),
        (ROW.replace("https://example.org/a", "https://192.0.2.1/a"), "VG-U046"),
        (ROW.replace("https://example.org/a", "https://example.org:8443/a"), "VG-U046"),
        (ROW.replace("https://example.org/a", "https://xn--exmple-cua.org/a"), "VG-U046"),
        (ROW.replace("https://example.org/a", "https://localhost/a"), "VG-U046"),
        (ROW.replace("https://example.org/a", "javascript:alert(1)"), "VG-U046"),
        (ROW.replace("https://example.org/a", "https://exämple.org/a"), "VG-U046"),
        (ROW.replace("xa-a", "con"), "VG-U044"),
        (ROW.replace("xa-a", "chung"), "VG-U044"),
        (ROW.replace("xa-a", "../xa-a"), "VG-U044"),
        (ROW.replace("xa-a", "xa-a\u0430"), "VG-U040"),
    ],
)
def test_a_bad_value_is_told_at_its_line(tmp_path: Path, row: str, code: str) -> None:
    found = refused(write(tmp_path, f"{HEADER}\n{ROW.replace('xa-a', 'xa-b')}\n{row}\n"))
    assert marks(found) == [(code, 3)]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("x" * 201, "VG-U045"),
        ("**miễn phí**", "VG-U048"),
        ("m\u0456ễn phí", "VG-U040"),
        ("a\u200db", "VG-U049"),
    ],
)
def test_a_column_of_the_lists_own_is_bounded_too(tmp_path: Path, value: str, code: str) -> None:
    found = refused(write(tmp_path, f"{HEADER},le_phi_tam_tru\n{ROW},{value}\n"))
    assert marks(found) == [(code, 2)]


@pytest.mark.parametrize(
    "char", ["\u200e", "\u202e", "\u2066", "\u061c", "\u200c", "\u3164", "\U000e0041", "\x1b"]
)
def test_a_list_with_direction_marks_or_blanks_that_hide_is_refused(tmp_path: Path, char: str) -> None:
    assert marks(refused(write(tmp_path, f"{HEADER}\n{ROW.replace('Zalo', f'Za{char}lo')}\n"))) == [
        ("VG-U009", 2)
    ]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("Công an xã A", "Công an xã Ea H’leo"),
        ("Công an xã A", "Công an xã Čư M’gar"),
        ("Công an xã A", "Đồn BP cửa khẩu “Mường Lát” – số 2 (5 m²)"),
        ("0200 000 0000", "(0200) 000.0000"),
        ("0200 000 0000", "+84 200 000 0000"),
        ("https://example.org/a", "https://sub.example.org/a?x=1&y=%C3%A1#doan-2"),
    ],
)
def test_what_a_unit_may_be_called_is_taken_as_it_is(tmp_path: Path, column: str, value: str) -> None:
    (unit,) = load_units(write(tmp_path, f"{HEADER}\n{ROW.replace(column, value)}\n"))
    assert value in unit.model_dump().values()


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


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(("name", "address", "zalo", "qr_url", "le_phi_tam_tru")),
    st.text(
        st.one_of(st.characters(), st.sampled_from("Xã Ví Dụ số 1 \u200b\u202e\u0430*{}[]\\\n")), max_size=80
    ),
)
def test_whatever_a_cell_holds_only_plain_letters_pass(column: str, value: str) -> None:
    value = unicodedata.normalize("NFC", value)
    found = Collector(None, UnitsError)
    check_value(column, value, 2, found)
    if not found.failed:
        assert not set(value) & set("*{}[]\\\n\r\t\u200b\u202e\u0430")
        assert not any(unseen(char) or foreign(char) for char in value)
        assert value.isprintable()
