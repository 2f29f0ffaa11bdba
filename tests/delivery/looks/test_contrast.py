"""Contrast is measured on the finished pixels, word by word."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from vidgen.brand.contrast import contrast_ratio
from vidgen.brand.kit import RGBA, Brand
from vidgen.delivery.looks.contrast import Word, words_of
from vidgen.paint.text import Style, letters_on, set_text
from vidgen.vietnamese.text import Span

GREY: RGBA = (90, 90, 90, 255)
WHITE: RGBA = (255, 255, 255, 255)
YELLOW: RGBA = (255, 210, 63, 255)


def written(
    brand: Brand, ground: Image.Image, size: int, ink: RGBA, text: str = "Nghiêng Ngả ẪẶ"
) -> list[Word]:
    """The words of a line written at (40, 30) of a ground."""
    block = set_text((Span(text),), Style(brand.fonts.bold, size, ink, YELLOW), 1000)
    picture = block.paint()
    ground.paste(picture, (40, 30), picture)
    return [word for each in letters_on(picture) for word in words_of(each, 40, 30, ground)]


@pytest.mark.parametrize("size", [26, 44, 110])
@pytest.mark.parametrize("ink", [WHITE, (20, 20, 20, 255), (120, 120, 120, 255)])
def test_on_one_colour_it_is_that_of_the_colours(brand: Brand, size: int, ink: RGBA) -> None:
    words = written(brand, Image.new("RGB", (1080, 240), GREY[:3]), size, ink)
    assert [word.text for word in words] == ["Nghiêng", "Ngả", "ẪẶ"]
    for word in words:
        assert word.contrast == pytest.approx(contrast_ratio(ink, GREY), rel=0.06)


def test_each_word_counts_for_itself(brand: Brand) -> None:
    ground = Image.new("RGB", (1080, 240), (20, 20, 20))
    ground.paste((235, 235, 235), (0, 0, 280, 240))
    first, *_between, last = written(brand, ground, 60, WHITE)
    assert first.contrast is not None and first.contrast < 1.3
    assert last.contrast is not None and last.contrast > 15


def test_of_an_uneven_ground_the_part_nearest_to_the_letters_counts(brand: Brand) -> None:
    ground = Image.new("RGB", (1080, 240), (20, 20, 20))
    for x in range(0, 1080, 4):
        ground.paste((150, 150, 150), (x, 0, x + 2, 240))
    for word in written(brand, ground, 60, WHITE):
        assert word.contrast is not None and word.contrast < 4


def test_the_ink_lies_where_the_letters_are(brand: Brand) -> None:
    ground = Image.new("RGB", (1080, 240), (0, 0, 0))
    words = written(brand, ground, 60, WHITE)
    seen = ground.convert("L").point(lambda each: 255 if each else 0).getbbox()
    assert seen
    box = (
        words[0].box[0],
        min(word.box[1] for word in words),
        words[-1].box[2],
        max(word.box[3] for word in words),
    )
    assert np.abs(np.subtract(box, seen)).max() <= 2, (box, seen)


def test_a_dash_is_too_little_to_be_measured(brand: Brand) -> None:
    (dash,) = written(brand, Image.new("RGB", (1080, 240), GREY[:3]), 26, WHITE, "·")
    assert dash.contrast is None


def test_a_copy_of_a_picture_has_the_same_letters_on_it(brand: Brand) -> None:
    picture = set_text((Span("Một hai"),), Style(brand.fonts.bold, 40, WHITE, WHITE), 400).paint()
    assert [each.text for each in letters_on(picture.copy())] == ["Một hai"]
    assert letters_on(Image.new("RGBA", (9, 9))) == ()
