"""Loudness as BS.1770 measures it, and every voice brought to the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from tests.bench.known_times import in_silence, noisy
from vidgen.narration.loudness import HIGHEST_PEAK, TARGET, levelled, limited, loudness
from vidgen.narration.sound import trimmed
from vidgen.narration.speech import Samples
from vidgen.narration.voices.espeak import Espeak

CEILING = 10 ** (HIGHEST_PEAK / 20)


def sine(hertz: float, seconds: float, rate: int, level: float = 1.0) -> Samples:
    return (level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_a_full_sine_of_997_hertz_measures_as_the_standard_says(rate: int) -> None:
    assert loudness(sine(997, 3, rate), rate) == pytest.approx(-3.01, abs=0.02)
    assert loudness(sine(997, 3, rate, 0.1), rate) == pytest.approx(-23.01, abs=0.02)


def test_pauses_do_not_make_speech_softer() -> None:
    spoken = sine(997, 2, 48_000, 0.1)
    paused = np.concatenate([spoken, np.zeros(96_000, np.float32), spoken])
    assert loudness(paused, 48_000) == pytest.approx(loudness(spoken, 48_000), abs=0.5)


def test_silence_has_no_loudness_and_stays_silence() -> None:
    silence = np.zeros(48_000, np.float32)
    assert loudness(silence, 48_000) == float("-inf")
    assert np.array_equal(levelled(silence, 48_000), silence)
    assert len(levelled(silence[:0], 48_000)) == 0


def test_every_voice_of_a_cast_is_equally_loud_and_none_peaks() -> None:
    text = "bà bấm vào đường liên kết tôi vừa gửi để cài ứng dụng, rồi đọc mã cho tôi nhé"
    for timbre in Espeak.timbres():
        speech = Espeak(timbre.name).speak(text, 4.1)
        level = levelled(speech.samples, speech.sample_rate)
        assert loudness(level, speech.sample_rate) == pytest.approx(TARGET, abs=1.2), timbre.name
        assert np.abs(level).max() <= CEILING * 1.0001


def test_the_limiter_holds_the_ceiling_and_leaves_the_rest_alone() -> None:
    samples = sine(200, 1, 48_000, 0.3)
    samples[24_000:24_100] *= 3
    held = limited(samples, 48_000, 0.5)
    assert np.abs(held).max() <= 0.5 + 1e-6
    assert np.array_equal(held[:23_000], samples[:23_000])
    assert np.array_equal(held[25_200:], samples[25_200:])
    assert np.array_equal(limited(samples, 48_000, 0.95), samples)


@pytest.mark.parametrize("length", [1, 47, 48, 49, 1000])
def test_the_limiter_takes_any_length_and_a_peak_at_the_very_end(length: int) -> None:
    samples = np.full(length, 0.1, np.float32)
    samples[-1] = 1.0
    held = limited(samples, 48_000, 0.5)
    assert len(held) == length
    assert np.abs(held).max() <= 0.5 + 1e-6


@pytest.mark.parametrize("name", ["vi+f2", "vi+m4", "vi+whisperf"])
@pytest.mark.parametrize("gain", [0.02, 1.0])
def test_a_recording_is_as_loud_as_any_voice_however_softly_and_in_what_room(name: str, gain: float) -> None:
    """With noise 25 dB below the voice, an offset, and a second of room at both ends."""
    text = "bà bấm vào đường liên kết tôi vừa gửi để cài ứng dụng, rồi đọc mã cho tôi nhé"
    recorded = noisy(in_silence(Espeak(name).speak(text, 4.1), 1.0, 1.0), "pink", 25)
    cut = trimmed(replace(recorded, samples=(recorded.samples + np.float32(0.05)) * np.float32(gain)))
    level = levelled(cut.samples, cut.sample_rate)
    assert loudness(level, cut.sample_rate) == pytest.approx(TARGET, abs=1.2)
    assert np.abs(level).max() <= CEILING * 1.0001
