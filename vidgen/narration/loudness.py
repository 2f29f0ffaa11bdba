"""Every role equally loud: the loudness of ITU-R BS.1770-4, measured and set."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.narration.speech import Samples

TARGET: Final = -20.0  # LUFS of an utterance; the film is brought to its delivery level as a whole
HIGHEST_PEAK: Final = -3.0  # dBFS
MOST_LIMITED: Final = 6.0  # dB
_GLIDE: Final = 0.005  # seconds
_BLOCK, _STEP = 0.400, 0.100  # seconds
_ABSOLUTE_GATE, _RELATIVE_GATE = -70.0, -10.0
# The two K-weighting filters at 48 kHz, numerator and denominator (BS.1770-4, tables 1 and 2).
_SHELF = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_HIGH_PASS = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))


def levelled(samples: Samples, sample_rate: int) -> Samples:
    """At `TARGET` with no peak above `HIGHEST_PEAK`, for which peaks give way by up to `MOST_LIMITED`.

    Synthetic speech has peaks up to 20 dB above its loudness, so that without limiting some voices would stay
    4 dB softer than others (measured). Silence stays as it is.
    """
    now = loudness(samples, sample_rate)
    peak = float(np.abs(samples).max(initial=0.0))
    if peak == 0 or now == -np.inf:
        return samples
    ceiling = _amplitude(HIGHEST_PEAK)
    gain = min(_amplitude(TARGET - now), _amplitude(MOST_LIMITED) * ceiling / peak)
    return limited(samples * np.float32(gain), sample_rate, ceiling)


def limited(samples: Samples, sample_rate: int, ceiling: float) -> Samples:
    """No sample above `ceiling` (0 to 1), by a gain that moves over `_GLIDE` before and after each peak."""
    if float(np.abs(samples).max(initial=0.0)) <= ceiling:
        return samples
    block = max(sample_rate // 1000, 1)
    count = -(-len(samples) // block)
    peaks = np.abs(np.pad(samples, (0, count * block - len(samples)))).reshape(count, block).max(axis=1)
    need = ceiling / np.maximum(peaks, ceiling)
    reach = round(_GLIDE * sample_rate / block)
    # At each edge between blocks the least that any block within reach needs, averaged over the same reach:
    # no average, and no value between two edges, then exceeds what the block there needs.
    near = np.lib.stride_tricks.sliding_window_view(
        np.pad(need, 2 * reach + 1, constant_values=1.0), 2 * reach + 2
    )
    edges = np.convolve(near.min(axis=1), np.full(2 * reach + 1, 1 / (2 * reach + 1)), "valid")
    gain = np.interp(np.arange(len(samples)), np.arange(count + 1) * block, edges)
    return samples * gain.astype(np.float32)


def loudness(samples: Samples, sample_rate: int) -> float:
    """Integrated loudness in LUFS, gated; minus infinity for silence. Shorter than a block counts as one."""
    block, step = round(_BLOCK * sample_rate), round(_STEP * sample_rate)
    if len(samples) < block:
        samples = np.pad(samples, (0, block - len(samples)))
    blocks = np.lib.stride_tricks.sliding_window_view(samples, block)[::step]
    spectra = np.fft.rfft(blocks, axis=1)
    power = (np.square(spectra.real) + np.square(spectra.imag)) @ _weights(block, sample_rate)
    heard = power[power > _power(_ABSOLUTE_GATE)]
    if not heard.size:
        return float("-inf")
    heard = heard[heard > heard.mean() * 10 ** (_RELATIVE_GATE / 10)]
    return float(-0.691 + 10 * np.log10(heard.mean()))


def _amplitude(decibels: float) -> float:
    return float(10 ** (decibels / 20))


def _power(lufs: float) -> float:
    return float(10 ** ((lufs + 0.691) / 10))


@cache
def _weights(block: int, sample_rate: int) -> NDArray[np.float64]:
    """What each bin of a block's spectrum adds to its mean square (Parseval), K-weighted."""
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(block, 1 / sample_rate) / 48_000)
    weights = np.full(len(turn), 2.0 / block**2)
    weights[0] /= 2
    if block % 2 == 0:
        weights[-1] /= 2
    for numerator, denominator in (_SHELF, _HIGH_PASS):
        weights *= np.abs(np.polyval(numerator[::-1], turn) / np.polyval(denominator[::-1], turn)) ** 2
    return weights
