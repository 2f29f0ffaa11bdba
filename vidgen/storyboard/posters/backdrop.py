"""The ground of a poster: the mood's own, rings that go out from its figures, its sign large and faint.

The signs lean out of two corners, where a grid's crop may cut them: they keep the whole from looking empty.
"""

from __future__ import annotations

from functools import lru_cache

from PIL import Image

from vidgen.brand.kit import RGBA, Palette
from vidgen.paint.icons import icon
from vidgen.paint.shapes import ground

_RINGS = (0.24, 0.37, 0.52, 0.69, 0.88)  # radii, as shares of the longer side
_BRIGHT, _DIM = 5, 4  # how much of the ink's 255 each ring adds on a dark and on a light ground
_CORNER, _CORNER_ALPHA = 0.36, 15  # a corner's sign: of the longer side, and of 255
_LEAN = 12  # degrees
_FINE = 2  # a ring is smooth, so half the pixels each way tell it


def backdrop(size: tuple[int, int], palette: Palette, centre: tuple[int, int], sign: str) -> Image.Image:
    """The opaque ground of a mood with rings around a point in pixels and an icon in two corners."""
    image = ground(size, palette.top, palette.bottom, palette.glow).copy()
    _decorate(image, palette, centre, sign, corners=2)
    return image


def band(size: tuple[int, int], palette: Palette, centre: tuple[int, int], sign: str) -> Image.Image:
    """The same for a band across a card: one corner, on a plain slope, which prints without grain."""
    image = slope(size, palette.glow, palette.bottom)
    _decorate(image, palette, centre, sign, corners=1)
    return image


def slope(size: tuple[int, int], top: RGBA, bottom: RGBA) -> Image.Image:
    """An opaque surface that goes evenly from one colour to another, from top to bottom."""
    import numpy as np  # here and below: who lays out a poster paints none

    share = np.linspace(0, 1, size[1])[:, None]
    column = np.array(top[:3]) * (1 - share) + np.array(bottom[:3]) * share
    return Image.fromarray(column.round().astype(np.uint8)[:, None]).resize(size, Image.Resampling.NEAREST)


def _decorate(
    image: Image.Image, palette: Palette, centre: tuple[int, int], sign: str, *, corners: int
) -> None:
    size = image.size
    step = _DIM if palette.light else _BRIGHT
    image.paste(palette.ink[:3], (0, 0, *size), _rings(size, centre, step))
    edge = round(max(size) * _CORNER)
    faint = icon(sign, edge, (*palette.ink[:3], _CORNER_ALPHA)).getchannel("A")
    faint = faint.rotate(_LEAN, Image.Resampling.BILINEAR)
    places = ((size[0] - round(edge * 0.8), -edge // 4), (-edge // 4, size[1] - round(edge * 0.52)))
    for left, top in places[:corners]:
        image.paste(palette.ink[:3], (left, top, left + edge, top + edge), faint)


@lru_cache(maxsize=4)
def _rings(size: tuple[int, int], centre: tuple[int, int], step: int) -> Image.Image:
    """The rings as a mask: each adds a step to all that lies within it."""
    import numpy as np

    small = (-(-size[0] // _FINE), -(-size[1] // _FINE))
    y = np.arange(small[1], dtype=np.float32)[:, None] - centre[1] / _FINE
    x = np.arange(small[0], dtype=np.float32)[None, :] - centre[0] / _FINE
    away = np.sqrt(x * x + y * y)
    inside = sum(np.clip(share * max(small) - away, 0, 1) for share in _RINGS)
    mask = Image.fromarray((inside * step).astype(np.uint8))
    return mask.resize(size, Image.Resampling.BILINEAR)
