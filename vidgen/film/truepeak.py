"""True peak as ITU-R BS.1770-4, Annex 2 defines it, looked for only where it can be.

FFmpeg's ebur128 oversamples all of a sound. The interpolator is the same here, but a value that it makes
between two samples is at most `_REACHED` times the highest of the `_TAPS` samples on either side. Where those
are too low to pass what was found elsewhere, nothing is oversampled: in speech that is nine tenths of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import av
import numpy as np
from numpy.typing import NDArray

from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE

_OVERSAMPLING: Final = 4
_TAPS: Final = 16  # of FFmpeg's resampler on either side of a point (its `filter_size` is 32)
_REACHED: Final = 2.36  # sum of the magnitudes of its taps halfway between two samples, where it is greatest
_ENOUGH: Final = SAMPLE_RATE  # samples that wait before they are oversampled together
_AT_ONCE: Final = 4800  # samples given to the resampler, whose buffers then stay in the processor's cache


class TruePeak:
    """Hands blocks of sound on and knows the highest value on and between their samples.

    Between the last `_TAPS` samples nothing is looked for, as ebur128 does not either.
    """

    def __init__(self) -> None:
        self._highest = 0.0
        self._held = np.zeros((0, 2), np.float32)  # sound that was looked at, then sound that was not
        self._looked = 0
        self._waiting: list[tuple[Samples, int, int]] = []  # a piece, and what part of it may hold the peak

    def listen(self, blocks: Iterable[Samples]) -> Iterator[Samples]:
        """The blocks as they came: float32 at `SAMPLE_RATE`, shape ``(n, 2)``."""
        for block in blocks:
            self._take(block)
            yield block

    @property
    def highest(self) -> float:
        """The highest value so far, as an amplitude; 1 is full scale."""
        self._look_between()
        return self._highest

    def _take(self, block: Samples) -> None:
        self._highest = max(self._highest, _magnitude(block))
        sound = np.concatenate([self._held, block])
        stop = len(sound) - _TAPS
        if stop <= self._looked:
            self._held = sound
            return
        for first, last in _loud(sound, self._looked, stop, self._highest / _REACHED):
            left = max(0, first - 2 * _TAPS)
            self._waiting.append((sound[left : last + _TAPS], first - left, last - left))
        if sum(len(piece) for piece, _first, _last in self._waiting) >= _ENOUGH:
            self._look_between()
        kept = max(0, stop - 2 * _TAPS)
        self._held, self._looked = sound[kept:].copy(), stop - kept

    def _look_between(self) -> None:
        """Oversample what waits, all pieces in a row; each has enough sound around the part that counts."""
        rising = [each for each in self._waiting if _magnitude(each[0]) * _REACHED > self._highest]
        self._waiting = []
        if not rising:
            return
        between = np.abs(_oversampled(np.concatenate([piece for piece, _first, _last in rising])))
        at = 0
        for piece, first, last in rising:
            part = between[_OVERSAMPLING * (at + first) : _OVERSAMPLING * (at + last)]
            self._highest = max(self._highest, float(part.max(initial=0.0)))
            at += len(piece)


def _magnitude(sound: Samples) -> float:
    return float(max(sound.max(), -sound.min())) if sound.size else 0.0


def _loud(sound: Samples, first: int, stop: int, threshold: float) -> Iterator[tuple[int, int]]:
    """The stretches from `first` to `stop` with a sample above the threshold within reach."""
    left_side, right_side = np.abs(sound).T
    places = np.flatnonzero(np.maximum(left_side, right_side) > threshold)
    if not len(places):
        return
    gaps = np.flatnonzero(np.diff(places) > 4 * _TAPS)
    for start, end in zip(places[np.r_[0, gaps + 1]], places[np.r_[gaps, len(places) - 1]], strict=True):
        left, right = max(first, int(start) - _TAPS), min(stop, int(end) + _TAPS + 1)
        if left < right:
            yield left, right


def _oversampled(sound: Samples) -> NDArray[np.float64]:
    """Four values for each sample but the last `_TAPS`, the first of them the sample itself."""
    resampler = av.AudioResampler(format="dbl", layout="stereo", rate=SAMPLE_RATE * _OVERSAMPLING)
    pieces: list[NDArray[Any]] = [np.zeros((0, 2))]
    for start in range(0, len(sound), _AT_ONCE):
        values = sound[start : start + _AT_ONCE].astype(np.float64).reshape(1, -1)
        frame = av.AudioFrame.from_ndarray(values, "dbl", "stereo")
        frame.sample_rate = SAMPLE_RATE
        frame.pts = start
        pieces += [made.to_ndarray().reshape(-1, 2) for made in resampler.resample(frame)]
    return np.concatenate(pieces)
