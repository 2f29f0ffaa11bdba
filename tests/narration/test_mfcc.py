"""Frames say what is heard: where it lies in frequency and in time, whatever the sample rate."""

from __future__ import annotations

import numpy as np
import pytest

from vidgen.narration.mfcc import BANDS, COEFFICIENTS, HOP, band_powers, cepstra, scaled
from vidgen.narration.sound import resampled
from vidgen.narration.speech import Samples
from vidgen.narration.voices.espeak import Espeak


def tone(hertz: float, rate: int, seconds: float = 0.5) -> Samples:
    return np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate).astype(np.float32)


def peak(powers: np.ndarray) -> int:
    return int(np.argmax(powers[5:-5].mean(axis=0)))


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
def test_a_tone_is_heard_in_the_same_band_at_every_sample_rate(rate: int) -> None:
    # Band k peaks at 122 + 98.7 · (k + 1) mel; these tones are at 402, 1000 and 1877 mel.
    assert [peak(band_powers(tone(hertz, rate), rate)) for hertz in (300, 1000, 3000)] == [2, 8, 17]


@pytest.mark.parametrize("rate", [8_000, 22_050, 48_000])
def test_a_frame_is_centred_on_its_time(rate: int) -> None:
    samples = np.zeros(rate, np.float32)
    samples[round(0.3 * rate)] = 1
    powers = band_powers(samples, rate).sum(axis=1)
    assert len(powers) == round(1 / HOP) + 1
    assert int(np.argmax(powers)) == round(0.3 / HOP)


def test_an_offset_is_not_heard() -> None:
    samples = tone(1000, 16_000)
    apart = band_powers(samples + np.float32(0.5), 16_000) / band_powers(samples, 16_000)
    assert apart[5:-5, 8] == pytest.approx(1, abs=0.01)


def test_formants_can_be_scaled() -> None:
    powers = band_powers(tone(1000, 16_000), 16_000)
    for scale in (0.8, 1.25):
        there = peak(band_powers(tone(1000 * scale, 16_000), 16_000))
        assert abs(peak(scaled(powers, scale)) - there) <= 1 and there != peak(powers)
    assert np.array_equal(scaled(powers, 1.0), powers)


def test_louder_changes_nothing_but_the_first_coefficient() -> None:
    speech = Espeak("vi+f2").speak("không bấm vào đường liên kết lạ", 4.1)
    powers = band_powers(resampled(speech, 16_000).samples, 16_000) + np.float32(1e-3)
    soft, loud = cepstra(powers), cepstra(powers * 100)
    assert soft.shape == (len(powers), 2 * COEFFICIENTS) and powers.shape[1] == BANDS
    assert np.allclose(soft[:, 1:], loud[:, 1:], atol=0.01)
    assert (loud[:, 0] > soft[:, 0]).all()


def test_what_does_not_change_has_no_change() -> None:
    powers = np.full((20, BANDS), 0.5, np.float32)
    assert not cepstra(powers)[:, COEFFICIENTS:].any()


@pytest.mark.parametrize("length", [0, 1, 79, 5000])
def test_any_length_has_frames(length: int) -> None:
    assert np.isfinite(band_powers(np.ones(length, np.float32), 16_000)).all()
