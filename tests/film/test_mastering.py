from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest

from vidgen.film.aac import decode_aac
from vidgen.film.loudness import measure
from vidgen.film.mastering import master
from vidgen.narration.speech import Samples
from vidgen.narration.voices.espeak import Espeak
from vidgen.store import BytesStore


@pytest.fixture(scope="module")
def narration() -> Samples:
    """Twelve seconds of the draft voice, both channels alike."""
    speech = Espeak("vi+f2").speak(
        "công an xã không bao giờ yêu cầu người dân chuyển tiền qua điện thoại.", 4.0
    )
    length = round(len(speech.samples) * 48_000 / speech.sample_rate)
    at = np.arange(length) * speech.sample_rate / 48_000
    voice = np.interp(at, np.arange(len(speech.samples)), speech.samples)
    voice = np.resize(np.concatenate([voice, np.zeros(24_000)]), 12 * 48_000)
    return np.stack([voice, voice], axis=1).astype(np.float32)


@pytest.mark.parametrize("level_db", [-25.0, -6.0, 6.0])
def test_speech_of_any_level_reaches_the_target_after_aac(narration: Samples, level_db: float) -> None:
    mix = narration * np.float32(10 ** (level_db / 20) / np.abs(narration).max())
    finished = master(mix)
    heard = measure(decode_aac(finished.audio))
    assert heard == finished.loudness
    assert heard.integrated_lufs == pytest.approx(-14.0, abs=0.5)
    assert heard.true_peak_dbtp <= -1.0


def test_noise_that_the_encoder_makes_quieter_is_mended() -> None:
    rng = np.random.default_rng(2)
    finished = master(rng.uniform(-1, 1, (144_000, 2)).astype(np.float32))
    assert finished.loudness.integrated_lufs == pytest.approx(-14.0, abs=0.5)
    assert finished.loudness.true_peak_dbtp <= -1.0


def test_another_target_and_ceiling_are_kept(narration: Samples) -> None:
    finished = master(narration, target_lufs=-20.0, ceiling_dbtp=-3.0)
    assert finished.loudness.integrated_lufs == pytest.approx(-20.0, abs=0.5)
    assert finished.loudness.true_peak_dbtp <= -3.0


def test_sparse_clicks_stay_under_the_ceiling_though_the_target_is_out_of_reach() -> None:
    rng = np.random.default_rng(3)
    clicks = rng.standard_normal((96_000, 2)) * (rng.random((96_000, 1)) < 0.002)
    assert master(clicks.astype(np.float32)).loudness.true_peak_dbtp <= -1.0


@pytest.mark.parametrize("samples", [0, 1, 1_600, 96_000])
def test_silence_stays_silence(samples: int) -> None:
    finished = master(np.zeros((samples, 2), np.float32))
    assert finished.loudness.integrated_lufs == -math.inf
    assert finished.loudness.true_peak_dbtp == -math.inf


def test_a_moment_of_sound_is_not_blown_up(narration: Samples) -> None:
    quiet = narration[10_000:20_000] * np.float32(0.05)
    assert master(quiet).loudness.true_peak_dbtp < -20.0


def test_hiss_is_not_made_into_noise() -> None:
    rng = np.random.default_rng(4)
    hiss = (rng.standard_normal((96_000, 2)) * 3e-4).astype(np.float32)
    assert master(hiss).loudness.integrated_lufs < -30.0


def test_the_same_mix_gives_the_same_packets(narration: Samples) -> None:
    assert master(narration).audio == master(narration).audio


def film(seconds: float, narration: Samples) -> Samples:
    """The narration over and over, as loud as the mix has it, fading in and out."""
    sound = np.resize(narration, (round(seconds * 48_000), 2))
    sound *= np.float32(0.4)  # in place: three minutes are 70 MB
    ramp = np.linspace(0, 1, 2_400, dtype=np.float32)[:, None]
    sound[: len(ramp)] *= ramp
    sound[-len(ramp) :] *= ramp[::-1]
    return sound


@pytest.mark.parametrize("seconds", [1.0, 61.0, 181.0])
def test_a_film_of_any_length_reaches_the_target(narration: Samples, seconds: float) -> None:
    finished = master(film(seconds, narration))
    assert finished.loudness.integrated_lufs == pytest.approx(-14.0, abs=0.4)
    assert finished.loudness.true_peak_dbtp <= -1.0
    assert finished.samples == round(seconds * 48_000)


def test_clipped_sound_of_footage_is_held_down(narration: Samples) -> None:
    rng = np.random.default_rng(6)
    sound = film(25, narration)
    sound[200_000:700_000] = np.clip(rng.standard_normal((500_000, 2)) * 3, -1, 1)
    finished = master(sound.astype(np.float32))
    assert finished.loudness.integrated_lufs == pytest.approx(-14.0, abs=0.5)
    assert finished.loudness.true_peak_dbtp <= -1.0


def test_a_kept_sound_is_the_sound_made_anew(narration: Samples, tmp_path: Path) -> None:
    store = BytesStore("sound", tmp_path)
    mixes = [film(25, narration), film(31, narration), film(25, narration)[::-1].copy()]
    mixes.append(np.concatenate([mixes[0][:900_000], mixes[2][900_000:]]))
    fresh = [master(mix) for mix in mixes]
    assert [master(mix, store=store) for mix in mixes] == fresh
    assert [master(mix, store=store) for mix in reversed(mixes)] == fresh[::-1]


def test_what_is_kept_of_a_sound_is_what_was_measured(tmp_path: Path) -> None:
    store = BytesStore("sound", tmp_path)
    for silence in (np.zeros((96_000, 2), np.float32), np.zeros((0, 2), np.float32)):
        assert master(silence, store=store) == master(silence, store=store) == master(silence)
