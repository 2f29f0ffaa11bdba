"""How well written words read: measured on a finished picture, word by word (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from vidgen.paint.fonts import font
from vidgen.paint.text import Letters

_AROUND = 5  # pixels of surface looked at around a word
_CORE = 240  # of 255: a pixel that is all letter and no edge
_LEAST = 24  # such pixels; smaller marks are dots and dashes

Box = tuple[int, int, int, int]
Numbers = NDArray[np.float32]

_SHARES = np.arange(256) / 255
_LINEAR = np.where(_SHARES <= 0.04045, _SHARES / 12.92, ((_SHARES + 0.055) / 1.055) ** 2.4).astype(np.float32)
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722], np.float32)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a picture: its text, where its ink lies, and its contrast, None where it is too small."""

    text: str
    box: Box
    contrast: float | None


def luminance(image: Image.Image) -> Numbers:
    """Relative luminance of each pixel, 0 to 1, shape (height, width)."""
    return np.asarray(_LINEAR[np.asarray(image.convert("RGB"))] @ _WEIGHTS)


def words_of(letters: Letters, x: int, y: int, picture: Image.Image) -> Iterator[Word]:
    """The words of letters that stand with their picture's corner at (x, y) of a finished RGB picture."""
    face = font(letters.font, letters.size)
    ascent, descent = face.getmetrics()
    left, baseline = x + letters.left, y + letters.baseline
    box = (
        floor(left) - _AROUND,
        baseline - ascent - letters.size // 3 - _AROUND,  # stacked marks (Ẫ) reach above the ascent
        ceil(left + face.getlength(letters.text)) + _AROUND + 1,
        baseline + descent + _AROUND,
    )
    mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
    pen = ImageDraw.Draw(mask)
    pen.text((left - box[0], baseline - box[1]), letters.text, font=face, fill=255, anchor="ls")
    ink, seen = np.asarray(mask), luminance(picture.crop(box))
    before = ""
    for word in letters.text.split(" "):
        start = left - box[0] + face.getlength(before)
        before += f"{word} "
        first, last = max(0, floor(start) - _AROUND), ceil(start + face.getlength(word)) + _AROUND
        rows, columns = np.nonzero(ink[:, first:last])
        if not len(rows):
            continue
        area = np.s_[
            max(0, rows.min() - _AROUND) : rows.max() + _AROUND + 1,
            first + max(0, columns.min() - _AROUND) : first + columns.max() + _AROUND + 1,
        ]
        place = (
            box[0] + first + int(columns.min()),
            box[1] + int(rows.min()),
            box[0] + first + int(columns.max()) + 1,
            box[1] + int(rows.max()) + 1,
        )
        yield Word(word, place, _contrast(seen[area], ink[area]))


def _contrast(seen: Numbers, ink: NDArray[np.uint8]) -> float | None:
    strokes, surface = seen[ink >= _CORE], seen[ink == 0]
    if strokes.size < _LEAST or not surface.size:
        return None
    stroke = float(np.median(strokes))
    # Of an uneven surface the part that comes nearest to the letters counts.
    nearest = float(np.quantile(surface, 0.75 if stroke > np.median(surface) else 0.25))
    return (max(stroke, nearest) + 0.05) / (min(stroke, nearest) + 0.05)
