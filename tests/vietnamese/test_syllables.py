"""A Vietnamese syllable is known by its spelling; letters have names; foreign words get a likely reading."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.vietnamese.syllables import is_syllable, respelled, spelled

REAL = """a à ạ ở ủy uỷ nghiêng khuya quyết quốc quỳnh gì giết giêng già huyện hoẵng xoong
khuỷu ngoằn ngoèo trường
được thưởng nguyễn thuở quơ
khoá khóa
hoà yêu yến mười người chuyển khuyến tuyết luật ngoại xoáy oái ăm ấy"""
FOREIGN = "zalo link app facebook wifi cat bit chat jack fan watt gmail ab xyz str qu gh ng sđt 4g a1 áá"


@pytest.mark.parametrize("word", REAL.split())
def test_vietnamese_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", [*FOREIGN.split(), "", " "])
def test_what_is_none(word: str) -> None:
    assert not is_syllable(word)


def test_letters_have_names() -> None:
    assert spelled("XML") == ("ích", "em", "lờ")
    assert spelled("Đ-2 W") == ("đê", "vê", "kép")


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Samsung", "sam sung"),
        ("Grab", "gờ ra bờ"),
        ("Mobi", "mo bi"),
        ("", ""),
        ("你好", ""),
        # tones and a final k are heard
        ("Trắk", "trắc"),
        # two letters of two syllables are no doubled one; a syllable begins with a consonant where it can
        ("khanhhoa", "khanh hoa"),
        ("hatinh", "ha tinh"),
        ("binhduong", "binh dương"),
    ],
)
def test_foreign_words_get_a_likely_reading(word: str, said: str) -> None:
    assert " ".join(respelled(word)) == said


@settings(deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_said_is_vietnamese(text: str) -> None:
    assert all(is_syllable(syllable) for syllable in (*respelled(text), *spelled(text)))
