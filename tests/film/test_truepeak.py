"""The true peak is what FFmpeg's ebur128 says, though little of the sound is oversampled."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.film.ebur128 import ebur128
from vidgen.film import truepeak
from vidgen.film.truepeak import TruePeak, _oversampled
from vidgen.narration.speech import Samples


def found(sound: Samples, pieces: int = 1) -> float:
    peak = TruePeak()
    for _block in peak.listen(np.array_split(sound, pieces)):
        pass
    return peak.highest


def sounds() -> dict[str, Samples]:
    rng = np.random.default_rng(8)
    time = np.arange(240_000) / 48_000
    fade = np.hanning(len(time))
    noise = rng.standard_normal((240_000, 2)) * 0.2
    speech = noise * (np.clip(np.sin(2 * np.pi * 2 * time), 0, 1) ** 3)[:, None]
    between = np.sin(2 * np.pi * 12_000 * time + np.pi / 4) * fade * 0.7
    clicks = np.where(rng.random((240_000, 2)) < 1e-4, rng.uniform(-1, 1, (240_000, 2)), 0)
    whole = {
        "noise": noise,
        "speech": speech,
        "peaks between samples": np.stack([between, between * 0.5], axis=1),
        "clipped": np.clip(speech * 40, -1, 1),
        "clicks": clicks,
        "one side": speech * [0, 1],
        "very quiet": speech * 1e-3,
        "over full scale": noise * 20,
    }
    return {name: sound.astype(np.float32) for name, sound in whole.items()}


@pytest.mark.parametrize("name", list(sounds()))
def test_it_is_the_peak_of_ebur128(name: str, tmp_path: Path) -> None:
    sound = sounds()[name]
    _loudness, peak = ebur128(sound, tmp_path)
    assert round(20 * np.log10(found(sound)), 1) == pytest.approx(peak, abs=0.051)


@pytest.mark.parametrize("name", list(sounds()))
def test_it_is_exactly_the_highest_of_all_that_lies_between(name: str) -> None:
    sound = sounds()[name]
    everywhere = float(np.abs(_oversampled(sound)).max())
    assert found(sound) == max(everywhere, float(np.abs(sound).max()))


@pytest.mark.parametrize("pieces", [2, 7, 1_000, 60_000])
def test_blocks_of_any_length_give_the_same(pieces: int) -> None:
    sound = sounds()["speech"]
    assert found(sound, pieces) == found(sound)


def test_no_interpolator_reaches_higher_than_is_reckoned_with() -> None:
    impulse = np.zeros((400, 2), np.float32)
    impulse[200] = 1.0
    answer = np.abs(_oversampled(impulse)[:, 0])
    assert max(answer[phase::4].sum() for phase in range(4)) <= truepeak._REACHED
    heard = np.flatnonzero(answer)
    assert heard[0] > 4 * (200 - truepeak._TAPS) and heard[-1] < 4 * (200 + truepeak._TAPS)


@pytest.mark.parametrize("samples", [0, 1, 15, 16, 17, 40])
def test_very_short_sound_has_the_peak_of_its_samples_at_least(samples: int) -> None:
    sound = np.full((samples, 2), 0.5, np.float32)
    assert found(sound) >= (0.5 if samples else 0.0)


def test_the_blocks_go_by_unchanged() -> None:
    blocks = np.array_split(sounds()["noise"], 5)
    passed = list(TruePeak().listen(blocks))
    assert all(np.array_equal(one, two) for one, two in zip(blocks, passed, strict=True))
