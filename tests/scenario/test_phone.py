"""Phone numbers are grouped as people read them out."""

from __future__ import annotations

import pytest

from vidgen.scenario.phone import grouped


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("02620000113", "0262 000 0113"),
        ("02400000113", "024 0000 0113"),
        ("0900000113", "0900 000 113"),
        ("+842620000113", "+84 262 000 0113"),
        ("+84900000113", "+84 900 000 113"),
        ("19000000", "1900 0000"),
        ("1900000000", "1900 000 000"),
        ("113", "113"),
        ("0262.000.0113", "0262.000.0113"),
        ("0262 000 0113", "0262 000 0113"),
        ("123456789012", "123456789012"),
        ("", ""),
    ],
)
def test_digits_typed_without_spaces_are_grouped_and_others_kept(written: str, shown: str) -> None:
    assert grouped(written) == shown
    assert grouped(shown) == shown
