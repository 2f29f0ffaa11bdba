"""What speech sounds like every five milliseconds: the power in mel bands, and its cepstrum.

Davis and Mermelstein, "Comparison of parametric representations for monosyllabic word recognition in
continuously spoken sentences", IEEE Transactions on Acoustics, Speech and Signal Processing 28 (1980).
"""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.narration.speech import Samples

Frames = NDArray[np.float32]

HOP: Final = 0.005  # seconds from one frame to the next
BANDS: Final = 26
COEFFICIENTS: Final = 13

_WINDOW: Final = 0.020  # seconds
_LOWEST, _HIGHEST = 80.0, 7_600.0  # Hz
_EMPHASIS: Final = 0.97  # at 16 kHz
_LIFTER: Final = 22
_REACH: Final = 0.020  # seconds each way over which a change is taken
_CHANGE: Final = 2.0  # what a change counts against the cepstrum itself
_BLOCK: Final = 16  # frames taken at once; see `_product`


def band_powers(samples: Samples, sample_rate: int) -> Frames:
    """The power in each mel band, shape ``(n, BANDS)``; frame k is centred on second ``k · HOP``.

    Bands above half the sample rate stay empty.
    """
    half = round(_WINDOW * sample_rate / 2)
    size = 1 << (2 * half - 1).bit_length()
    emphasised = samples.astype(np.float32)
    emphasised[1:] -= np.float32(_EMPHASIS ** (16_000 / sample_rate)) * samples[:-1]
    emphasised[:1] = 0  # what stands before the start is not silence, but not known
    count = int(len(samples) / (HOP * sample_rate)) + 1
    places = np.rint(np.arange(count) * (HOP * sample_rate)).astype(np.int64)
    frames = np.lib.stride_tricks.sliding_window_view(np.pad(emphasised, half), 2 * half)
    window = np.hanning(2 * half + 1)[:-1].astype(np.float32)
    filters = _filters(sample_rate, size)
    powers = np.empty((count, BANDS), np.float32)
    for start in range(0, count, _BLOCK):
        some = slice(start, start + _BLOCK)
        spectra = np.fft.rfft(frames[places[some]] * window, size)
        powers[some] = (np.square(spectra.real) + np.square(spectra.imag)) @ filters
    return powers


def scaled(powers: Frames, scale: float) -> Frames:
    """As from a vocal tract whose every formant lies `scale` times as high."""
    return powers if scale == 1 else _product(powers, _scaling(scale))


def cepstra(powers: Frames, pooled: int = 1) -> Frames:
    """The liftered cepstrum of each frame and how it changes, shape ``(n, 2 · COEFFICIENTS)``.

    Arguments:
        powers: above zero, shape ``(n, BANDS)``.
        pooled: how many frames of `HOP` each of these covers.
    """
    still = _product(np.log(powers), _cosines())
    reach = max(round(_REACH / HOP) // pooled, 1)
    wide = np.pad(still, ((reach, reach), (0, 0)), mode="edge")
    change = np.zeros_like(still)
    for step in range(1, reach + 1):
        change += step * (wide[reach + step :][: len(still)] - wide[reach - step :][: len(still)])
    norm = pooled * sum(step * step for step in range(1, reach + 1)) / 4
    return np.asarray(np.hstack([still, change * np.float32(_CHANGE / norm)]), np.float32)


def _product(frames: Frames, matrix: Frames) -> Frames:
    """Without the matrix library, whose second thread costs more than it saves on matrices this small."""
    return np.asarray(np.einsum("ij,jk->ik", frames, matrix), np.float32)


def _mels(hertz: NDArray[np.float64] | float) -> NDArray[np.float64]:
    return np.asarray(2595 * np.log10(1 + np.asarray(hertz) / 700))


@cache
def _edges() -> NDArray[np.float64]:
    """Hz: where each band begins, peaks and ends; band k at k, k + 1 and k + 2."""
    mels = np.linspace(_mels(_LOWEST), _mels(_HIGHEST), BANDS + 2)
    return np.asarray(700 * (10 ** (mels / 2595) - 1))


@cache
def _filters(sample_rate: int, size: int) -> Frames:
    """Triangles evenly spaced in mel, shape ``(size // 2 + 1, BANDS)``."""
    edges = _edges()
    hertz = np.fft.rfftfreq(size, 1 / sample_rate)[:, None]
    rising = (hertz - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - hertz) / (edges[2:] - edges[1:-1])
    return np.asarray(np.maximum(np.minimum(rising, falling), 0), np.float32)


@cache
def _scaling(scale: float) -> Frames:
    """From bands to the bands of a scaled vocal tract, each between the two it falls between."""
    peaks = _mels(_edges()[1:-1])
    at = np.interp(_mels(_edges()[1:-1] / scale), peaks, np.arange(BANDS))
    below = np.minimum(at.astype(int), BANDS - 2)
    share = at - below
    matrix = np.zeros((BANDS, BANDS), np.float32)
    matrix[below, np.arange(BANDS)] = 1 - share
    matrix[below + 1, np.arange(BANDS)] += share
    return matrix


@cache
def _cosines() -> Frames:
    """The cosine transform of the bands, liftered, shape ``(BANDS, COEFFICIENTS)``."""
    order = np.arange(COEFFICIENTS)
    cosines = np.cos(np.pi * (np.arange(BANDS)[:, None] + 0.5) * order / BANDS) * np.sqrt(2 / BANDS)
    lifter = 1 + _LIFTER / 2 * np.sin(np.pi * order / _LIFTER)
    return np.asarray(cosines * lifter / lifter.mean(), np.float32)
