from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vidgen.brand.emblem import emblem
from vidgen.brand.load import load_brand


@pytest.mark.parametrize("mood", ["danger", "safe", "paper"])
@pytest.mark.parametrize("size", [40, 84, 161])
def test_the_shield_fills_the_square_and_leaves_the_corners(mood: str, size: int) -> None:
    image = emblem(load_brand(), size, mood)
    assert (image.mode, image.size) == ("RGBA", (size, size))
    alpha = np.asarray(image)[..., 3]
    assert alpha[0, 0] == alpha[-1, -1] == 0
    assert alpha[size // 2, 0] > 0
    assert alpha[size // 2, size // 2] == 255


def test_disc_and_sign_change_places_between_dark_and_paper() -> None:
    brand = load_brand()
    green, white = brand.moods["paper"].accent, (255, 255, 255, 255)
    edge, shield = (4, 48), (48, 72)
    dark, light = emblem(brand, 96, "danger"), emblem(brand, 96, "paper")
    assert (dark.getpixel(edge), dark.getpixel(shield)) == (white, green)
    assert (light.getpixel(edge), light.getpixel(shield)) == (green, white)
    assert emblem(brand, 96, "safe").tobytes() == dark.tobytes()


def test_a_wide_png_is_fitted_centred_and_keeps_clean_edges(tmp_path: Path) -> None:
    # Red under full transparency must not bleed into the white sign.
    image = Image.new("RGBA", (400, 200), (255, 0, 0, 0))
    image.paste((255, 255, 255, 255), (50, 50, 350, 150))
    image.save(tmp_path / "logo.png")
    shown = emblem(replace(load_brand(), emblem=tmp_path / "logo.png"), 100, "danger")
    pixels = np.asarray(shown).astype(int)
    assert shown.size == (100, 100)
    assert pixels[:24, :, 3].max() == pixels[76:, :, 3].max() == 0
    seen = pixels[pixels[..., 3] > 8]
    assert seen[:, :3].min() > 240
