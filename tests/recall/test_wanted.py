"""What counts as the same thing, and what only looks like it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.recall.numbers import numbers
from vidgen.recall.wanted import wanted
from vidgen.review.register_file import register_for

REGISTER = register_for(None)


def found(asked: str, text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text)
    return [text[start:end] for start, end in wanted(asked, REGISTER).places(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gọi 156.",
        "(156)",
        "113, 156",
        "156 hoặc 5656",
        "156/5656",
        "156 24/7",
        "156",
        "gọi **156** ngay",
        "số 156;",
    ],
)
def test_a_short_number_is_found_where_people_are_told_to_call_it(text: str) -> None:
    assert found("156", text) == ["156"]


@pytest.mark.parametrize(
    "text",
    [
        "1560",
        "0156",
        "0214 156",
        "0214 000 156",
        "156.000 đồng",
        "1 156 000 đồng",
        "1.156.000",
        "Nghị định 156/2020/NĐ-CP",
        "15/6",
        "156,5",
        "A156",
        "156a",
        "+84 232 156 000",
        "1900 156",
    ],
)
def test_a_part_of_a_longer_number_is_another_number(text: str) -> None:
    assert found("156", text) == []


@pytest.mark.parametrize("asked", ["0232 000 0113", "02320000113", "+84 232 000 0113", "0232.000.0113"])
@pytest.mark.parametrize("text", ["02320000113", "(0232) 000 0113", "+84232 000 0113", "0232-000-0113"])
def test_a_phone_is_one_number_however_it_is_grouped(asked: str, text: str) -> None:
    assert found(asked, f"Gọi {text} hoặc 156") == [text]


def test_amounts_days_and_signs_are_numbers_of_their_own() -> None:
    told = [value for value, _place in numbers("500.000đ ngày 22/11/2026, số 142/2026/NĐ-CP hay 1.5 triệu")]
    assert told == ["500000", "22/11/2026", "142/2026", "1.5"]


CITED = "Theo khoản 1 Điều 174 BLHS; Điều 173, Điều 174 của Bộ luật Hình sự; Điều 174 Bộ luật Dân sự."


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Điều 174 BLHS", ["khoản 1 Điều 174 BLHS", "Điều 174 của Bộ luật Hình sự"]),
        ("điều 174 bộ luật hình sự", ["khoản 1 Điều 174 BLHS", "Điều 174 của Bộ luật Hình sự"]),
        ("DIEU 174 BLHS", ["khoản 1 Điều 174 BLHS", "Điều 174 của Bộ luật Hình sự"]),
        ("khoản 1 Điều 174 Bộ luật Hình sự", ["khoản 1 Điều 174 BLHS"]),
        ("khoản 2 Điều 174 BLHS", []),
        ("Điều 173 BLHS", ["Điều 173"]),
        ("Điều 17 BLHS", []),
    ],
)
def test_a_provision_is_found_in_every_form(asked: str, expected: list[str]) -> None:
    assert found(asked, CITED) == expected


@pytest.mark.parametrize(
    "asked", ["Nghị định 142/2026/NĐ-CP", "NĐ 142/2026/NĐ-CP", "nghi dinh 142/2026/nd-cp", "142/2026/NĐ-CP"]
)
@pytest.mark.parametrize(
    "text",
    ["Nghị định 142/2026/NĐ-CP", "Nghị định số 142/2026/NĐ-CP", "nghị định 142/2026", "NĐ 142/2026/ND-CP"],
)
def test_a_document_is_found_under_all_its_names(asked: str, text: str) -> None:
    assert len(found(asked, f"Theo {text} thì vậy.")) == 1
    assert found(asked, "Theo Nghị định 143/2026/NĐ-CP, Nghị định 142/2025/NĐ-CP.") == []


def test_a_dated_term_is_found_in_all_its_variants_and_never_half() -> None:
    text = "Chứng minh nhân dân, CMND, chứng minh\nthư, #ChungMinhNhanDan, #cmnd; chứng minh thưa, CMNDX"
    for asked in ("CMND", "cmnd", "chứng minh thư", "chung minh nhan dan"):
        assert found(asked, text) == [
            "Chứng minh nhân dân",
            "CMND",
            "chứng minh\nthư",
            "#ChungMinhNhanDan",
            "#cmnd",
        ], asked


def test_words_with_diacritics_mean_just_these_and_words_without_mean_all() -> None:
    text = "Lừa đảo, lửa đạo, LỪA  ĐẢO, lừa\n\nđảo"
    assert found("lừa đảo", text) == ["Lừa đảo", "LỪA  ĐẢO"]
    assert found("lua dao", text) == ["Lừa đảo", "lửa đạo", "LỪA  ĐẢO"]
    assert found("hoà bình", unicodedata.normalize("NFD", "Hòa bình, hoa bình")) == ["Hòa bình"]


def test_a_domain_is_found_with_all_below_it_and_as_it_is_written_to_warn_of_it() -> None:
    text = "vneid[.]xyz, https://a.vneid.xyz/x, notvneid.xyz, vneid.xyz.com, vneid.xyzz, VNEID.XYZ."
    expected = ["vneid[.]xyz", "vneid.xyz", "VNEID.XYZ"]
    for asked in ("vneid.xyz", "https://vneid.xyz/", "hxxps://vneid[.]xyz", "www.vneid.xyz"):
        assert found(asked, text) == expected, asked
    assert found("https://a.vneid.xyz/x", "a.vneid.xyz/x, a.vneid.xyz/xy") == ["a.vneid.xyz/x"]


@given(st.text(max_size=120), st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_search(asked: str, text: str) -> None:
    from vidgen.errors import VidgenError

    try:
        what = wanted(asked, REGISTER, {"ma-otp"})
    except VidgenError as error:
        assert error.findings[0].code == "VG-W030"
        return
    for start, end in what.places(unicodedata.normalize("NFC", text)):
        assert 0 <= start < end <= len(unicodedata.normalize("NFC", text))


@given(
    st.lists(
        st.sampled_from(["điều", "khoản 1", "174", "BLHS", "/2026", "NĐ-CP", "156", " ", "\n", ".", "vn"]),
        max_size=40,
    )
)
@settings(max_examples=200, deadline=None)
def test_what_is_asked_for_stands_in_itself(parts: list[str]) -> None:
    asked = " ".join(" ".join(parts).split())
    if not any(char.isalnum() for char in asked) or len(asked) > 300:
        return
    assert wanted(asked, REGISTER).is_in(asked), asked


def test_the_shipped_register_is_the_one_used_here() -> None:
    assert isinstance(REGISTER.path, Path)
