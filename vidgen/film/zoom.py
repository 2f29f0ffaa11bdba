"""The slow move over a photo, as a moviepy effect, and how it is chosen.

The move follows what is in the picture: where its fine detail (faces, letters, edges) lies.

- A photo that fills its box but is a little longer than it is panned along its length, towards the side
  with more detail, so that what the box cuts off is seen too.
- It is zoomed into that detail. Where the detail is spread evenly, a hash of the picture decides between
  zooming in and out and for the direction of the pan, so that two photos in a row need not move alike.
- A photo that stands whole over its backdrop only grows within its box, or shrinks: none of it is ever cut.

Moves are even and slow: at most `ZOOM` larger, `ZOOM_RATE` and `PAN_RATE` a second.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from moviepy import Clip, Effect
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from vidgen.paint.framing import Size

ZOOM: Final = 1.08
"""How much larger the photo is at its largest."""
ZOOM_RATE: Final = 0.025
"""How much larger it grows in a second, as a share."""
PAN_RATE: Final = 40
"""Pixels of the box it moves in a second."""

_GLANCE = (48, 48)  # pixels in which detail is looked for
_OFF_CENTRE = 0.04  # of a side: less is no reason to go there


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of a plate: how far in, and the middle of it as shares of the plate's sides."""

    zoom: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Move:
    """From one view to another at an even pace."""

    first: View
    last: View

    def at(self, share: float) -> View:
        """The view after a share of the time, 0–1."""
        one, other = self.first, self.last

        def between(a: float, b: float) -> float:
            return a + (b - a) * share

        return View(between(one.zoom, other.zoom), between(one.x, other.x), between(one.y, other.y))


@dataclass
class SlowZoom(Effect):  # type: ignore[misc]
    """A moviepy effect: shows a still clip, larger than `size`, through a window that moves over it.

    Attributes:
        size: pixels of the window; the clip is `ZOOM` times the size of what the window first covers.
        move: over the whole of the clip.
    """

    size: Size
    move: Move

    def apply(self, clip: Clip) -> Clip:
        """The clip as the window shows it."""
        plate = Image.fromarray(clip.get_frame(0))

        def window(_get_frame: Any, t: float) -> NDArray[np.uint8]:
            box = _box(plate.size, self.size, self.move.at(t / clip.duration))
            return np.asarray(plate.resize(self.size, Image.Resampling.BICUBIC, box=box))

        return clip.transform(window)


def move_over(plate: Image.Image, size: Size, whole: bool, seconds: float) -> Move:
    """The move over a plate that is shown in a box of `size` for some time.

    Arguments:
        plate: `ZOOM` times as large as the box, or longer on one side.
        whole: whether the photo stands whole over its backdrop.
    """
    bits = hashlib.sha256(plate.resize(_GLANCE).tobytes()).digest()[0]
    inwards, forwards = bool(bits & 1), bool(bits & 2)
    largest = min(ZOOM, 1 + ZOOM_RATE * seconds)
    if whole:
        # At `ZOOM` the photo is as large as it may be; the smaller, the more is seen of the backdrop around.
        near, far = View(ZOOM, 0.5, 0.5), View(ZOOM - (largest - 1), 0.5, 0.5)
        return Move(far, near) if inwards else Move(near, far)
    x, y = _detail(plate)
    gathered = abs(x - 0.5) > _OFF_CENTRE or abs(y - 0.5) > _OFF_CENTRE
    if gathered:
        inwards = True
    start, end = _pan(plate.size, size, (x, y), forwards, seconds)
    zooms = (1.0, largest) if inwards else (largest, 1.0)
    return Move(View(zooms[0], *start), View(zooms[1], *end))


def _detail(plate: Image.Image) -> tuple[float, float]:
    """The middle of the picture's detail, as shares of its sides."""
    edges = plate.convert("L").resize(_GLANCE, Image.Resampling.BOX).filter(ImageFilter.FIND_EDGES)
    weight = np.asarray(edges, float)[1:-1, 1:-1]  # the filter leaves the border as it was
    total = weight.sum()
    if total <= 0:
        return 0.5, 0.5
    at = (np.arange(weight.shape[0]) + 0.5) / weight.shape[0]
    return float(weight.sum(0) @ at / total), float(weight.sum(1) @ at / total)


def _pan(
    plate: Size, size: Size, detail: tuple[float, float], forwards: bool, seconds: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """The middles from which and to which the window goes, as shares of the plate's sides."""
    start, end = [0.5, 0.5], list(detail)
    for side in (0, 1):
        window = size[side] * ZOOM / plate[side]
        slack = 1 - window
        if slack <= 0.005:
            continue
        off = detail[side] - 0.5
        sign = (1 if off > 0 else -1) if abs(off) > _OFF_CENTRE else (1 if forwards else -1)
        travel = min(slack, PAN_RATE * seconds * ZOOM / plate[side])
        end[side] = 0.5 + sign * slack / 2
        start[side] = end[side] - sign * travel
        if travel < slack:  # no time for all of it: stay around the middle
            shift = sign * (slack - travel) / 2
            start[side], end[side] = start[side] - shift, end[side] - shift
    return (start[0], start[1]), (end[0], end[1])


def _box(plate: Size, size: Size, view: View) -> tuple[float, float, float, float]:
    """The window on the plate, never beyond its edges."""
    width, height = size[0] * ZOOM / view.zoom, size[1] * ZOOM / view.zoom
    width, height = min(width, plate[0]), min(height, plate[1])
    left = min(max(view.x * plate[0] - width / 2, 0.0), plate[0] - width)
    top = min(max(view.y * plate[1] - height / 2, 0.0), plate[1] - height)
    return left, top, left + width, top + height
