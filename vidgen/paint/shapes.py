"""Anti-aliased shapes: rounded boxes, discs, bubbles and the ground of each mood.

Pillow draws hard edges, so corners are drawn eight times too large and reduced. Sizes are pixels.
NumPy is loaded where a ground is painted, not where one is only placed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFilter

from vidgen.brand.kit import RGBA

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_OVERSAMPLING = 8


@lru_cache(maxsize=64)
def _corner(radius: int) -> Image.Image:
    """The top left quarter of a disc as an alpha mask."""
    big = Image.new("L", (radius * _OVERSAMPLING,) * 2)
    diameter = 2 * radius * _OVERSAMPLING - 1
    ImageDraw.Draw(big).ellipse((0, 0, diameter, diameter), fill=255)
    return big.reduce(_OVERSAMPLING)


def rounded_mask(size: tuple[int, int], radius: int, square: str = "") -> Image.Image:
    """Alpha mask of a rounded box.

    Arguments:
        size: width and height.
        radius: of the corners.
        square: corners left nearly square, of ``tl tr bl br`` (the tail of a speech bubble).
    """
    width, height = size
    radius = min(radius, width // 2, height // 2)
    mask = Image.new("L", size, 255)
    for name, x, y, turn in (
        ("tl", 0, 0, None),
        ("tr", width, 0, Image.Transpose.FLIP_LEFT_RIGHT),
        ("bl", 0, height, Image.Transpose.FLIP_TOP_BOTTOM),
        ("br", width, height, Image.Transpose.ROTATE_180),
    ):
        r = min(6, radius) if name in square.split() else radius
        if r <= 0:
            continue
        corner = _corner(r) if turn is None else _corner(r).transpose(turn)
        mask.paste(corner, (x - r if x else 0, y - r if y else 0))
    return mask


def rounded_box(
    size: tuple[int, int],
    radius: int,
    fill: RGBA,
    *,
    border: RGBA | None = None,
    border_width: int = 2,
    square: str = "",
) -> Image.Image:
    """A filled rounded box, with a border drawn inside its edge."""
    if border is None:
        return _filled(rounded_mask(size, radius, square), fill)
    box = _filled(rounded_mask(size, radius, square), border)
    inner_size = (size[0] - 2 * border_width, size[1] - 2 * border_width)
    inner = rounded_mask(inner_size, max(1, radius - border_width), square)
    box.paste(Image.new("RGBA", inner_size, fill), (border_width, border_width), inner)
    return box


def card(size: tuple[int, int], radius: int, fill: RGBA, line: RGBA, shadow: int = 0) -> Image.Image:
    """A card; `shadow` pixels of soft shadow fall below it and make the picture that much taller.

    A card that lets the ground through casts none: its own shadow would show in it.
    """
    box = rounded_box(size, radius, fill, border=line)
    if not shadow:
        return box
    ground = Image.new("RGBA", (size[0], size[1] + shadow))
    if fill[3] < 255:
        ground.paste(box)
        return ground
    cast = Image.new("L", ground.size)
    cast.paste(rounded_mask((size[0] - 4, size[1] - 4), radius).point(lambda a: a * 30 // 255), (2, shadow))
    ground.putalpha(cast.filter(ImageFilter.GaussianBlur(shadow / 3)))
    ground.alpha_composite(box)
    return ground


def disc(diameter: int, fill: RGBA) -> Image.Image:
    """A filled disc."""
    return rounded_box((diameter, diameter), diameter // 2, fill)


def bar(size: tuple[int, int], fill: RGBA) -> Image.Image:
    """A bar with round ends."""
    return rounded_box(size, min(size) // 2, fill)


def _filled(mask: Image.Image, fill: RGBA) -> Image.Image:
    image = Image.new("RGBA", mask.size, (*fill[:3], 0))
    image.putalpha(mask if fill[3] == 255 else mask.point(lambda a: a * fill[3] // 255))
    return image


@lru_cache(maxsize=8)
def ground(size: tuple[int, int], top: RGBA, bottom: RGBA, glow: RGBA) -> Image.Image:
    """The opaque ground of a mood: a vertical gradient with a soft glow in its upper half."""
    import numpy as np

    width, height = size
    light, dither = _light(size)
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    ease = y * y * (3 - 2 * y)
    picture = np.empty((height, width, 3), np.uint8)
    for channel in range(3):
        slope = top[channel] + (bottom[channel] - top[channel]) * ease
        # Floor of a value to which less than one step was added: between 0 and 255 as the colours are.
        picture[..., channel] = slope + (glow[channel] - slope) * light + dither
    return Image.fromarray(picture)


@lru_cache(maxsize=2)
def _light(size: tuple[int, int]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """How much of the glow reaches each pixel, 0–1, and the pattern that spreads its rounding."""
    import numpy as np

    width, height = size
    # The glow is smooth, so a quarter of the pixels each way tell it.
    small = (max(1, width // 4), max(1, height // 4))
    y = np.linspace(0, 1, small[1], dtype=np.float32)[:, None]
    x = np.linspace(0, 1, small[0], dtype=np.float32)[None, :]
    away = np.sqrt(((x - 0.55) / 0.95) ** 2 + ((y - 0.30) / 0.42) ** 2)
    glow = Image.fromarray(np.clip(1 - away, 0, 1) ** np.float32(1.6)).resize(size, Image.Resampling.BICUBIC)
    light = np.clip(np.asarray(glow), 0, 1)
    # Bayer's 8 × 8 matrix: spreads the rounding of a slow gradient so that no bands show.
    bayer = np.array([[0, 2], [3, 1]])
    for _step in range(2):
        bayer = np.block([[4 * bayer, 4 * bayer + 2], [4 * bayer + 3, 4 * bayer + 1]])
    dither = np.tile((bayer + 0.5) / 64, (height // 8 + 1, width // 8 + 1))[:height, :width]
    return light, dither.astype(np.float32) * np.float32(0.999)
