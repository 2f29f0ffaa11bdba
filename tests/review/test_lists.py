"""Rules that look beyond one script: slots over all units, copies in a library, the register itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import in_vietnamese, own_cache, write  # noqa: F401  (fixtures)
from tests.review.library import REGISTER, SCAM, TODAY, UNITS, findings, library
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.errors import Finding, RegisterError, Severity
from vidgen.preview import read, told
from vidgen.review import neighbours
from vidgen.review.check import review
from vidgen.review.register_file import find_register, load_register, register_for
from vidgen.scenario.units import load_units


@pytest.fixture(scope="module")
def shipped() -> Brand:
    return load_brand()


def row(finding: Finding) -> str:
    """The line a finding names."""
    assert finding.path and finding.line
    return finding.path.read_text(encoding="utf-8").split("\n")[finding.line - 1]


# --- VG-R030 ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "old", "slot", "at"),
    [
        ("hoi-otp", "Cần hỏi thêm, xin gọi {{unit.name}}.", "zalo", "Hỏi qua"),
        ("gia-danh", "3. Hỏi mã OTP", "zalo", "Hỏi qua"),
        ("lich-tiep-dan", "Rất mong được đón tiếp bà con.", "zalo", "Hỏi qua"),
    ],
)
def test_a_slot_that_another_unit_leaves_empty_is_told_where_it_stands(
    tmp_path: Path, shipped: Brand, script: str, old: str, slot: str, at: str
) -> None:
    folder = library(tmp_path)
    write(folder / "units.csv", UNITS.replace("0232 000 0113,,", "0232 000 0113,Trang xã,"))
    file = folder / f"{script}.md"
    text = file.read_text(encoding="utf-8")
    prefix = "3. " if old.startswith("3.") else ""
    write(file, text.replace(old, f"{prefix}Hỏi qua {{{{unit.{slot}}}}}", 1))
    found = [each for each in findings(file, shipped) if each.code == "VG-R030"]
    assert len(found) == 1 and at in row(found[0])
    assert "suoi-may" in found[0].message and "doi-sim" not in found[0].message


def test_many_units_without_a_value_are_counted_not_all_named(tmp_path: Path, shipped: Brand) -> None:
    folder = library(tmp_path)
    head, first, _second = UNITS.strip().split("\n")
    rows = [first.replace("0113,,", "0113,Trang xã,")]
    rows += [first.replace("doi-sim,", f"xa-{number},") for number in range(9)]
    write(folder / "units.csv", "\n".join([head, *rows]) + "\n")
    write(folder / "gia-danh.md", SCAM.replace("3. Hỏi mã OTP", "3. Hỏi {{unit.zalo}}"))
    (finding,) = [each for each in findings(folder / "gia-danh.md", shipped) if each.code == "VG-R030"]
    assert "4 đơn vị khác" in finding.message


# --- VG-R040, VG-R041 ---------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are looked through again for every test."""
    neighbours._read.cache_clear()


@pytest.mark.parametrize("place", ["ban-sao.md", "cu/gia-danh.md", "thang-12/gia-danh.yaml"])
def test_an_id_used_twice_in_a_library_is_an_error_at_its_line(
    tmp_path: Path, shipped: Brand, place: str
) -> None:
    folder = library(tmp_path)
    write(folder / place, SCAM if place.endswith(".md") else "id: gia-danh\nkind: scam\ntitle: Bản cũ\n")
    found = {each.code: each for each in findings(folder / "gia-danh.md", shipped)}
    assert found["VG-R040"].severity is Severity.ERROR and row(found["VG-R040"]).startswith("id:")
    assert place in found["VG-R040"].message


@pytest.mark.parametrize(
    "title",
    [
        "Giả danh công an gọi điện!",
        "Gọi điện giả danh công an",
        "Gia danh cong an gọi điện",
        "Giả danh công an gọi diện",
    ],
)
def test_nearly_the_same_title_is_a_warning_at_its_line(tmp_path: Path, shipped: Brand, title: str) -> None:
    folder = library(tmp_path)
    text = SCAM.replace("id: gia-danh", "id: khac").replace(
        "title: Giả danh công an gọi điện", f"title: {title}"
    )
    write(folder / "khac.md", text)
    (finding,) = findings(folder / "gia-danh.md", shipped)
    assert (finding.code, finding.severity) == ("VG-R041", Severity.WARNING)
    assert row(finding).startswith("title:") and "khac.md" in finding.message


def test_parts_of_a_series_and_hidden_copies_are_no_copies(tmp_path: Path, shipped: Brand) -> None:
    folder = library(tmp_path)
    for number in (1, 2):
        text = SCAM.replace("id: gia-danh", f"id: ky-{number}")
        write(folder / f"ky-{number}.md", text.replace("công an gọi điện", f"người quen, kỳ {number}"))
    write(folder / "_cũ" / "gia-danh.md", SCAM)
    assert findings(folder / "ky-1.md", shipped) == ()
    assert findings(folder / "gia-danh.md", shipped) == ()


def test_what_was_made_of_a_script_is_no_copy_of_it(tmp_path: Path, shipped: Brand) -> None:
    """``out`` is where the command was run, and that is often the library."""
    folder = library(tmp_path)
    kit = folder / "out" / "xa-mau" / "gia-danh"
    head = "\n".join(line for line in SCAM.splitlines() if line.startswith(("id:", "title:"))) + "\n"
    for name in ("report.json", "publish.yaml", "luyen-tap/luyen-tap.yaml"):
        write(kit / name, head)
    assert findings(folder / "gia-danh.md", shipped) == ()


def test_outside_a_library_nothing_is_compared(tmp_path: Path, shipped: Brand) -> None:
    """Without a register of its own a folder is no library, such as an officer's desktop."""
    folder = library(tmp_path)
    (folder / "can-cu.yaml").unlink()
    write(folder / "ban-sao.md", SCAM)
    assert {"VG-R040", "VG-R041"}.isdisjoint(each.code for each in findings(folder / "gia-danh.md", shipped))


# --- the register -------------------------------------------------------------------------------


def test_the_register_is_found_up_to_six_folders_above(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c" / "d" / "e" / "f"
    write(tmp_path / "a" / "can-cu.yaml", REGISTER)
    assert find_register(deep / "x.md") == tmp_path / "a" / "can-cu.yaml"
    assert find_register(deep / "g" / "h" / "x.md") is None


def test_a_script_outside_a_library_is_held_against_the_shipped_register(tmp_path: Path) -> None:
    register = register_for(tmp_path / "x.md")
    assert register.path and not register.own
    assert {"113", "156", "5656"} == {each.number for each in register.hotlines}
    assert all(
        each.source and each.checked
        for part in (register.documents, register.hotlines, register.domains, register.terms, register.fees)
        for each in part
    )


def test_an_unknown_hotline_is_an_error_in_a_library_and_a_warning_elsewhere(
    tmp_path: Path, shipped: Brand
) -> None:
    folder = library(tmp_path)
    file = write(folder / "gia-danh.md", SCAM.replace("và 113\n", "và 118\n"))
    assert [(each.code, each.severity) for each in findings(file, shipped)] == [("VG-R024", Severity.ERROR)]
    (folder / "can-cu.yaml").unlink()
    found = findings(file, shipped)
    assert [(each.code, each.severity) for each in found] == [("VG-R024", Severity.WARNING)]


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("    title: Nhãn AI\n", "", "VG-Q022", "- name: Nghị định 142"),
        ("    since: 2026-05-01\n", "    since: 01/5/2026\n", "VG-Q023", "since: 01/5/2026"),
        ("    until: 2026-06-30\n", "    until: 2026-06-31\n", "VG-Q023", "until: 2026-06-31"),
        ("    replaced_by: N", "    replaced_for: N", "VG-Q021", "replaced_for:"),
        ("hotlines:", "hotline:", "VG-Q021", "hotline:"),
        ('number: "156"', 'number: "156a"', "VG-Q024", "156a"),
        ("domain: gov.vn", "domain: https://gov.vn", "VG-Q024", "domain: https"),
        ("slot: le_phi_tam_tru", "slot: Lệ phí", "VG-Q024", "slot: Lệ phí"),
        ("also: [BLHS]", "also: [BLHS, Nghị định 142/2026/NĐ-CP]", "VG-Q025", "- name: Nghị định 142"),
        ("articles: {174: Tội lừa đảo, 290: Tội khác}", "articles: [174]", "VG-Q024", "articles: [174]"),
        ("terms:\n", "terms: &a\n", "VG-Q015", "terms: &a"),
        ("domains:\n", "domains: {\n", "VG-Q013", ""),
        ("  - words: [sổ", "  - !!python/object:os.system [sổ", "VG-Q0", ""),
    ],
)
def test_a_fault_of_the_register_is_told_at_its_line(
    tmp_path: Path, old: str, new: str, code: str, at: str
) -> None:
    text = REGISTER if old in REGISTER else REGISTER.replace("{words", "\n    words")
    if old == "  - words: [sổ":
        text, old = REGISTER, "  - {words: [sổ"
    assert old in text
    with pytest.raises(RegisterError) as caught:
        load_register(write(tmp_path / "can-cu.yaml", text.replace(old, new, 1)))
    finding = next(each for each in caught.value.findings if each.code.startswith(code))
    assert at in row(finding) and finding.fix


def test_a_broken_register_is_a_finding_of_every_check_and_no_traceback(
    tmp_path: Path, shipped: Brand
) -> None:
    folder = library(tmp_path, REGISTER.replace("since: 2026-05-01", "since: mai"))
    found = findings(folder / "gia-danh.md", shipped)
    assert [(each.code, each.path) for each in found] == [("VG-Q023", folder / "can-cu.yaml")]
    assert found[0].severity is Severity.ERROR


def test_a_register_mended_is_read_again(tmp_path: Path, shipped: Brand) -> None:
    folder = library(tmp_path, REGISTER.replace('"113"', '"114"'))
    assert [each.code for each in findings(folder / "gia-danh.md", shipped)] == ["VG-R024"]
    write(folder / "can-cu.yaml", REGISTER + "# đã sửa\n")
    assert findings(folder / "gia-danh.md", shipped) == ()


def test_the_unit_s_own_words_are_not_taken_for_the_script_s(tmp_path: Path, shipped: Brand) -> None:
    """A unit may be named, and numbered, where its slots stand."""
    folder = library(tmp_path)
    write(folder / "gia-danh.md", SCAM.replace("3. Hỏi mã OTP", "3. Gọi {{unit.name}}, số {{unit.hotline}}"))
    for unit in load_units(folder / "units.csv"):
        written, _warnings = read(folder / "gia-danh.md")
        assert review(told(written, unit), unit, shipped, TODAY, written) == ()
