"""The seconds left to think: a ring that empties second by second, with their number in it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw

from vidgen.brand.kit import RGBA, Brand, Palette
from vidgen.paint.text import Style, TextBlock, Word
from vidgen.storyboard.model import FPS, Picture, Pose

CLOCK = "clock"
"""The name of its layer; the frame at which it leaves is the one at which the answer shows."""

_OVERSAMPLING = 4


def countdown(
    brand: Brand, palette: Palette, seconds: int, size: int, x: int, y: int, *, end: int, leaves: int
) -> tuple[Pose, ...]:
    """The poses of the ring, one a second, the last of which begins a second before frame `end`.

    Arguments:
        size: of the ring, in pixels.
        leaves: the frame at which it is gone.
    """
    poses = []
    for left in range(seconds, 0, -1):
        picture = Picture((size, size), partial(ring, brand.fonts.black, palette, left, seconds, size))
        poses.append(Pose(end - left * FPS, picture, x, y))
    return (*poses, Pose(leaves, None))


def ring(face: Path, palette: Palette, left: int, seconds: int, size: int) -> Image.Image:
    """The ring with so many of its seconds left."""
    faint: RGBA = (*palette.accent[:3], 50)
    big = Image.new("RGBA", (size * _OVERSAMPLING,) * 2)
    pen = ImageDraw.Draw(big)
    box = (4, 4, big.width - 5, big.height - 5)
    width = size // 10 * _OVERSAMPLING
    pen.arc(box, 0, 360, faint, width)
    pen.arc(box, -90, -90 + 360 * left / seconds, palette.accent, width)
    image = big.reduce(_OVERSAMPLING)
    letter = size // 2
    style = Style(face, letter, palette.ink, palette.ink, 1.0, "centre")
    TextBlock(((Word(str(left)),),), style, size).draw(image, 0, (size - letter) // 2)
    return image
