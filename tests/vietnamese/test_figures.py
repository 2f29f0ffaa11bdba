"""Whatever figures and signs a text is made of, an engine gets syllables, and what has no rule is told."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.vietnamese.numbers import cardinal, digits
from vidgen.vietnamese.spoken import spoken_text, tokens, unreadable
from vidgen.vietnamese.syllables import is_syllable
from vidgen.vietnamese.text import Span

FIGURES = "0123456789"
SIGNS = ".,:;/-–—−+×x*#%‰°²³½¼()[]{}<>=≥≤±~≈$€£¥₫đ@&_'’\"“”…?!|\\^√∑§™®©→"
LETTERS = "abcdđghkmnptxABCĐGHIVXLTQK"
STRANGE = "٣५๔０５９⁵⁻①⅓Ⅳ㎡℃\u0301\u0323\u200b\ufeff\u00ad\u20e3"
WORDS = [
    "ngày",
    "tháng",
    "số",
    "gọi",
    "CCCD",
    "Quý",
    "thứ",
    "xe",
    "triệu",
    "đồng",
    "km",
    "giờ",
    "Điều",
    "và",
    "-",
    "–",
]

SOUP = st.text(FIGURES * 3 + SIGNS + LETTERS + STRANGE, min_size=1, max_size=14)
NUMERIC = st.text(FIGURES * 3 + ".,:/-–+%", min_size=1, max_size=12)
LINES = st.lists(st.one_of(SOUP, NUMERIC, st.sampled_from(WORDS)), max_size=8).map(" ".join)


def said(shown: str) -> str:
    return spoken_text(tokens([Span(shown)]))


@settings(deadline=None, max_examples=400)
@given(LINES)
def test_no_figure_sign_or_letter_soup_reaches_an_engine(line: str) -> None:
    found = tokens([Span(line)])
    heard = spoken_text(found).split()
    assert [token.shown for token in found] == line.split()
    assert len(heard) == sum(len(token.spoken) for token in found)
    assert all(is_syllable(syllable.rstrip(",.?!")) for syllable in heard)


@settings(deadline=None, max_examples=400)
@given(st.one_of(SOUP, NUMERIC))
def test_a_figure_is_heard_or_told(word: str) -> None:
    shown = word.strip()
    for token in tokens([Span(shown)]):
        if any(char.isdigit() for char in token.shown):
            assert token.spoken or unreadable(shown)


@settings(deadline=None)
@given(LINES)
def test_accents_typed_apart_make_no_difference(line: str) -> None:
    assert said(unicodedata.normalize("NFD", line)) == said(unicodedata.normalize("NFC", line))


@settings(deadline=None)
@given(LINES)
def test_white_space_of_any_kind_parts_words(line: str) -> None:
    assert said(line.replace(" ", "\u00a0")) == said(line.replace(" ", "\u2009")) == said(line)


@settings(deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_a_date_is_heard_alike_however_it_is_shown(day: dt.date) -> None:
    written_out = said(f"ngày {day.day:02} tháng {day.month} năm {day.year}")
    for shown in (
        "{d}/{m}/{y}",
        "{d:02}/{m:02}/{y}",
        "{d}-{m}-{y}",
        "{d:02}.{m:02}.{y}",
        "{y}-{m:02}-{d:02}",
    ):
        assert said("ngày " + shown.format(d=day.day, m=day.month, y=day.year)) == written_out


@settings(deadline=None)
@given(st.integers(0, 23), st.integers(1, 59))
def test_a_time_is_heard_alike_however_it_is_shown(hour: int, minute: int) -> None:
    written_out = said(f"lúc {hour} giờ {minute} phút")
    for shown in (
        f"{hour}h{minute:02}",
        f"{hour}g{minute:02}",
        f"{hour}:{minute:02}",
        f"{hour:02}H{minute:02}",
    ):
        assert said(f"lúc {shown}") == written_out


@settings(deadline=None)
@given(st.integers(1000, 10**15))
def test_an_amount_is_heard_alike_however_it_is_grouped(amount: int) -> None:
    grouped = f"{amount:,}".replace(",", ".")
    written_out = said(f"mất {amount} đồng")
    assert written_out == "mất " + " ".join(cardinal(amount)) + " đồng"
    for shown in (
        f"{grouped} đồng",
        f"{grouped}đ",
        f"{amount:,} VND",
        f"{amount:,}".replace(",", " ") + " đồng",
    ):
        assert said(f"mất {shown}") == written_out


@settings(deadline=None)
@given(st.from_regex(r"09[0-9]{8}", fullmatch=True))
def test_a_phone_is_heard_digit_by_digit_however_it_is_grouped(phone: str) -> None:
    a, b, c = phone[:4], phone[4:7], phone[7:]
    for shown in (phone, f"{a} {b} {c}", f"{a}.{b}.{c}", f"{a}-{b}-{c}", f"({a}) {b} {c}"):
        heard = [syllable for token in tokens([Span(f"Gọi {shown}")])[1:] for syllable in token.spoken]
        assert heard == list(digits(phone))


@settings(deadline=None)
@given(st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_an_id_number_is_heard_digit_by_digit_however_it_is_grouped(number: str) -> None:
    groups = " ".join(number[at : at + 3] for at in range(0, 12, 3))
    for shown in (number, groups):
        heard = [syllable for token in tokens([Span(f"CCCD {shown}")])[1:] for syllable in token.spoken]
        assert heard == list(digits(number))


@pytest.mark.parametrize(
    "shown",
    [
        *("31/02/2025", "29/02/2025", "2025-13-01", "45/67/2025", "25:70", "8h75", "24:61:00"),
        *(
            "1..2",
            "5%%",
            "12//34",
            "1,,5",
            "٣",
            "५",
            "10⁵",
            "x²",
            "√2",
            "§5",
            "a1b2c3",
            "7^2",
            "12_34",
            "0x1F",
        ),
    ],
)
def test_figures_without_a_rule_are_told(shown: str) -> None:
    assert unreadable(f"Xem {shown} nhé") == [shown]


def test_a_day_that_does_not_exist_is_told() -> None:
    assert unreadable("Hạn nộp ngày 32/13 hoặc ngày 31/4.") == ["32/13", "31/4"]


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        ("8h00 → 17h00", "tám giờ đến mười bảy giờ"),
        ("Có ５０ hộ", "có năm mươi hộ"),
        ("Quý Ⅲ", "quý ba"),
        ("rộng 50㎡", "rộng năm mươi mét vuông"),
        ("nóng 39℃", "nóng ba mươi chín độ xê"),
        ("18‑25 tuổi", "mười tám đến hai mươi lăm tuổi"),
        ("giảm ⅓", "giảm một phần ba"),
        ("chờ 2½ ngày", "chờ hai rưỡi ngày"),
        ("1️⃣ Tắt máy", "một tắt máy"),
        ("gọi\u200b 113", "gọi một một ba"),
        ("mất\u00a0500.000\u00a0đồng", "mất năm trăm nghìn đồng"),
        ("mất 500\u202f000 đồng", "mất năm trăm nghìn đồng"),
        ("Điều 5.Khoản 2", "điều năm khoản hai"),
        ("tại nhà,rồi gọi 113", "tại nhà rồi gọi một một ba"),
    ],
)
def test_unusual_characters(shown: str, spoken: str) -> None:
    assert said(shown) == spoken
    assert unreadable(shown) == []


@pytest.mark.parametrize(
    "shown",
    [
        *(
            "1" * 3000,
            "1." * 1500,
            "1," * 1500,
            "a," * 1500,
            "0912 " * 400,
            "1 000 " * 300,
            "12/" * 900,
            "A1-" * 900,
        ),
        *("(" * 2000 + "1", "113, " * 400, "thứ 2, " + "3, " * 500, "x" * 3000 + "1", "1:" * 900, "V" * 900),
        *("điểm a, " + "b, " * 500, "ngày 5, " + "6, " * 500, "số 5 (" + "năm " * 500 + ")", "5 - " * 500),
    ],
)
def test_a_text_of_any_length_is_read_to_its_end(shown: str) -> None:
    assert len(tokens([Span(shown)])) == len(shown.split())
