from __future__ import annotations

import numpy as np
import pytest

from vidgen.film.aac import decode_aac, encode_aac
from vidgen.film.blocks import blocks
from vidgen.narration.speech import Samples


def tone(samples: int) -> Samples:
    time = np.arange(samples) / 48_000
    left, right = 0.3 * np.sin(2 * np.pi * 440 * time), 0.2 * np.sin(2 * np.pi * 660 * time)
    return np.stack([left, right], axis=1).astype(np.float32)


def heard(sound: Samples) -> Samples:
    return np.concatenate(list(decode_aac(encode_aac(sound))))


@pytest.mark.parametrize("samples", [1_025, 1_600, 48_000, 160_000])
def test_the_decoded_sound_is_as_long_as_the_mix(samples: int) -> None:
    assert heard(tone(samples)).shape == (samples, 2)


def test_a_tone_comes_back_at_its_place_and_on_its_side() -> None:
    sound = tone(96_000)
    inner = slice(4_096, 90_000)
    error = heard(sound)[inner] - sound[inner]
    assert np.sqrt((error**2).mean()) < 0.01 * np.sqrt((sound[inner] ** 2).mean())


def test_a_film_that_begins_in_silence_is_silent_in_the_run_in() -> None:
    sound = tone(48_000)
    sound[:4_800] = 0.0
    audio = encode_aac(sound)
    assert np.abs(next(decode_aac(audio))[: audio.priming]).max() < 1e-4


def test_whole_and_in_blocks_are_the_same() -> None:
    sound = tone(100_000)
    assert encode_aac(sound) == encode_aac(blocks(sound)) == encode_aac(iter(np.array_split(sound, 333)))


def test_the_track_has_the_bit_rate_platforms_ask_for() -> None:
    rng = np.random.default_rng(1)
    noise = (rng.standard_normal((480_000, 2)) * 0.1).astype(np.float32)
    audio = encode_aac(noise)
    assert 128_000 <= sum(map(len, audio.packets)) * 8 / 10 <= 256_000
    assert (audio.sample_rate, audio.frame_size, audio.priming) == (48_000, 1_024, 1_024)


@pytest.mark.parametrize("samples", [0, 1, 1_024])
def test_sound_shorter_than_the_run_in_gives_a_track(samples: int) -> None:
    audio = encode_aac(np.zeros((samples, 2), np.float32))
    assert audio.packets
    assert sum(len(block) for block in decode_aac(audio)) == audio.samples


def test_mono_is_refused() -> None:
    with pytest.raises(ValueError, match="stereo"):
        encode_aac(np.zeros((4_800, 1), np.float32))
