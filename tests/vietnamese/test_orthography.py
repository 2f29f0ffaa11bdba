"""What is no Vietnamese spelling is told from names, short forms and borrowed words."""

from __future__ import annotations

from pathlib import Path

import pytest

from vidgen.vietnamese.orthography import (
    is_misspelled,
    restyled,
    tone_style,
    without_marks,
    words_but_names,
    words_of,
)
from vidgen.vietnamese.words import word_set

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    "word", sorted(word_set("ngừơi ngiệp quyêt biêt ghà cê nghành Thôngg chuyểnn đuơng đựơc qủa kông lừaa"))
)
def test_slips_are_found(word: str) -> None:
    assert is_misspelled(word)


@pytest.mark.parametrize(
    "word",
    sorted(
        word_set(
            "người nghiệp quyết gì gìn giết giếng quý quốc khuya nghiêng hoà hòa khoẻ thuở huơ Đắk LẮK Krông "
            "đ đt "
            "ĐKTT BĐBP CSĐT VNeID Zalo "
            "micrô Điều ỦY uỷ ý yêu xoong"
        )
    ),
)
def test_words_names_and_short_forms_are_none(word: str) -> None:
    assert not is_misspelled(word)


def test_no_compound_and_no_word_of_the_readings_is_misspelled() -> None:
    files = [ROOT / "vidgen" / "vietnamese" / "compounds.txt"]
    files += (ROOT / "tests" / "vietnamese" / "readings").glob("*.txt")
    rows = [row for file in files for row in file.read_text(encoding="utf-8").splitlines()]
    assert {word for row in rows for word in words_of(row) if is_misspelled(word)} == set()


def test_parts_of_codes_and_addresses_are_no_words() -> None:
    assert words_of("Vào dichvucong.gov.vn, mẫu CT01, @ten, #the, a-b: xong.") == ("Vào", "mẫu", "xong")


@pytest.mark.parametrize(("old", "new"), [("hòa", "hoà"), ("thủy", "thuỷ"), ("khỏe", "khoẻ"), ("Hóa", "Hoá")])
def test_the_two_places_of_a_tone(old: str, new: str) -> None:
    assert (tone_style(old), tone_style(new)) == ("old", "new")
    assert (restyled(old, "new"), restyled(new, "old")) == (new, old)


@pytest.mark.parametrize("word", sorted(word_set("quý quà hoàn toán hoa tuy khuấy mía của")))
def test_words_with_one_place_have_no_style(word: str) -> None:
    assert tone_style(word) == ""


def test_names_are_words_with_a_capital_inside_a_sentence() -> None:
    assert words_but_names("Hoà giải. Thuý hỏi bà Hoà: “Khoẻ không?”") == (
        "Hoà",
        "giải",
        "Thuý",
        "hỏi",
        "bà",
        "Khoẻ",
        "không",
    )


def test_words_that_lost_their_marks_are_told_from_words_without_any() -> None:
    assert without_marks("Bao cho cong an xa.") == (("cong an", "công an"),)
    assert without_marks("Khi đi qua mang theo giấy tờ.") == ()
    assert without_marks("Xin cho con đi theo xe.") == ()
    assert without_marks("So do not open the link.") == ()
