"""Each rule finds its fault at the right line, and nothing where there is none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.command_line import UNITS, in_vietnamese, own_cache, script, write  # noqa: F401  (fixtures)
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.errors import Finding, Severity
from vidgen.preview import prepare
from vidgen.review.check import review
from vidgen.scenario.model import Unit
from vidgen.scenario.units import load_units

TODAY = dt.date(2026, 12, 1)
GOOD = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã cho ai.\n"


@pytest.fixture(scope="module")
def shipped() -> Brand:
    return load_brand()


def findings(
    folder: Path, brand: Brand, body: str = GOOD, front: tuple[str, ...] = (), unit: Unit | None = None
) -> list[Finding]:
    """What the review says of a script whose body begins on line 7 + len(front)."""
    file = script(folder, body, front=front)
    scenario, _warnings = prepare(file, unit)
    return list(review(scenario, unit, brand, TODAY))


def test_a_good_script_has_no_findings(tmp_path: Path, shipped: Brand) -> None:
    assert findings(tmp_path, shipped, front=("expires: 2027-05-01",)) == []


# --- VG-L010 ------------------------------------------------------------------------------------


def test_an_emoji_is_named_at_its_line(tmp_path: Path, shipped: Brand) -> None:
    (finding,) = findings(
        tmp_path, shipped, GOOD + "\n## signs: Dấu hiệu\n1. Quà 🎁 và 💰 lớn\n2. Giục làm ngay\n"
    )
    assert (finding.code, finding.line, finding.severity) == ("VG-L010", 11, Severity.ERROR)
    assert "🎁" in finding.message and "💰" in finding.message and finding.fix


@pytest.mark.parametrize("char", ["🎁", "⛔", "☎", "日", "\u200d", "★"])
def test_what_the_font_lacks_is_found(tmp_path: Path, shipped: Brand, char: str) -> None:
    (finding,) = findings(tmp_path, shipped, f"## hook: Coi chừng {char} nhé\nĐừng đọc mã.\n")
    assert (finding.code, finding.line) == ("VG-L010", 7)


def test_what_official_texts_hold_is_in_the_font(tmp_path: Path, shipped: Brand) -> None:
    heading = "Khoản 1 Điều 174, 500.000đ – “3%”… §?! (a/b) & 30°C; Đ/c: số 5 • ½ × 2"
    assert not [
        each for each in findings(tmp_path, shipped, f"## hook: {heading}\nA.\n") if each.code == "VG-L010"
    ]


def test_the_title_has_its_own_line(tmp_path: Path, shipped: Brand) -> None:
    file = script(tmp_path, GOOD)
    file.write_text(file.read_text(encoding="utf-8").replace("title: Thử", "title: Thử 🎁"), encoding="utf-8")
    scenario, _warnings = prepare(file, None)
    (finding,) = review(scenario, None, shipped, TODAY)
    assert (finding.code, finding.line) == ("VG-L010", 4)


def test_a_sign_in_a_unit_s_name_is_told_as_the_unit_s(tmp_path: Path, shipped: Brand) -> None:
    listed = load_units(write(tmp_path / "units.csv", UNITS))[0]
    unit = listed.model_copy(update={"name": "Công an xã ★"})  # which a list of units would not take
    (finding,) = findings(tmp_path, shipped, unit=unit)
    assert finding.code == "VG-L010" and "doi-sim" in finding.message and "name" in finding.message


def test_a_sign_in_the_words_of_the_brand_or_of_the_cast_is_found_where_it_stands(
    tmp_path: Path, shipped: Brand
) -> None:
    write(tmp_path / "nd" / "brand.yaml", "name: x\nai_label: Có dùng AI 🤖\ntaglines:\n  scam: Cảnh báo ★\n")
    own = load_brand(tmp_path / "nd")
    found = [each for each in findings(tmp_path, own) if each.code == "VG-L010"]
    assert [(each.path, each.line) for each in found] == [
        (tmp_path / "nd" / "brand.yaml", line) for line in (2, 4)
    ]
    speaks = "## chat: Tin nhắn\nBÀ 日: Ai đó?\nCON: Con đây.\n"
    cast = ("cast:", "  BÀ 日: {look: grandmother, voice: female}", "  CON: {look: student, voice: male}")
    found = [each for each in findings(tmp_path, shipped, speaks, cast) if each.code == "VG-L010"]
    assert len(found) == 1 and found[0].path and found[0].line
    assert "BÀ 日:" in found[0].path.read_text(encoding="utf-8").splitlines()[found[0].line - 1]


# --- VG-R001 ------------------------------------------------------------------------------------


def test_a_word_nobody_can_read_is_a_warning_at_its_line(tmp_path: Path, shipped: Brand) -> None:
    (finding,) = findings(tmp_path, shipped, GOOD + "\nVí metaverse này là lừa đảo.\n")
    assert (finding.code, finding.line, finding.severity) == ("VG-R001", 10, Severity.WARNING)
    assert "“metaverse”" in finding.message and "{nói: …}" in finding.fix


def test_a_word_whose_reading_is_given_is_no_finding(tmp_path: Path, shipped: Brand) -> None:
    said = GOOD + "\nVí metaverse {nói: ví mê ta vớt} này là lừa đảo.\n"
    assert findings(tmp_path, shipped, said) == []
    listed = ("lexicon: {metaverse: mê ta vớt}",)
    assert findings(tmp_path, shipped, GOOD + "\nVí metaverse là lừa đảo.\n", front=listed) == []


def test_a_heading_that_is_spoken_is_judged(tmp_path: Path, shipped: Brand) -> None:
    """Above a list the heading is read out, since nothing else introduces it."""
    body = GOOD + "\n## signs: Ví metaverse\n1. Tự xưng cán bộ\n2. Giục làm ngay\n"
    (finding,) = findings(tmp_path, shipped, body)
    assert (finding.code, finding.line) == ("VG-R001", 10)


def test_what_is_shown_but_not_spoken_need_not_be_read(tmp_path: Path, shipped: Brand) -> None:
    assert findings(tmp_path, shipped, "## hook: Ví metaverse\nĐừng đọc mã.\n") == []


def test_a_sentence_in_english_names_its_words(tmp_path: Path, shipped: Brand) -> None:
    (finding,) = findings(tmp_path, shipped, GOOD + "\nPlease call me now, xin cảm ơn.\n")
    assert (finding.code, finding.line) == ("VG-R001", 10)
    assert "“Please”" in finding.message and "“xin”" not in finding.message


def test_an_address_nobody_can_read_aloud_is_told(tmp_path: Path, shipped: Brand) -> None:
    (finding,) = findings(tmp_path, shipped, GOOD + "\nVào https://example.org/p?id=5&x=7 ngay.\n")
    assert (finding.code, finding.line) == ("VG-R001", 10) and "?id=5" in finding.message


# --- VG-R007 ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('Kroxq: ""', "“Kroxq” để trống"),
        ("Kroxq: zzxq brvt", "“zzxq”, “brvt”"),
        ('Kroxq: "cờ rốc |"', "sau đó để trống"),
    ],
)
def test_an_entry_that_helps_nothing_is_told_at_its_line(
    tmp_path: Path, shipped: Brand, entry: str, told: str
) -> None:
    (finding,) = findings(tmp_path, shipped, front=("lexicon:", "  OTP: ô tê pê", f"  {entry}"))
    assert (finding.code, finding.line, finding.severity) == ("VG-R007", 8, Severity.WARNING)
    assert told in finding.message and finding.fix


def test_an_entry_of_a_brand_is_told_in_its_own_file(tmp_path: Path) -> None:
    write(tmp_path / "brand" / "brand.yaml", "rate: 4\nlexicon:\n  Kroxq: zzxq\n")
    (finding,) = findings(tmp_path, load_brand(tmp_path / "brand"))
    assert (finding.code, finding.line) == ("VG-R007", 3)
    assert finding.path == tmp_path / "brand" / "brand.yaml"


def test_a_reading_for_each_family_is_no_finding(tmp_path: Path, shipped: Brand) -> None:
    listed = ("lexicon: {Kroxq: cờ rốc | Kroxq}",)
    assert findings(tmp_path, shipped, GOOD + "\nGọi Kroxq ngay.\n", front=listed) == []


# --- VG-R002 ------------------------------------------------------------------------------------


def test_a_film_too_long_for_reels_is_a_warning(tmp_path: Path, shipped: Brand) -> None:
    line = "Đừng đọc mã cho bất kỳ ai, kể cả người tự xưng là công an hay nhân viên ngân hàng.\n\n"
    (finding,) = findings(tmp_path, shipped, GOOD + "\n" + line * 25)
    assert (finding.code, finding.severity) == ("VG-R002", Severity.WARNING)
    assert "90" in finding.message and finding.path and finding.fix


# --- VG-R003 ------------------------------------------------------------------------------------


def test_past_its_last_day_a_script_is_refused_at_the_line_of_the_day(tmp_path: Path, shipped: Brand) -> None:
    (finding,) = findings(tmp_path, shipped, front=("field: an-ninh-mang", "expires: 2026-11-30"))
    assert (finding.code, finding.line, finding.severity) == ("VG-R003", 7, Severity.ERROR)
    assert "30/11/2026" in finding.message


def test_on_its_last_day_a_script_still_holds(tmp_path: Path, shipped: Brand) -> None:
    last = "expires: 2026-12-01  # bỏ qua VG-R018: sắp hết hạn, biết rồi"
    assert findings(tmp_path, shipped, front=(last,)) == []


def test_without_a_legal_review_there_is_a_warning(tmp_path: Path, shipped: Brand) -> None:
    file = script(tmp_path, GOOD)
    file.write_text(file.read_text(encoding="utf-8").replace("reviewed: 2026-11-01\n", ""), encoding="utf-8")
    scenario, _warnings = prepare(file, None)
    (finding,) = review(scenario, None, shipped, TODAY)
    assert (finding.code, finding.severity, finding.path) == ("VG-R003", Severity.WARNING, file)


def test_a_day_of_review_left_blank_is_asked_for_at_its_line(tmp_path: Path, shipped: Brand) -> None:
    file = script(tmp_path, GOOD)
    text = file.read_text(encoding="utf-8").replace("reviewed: 2026-11-01", "reviewed:")
    file.write_text(text, encoding="utf-8")
    scenario, _warnings = prepare(file, None)
    (finding,) = review(scenario, None, shipped, TODAY)
    line = text.split("\n").index("reviewed:") + 1
    assert (finding.code, finding.line) == ("VG-R003", line)
    assert f"dòng {line}" in finding.fix


# --- all of them --------------------------------------------------------------------------------


def test_findings_come_in_order_of_their_lines(tmp_path: Path, shipped: Brand) -> None:
    found = findings(tmp_path, shipped, "## hook: Quà 🎁\nVí metaverse.\n\nTặng 💰.\n")
    assert [(each.line, each.code) for each in found] == [(7, "VG-L010"), (8, "VG-R001"), (10, "VG-L010")]
