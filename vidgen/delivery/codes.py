"""QR codes on a picture: what they say, how large they are and how much room is left around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import zxingcpp
from numpy.typing import NDArray

QUIET: Final = 4
"""Modules of quiet zone that ISO/IEC 18004 asks for, and the most that are looked for."""

_FINDER: Final = 7  # modules of a finder pattern's side
_LIGHT: Final = 0.75  # of the way from dark to light: what a lossy encoder leaves of white
_FORMATS: Final = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)

Luma = NDArray[np.uint8]
Point = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Code:
    """A code that was read.

    Attributes:
        text: what it says.
        side: of the symbol without its quiet zone, in pixels.
        quiet: whole modules around it that are as light as its light modules, 0 to `QUIET`.
    """

    text: str
    side: float
    quiet: int


def codes_on(luma: Luma) -> tuple[Code, ...]:
    """The codes on a picture, given its brightness, shape (height, width)."""
    found = zxingcpp.read_barcodes(np.ascontiguousarray(luma), formats=_FORMATS)
    return tuple(_measured(each, luma) for each in found)


def _measured(found: Any, luma: Luma) -> Code:
    place = found.position
    corners = np.array(
        [
            (each.x, each.y)
            for each in (place.top_left, place.top_right, place.bottom_right, place.bottom_left)
        ],
        np.float64,
    )
    side = float(np.mean(np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)))
    return Code(found.text, round(side, 1), _quiet(luma, corners, side))


def _quiet(luma: Luma, corners: Point, side: float) -> int:
    """Rings of light modules around a code, from the inside out; corners are left out: cards are rounded."""
    centre = corners.mean(axis=0)
    inside = luma[
        _within(luma, [centre + (each - centre) * share for share in (0.3, 0.6, 0.9) for each in corners])
    ]
    dark, light = float(inside.min()), float(inside.max())
    module = _module(luma, corners, side, (dark + light) / 2)
    least = dark + _LIGHT * (light - dark)
    rings = 0
    for ring in range(QUIET):
        away = (ring + 0.5) * module
        for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
            along = (end - start) / np.linalg.norm(end - start)
            outward = np.array([along[1], -along[0]]) * away
            places = [start + along * step + outward for step in np.arange(0.0, side, module / 2)]
            if not _all_inside(luma, places) or np.mean(luma[_within(luma, places)] >= least) < 0.97:
                return rings
        rings += 1
    return rings


def _module(luma: Luma, corners: Point, side: float, middle: float) -> float:
    """Pixels of a module: a seventh of the dark bar along the first finder pattern's upper edge."""
    start, right, _corner, below = corners
    along, down = (right - start) / side, (below - start) / side
    inside = 0.006 * side  # within the bar: a module is at least 1/177 of a side, and mostly 1/29
    dark = 0
    for step in range(2, round(side / 2)):
        if luma[_within(luma, [start + along * step + down * inside])][0] > middle:
            break
        dark = step
    return max(1.0, (dark + 1) / _FINDER)


def _within(luma: Luma, places: list[Point]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    x, y = np.round(np.array(places)).astype(np.intp).T
    return np.clip(y, 0, luma.shape[0] - 1), np.clip(x, 0, luma.shape[1] - 1)


def _all_inside(luma: Luma, places: list[Point]) -> bool:
    spots = np.array(places)
    limits = np.array([luma.shape[1] - 1, luma.shape[0] - 1])
    return bool((spots >= 0).all() and (spots <= limits).all())
