"""A converted rectangle is exactly the same as in a picture converted whole."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from vidgen.film.yuv import Box, YuvCanvas

WIDTH, HEIGHT = 144, 210
NOISE = np.random.default_rng(7).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)


def planes(canvas: YuvCanvas) -> list[NDArray[np.uint8]]:
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[:, : plane.width].copy()
        for plane in canvas.frame().planes
    ]


def whole(rgb: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    canvas = YuvCanvas(rgb.shape[1], rgb.shape[0])
    canvas.update(rgb)
    return planes(canvas)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, top = draw(st.integers(-9, WIDTH)), draw(st.integers(-9, HEIGHT))
    return left, top, left + draw(st.integers(0, WIDTH)), top + draw(st.integers(0, HEIGHT))


@settings(max_examples=150, deadline=None)
@given(st.lists(boxes(), min_size=1, max_size=4), st.booleans())
def test_updates_by_rectangle_equal_a_whole_conversion(changes: list[Box], as_image: bool) -> None:
    canvas = YuvCanvas(WIDTH, HEIGHT)
    picture = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
    canvas.update(picture)
    for index, (left, top, right, bottom) in enumerate(changes):
        cut = np.s_[max(top, 0) : max(bottom, 0), max(left, 0) : max(right, 0)]
        picture[cut] = np.roll(NOISE, index, axis=0)[cut]
        canvas.update(Image.fromarray(picture) if as_image else picture, (left, top, right, bottom))
    assert all(map(np.array_equal, planes(canvas), whole(picture)))


@pytest.mark.parametrize(
    ("rgb", "yuv"),
    [
        ((255, 255, 255), (235, 128, 128)),
        ((0, 0, 0), (16, 128, 128)),
        ((255, 0, 0), (63, 102, 240)),
        ((0, 255, 0), (173, 42, 26)),
        ((0, 0, 255), (32, 240, 118)),
    ],
)
def test_colours_are_bt709_limited_range(rgb: tuple[int, int, int], yuv: tuple[int, int, int]) -> None:
    """ITU-R BT.709-6, items 3.2–3.4 and 4.6, rounded to 8 bits."""
    picture = np.empty((64, 64, 3), np.uint8)
    picture[:] = rgb
    assert [set(plane.ravel().tolist()) for plane in whole(picture)] == [{value} for value in yuv]


def test_a_new_canvas_is_black() -> None:
    assert [set(plane.ravel().tolist()) for plane in planes(YuvCanvas(16, 16))] == [{16}, {128}, {128}]


def test_a_frame_is_tagged_and_stays_as_it_was() -> None:
    canvas = YuvCanvas(WIDTH, HEIGHT)
    frame = canvas.frame()
    before = [bytes(plane) for plane in frame.planes]
    canvas.update(NOISE)
    assert [bytes(plane) for plane in frame.planes] == before
    assert (frame.format.name, frame.colorspace, frame.color_range) == ("yuv420p", 1, 1)


def test_a_picture_of_another_size_or_mode_is_refused() -> None:
    canvas = YuvCanvas(WIDTH, HEIGHT)
    for wrong in (NOISE[:-2], NOISE.astype(np.float32), Image.new("RGBA", (WIDTH, HEIGHT))):
        with pytest.raises(ValueError, match="the canvas needs"):
            canvas.update(wrong)


def test_odd_sides_are_refused() -> None:
    with pytest.raises(ValueError, match="even"):
        YuvCanvas(65, 96)
