from __future__ import annotations

import pytest

from vidgen.brand.contrast import composite, contrast_ratio, relative_luminance
from vidgen.brand.kit import RGBA

WHITE: RGBA = (255, 255, 255, 255)
BLACK: RGBA = (0, 0, 0, 255)


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        (BLACK, 21.0),
        (WHITE, 1.0),
        ((0x76, 0x76, 0x76, 255), 4.54),  # the lightest grey that passes AA on white
        ((0x77, 0x77, 0x77, 255), 4.48),  # and the one that just fails
        ((0x59, 0x59, 0x59, 255), 7.00),  # AAA
        ((255, 0, 0, 255), 4.00),
        ((0, 0, 255, 255), 8.59),
    ],
)
def test_ratio_on_white_is_that_of_the_published_examples(colour: RGBA, ratio: float) -> None:
    assert contrast_ratio(colour, WHITE) == pytest.approx(ratio, abs=0.005)
    assert contrast_ratio(WHITE, colour) == contrast_ratio(colour, WHITE)


def test_luminance_runs_from_black_to_white_with_green_heaviest() -> None:
    assert relative_luminance(BLACK) == 0
    assert relative_luminance(WHITE) == pytest.approx(1)
    assert relative_luminance((0, 255, 0, 255)) == pytest.approx(0.7152)


def test_a_translucent_colour_lets_what_lies_behind_through() -> None:
    assert composite((255, 255, 255, 51), (0, 100, 200, 255)) == (51, 131, 211, 255)
    assert composite((1, 2, 3, 0), BLACK) == BLACK
    assert composite((1, 2, 3, 255), WHITE) == (1, 2, 3, 255)
