"""What is shown is said as a Vietnamese reader says it, each shown word keeping its own syllables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.vietnamese.spoken import spoken_text, tokens, unreadable
from vidgen.vietnamese.syllables import is_syllable
from vidgen.vietnamese.text import Pause, Span, Token

TABLE = sorted(Path(__file__).with_name("readings").glob("*.txt"))
PAIRS = [
    (shown, spoken)
    for file in TABLE
    for line in file.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
    for shown, spoken in [line.split(" → ")]
]

WORDS = st.sampled_from([word for shown, _ in PAIRS for word in shown.split()])
ANYTHING = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join))


def said(shown: str, lexicon: dict[str, str] | None = None) -> str:
    return spoken_text(tokens([Span(shown)], lexicon))


def shares(*spans: Span) -> list[str]:
    return [f"{token.shown}: {' '.join(token.spoken)}" for token in tokens(spans)]


@pytest.mark.parametrize(("shown", "spoken"), PAIRS, ids=[shown for shown, _ in PAIRS])
def test_reading(shown: str, spoken: str) -> None:
    assert said(shown) == spoken


def test_the_table_holds_enough_and_nothing_twice() -> None:
    assert len(PAIRS) >= 300
    assert sorted({shown for shown, _ in PAIRS}) == sorted(shown for shown, _ in PAIRS)


@pytest.mark.parametrize("shown", [shown for shown, _ in PAIRS])
def test_what_the_table_reads_is_readable(shown: str) -> None:
    assert unreadable(shown) == []


def test_each_shown_word_keeps_its_own_syllables() -> None:
    assert shares(Span("Điều 174 BLHS, 03 ngày")) == [
        "Điều: điều",
        "174: một trăm bảy mươi tư",
        "BLHS,: bộ luật hình sự",
        "03: ba",
        "ngày: ngày",
    ]
    assert shares(Span("0912 345 678")) == ["0912: không chín một hai", "345: ba bốn năm", "678: sáu bảy tám"]


def test_the_neighbours_of_another_span_are_seen() -> None:
    assert shares(Span("Có "), Span("113", strong=True), Span(" người")) == [
        "Có: có",
        "113: một trăm mười ba",
        "người: người",
    ]


def test_a_word_across_two_spans_is_one_word() -> None:
    found = tokens([Span("Mã "), Span("OTP", strong=True), Span(", nhé!")])
    assert [(token.shown, token.strong) for token in found] == [
        ("Mã", False),
        ("OTP,", True),
        ("nhé!", False),
    ]


def test_what_the_author_says_goes_before_the_rules() -> None:
    spans = [
        Span("Theo "),
        Span("Điều 174 BLHS", spoken="điều một trăm bảy mươi tư bộ luật hình sự"),
        Span("."),
    ]
    assert shares(*spans) == [
        "Theo: theo",
        "Điều: điều",
        "174: một trăm bảy mươi tư",
        "BLHS.: bộ luật hình sự",
    ]


def test_equal_numbers_of_words_and_syllables_go_one_to_one() -> None:
    assert shares(Span("ABC XYZ", spoken="một hai")) == ["ABC: một", "XYZ: hai"]


def test_what_the_author_says_may_itself_hold_digits() -> None:
    assert said_of(Span("CSGT", spoken="gọi 113")) == "gọi một một ba"


def test_words_said_but_not_shown_are_not_lost() -> None:
    assert said_of(Span("Xin "), Span("", spoken="kính"), Span("chào")) == "xin kính chào"
    assert said_of(Span("", spoken="xin"), Span("OTP", spoken="chào bạn"), Span(" ạ")) == "xin chào bạn ạ"
    assert said_of(Span("OTP", spoken="xin chào"), Span("", spoken="bạn")) == "xin chào bạn"


def said_of(*spans: Span) -> str:
    return spoken_text(tokens(spans))


def test_the_lexicon_of_a_script_goes_before_the_rules() -> None:
    assert said("UBND xã", {"UBND": "ủy ban"}) == "ủy ban xã"
    assert said("Gọi Công ty ABC nhé", {"Công ty ABC": "công ty a bê xê"}) == "gọi công ty a bê xê nhé"


@pytest.mark.parametrize(
    ("shown", "pauses"),
    [
        ("Alo, ai đấy?", [Pause.CLAUSE, Pause.NONE, Pause.SENTENCE]),
        ("Ở TP. Huế.", [Pause.NONE, Pause.NONE, Pause.SENTENCE]),
        ("1. Tắt máy", [Pause.CLAUSE, Pause.NONE, Pause.NONE]),
        ("Hồ sơ: tờ khai;", [Pause.NONE, Pause.CLAUSE, Pause.NONE, Pause.CLAUSE]),
        ("Phí 1.500 đồng", [Pause.NONE, Pause.NONE, Pause.NONE]),
        ("“Mở cửa!” Hắn nói", [Pause.NONE, Pause.SENTENCE, Pause.NONE, Pause.NONE]),
    ],
)
def test_pauses(shown: str, pauses: list[Pause]) -> None:
    assert [token.pause for token in tokens([Span(shown)])] == pauses


def test_marks_that_are_only_seen_are_silent() -> None:
    assert [token.spoken for token in tokens([Span("– → ★ ✓ 🚨")])] == [()] * 5


def test_what_no_rule_reads_is_told() -> None:
    assert unreadable("Tải Xqwrt về máy 你好 nhé") == ["Xqwrt", "你好"]
    assert unreadable([Span("Tải "), Span("Xqwrt", spoken="ứng dụng")]) == []
    assert unreadable("Tải Xqwrt", {"Xqwrt": "ích quy"}) == []


@pytest.mark.parametrize("word", ["Ktẻr", "KTẺR", "Srưm", "Đkz", "Brvt"])
def test_a_word_spelled_letter_by_letter_is_told(word: str) -> None:
    assert unreadable(f"xã {word} nhé") == [word]


def test_an_abbreviation_in_capitals_may_be_spelled() -> None:
    assert unreadable("XYZ của xã, ĐKV nhé") == []


@settings(deadline=None)
@given(ANYTHING)
def test_every_shown_word_stays_in_order(text: str) -> None:
    assert [token.shown for token in tokens([Span(text)])] == text.split()


@settings(deadline=None)
@given(ANYTHING)
def test_engines_get_syllables_only_and_as_many_as_the_tokens_hold(text: str) -> None:
    found = tokens([Span(text)])
    spoken = spoken_text(found).split()
    assert len(spoken) == sum(len(token.spoken) for token in found)
    assert all(is_syllable(syllable.rstrip(",.?!")) for syllable in spoken)


@settings(deadline=None)
@given(ANYTHING, ANYTHING, ANYTHING)
def test_every_syllable_the_author_gives_is_used_once_in_order(before: str, shown: str, spoken: str) -> None:
    found = tokens([Span(before + " "), Span(shown, spoken=spoken)])
    alone = tokens([Span(spoken)])
    if not shown.split():
        return
    heard = [s for token in found[len(before.split()) :] for s in token.spoken]
    assert heard == [s for token in alone for s in token.spoken]


@settings(deadline=None)
@given(st.lists(st.sampled_from(["", "OTP", "Điều 174 ", " –", "a b c "]), min_size=1, max_size=5))
def test_neighbouring_stretches_lose_nothing_either(shown: list[str]) -> None:
    names = ["một", "hai", "ba", "bốn", "năm"][: len(shown)]
    found = tokens([Span(text, spoken=name) for text, name in zip(shown, names, strict=True)])
    assert [syllable for token in found for syllable in token.spoken] == (names if found else [])


@settings(deadline=None)
@given(st.lists(st.tuples(ANYTHING, st.one_of(st.none(), ANYTHING)), max_size=5))
def test_any_spans_are_read(parts: list[tuple[str, str | None]]) -> None:
    spans = [Span(text, spoken=spoken) for text, spoken in parts]
    found = tokens(spans)
    assert [token.shown for token in found] == "".join(text for text, _ in parts).split()
    unreadable(spans)


def test_a_very_long_text_is_read() -> None:
    assert len(tokens([Span("Không đọc mã OTP cho ai. " * 80)])) == 480


def test_no_text_is_no_tokens() -> None:
    assert tokens([]) == ()
    assert spoken_text([]) == ""
    assert spoken_text([Token("–", (), Pause.CLAUSE)]) == ""
