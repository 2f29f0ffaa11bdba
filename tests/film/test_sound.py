from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from vidgen.film.music import bed
from vidgen.film.sound import SPEECH_DBFS, Stem, active_rms, mix
from vidgen.narration.pcm import Silence
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLES_PER_FRAME, Picture, PlacedSpeech, Shot

BACKGROUND = Picture((2, 2), lambda: Image.new("RGB", (2, 2)))


def mixed(*arguments: object, **more: object) -> Samples:
    """The whole mix as an array."""
    return mix(*arguments, **more)[:]  # type: ignore[arg-type]


def voice(samples: int, level: float = 0.1) -> Samples:
    time = np.arange(samples) / 48_000
    wave = sum(np.sin(2 * np.pi * 150 * k * time) / k for k in range(1, 12))
    syllables = np.clip(np.sin(2 * np.pi * 2.1 * time), 0, 1)
    return (level * wave * syllables).astype(np.float32)


def shot(frames: int, *speech: PlacedSpeech) -> Shot:
    return Shot("x", frames, BACKGROUND, (), (), speech, 0)


def click() -> Samples:
    samples = np.zeros(2_000, np.float32)
    samples[0] = 0.5
    return samples


@pytest.fixture(scope="module")
def shots() -> list[Shot]:
    return [
        shot(120, PlacedSpeech(9_600, voice(150_000, 0.3))),
        shot(300, PlacedSpeech(4_800, voice(100_000, 0.04)), PlacedSpeech(220_000, voice(90_000))),
    ]


def spoken(shots: list[Shot]) -> list[slice]:
    found, start = [], 0
    for one in shots:
        found += [slice(start + p.start, start + p.start + len(p.samples)) for p in one.speech]
        start += one.frames * SAMPLES_PER_FRAME
    return found


def test_the_mix_lasts_exactly_as_long_as_the_frames(shots: list[Shot]) -> None:
    sound = mixed(shots, bed("calm"))
    assert sound.shape == (420 * SAMPLES_PER_FRAME, 2)
    assert sound.dtype == np.float32


def test_speech_starts_at_its_sample_of_its_shot() -> None:
    sound = mixed([shot(7), shot(30, PlacedSpeech(123, click())), shot(30, PlacedSpeech(45, click()))])
    first, second = 7 * SAMPLES_PER_FRAME + 123, 37 * SAMPLES_PER_FRAME + 45
    assert np.flatnonzero(sound[:, 0]).tolist() == [first, second]


def test_speech_stands_in_the_middle(shots: list[Shot]) -> None:
    sound = mixed(shots)
    assert np.array_equal(sound[:, 0], sound[:, 1])


def test_a_loud_and_a_quiet_speaker_are_heard_alike(shots: list[Shot]) -> None:
    sound = mixed(shots)
    levels = [20 * np.log10(active_rms(sound[place])) for place in spoken(shots)]
    assert levels == pytest.approx([SPEECH_DBFS] * 3, abs=0.1)


@pytest.mark.parametrize("mood", ["tense", "calm", "bright"])
def test_music_is_twenty_decibels_below_speech_while_somebody_speaks(shots: list[Shot], mood: str) -> None:
    speech = mixed(shots)
    music = mixed(shots, bed(mood)) - speech
    for place in spoken(shots):
        assert 20 * np.log10(active_rms(speech[place]) / active_rms(music[place])) >= 20.0


def test_music_is_heard_where_nobody_speaks(shots: list[Shot]) -> None:
    music = mixed(shots, bed("calm")) - mixed(shots)
    assert active_rms(music[565_000:590_000]) > 3 * active_rms(music[20_000:150_000])


def test_music_goes_on_for_longer_than_its_loop() -> None:
    loop = np.full((1_000, 2), 0.1, np.float32)
    loop[0] = 0.2
    music = mixed([shot(90)], loop)
    middle = slice(40_000, 60_000)
    assert (np.diff(np.flatnonzero(music[middle, 0] > music[middle, 0].mean() * 1.5)) == 1_000).all()


def test_the_film_begins_and_ends_without_a_click(shots: list[Shot]) -> None:
    sound = mixed(shots, bed("bright"))
    assert np.abs(sound[0]).max() < 1e-4
    assert np.abs(sound[-1]).max() < 1e-4


def test_the_sound_of_footage_joins_at_its_sample_and_gain() -> None:
    stem = Stem(start=1_000, samples=np.full((500, 2), 0.5, np.float32), gain_db=-6.0206)
    sound = mixed([shot(3)], stems=[stem])
    assert sound[1_000:1_500] == pytest.approx(0.25, abs=1e-4)
    assert not sound[:1_000].any()
    assert not sound[1_500:].any()


def test_what_lies_outside_the_film_is_left_out() -> None:
    long = np.full((10_000, 2), 0.1, np.float32)
    sound = mixed([shot(1, PlacedSpeech(1_500, click()))], stems=[Stem(-9_000, long), Stem(1_500, long)])
    assert sound.shape == (1_600, 2)
    assert (sound[:1_000] == np.float32(0.1)).all()


def test_silent_and_empty_speech_stay_silent() -> None:
    nothing = [PlacedSpeech(0, np.zeros(4_800, np.float32)), PlacedSpeech(9_600, np.zeros(0, np.float32))]
    assert not mixed([shot(30, *nothing)]).any()


def test_unspoken_lines_sound_like_recorded_silence() -> None:
    music = bed("calm")
    unspoken = mixed([shot(30, PlacedSpeech(1_600, Silence(4_800)))], music)
    recorded = mixed([shot(30, PlacedSpeech(1_600, np.zeros(4_800, np.int16)))], music)
    assert np.array_equal(unspoken, recorded) and unspoken.any()


def test_a_film_without_shots_has_no_sound() -> None:
    assert mixed([]).shape == (0, 2)


def test_speech_in_16_bits_sounds_the_same(shots: list[Shot]) -> None:
    def stored(dtype: type, unit: float) -> list[Shot]:
        return [
            shot(
                one.frames,
                *(
                    PlacedSpeech(p.start, np.rint(p.samples * 32_768).astype(dtype) * dtype(unit))
                    for p in one.speech
                ),
            )
            for one in shots
        ]

    assert np.array_equal(mixed(stored(np.int16, 1)), mixed(stored(np.float32, 1 / 32_768)))
