"""A long address goes on over the next line, with nothing added or lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen.paint.addresses import address_lines


@pytest.mark.parametrize(
    ("word", "width", "lines"),
    [
        ("https://example.org/ho-so", 14, ("https://", "example", ".org/ho-so")),
        ("shop-hang-hieu.example.org", 24, ("shop-hang-hieu", ".example.org")),
        ("can.bo@don-vi.example.org", 16, ("can.bo@don-vi", ".example.org")),
        ("example.org", 20, ("example.org",)),
    ],
)
def test_it_parts_behind_slashes_and_before_full_stops_into_even_lines(
    word: str, width: int, lines: tuple[str, ...]
) -> None:
    assert address_lines(word, len, width) == lines


@pytest.mark.parametrize("word", ["nghiêng", "1.500.000.000", "Phan-Rang-Tháp-Chàm", "ăăăăăăăăăăăăăăă.vn"])
def test_other_words_and_parts_too_wide_stay_whole(word: str) -> None:
    assert address_lines(word, len, 8) is None


@given(st.text("ab.-/?=&@:", min_size=1, max_size=40), st.integers(1, 40))
def test_nothing_is_added_or_lost(word: str, width: int) -> None:
    lines = address_lines(word, len, width)
    if lines is not None:
        assert "".join(lines) == word and max(map(len, lines)) <= width
