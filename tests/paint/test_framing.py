"""A picture fills its box where little is cut; else all of it is shown over its own backdrop."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.paint.test_photo import BOTTOM, TOP, two_halves
from vidgen.paint.framing import framing
from vidgen.paint.photo import framed


def test_the_shape_of_a_picture_decides_how_it_stands_in_its_box() -> None:
    box = (864, 700)
    for shape in ((864, 700), (4000, 3000), (1000, 1000), (4032, 3024)):
        how = framing(shape, box)
        assert how.whole is (shape == (1000, 1000))
    for shape in ((1920, 1080), (1080, 1920), (3024, 4032), (6000, 400), (400, 6000), (3, 9000)):
        how = framing(shape, box)
        assert how.whole
        assert 1 <= how.size[0] <= box[0] and 1 <= how.size[1] <= box[1]
        assert how.size[0] == box[0] or how.size[1] == box[1]


def test_a_framed_photo_is_whole_over_its_own_darkened_backdrop(tmp_path: Path) -> None:
    two_halves((1600, 600)).save(tmp_path / "a.png")
    image = np.asarray(framed(tmp_path / "a.png", (400, 400)), int)
    inner = image[128:272, 10:-10]
    assert np.abs(inner[20:65] - TOP).max() <= 3 and np.abs(inner[-65:-20] - BOTTOM).max() <= 3
    assert np.abs(inner[0, 20:-20] - TOP).max() <= 3 and np.abs(inner[-1, 20:-20] - BOTTOM).max() <= 3
    assert 0.3 * TOP[0] < image[5, 200, 0] < 0.7 * TOP[0]
    assert 0.3 * BOTTOM[2] < image[-5, 200, 2] < 0.7 * BOTTOM[2]
    two_halves((800, 700)).save(tmp_path / "b.png")
    assert np.abs(np.asarray(framed(tmp_path / "b.png", (400, 400)), int)[:190] - TOP).max() <= 3
