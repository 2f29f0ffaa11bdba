"""“BẢN NHÁP” on every picture of what nobody has approved.

A band across the top and one across the foot, both outside of what scenes use, say it in words. Large hollow
letters run aslant over the whole of it, so that no crop that keeps the message loses the mark. They are drawn
as thin lines, a light one within a dark one: they are seen on any ground, and what is under them can be read.
A code to scan is left free of them, and captions stand above them.

Nothing of the mark moves: scenes hold as still under it as without it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw

from vidgen.brand.kit import RGBA, Brand
from vidgen.paint.fonts import font
from vidgen.storyboard.model import HEIGHT, WIDTH, Layer, Picture, Pose, Shot

WORDS: Final = "BẢN NHÁP"
TOLD: Final = "BẢN NHÁP · CHƯA DUYỆT · KHÔNG ĐĂNG"
LAYERS: Final = "draft-"
"""What the names of its layers begin with."""

_VERSION: Final = 1  # raise it when the mark comes out in other pixels
_BAND: Final = 80  # pixels of a band's height on a film
_TOP_Y, _COVER_Y, _FOOT_Y = 108, 300, 1556  # of the bands: above the brand bar or badge, below the AI label
_GROUND: RGBA = (255, 210, 63, 255)
_INK: RGBA = (28, 18, 0, 255)
_STRIPE: Final = 34  # pixels from one stripe's edge to the next
_LEAN: Final = 31  # degrees
_LIGHT: RGBA = (255, 255, 255, 96)
_DARK: RGBA = (0, 0, 0, 80)
_FILL: RGBA = (255, 255, 255, 4)
_CODES: Final = frozenset({"qr", "unit-qr"})
_AIR: Final = 10  # pixels kept free around a code


def marked(shot: Shot, brand: Brand) -> Shot:
    """A scene of a film with the mark on every frame, its key another one."""
    return _marked(shot, brand, (_TOP_Y, _FOOT_Y))


def marked_still(shot: Shot, brand: Brand) -> Shot:
    """A cover or a card with the mark.

    A tall cover has room for both bands, where a grid that crops it to 3:4 still shows them. The others have
    none that is always free: they grow by a band above, and nothing of them is hidden.
    """
    width, height = shot.background.size
    if (width, height) == (WIDTH, HEIGHT):
        return _marked(shot, brand, (_COVER_Y, _FOOT_Y))
    band = round(_BAND * width / WIDTH)
    size = (width, height + band)
    lower = tuple(
        replace(layer, poses=tuple(replace(pose, y=pose.y + band) for pose in layer.poses))
        for layer in shot.layers
    )
    grown = replace(shot, background=Picture(size, partial(_grown, shot.background, band)), layers=lower)
    return _marked(grown, brand, (0,))


def _marked(shot: Shot, brand: Brand, bands: Sequence[int]) -> Shot:
    """The shot with a band at each of the y given, and as many lines of letters aslant as it is tall for."""
    width, height = shot.background.size
    aslant = _letters(shot, brand, (width, height), count=2 if height > width else 1)
    picture = _band_picture(brand, (width, round(_BAND * width / WIDTH)))
    layers = [Layer(f"{LAYERS}band-{number}", (Pose(0, picture, 0, y),)) for number, y in enumerate(bands, 1)]
    return replace(shot, layers=(*_beneath_captions(shot.layers, aslant), *layers), key=_key(shot, brand))


def _key(shot: Shot, brand: Brand) -> str:
    return hashlib.sha256(f"draft {_VERSION} {brand.look} {shot.key}".encode()).hexdigest()


def _grown(background: Picture, band: int) -> Image.Image:
    inner = background.paint().convert("RGB")
    image = Image.new("RGB", (inner.width, inner.height + band))
    image.paste(inner, (0, band))
    return image


def _beneath_captions(layers: tuple[Layer, ...], aslant: Layer) -> tuple[Layer, ...]:
    at = next((number for number, layer in enumerate(layers) if layer.name == "caption"), len(layers))
    return (*layers[:at], aslant, *layers[at:])


# --- the letters aslant ---------------------------------------------------------------------------


def _letters(shot: Shot, brand: Brand, size: tuple[int, int], count: int) -> Layer:
    """The words so many times below each other, free of the codes that stand on the shot."""
    free = tuple(
        (
            pose.x - _AIR,
            pose.y - _AIR,
            pose.x + pose.picture.size[0] + _AIR,
            pose.y + pose.picture.size[1] + _AIR,
        )
        for layer in shot.layers
        if layer.name in _CODES
        for pose in layer.poses[-1:]
        if pose.picture
    )
    picture = Picture(size, partial(_aslant, brand.fonts.black, size, count, free))
    return Layer(f"{LAYERS}aslant", (Pose(0, picture),))


@lru_cache(maxsize=4)
def _aslant(
    face: Path, size: tuple[int, int], count: int, free: tuple[tuple[int, int, int, int], ...]
) -> Image.Image:
    image = Image.new("RGBA", size)
    words = _hollow(face, size[0])
    for number in range(count):
        middle = (size[0] // 2, round(size[1] * (number + 0.5) / count))
        image.alpha_composite(
            *_within(words, (middle[0] - words.width // 2, middle[1] - words.height // 2), size)
        )
    for box in free:
        image.paste((0, 0, 0, 0), box)
    return image


def _within(
    image: Image.Image, at: tuple[int, int], size: tuple[int, int]
) -> tuple[Image.Image, tuple[int, int]]:
    """What of an image placed at a point lies within a canvas, and where."""
    left, top = max(0, -at[0]), max(0, -at[1])
    right, bottom = min(image.width, size[0] - at[0]), min(image.height, size[1] - at[1])
    return image.crop((left, top, right, bottom)), (at[0] + left, at[1] + top)


@lru_cache(maxsize=4)
def _hollow(face: Path, width: int) -> Image.Image:
    """The words in outline, aslant, as wide as the canvas."""
    size = round(width * 0.196)
    letters = font(face, size)
    line = max(4, size // 44)
    left, top, right, bottom = letters.getbbox(WORDS, stroke_width=2 * line)
    box = (round(right - left) + 8, round(bottom - top) + 8)
    place = (4 - left, 4 - top)

    def mask(stroke: int) -> Image.Image:
        made = Image.new("L", box)
        ImageDraw.Draw(made).text(place, WORDS, font=letters, fill=255, stroke_width=stroke, stroke_fill=255)
        return made

    flat = Image.new("RGBA", box)
    for colour, stroke in ((_DARK, 2 * line), (_LIGHT, line)):
        flat.paste(colour, (0, 0), mask(stroke))
    flat.paste(_FILL, (0, 0), mask(0))
    return flat.rotate(_LEAN, Image.Resampling.BICUBIC, expand=True)


# --- the band -------------------------------------------------------------------------------------


def film_bands(face: Path) -> tuple[Pose, ...]:
    """The bands as they stand on every frame of a draft's film, set in a typeface."""
    picture = Picture((WIDTH, _BAND), partial(_band, face, (WIDTH, _BAND)))
    return tuple(Pose(0, picture, 0, y) for y in (_TOP_Y, _FOOT_Y))


def _band_picture(brand: Brand, size: tuple[int, int]) -> Picture:
    return Picture(size, partial(_band, brand.fonts.black, size))


@lru_cache(maxsize=8)
def _band(face: Path, size: tuple[int, int]) -> Image.Image:
    """The words on yellow between stripes, as on a barrier."""
    width, height = size
    twice = Image.new("RGB", (2 * width, 2 * height), _GROUND[:3])
    pen = ImageDraw.Draw(twice)
    edge = round(height * 0.09) * 2
    letters = font(face, round(height * 0.48))
    long = letters.getlength(TOLD)
    ends = (round(width - long), round(width + long))
    step = 2 * _STRIPE * height // _BAND
    for x in range(-2 * height, 2 * width + 2 * height, 2 * step):
        pen.polygon(
            [(x, 2 * height), (x + 2 * height, 0), (x + 2 * height + step, 0), (x + step, 2 * height)], _INK
        )
    lean = 2 * height
    pen.polygon([(ends[0] - lean, lean), (ends[0], 0), (ends[1] + lean, 0), (ends[1], lean)], _GROUND)
    pen.rectangle((0, 0, 2 * width, edge - 1), _INK)
    pen.rectangle((0, 2 * height - edge, 2 * width, 2 * height), _INK)
    image = twice.reduce(2).convert("RGBA")
    ImageDraw.Draw(image).text((width / 2, height / 2), TOLD, font=letters, fill=_INK, anchor="mm")
    return image
