"""Red flashes, counted as WCAG 2.3.1 defines them: they are dangerous at a brightness that is not.

A red flash is a pair of opposing changes that involve a saturated red: with R, G and B in linear light,
R / (R + G + B) is 0.8 or more in either state, and (R − G − B) × 320, negative values being 0, differs by
more than 20. As with other flashes it counts where it fills a quarter of the picture at once.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.delivery.flashes import Flashes, Points, sampled

_SATURATED: Final = 0.8
_CHANGE: Final = 20.0

_SHARES = np.arange(256) / 255
_LINEAR = np.where(_SHARES <= 0.04045, _SHARES / 12.92, ((_SHARES + 0.055) / 1.055) ** 2.4).astype(np.float32)


def red_points_of(luma: NDArray[np.uint8], blue: NDArray[np.uint8], red: NDArray[np.uint8]) -> Points:
    """Y, Cb and Cr of a picture at a few points spread evenly over it, shape ``(rows, columns, 3)``.

    Arguments:
        luma, blue, red: the planes of a picture, limited range; those of colour may be smaller.
    """
    rows, columns = sampled(luma.shape)
    planes = [luma[np.ix_(rows, columns)]]
    for plane in (blue, red):
        down = rows * plane.shape[0] // luma.shape[0]
        across = columns * plane.shape[1] // luma.shape[1]
        planes.append(plane[np.ix_(down, across)])
    return np.stack(planes, axis=-1)


class RedFlashes(Flashes):
    """Shown the coloured points of one picture after another, notes when much of it became redder or less."""

    def _begin(self, points: Points) -> None:
        now, saturated = _redness(points)
        self._start(now)
        self._low_red, self._high_red = saturated.copy(), saturated.copy()

    def _compare(self, points: Points, time: float) -> None:
        now, saturated = _redness(points)
        lower, higher = now < self._low, now > self._high
        for reached, extreme, red in (
            (lower, self._low, self._low_red),
            (higher, self._high, self._high_red),
        ):
            extreme[reached], red[reached] = now[reached], saturated[reached]
        up = (now - self._low > _CHANGE) & (saturated | self._low_red) & (self._way <= 0)
        down = (self._high - now > _CHANGE) & (saturated | self._high_red) & (self._way >= 0) & ~up
        turned = up | down
        self._low_red[turned] = self._high_red[turned] = saturated[turned]
        self._turn(now, up, down, time)


def _redness(points: Points) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """(R − G − B) × 320 of each point, not below 0, and whether it is a saturated red; BT.709."""
    luma = (points[..., 0].astype(np.float32) - 16) * (255 / 219)
    blue, red = (points[..., at].astype(np.float32) * (255 / 224) - 128 * (255 / 224) for at in (1, 2))
    shown = (luma + 1.5748 * red, luma - 0.1873 * blue - 0.4681 * red, luma + 1.8556 * blue)
    linear = [_LINEAR[np.clip(np.rint(part), 0, 255).astype(np.uint8)] for part in shown]
    whole = linear[0] + linear[1] + linear[2]
    redness = np.maximum(linear[0] - linear[1] - linear[2], 0.0) * 320
    return redness.astype(np.float32), linear[0] >= _SATURATED * np.maximum(whole, 1e-6)
