"""Contrast of letters as a viewer sees them: measured on finished pixels, letter by letter."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Box = tuple[int, int, int, int]
Numbers = NDArray[np.float64]
Run = tuple[int, int, int]  # row, first column, column after the last

_INK = 1.25  # contrast from which a pixel is told from a gradient
_LEAST = 40  # pixels; smaller marks are dots and accents
_AROUND = 6  # pixels of surface looked at around a letter
_NEAR = 120  # pixels along a row over which a gradient does not show


_SHARE = np.arange(256) / 255
_LINEAR = np.where(_SHARE <= 0.04045, _SHARE / 12.92, ((_SHARE + 0.055) / 1.055) ** 2.4)
_RED, _GREEN, _BLUE = (_LINEAR * weight for weight in (0.2126, 0.7152, 0.0722))


def luminance(image: Image.Image) -> Numbers:
    """Relative luminance of each pixel (WCAG 2.2)."""
    red, green, blue = (np.asarray(channel) for channel in image.convert("RGB").split())
    return np.asarray(_RED[red] + _GREEN[green] + _BLUE[blue])


def letter_contrasts(picture: Image.Image, plain: Image.Image, box: Box) -> list[float]:
    """The contrast of each letter in a box of the finished picture.

    Arguments:
        picture: as shown.
        plain: the same without decoration behind the letters, in which they are found.
        box: holds only letters on one surface, with some of it left and right of them.
    """
    clean = luminance(plain.crop(box))
    seen = clean if picture is plain else luminance(picture.crop(box))
    ink = _ratio(clean, _ground(clean)) > _INK
    found = []
    for letter in _letters(ink):
        if sum(end - start for _row, start, end in letter) < _LEAST:
            continue
        around = np.s_[
            max(letter[0][0] - _AROUND, 0) : letter[-1][0] + _AROUND,
            max(min(run[1] for run in letter) - _AROUND, 0) : max(run[2] for run in letter) + _AROUND,
        ]
        surface = np.sort(seen[around][~ink[around]])
        if not surface.size:
            continue
        strokes = np.sort(np.concatenate([seen[row, start:end] for row, start, end in letter]))
        light = _quantile(strokes, 0.5) > _quantile(surface, 0.5)
        stroke = _quantile(strokes, 0.95 if light else 0.05)
        nearest = _quantile(surface, 0.75 if light else 0.25)
        found.append((max(stroke, nearest) + 0.05) / (min(stroke, nearest) + 0.05))
    return found


def _quantile(ordered: Numbers, share: float) -> float:
    """As `numpy.quantile`, of values in order."""
    at = share * (len(ordered) - 1)
    low = ordered[int(at)]
    return float(low + (ordered[min(int(at) + 1, len(ordered) - 1)] - low) * (at - int(at)))


def _ground(clean: Numbers) -> Numbers:
    """What the surface would be behind the letters: in each stretch of a row the side they stand out from."""
    edge = np.median(np.concatenate([clean[:, :3], clean[:, -3:]], axis=1))
    light = _ratio(clean.max(), edge) > _ratio(clean.min(), edge)
    ground = np.empty_like(clean)
    for left in range(0, clean.shape[1], _NEAR):
        near = np.s_[:, left : left + _NEAR]
        ground[near] = np.quantile(clean[near], 0.15 if light else 0.85, axis=1, keepdims=True)
    return ground


def _ratio(one: Numbers, other: Numbers) -> Numbers:
    return (np.maximum(one, other) + 0.05) / (np.minimum(one, other) + 0.05)


def _letters(ink: NDArray[np.bool_]) -> list[list[Run]]:
    """The connected shapes of a mask as their runs, from top to bottom."""
    root: dict[Run, Run] = {}

    def top(run: Run) -> Run:
        while root[run] != run:
            root[run] = run = root[root[run]]
        return run

    edged = np.zeros((ink.shape[0], ink.shape[1] + 2), np.int8)
    edged[:, 1:-1] = ink
    rows, edges = np.nonzero(np.diff(edged))
    every = zip(rows[::2].tolist(), edges[::2].tolist(), edges[1::2].tolist(), strict=True)
    above: list[Run] = []
    for row, of_row in groupby(every, key=itemgetter(0)):
        runs = list(of_row)
        if above and above[0][0] != row - 1:
            above = []
        place = 0
        for run in runs:
            root[run] = run
            while place < len(above) and above[place][2] <= run[1]:
                place += 1
            for other in above[place:]:
                if other[1] >= run[2]:
                    break
                root[top(run)] = top(other)
        above = runs
    shapes: dict[Run, list[Run]] = defaultdict(list)
    for run in root:
        shapes[top(run)].append(run)
    return list(shapes.values())
