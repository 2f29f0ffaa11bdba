"""The picture and the footage of the examples are the project's own drawings, made by its own code."""

from __future__ import annotations

import av
import numpy as np
from PIL import Image

from tests.example_media import FOOTAGE, PICTURE, office, village


def test_the_picture_is_what_the_code_draws() -> None:
    with Image.open(PICTURE) as image:
        drawn = np.asarray(office(), int)
        assert image.size == (1200, 900)
        assert abs(np.asarray(image.convert("RGB"), int) - drawn).mean() < 2
    assert PICTURE.stat().st_size < 20_000


def test_the_footage_is_what_the_code_draws() -> None:
    with av.open(str(FOOTAGE)) as file:
        for number, frame in enumerate(file.decode(video=0)):
            if number in (0, 90, 179):
                drawn = np.asarray(village(number / 30), int)
                assert abs(frame.to_ndarray(format="rgb24").astype(int) - drawn).mean() < 8
        assert number == 179 and file.streams.audio
    assert FOOTAGE.stat().st_size < 120_000
