"""Whatever stands in a line (signs, emoji, markup, English, decomposed letters, an endless word), it is read.

No error, no shown word lost, as many syllables as the tokens hold, and what is guessed is told.
"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.scenario.inline import spans
from vidgen.vietnamese.explain import explain
from vidgen.vietnamese.family import Family
from vidgen.vietnamese.spoken import in_syllables, spoken_text, tokens, unreadable
from vidgen.vietnamese.syllables import is_syllable
from vidgen.vietnamese.text import Span, plain

EVERYTHING = (
    "Công an xã Điều 174 BLHS, khoản 1a điểm đ, b, c và d 168/2024/NĐ-CP 06/QĐ-TTg 12/QĐ- NĐ168 Đ.174 k.1 "
    "QL1A ĐT.741 ĐT 588B TL. TT Hồ P5, Q10 TP.HCM P.PC06 https://vneid.gov.vn/a?b=%20 abc@example.org "
    "#CảnhGiác #x @y .gov.vn .apk a) (ii) II. 1.1. • – — → ✅ ❌ 🚨 👨‍👩‍👧 … !!! ??? ,,, “” ( ) "
    "[x]{nói: một} {nói: hai} "
    "**đậm** {{unit.name}} {hình: sao} * _ / \\ | & + = < > % ° ½ ² Please call me now don't Wi-Fi "
    "COVID-19 iPhone15 M'Drắk K’Ho 你好 привет العربية ß ﬁ İ ǆ １２３ ٣ \u200b \u00ad \ufeff 0912 345 678 "
    "113 500.000đ 2tr5 18-25 5-7% 31/02/2025 24/7 XIV Xqwrt ktẻr"
)
PIECES = st.sampled_from(EVERYTHING.split(" "))
LINES = st.lists(PIECES, max_size=14).map(" ".join)
GLUED = st.lists(PIECES, max_size=5).map("".join)
MIXED = st.one_of(LINES, GLUED, st.text(max_size=80), st.tuples(LINES, st.text(max_size=20)).map(" ".join))


@settings(deadline=None)
@given(MIXED, st.sampled_from(Family), st.sampled_from(["NFC", "NFD"]))
def test_any_mixture_keeps_its_words_and_its_link(text: str, family: Family, form: str) -> None:
    shown = spans(unicodedata.normalize(form, text))
    found = tokens(shown, {"Công an": "công an", "app": "áp | app"}, family=family)
    assert [token.shown for token in found] == plain(shown).split()
    spoken = spoken_text(found).split()
    assert len(spoken) == sum(len(token.spoken) for token in found)
    if family is Family.RESPELLED:
        assert all(is_syllable(syllable.rstrip(",.?!")) for syllable in spoken)
    else:
        assert all(sounds and all(map(is_syllable, sounds)) for sounds in in_syllables(" ".join(spoken)))


@settings(deadline=None)
@given(MIXED)
def test_what_is_guessed_is_told_and_explained(text: str) -> None:
    shown = spans(text)
    guessed = [one for one in explain(shown) if one.origin == "guess"]
    assert bool(guessed) == bool(unreadable(shown))
    assert all(one.reason for one in explain(shown))


@pytest.mark.parametrize("text", ["!!! ??? …", "→ ✅ 🚨", "— – -", "( ) [ ]", "* _ / \\ |", "👨‍👩‍👧 ❤️"])
def test_a_line_of_signs_is_silent_and_keeps_its_words(text: str) -> None:
    found = tokens([Span(text)])
    assert [token.shown for token in found] == text.split()
    assert spoken_text(found) == ""


def test_decomposed_letters_are_read_as_composed_ones() -> None:
    text = "Công an xã Đồi Sim báo: Điều 174 BLHS, gọi 113 ở Q.1 qua Zalo"
    assert said(unicodedata.normalize("NFD", text)) == said(text)
    half = unicodedata.normalize("NFD", text[:20]) + text[20:]
    assert said(half) == said(text)
    assert unreadable(unicodedata.normalize("NFD", text)) == []


def test_an_author_s_entry_matches_in_either_form() -> None:
    entry = {unicodedata.normalize("NFD", "Kroxộ"): unicodedata.normalize("NFD", "cờ rộ")}
    assert spoken_text(tokens(spans("Gọi Kroxộ"), entry)) == "gọi cờ rộ"


@pytest.mark.parametrize(
    "text",
    [
        ("Công an xã hướng dẫn bà con làm thủ tục qua Zalo theo Điều 174 BLHS và " * 28)[:2000],
        "điểm a, b, " * 180,
        "ngày 1/2 " * 220,
        "168/2024/NĐ-" * 160,
        "a" * 2000,
        "1." * 1000,
        "A&" * 1000,
        "x@" * 1000,
        "ế" * 2000,
        "🚨" * 2000,
    ],
    ids=["sentence", "points", "days", "signs", "letters", "figures", "and", "at", "vowels", "emoji"],
)
def test_two_thousand_characters_are_one_sentence(text: str) -> None:
    found = tokens([Span(text)])
    assert [token.shown for token in found] == text.split()
    assert len(spoken_text(found).split()) == sum(len(token.spoken) for token in found)


def said(text: str) -> str:
    return spoken_text(tokens(spans(text)))
