"""How long nothing at all changes on a picture, captions included."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.film.stretches import Stretch

LEAST: Final = 1.0
"""Seconds from which a stretch is noted."""

_EVERY: Final = 6  # pixels: a word of a caption covers dozens of such points
_LEVEL: Final = 8  # of 255: what a lossy encoder may do to a point of a picture that holds
_POINTS: Final = 8


class Stillness:
    """Shown one picture after another, it knows the stretches in which none differed from the one before."""

    def __init__(self) -> None:
        self._found: list[Stretch] = []
        self._since = self._until = 0.0
        self._last: NDArray[np.uint8] | None = None

    def see(self, luma: NDArray[np.uint8], start: float, end: float) -> None:
        """A picture, by its brightness, that stands from one second to another."""
        points = luma[::_EVERY, ::_EVERY].copy()
        if self._last is None or _differ(self._last, points):
            self._close()
            self._since = start
            # What is compared is the first picture of a stretch: slow changes add up.
            self._last = points
        self._until = end

    def again(self, end: float) -> None:
        """The last picture stands on."""
        self._until = end

    @property
    def found(self) -> tuple[Stretch, ...]:
        """``(start, end)`` in seconds of each stretch of `LEAST` or longer."""
        self._close()
        return tuple(self._found)

    def _close(self) -> None:
        stretch = (round(self._since, 3), round(self._until, 3))
        if stretch[1] - stretch[0] >= LEAST and stretch not in self._found[-1:]:
            self._found.append(stretch)


def _differ(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> bool:
    if one.shape != other.shape:
        return True
    apart = np.maximum(one, other) - np.minimum(one, other)
    return int(np.count_nonzero(apart > _LEVEL)) >= min(_POINTS, one.size)
