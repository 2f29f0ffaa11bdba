"""A look-ahead true-peak limiter: the gain falls before a peak comes and rises after it, without a step.

Peaks are looked for between the samples too, on the sound oversampled 4× as ITU-R BS.1770-4, Annex 2 asks.
Only the neighbourhood of peaks is worked on; in speech that is a few per cent of the film.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vidgen.film.blocks import BLOCK, Whole
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE

LOOK = SAMPLE_RATE * 12 // 1000
"""Samples over which the gain falls before a peak and rises after it: 12 ms, longer than a voice's period."""

_PASSES = 3  # of a running mean: together they weigh like a bell
_WIDTH = (2 * LOOK + _PASSES) // _PASSES
_OVERSAMPLING = 4
_TAPS = 16  # of each phase: within 0.1 dB of an ideal interpolator up to 18 kHz
_INTERSAMPLE = 10 ** (
    -3.0 / 20.0
)  # what lies between samples exceeds them by less than 3 dB in programme sound


@dataclass(frozen=True, slots=True, eq=False)
class GainCurve:
    """A gain that is the same everywhere but around peaks.

    Attributes:
        gain: the factor where nothing is limited.
        bends: ``(start, factors)`` around peaks, in order, none overlapping; factors are float32.
    """

    gain: float
    bends: tuple[tuple[int, Samples], ...]

    @property
    def limits(self) -> bool:
        """Whether it holds any peak down noticeably."""
        return any(bend.min() < self.gain * 0.99 for _start, bend in self.bends)

    def part(self, start: int, stop: int) -> Samples:
        """The factor of each sample from `start` to `stop`, float32, at most `gain` and free of steps."""
        factors = np.full(stop - start, self.gain, np.float32)
        for begin, bend in self.bends:
            first, last = max(begin, start), min(begin + len(bend), stop)
            if last > first:
                factors[first - start : last - start] = bend[first - begin : last - begin]
        return factors


def limiter_gain(mix: Whole, gain: float, ceiling_dbtp: float) -> GainCurve:
    """The gain for each sample that brings a mix to `gain` times its level without passing the ceiling.

    Arguments:
        gain: factor.
        ceiling_dbtp: highest true peak afterwards, dB to full scale.
    """
    ceiling = 10.0 ** (ceiling_dbtp / 20.0) / gain if gain > 0.0 else np.inf
    bends = []
    for start, stop in _loud_stretches(mix, ceiling * _INTERSAMPLE):
        need = np.minimum(1.0, ceiling / np.maximum(_true_peaks(mix, start, stop), 1e-9))
        bends.append((start, _smooth(_lowest_near(need)).astype(np.float32) * np.float32(gain)))
    return GainCurve(gain, tuple(bends))


def apply_gain(mix: Whole, curve: GainCurve) -> Iterator[Samples]:
    """The mix under a gain curve, in blocks; the mix stays as it is."""
    for start in range(0, len(mix), BLOCK):
        block = mix[start : start + BLOCK]
        yield block * curve.part(start, start + len(block))[:, None]


def _loud_stretches(mix: Whole, threshold: float) -> Iterator[tuple[int, int]]:
    """Stretches around samples above the threshold, with room for the gain to fall and rise; none overlap."""
    loud = []
    for start in range(0, len(mix), BLOCK):
        left, right = np.abs(mix[start : start + BLOCK]).T
        loud.append(start + np.flatnonzero(np.maximum(left, right) > threshold))
    places = np.concatenate(loud) if loud else np.empty(0, np.intp)
    if not len(places):
        return
    room = 2 * LOOK + 2 * _TAPS
    gaps = np.flatnonzero(np.diff(places) > 2 * room)
    for first, last in zip(np.r_[0, gaps + 1], np.r_[gaps, len(places) - 1], strict=True):
        yield max(0, int(places[first]) - room), min(len(mix), int(places[last]) + room + 1)


def _true_peaks(mix: Whole, start: int, stop: int) -> NDArray[np.float64]:
    """The highest value at and right after each sample, of both channels."""
    half = _TAPS // 2
    left, right = max(0, start - half), min(len(mix), stop + half)
    peaks = np.zeros(stop - start)
    for channel in mix[left:right].T:
        sound = np.pad(channel.astype(np.float64), (left - start + half, stop + half - right))
        np.maximum(peaks, np.abs(sound[half:-half]), out=peaks)
        for phase in _PHASES:
            np.maximum(peaks, np.abs(np.convolve(sound, phase, mode="valid")), out=peaks)
    return peaks


def _lowest_near(need: NDArray[np.float64]) -> NDArray[np.float64]:
    """The lowest value within `LOOK` samples on either side."""
    padded = np.pad(need, LOOK, constant_values=1.0)
    width, wanted = 1, 2 * LOOK + 1
    while width < wanted:
        step = min(width, wanted - width)
        padded = np.minimum(padded[:-step], padded[step:])
        width += step
    return padded


def _smooth(lowest: NDArray[np.float64]) -> NDArray[np.float64]:
    """A weighted mean over the same stretch: never above the need at its middle, and without corners."""
    smooth = np.pad(lowest, LOOK, mode="edge")
    for _pass in range(_PASSES):
        total = np.concatenate(([0.0], np.cumsum(smooth)))
        smooth = (total[_WIDTH:] - total[:-_WIDTH]) / _WIDTH
    return smooth


def _phases() -> tuple[NDArray[np.float64], ...]:
    """Kaiser-windowed sinc interpolators for the points between two samples."""
    at = np.arange(_TAPS + 1) - _TAPS // 2
    kernels = []
    for step in range(1, _OVERSAMPLING):
        shift = at + step / _OVERSAMPLING
        inside = np.clip(1.0 - (shift / (_TAPS // 2 + 1)) ** 2, 0.0, None)
        kernel = np.sinc(shift) * np.i0(6.0 * np.sqrt(inside)) / np.i0(6.0)
        kernels.append(kernel / kernel.sum())
    return tuple(kernels)


_PHASES = _phases()
