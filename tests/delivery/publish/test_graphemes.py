from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen.delivery.publish.graphemes import boundaries


@pytest.mark.parametrize(
    "one",
    [
        "ế",
        "e\u0302\u0301",  # the same, decomposed
        "👨\u200d👩\u200d👧",
        "👍🏽",
        "❤\ufe0f",
        "🇻🇳",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "\r\n",
        "नि",
    ],
)
def test_what_is_seen_as_one_is_one(one: str) -> None:
    assert boundaries(one) == [0, len(one)]
    text = f"a{one}b"
    assert boundaries(text) == [0, 1, 1 + len(one), 2 + len(one)]


def test_flags_stand_in_pairs() -> None:
    assert boundaries("🇻🇳🇻🇳🇻") == [0, 2, 4, 5]


def test_nothing_has_no_place_but_its_end() -> None:
    assert boundaries("") == [0]


@given(st.text())
def test_places_rise_from_the_first_to_the_last(text: str) -> None:
    found = boundaries(text)
    assert found == sorted(set(found))
    assert found[0] == 0 and found[-1] == len(text)
    assert not any(unicodedata.combining(text[at]) for at in found[1:-1])
