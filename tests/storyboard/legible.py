"""Contrast of letters as a viewer sees them: measured on finished pixels, letter by letter."""

from __future__ import annotations

from collections import defaultdict

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


def luminance(image: Image.Image) -> Numbers:
    """Relative luminance of each pixel (WCAG 2.2)."""
    share = np.arange(256) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear[np.asarray(image.convert("RGB"))] @ np.array([0.2126, 0.7152, 0.0722]))


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
        strokes = np.concatenate([seen[row, start:end] for row, start, end in letter])
        around = np.s_[
            max(letter[0][0] - _AROUND, 0) : letter[-1][0] + _AROUND,
            max(min(run[1] for run in letter) - _AROUND, 0) : max(run[2] for run in letter) + _AROUND,
        ]
        surface = seen[around][~ink[around]]
        if strokes.size < _LEAST or not surface.size:
            continue
        light = np.median(strokes) > np.median(surface)
        stroke = np.quantile(strokes, 0.95 if light else 0.05)
        nearest = np.quantile(surface, 0.75 if light else 0.25)
        found.append(float(_ratio(stroke, nearest)))
    return found


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

    above: list[Run] = []
    for row in range(len(ink)):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], ink[row], [0]))))
        runs = [(row, int(start), int(end)) for start, end in edges.reshape(-1, 2)]
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
