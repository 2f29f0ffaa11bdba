from __future__ import annotations

import numpy as np
import pytest

from vidgen.film.limiter import LOOK, apply_gain, limiter_gain
from vidgen.film.loudness import measure
from vidgen.narration.speech import Samples


def bursts(seconds: int = 6) -> Samples:
    rng = np.random.default_rng(11)
    time = np.arange(48_000 * seconds) / 48_000
    voice = sum(np.sin(2 * np.pi * 140 * k * time) / k for k in range(1, 20))
    syllables = np.clip(np.sin(2 * np.pi * 2 * time), 0, 1) ** 2 * rng.uniform(
        0.2, 1.0, len(time) // 4_800
    ).repeat(4_800)
    wave = 0.4 * voice * syllables
    return np.stack([wave, 0.9 * wave], axis=1).astype(np.float32)


def limited(sound: Samples, gain: float, ceiling: float) -> Samples:
    return np.concatenate(list(apply_gain(sound, limiter_gain(sound, gain, ceiling))))


@pytest.mark.parametrize("gain", [1.0, 2.0, 8.0])
@pytest.mark.parametrize("ceiling", [-1.0, -3.0])
def test_no_true_peak_passes_the_ceiling(gain: float, ceiling: float) -> None:
    assert measure(limited(bursts(), gain, ceiling)).true_peak_dbtp <= ceiling + 0.1


def test_peaks_between_samples_are_held_down_too() -> None:
    time = np.arange(48_000) / 48_000
    wave = np.sin(2 * np.pi * 12_000 * time + np.pi / 4) * np.hanning(48_000)
    sound = np.stack([wave, wave], axis=1).astype(np.float32)
    assert measure(limited(sound, 1.0, -1.0)).true_peak_dbtp <= -0.9


def test_sound_below_the_ceiling_is_only_multiplied() -> None:
    sound = bursts() * np.float32(0.1)
    assert np.array_equal(limited(sound, 2.0, -1.0), sound * np.float32(2.0))


def test_the_gain_moves_without_steps() -> None:
    sound = np.zeros((96_000, 2), np.float32)
    sound[40_000] = 1.0
    curve = limiter_gain(sound, 1.0, -12.0).part(0, len(sound))
    assert curve.min() == pytest.approx(10 ** (-12 / 20), rel=0.02)
    assert np.abs(np.diff(curve)).max() < 3 / LOOK
    assert curve[0] == curve[-1] == 1.0


def test_only_the_neighbourhood_of_a_peak_is_touched() -> None:
    sound = np.zeros((96_000, 2), np.float32)
    sound[40_000] = 1.0
    touched = np.flatnonzero(limiter_gain(sound, 1.0, -6.0).part(0, len(sound)) < 0.9999)
    assert touched[0] >= 40_000 - 3 * LOOK
    assert touched[-1] <= 40_000 + 3 * LOOK


@pytest.mark.parametrize("samples", [1, 7, 500])
def test_very_short_sound_is_limited_as_well(samples: int) -> None:
    assert np.abs(limited(np.full((samples, 2), 2.0, np.float32), 1.0, -1.0)).max(initial=0.0) <= 0.9


def test_the_mix_is_not_changed() -> None:
    sound = bursts()
    before = sound.copy()
    limited(sound, 8.0, -1.0)
    assert np.array_equal(sound, before)
