"""How loud a mix will be under a gain and the limiter, foretold without making it.

The limiter moves slowly against what K-weighting looks at, so that what it takes from a moment's loudness is
what it takes from its power, and peaks and power of every 10 ms are enough to know that. What it comes to is
measured on the finished sound all the same; foretelling only makes the first try the last.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.film.aac import FRAME
from vidgen.film.blocks import Whole
from vidgen.film.loudness import STEP, gated, momentary
from vidgen.film.sections import Section, factor
from vidgen.store import BytesStore

GRID_DB: Final = 0.5
"""Gains are whole multiples of this, so that films that hardly differ share what was encoded."""

_MOMENT: Final = STEP // 10  # samples: 10 ms, about the limiter's `LOOK`
_SETTLED: Final = 5 * STEP  # of sound before a section: a gating block and the filters' memory
_LEAST_SLOPE: Final = 0.2  # LU won by a decibel; below that only what lies between the peaks is blown up
_NO_SLOPE: Final = 0.04  # LU won by a decibel of clicks, which no gain makes loud
_NEAR: Final = 0.6  # LU below the aim from where that is not worth it; platforms allow 1

Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """How loud a mix is.

    Attributes:
        loudness: LUFS of the 400 ms that end with each `STEP`.
        peaks: highest sample of each 10 ms, both channels; shape ``(steps, 10)``.
        power: sum of squares of each 10 ms; the same shape.
    """

    loudness: Values
    peaks: Values
    power: Values

    def integrated(self, gain_db: float, limit_dbtp: float) -> float:
        """LUFS under a gain and a limiter, to about 0.1 LU; −inf where nothing counts."""
        if not len(self.loudness):
            return -np.inf
        need = np.minimum(1.0, factor(limit_dbtp - gain_db) / np.maximum(self.peaks.ravel(), 1e-9))
        near = np.pad(need, 2, constant_values=1.0)
        low = np.minimum(np.minimum(near[:-2], near[1:-1]), near[2:])
        curve = (low[:-2] + 2.0 * low[1:-1] + low[2:]) / 4.0
        full = _in_400_ms(self.power.sum(axis=1))
        left = _in_400_ms((self.power * np.square(curve).reshape(self.power.shape)).sum(axis=1))
        loss = 10.0 * np.log10(np.maximum(left, 1e-30) / np.maximum(full, 1e-30))
        return gated(self.loudness + gain_db + loss)

    def gain_db(self, aim_lufs: float, limit_dbtp: float, most_db: float) -> float:
        """The gain on the grid that comes nearest to an aim; 0 where there is no loudness.

        With the limiter at work and the aim near, it rises only as long as that makes the sound louder.
        """
        now = self.integrated(0.0, np.inf)
        if not np.isfinite(now):
            return 0.0
        untouched = limit_dbtp - 20.0 * math.log10(max(self.peaks.max(), 1e-9))
        gain = min(round((aim_lufs - now) / GRID_DB), math.floor(min(untouched, most_db) / GRID_DB)) * GRID_DB
        reached = self.integrated(gain, limit_dbtp)
        while reached < aim_lufs - GRID_DB / 2 and gain + GRID_DB <= most_db:
            further = self.integrated(gain + GRID_DB, limit_dbtp)
            least = _LEAST_SLOPE if reached >= aim_lufs - _NEAR else _NO_SLOPE
            if further - reached < least * GRID_DB:
                break
            gain, reached = gain + GRID_DB, further
        return gain


def levels(mix: Whole, parts: Sequence[Section], store: BytesStore | None = None) -> Levels:
    """The levels of a mix.

    Arguments:
        parts: `sections(mix)`.
        store: where those of sections are looked up and kept.
    """
    rows = np.concatenate([_of_section(mix, part, store) for part in parts])
    return Levels(rows[:, 0], rows[:, 1:11], rows[:, 11:21])


def _of_section(mix: Whole, part: Section, store: BytesStore | None) -> Values:
    """A row for each step: loudness, ten peaks, ten powers."""
    key = part.key("levels")
    known = store.get(key) if store else None
    if known is not None:
        return np.frombuffer(known, "<f8").reshape(-1, 21)
    start = part.first * FRAME
    steps = (min(part.stop * FRAME, len(mix)) - start) // STEP
    before = min(start, _SETTLED)
    sound = mix[start - before : start + steps * STEP]
    own = sound[before:].reshape(steps, 10, 2 * _MOMENT)
    rows = np.empty((steps, 21), "<f8")
    rows[:, 0] = momentary(sound)[before // STEP :]
    rows[:, 1:11] = np.maximum(own.max(axis=2), -own.min(axis=2))
    rows[:, 11:21] = np.einsum("ijk,ijk->ij", own, own)
    if store:
        store.keep(key, rows.tobytes())
    return rows


def _in_400_ms(steps: Values) -> Values:
    """For each step the sum over it and the three before."""
    return np.convolve(steps, np.ones(4))[: len(steps)]
