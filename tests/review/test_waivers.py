"""A finding that is meant can be waived, with a reason, where it stands; a brand decides how grave it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import in_vietnamese, own_cache, write  # noqa: F401  (fixtures)
from tests.review.library import SCAM, findings, library
from vidgen.brand.load import load_brand
from vidgen.errors import BrandError, Severity
from vidgen.review.rules import RULES

OLD_WORD = "3. Hỏi số CMND"
SPOILT = SCAM.replace("3. Hỏi mã OTP", OLD_WORD)


def codes(folder: Path, text: str, brand: Path | None = None) -> list[str]:
    file = write(library(folder) / "gia-danh.md", text)
    return [each.code for each in findings(file, load_brand(brand))]


@pytest.mark.parametrize(
    "note",
    [
        (OLD_WORD, f"{OLD_WORD} <!-- bỏ qua VG-R023: lời kẻ gọi -->"),
        (OLD_WORD, f"{OLD_WORD} <!-- Bỏ qua vg-r023 : lời kẻ gọi -->"),
        (OLD_WORD, f"{OLD_WORD} <!-- bỏ qua VG-R023, VG-R024: lời kẻ gọi, số cũ -->"),
        (OLD_WORD, f"<!-- bỏ qua VG-R023: lời kẻ gọi -->\n{OLD_WORD}"),
    ],
    ids=["beside it", "in other letters", "with another", "above it"],
)
def test_a_waiver_with_a_reason_silences_its_code_at_its_line(tmp_path: Path, note: tuple[str, str]) -> None:
    assert codes(tmp_path, SPOILT) == ["VG-R023"]
    assert "VG-R023" not in codes(tmp_path, SPOILT.replace(*note))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (OLD_WORD, f"{OLD_WORD} <!-- bỏ qua VG-R023 -->"),
        (OLD_WORD, f"{OLD_WORD} <!-- bỏ qua VG-R023: -->"),
        (OLD_WORD, f"{OLD_WORD} <!-- bỏ qua VG-R023: ... 123 -->"),
        (OLD_WORD, f"{OLD_WORD} <!-- bỏ qua VG-R024: lời kẻ gọi -->"),
        ("1. Tự xưng", "<!-- bỏ qua VG-R023: lời kẻ gọi -->\n1. Tự xưng"),
        ("kind: scam", "kind: scam  # bỏ qua VG-R023: lời kẻ gọi"),
    ],
    ids=["no reason", "empty", "no words", "another code", "another line", "the front matter"],
)
def test_other_notes_silence_nothing(tmp_path: Path, old: str, new: str) -> None:
    found = codes(tmp_path, SPOILT.replace(old, new, 1))
    assert "VG-R023" in found and {"VG-R050", "VG-R051"} & set(found)


def test_in_the_front_matter_a_note_is_a_comment_of_its_line(tmp_path: Path) -> None:
    spoilt = SCAM.replace("expires: 2027-05-01", "expires: 2026-12-20")
    assert codes(tmp_path, spoilt) == ["VG-R018"]
    waived = spoilt.replace("2026-12-20", "2026-12-20  # bỏ qua VG-R018: thay trong tuần")
    assert codes(tmp_path, waived) == []


def test_what_stands_on_no_line_is_waived_in_the_front_matter(tmp_path: Path) -> None:
    long = SCAM + "Đừng đọc mã cho bất kỳ ai, kể cả người tự xưng là công an hay nhân viên.\n\n" * 30
    assert codes(tmp_path, long) == ["VG-R002"]
    assert codes(tmp_path, long.replace("kind: scam", "# bỏ qua VG-R002: phát ở hội nghị\nkind: scam")) == []
    assert "VG-R002" in codes(tmp_path, long + "<!-- bỏ qua VG-R002: phát ở hội nghị -->\n")


def test_yaml_scripts_waive_with_comments(tmp_path: Path) -> None:
    folder = library(tmp_path)
    head = "id: mau\nkind: scam\ntitle: Mẫu khác hẳn\nreviewed: 2026-11-01\nscenes:\n"
    scenes = "  - type: hook\n    heading: Coi chừng **số lạ**\n    lines: [Đưa CMND cho ai?]"
    file = write(folder / "mau.yaml", head + scenes + "\n")
    assert {each.code for each in findings(file, load_brand())} == {"VG-R010", "VG-R023"}
    noted = (head + scenes).replace("kind: scam", "kind: scam  # bỏ qua VG-R010: đang viết dở")
    write(file, noted + "  # bỏ qua VG-R023: lời kẻ gọi\n")
    assert findings(file, load_brand()) == ()


def test_rules_that_guard_people_cannot_be_waived_by_a_script(tmp_path: Path) -> None:
    guarding = [rule.code for rule in RULES.values() if not rule.waivable]
    assert guarding
    text = SCAM.replace("3. Hỏi mã OTP", f"3. Hỏi mã OTP <!-- bỏ qua {guarding[0]}: có lý do rõ ràng -->")
    assert codes(tmp_path, text) == ["VG-R050"]


# --- how grave a brand holds them ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("held", "expected"),
    [("off", []), ("warning", [("VG-R023", Severity.WARNING)]), ("error", [("VG-R023", Severity.ERROR)])],
)
def test_a_brand_sets_how_grave_a_rule_is(
    tmp_path: Path, held: str, expected: list[tuple[str, Severity]]
) -> None:
    brand = write(tmp_path / "nd" / "brand.yaml", f"name: x\nreview:\n  VG-R023: {held}\n").parent
    file = write(library(tmp_path / "tv") / "gia-danh.md", SPOILT)
    assert [(each.code, each.severity) for each in findings(file, load_brand(brand))] == expected


def test_a_code_that_is_none_is_told_at_its_line_of_the_brand(tmp_path: Path) -> None:
    sheet = write(tmp_path / "nd" / "brand.yaml", "name: x\nreview:\n  VG-R023: error\n  VG-R999: off\n")
    for text in (SCAM, SPOILT, SCAM.replace("VNeID", "x")):
        file = write(library(tmp_path / "tv") / "gia-danh.md", text)
        found = [each for each in findings(file, load_brand(sheet.parent)) if each.code == "VG-R052"]
        assert [(each.path, each.line) for each in found] == [(sheet, 4)]


@pytest.mark.parametrize("held", ["off", "warning"])
def test_no_brand_lets_personal_data_pass(tmp_path: Path, held: str) -> None:
    sheet = write(tmp_path / "nd" / "brand.yaml", f"name: x\nreview:\n  VG-R060: {held}\n")
    text = SCAM.replace("3. Hỏi mã OTP", "3. Gọi 0912 345 678, hỏi mã OTP")
    file = write(library(tmp_path / "tv") / "gia-danh.md", text)
    found = findings(file, load_brand(sheet.parent))
    assert ("VG-R060", Severity.ERROR) in [(each.code, each.severity) for each in found]
    assert [(each.path, each.line) for each in found if each.code == "VG-R052"] == [(sheet, 3)]


@pytest.mark.parametrize("written", ["VG-R023: loud", "VG-R023: 3", "R023: off"])
def test_a_severity_that_is_none_is_refused(tmp_path: Path, written: str) -> None:
    sheet = write(tmp_path / "nd" / "brand.yaml", f"name: x\nreview:\n  {written}\n")
    with pytest.raises(BrandError) as caught:
        load_brand(sheet.parent)
    assert caught.value.findings[0].line == 3


def test_a_theme_s_severities_are_taken_over(tmp_path: Path) -> None:
    sheet = write(tmp_path / "nd" / "brand.yaml", "name: x\nbase: an-ninh\nreview: {VG-R002: off}\n")
    assert load_brand(sheet.parent).review == {"VG-R002": "off"}
    assert load_brand().review == {}


@pytest.mark.parametrize("code", ["VG-R003", "VG-R016"])
def test_what_is_no_longer_law_cannot_be_waived_either(tmp_path: Path, code: str) -> None:
    spoilt = SCAM.replace("expires: 2027-05-01", f"expires: 2026-11-30  # bỏ qua {code}: đăng lại cho kịp")
    spoilt = spoilt.replace("[Điều 174 Bộ luật Hình sự]", "[Điều 174 BLHS, Nghị định 11/2020/NĐ-CP]")
    spoilt = spoilt.replace("legal:", f"# bỏ qua {code}: đăng lại cho kịp\nlegal:")
    found = codes(tmp_path, spoilt)
    assert {"VG-R003", "VG-R016"} <= set(found) and found.count("VG-R050") == 2
