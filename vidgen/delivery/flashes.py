"""Flashes, counted as WCAG 2.3.1 (three flashes or below threshold) defines them, on decoded pictures.

A flash is a pair of opposing changes in relative luminance of 10 % or more of its maximum where the darker
picture is below 0.80; it counts where it fills a quarter of the picture at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

MOST: Final = 3.0
"""Flashes in any one second."""
AREA: Final = 0.25
"""Share of the picture from which a change counts."""

_CHANGE: Final = 0.1
_DARK: Final = 0.8
_TOGETHER: Final = 0.15  # seconds within which parts of a picture change as one
_CELLS: Final = 48  # along the longer side: 27 × 48 points of a vertical picture

_SHARES = np.clip((np.arange(256) - 16) / 219, 0.0, 1.0)  # limited range
_LUMINANCE = np.where(_SHARES <= 0.04045, _SHARES / 12.92, ((_SHARES + 0.055) / 1.055) ** 2.4).astype(
    np.float32
)

Change = tuple[float, int]
"""Second, and 1 for brighter or −1 for darker."""
Points = NDArray[np.uint8]


def points_of(luma: NDArray[np.uint8]) -> Points:
    """The brightness of a picture at a few points spread evenly over it."""
    return luma[np.ix_(*sampled(luma.shape))]


def sampled(shape: tuple[int, ...]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The rows and the columns at which a picture of that shape is looked at."""
    step = max(1, max(shape) // _CELLS)
    rows, columns = (np.arange(step // 2, length, step) for length in shape[:2])
    return rows, columns


def packed(points: Points | None) -> tuple[str, ...]:
    """Points with their colours, row by row in hex, for JSON."""
    return () if points is None else tuple(row.tobytes().hex() for row in points)


def unpacked(rows: Sequence[str]) -> Points | None:
    """Points that were packed, shape ``(rows, columns, 3)``."""
    if not rows:
        return None
    values = np.array([list(bytes.fromhex(row)) for row in rows], np.uint8)
    return values.reshape(len(rows), -1, 3)


class Flashes:
    """Shown the points of one picture after another, notes when much of it became brighter or darker.

    Attributes:
        changes: in order, directions alternating.
        first, last: the points of the first and last picture.
    """

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.first: Points | None = None
        self.last: Points | None = None

    def see(self, points: Points, time: float) -> None:
        """A picture that stands from a second on."""
        if self.last is None or self.last.shape != points.shape:
            self.first = points if self.first is None else self.first
            self._begin(points)
        elif not np.array_equal(points, self.last):
            self._compare(points, time)
        self.last = points

    def _begin(self, points: Points) -> None:
        self._start(_LUMINANCE[points])

    def _start(self, now: NDArray[np.float32]) -> None:
        self._low, self._high = now.copy(), now.copy()  # since a point last changed
        self._way = np.zeros(now.shape, np.int8)
        self._turned = np.full(now.shape, -np.inf)

    def _compare(self, points: Points, time: float) -> None:
        now = _LUMINANCE[points]
        np.minimum(self._low, now, out=self._low)
        np.maximum(self._high, now, out=self._high)
        up = (now - self._low >= _CHANGE) & (self._low < _DARK) & (self._way <= 0)
        down = (self._high - now >= _CHANGE) & (now < _DARK) & (self._way >= 0)
        self._turn(now, up, down & ~up, time)

    def _turn(
        self, now: NDArray[np.float32], up: NDArray[np.bool_], down: NDArray[np.bool_], time: float
    ) -> None:
        """Note the points that went up and those that went down; where enough did together, a change."""
        for turned, way in ((up, 1), (down, -1)):
            self._way[turned] = way
            self._turned[turned] = time
            self._low[turned] = self._high[turned] = now[turned]
        together = time - self._turned < _TOGETHER
        for way in (1, -1):
            if (together & (self._way == way)).mean() >= AREA:
                self._turned[self._way == way] = -np.inf
                note(self.changes, (time, way))


def note(changes: list[Change], change: Change) -> None:
    """Append a change unless the picture goes on in the direction of the last."""
    if not changes or changes[-1][1] != change[1]:
        changes.append(change)


def between(
    before: Points | None, after: Points | None, time: float, eyes: type[Flashes] = Flashes
) -> tuple[Change, ...]:
    """The change at a cut from one picture to another, to eyes that see points of that kind."""
    if before is None or after is None:
        return ()
    cut = eyes()
    cut.see(before, time)
    cut.see(after, time)
    return tuple(cut.changes)


def most_in_a_second(changes: list[Change]) -> float:
    """Flashes in the second that has most of them; two opposing changes are one."""
    times = [time for time, _way in changes]
    most = 0
    first = 0
    for last, time in enumerate(times):
        while time - times[first] > 0.999:  # times are multiples of a frame, to some bits
            first += 1
        most = max(most, last - first + 1)
    # A single change is no flash: it takes one back.
    return most / 2 if most > 1 else 0.0
