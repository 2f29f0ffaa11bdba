"""Cardinals follow the reading rules taught at school."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.vietnamese.numbers import LARGEST, cardinal, digits, measured, number, ordinal, part, roman


@pytest.mark.parametrize(
    ("n", "spoken"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (91, "chín mươi mốt"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (121, "một trăm hai mươi mốt"),
        (174, "một trăm bảy mươi tư"),
        (555, "năm trăm năm mươi lăm"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1050, "một nghìn không trăm năm mươi"),
        (2005, "hai nghìn không trăm linh năm"),
        (21_001, "hai mươi mốt nghìn không trăm linh một"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (50_000_000, "năm mươi triệu"),
        (10**9, "một tỷ"),
        (10**9 + 4, "một tỷ không trăm linh bốn"),
        (1_500_000_000, "một tỷ năm trăm triệu"),
        (10**12, "một nghìn tỷ"),
        (10**15, "một triệu tỷ"),
    ],
)
def test_cardinals(n: int, spoken: str) -> None:
    assert " ".join(cardinal(n)) == spoken


@pytest.mark.parametrize("n", [-1, LARGEST + 1])
def test_cardinals_end_where_they_are_promised_to(n: int) -> None:
    with pytest.raises(ValueError, match="10"):
        cardinal(n)


VALUES = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6}
VALUES |= {"bảy": 7, "tám": 8, "chín": 9, "mười": 10}


def understood(syllables: tuple[str, ...]) -> int:
    """The number a listener makes of the syllables."""
    for name, scale in (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3), ("trăm", 100), ("mươi", 10)):
        if name in syllables:
            at = len(syllables) - 1 - syllables[::-1].index(name)
            return understood(syllables[:at]) * scale + understood(syllables[at + 1 :])
    return sum(VALUES[syllable] for syllable in syllables if syllable != "linh")


@settings(deadline=None)
@given(st.integers(0, LARGEST))
def test_a_listener_understands_the_same_number(n: int) -> None:
    assert understood(cardinal(n)) == n


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        ("1,5", "một phẩy năm"),
        ("0,25", "không phẩy hai mươi lăm"),
        ("1,05", "một phẩy không năm"),
        ("3,141", "ba phẩy một bốn một"),
        ("1.250,5", "một nghìn hai trăm năm mươi phẩy năm"),
        ("1,000,000", "một triệu"),
        ("05", "năm"),
        ("007", "không không bảy"),
        ("-3", "âm ba"),
        ("2.0", "hai chấm không"),
    ],
)
def test_numbers_as_shown(shown: str, spoken: str) -> None:
    assert number(shown) == tuple(spoken.split())


@pytest.mark.parametrize(
    ("shown", "money", "spoken"),
    [
        ("1.5", False, "một phẩy năm"),
        ("0.125", False, "không phẩy một hai năm"),
        ("1.500", False, "một nghìn năm trăm"),
        ("-2.5", False, "âm hai phẩy năm"),
        ("1,250", False, "một phẩy hai năm không"),
        ("1,250", True, "một nghìn hai trăm năm mươi"),
        ("1,250.50", True, "một nghìn hai trăm năm mươi phẩy năm mươi"),
    ],
)
def test_numbers_before_a_unit(shown: str, money: bool, spoken: str) -> None:
    assert measured(shown, money=money) == tuple(spoken.split())


@pytest.mark.parametrize("shown", ["", "a", "1a", "1..2", ",5", "5,", "٣"])
def test_what_is_no_number(shown: str) -> None:
    assert number(shown) is None


def test_digits_ordinals_and_roman_numerals() -> None:
    assert digits("0 4.5") == ("không", "bốn", "năm")
    assert [" ".join(ordinal(n)) for n in (1, 2, 4, 24)] == ["nhất", "hai", "tư", "hai mươi tư"]
    assert [" ".join(part(n)) for n in (2, 4, 10, 1000)] == ["hai", "tư", "mười", "nghìn"]
    assert [roman(text) for text in ("I", "IV", "XIII", "XLIX", "XCIX", "IIII", "VX", "", "C")] == [
        *(1, 4, 13, 49, 99),
        *[None] * 4,
    ]
