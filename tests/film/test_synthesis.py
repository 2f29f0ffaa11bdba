from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from vidgen.film.ducking import UNDER_DB
from vidgen.film.music import bed
from vidgen.film.sound import SPEECH_DBFS, active_rms
from vidgen.film.synthesis import BAR, MOODS, render
from vidgen.narration import voices
from vidgen.narration.speech import Samples


@pytest.fixture(scope="module", params=sorted(MOODS))
def loop(request: pytest.FixtureRequest) -> Samples:
    sound = render(MOODS[request.param])
    return sound / np.sqrt((sound**2).mean())


def power(loop: Samples, low: float, high: float) -> float:
    spectrum = np.abs(np.fft.rfft(loop.mean(axis=1).astype(np.float64))) ** 2
    pitch = np.fft.rfftfreq(len(loop), 1 / 48_000)
    return float(10 * np.log10(spectrum[(pitch >= low) & (pitch < high)].sum() / spectrum.sum()))


def test_a_loop_lasts_eight_bars(loop: Samples) -> None:
    assert loop.shape == (8 * BAR, 2)


def test_it_has_no_direct_current(loop: Samples) -> None:
    assert np.abs(loop.mean(axis=0)).max() < 1e-4


def test_it_repeats_without_a_seam_and_holds_no_click(loop: Samples) -> None:
    steps = np.abs(np.diff(np.concatenate([loop, loop[:1]]), axis=0)).max(axis=1)
    assert steps[-1] <= steps[:-1].max()
    assert steps.max() < 0.3


def test_it_leaves_the_range_of_consonants_to_speech(loop: Samples) -> None:
    assert power(loop, 1_000, 4_000) < -25
    assert power(loop, 4_000, 24_000) < -60


def test_a_phone_has_something_to_play(loop: Samples) -> None:
    assert power(loop, 300, 1_000) > -6


def test_it_stays_equally_loud(loop: Samples) -> None:
    seconds = np.sqrt((loop.reshape(-1, 48_000, 2) ** 2).mean(axis=(1, 2)))
    assert 20 * np.log10(seconds.max() / seconds.min()) < 6


def test_left_and_right_differ(loop: Samples) -> None:
    assert 0.5 < np.corrcoef(loop.T)[0, 1] < 0.98


def test_every_mood_sounds_different() -> None:
    loops = [render(mood) for mood in MOODS.values()]
    for index, one in enumerate(loops):
        for other in loops[index + 1 :]:
            assert abs(np.corrcoef(one[:, 0], other[:, 0])[0, 1]) < 0.6


def test_it_is_the_same_every_time() -> None:
    assert np.array_equal(render(MOODS["calm"]), render(MOODS["calm"]))


# --- harmony ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(MOODS))
def test_no_tune_walks_over_the_chords(name: str) -> None:
    """Every plucked note belongs to the chord of its bar, in whatever octave."""
    for chord, plucks in zip(MOODS[name].chords, MOODS[name].plucks, strict=True):
        assert {note % 12 for note in plucks if note} <= {note % 12 for note in chord}, (chord, plucks)


@pytest.mark.parametrize("name", sorted(MOODS))
def test_nothing_clashes_or_booms(name: str) -> None:
    """No semitone anywhere in a chord, no minor ninth over its root, no close interval in the bass."""
    for chord in MOODS[name].chords:
        root, *upper = chord
        assert list(chord) == sorted(set(chord))
        assert all(high - low > 1 for low, high in pairwise(upper)), chord
        assert all((note - root) % 12 != 1 for note in upper), chord
        assert upper[0] - root >= 5, chord


@pytest.mark.parametrize("name", sorted(MOODS))
def test_chords_melt_into_each_other(name: str) -> None:
    """Each upper part moves by a third at most, also where the loop begins anew."""
    chords = MOODS[name].chords
    for before, after in pairwise((*chords, chords[0])):
        assert all(abs(b - a) <= 4 for a, b in zip(before[1:], after[1:], strict=True)), (before, after)


# --- under a voice ------------------------------------------------------------------------------

THIRDS = (315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500)  # Hz, ISO 266


@pytest.fixture(scope="module")
def voice() -> Samples:
    """What the embedded voice makes of two sentences, as loud as speech in the mix."""
    spoken = [
        voices.voice("espeak").speak(text, 4.6)
        for text in (
            "Công an gọi điện, bắt cập nhật ngay? Khoan đã!",
            "Không đọc mã cho bất kỳ ai, bà con nhé.",
        )
    ]
    parts = []
    for each in spoken:
        length = len(each.samples) * 48_000 // each.sample_rate
        places = np.arange(length) * each.sample_rate / 48_000
        parts.append(np.interp(places, np.arange(len(each.samples)), each.samples))
    sound = np.concatenate(parts).astype(np.float32)
    return np.asarray(sound * 10 ** (SPEECH_DBFS / 20) / active_rms(sound))


def thirds(sound: Samples) -> NDArray[np.float64]:
    """The level of each third of an octave, in dB."""
    power = np.abs(np.fft.rfft(sound.astype(np.float64)) / len(sound)) ** 2
    pitch = np.fft.rfftfreq(len(sound), 1 / 48_000)
    half = 2 ** (1 / 6)
    return np.array(
        [10 * np.log10(power[(pitch >= each / half) & (pitch < each * half)].sum()) for each in THIRDS]
    )


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_music_is_20_db_below_a_voice_in_every_third_of_an_octave(mood: str, voice: Samples) -> None:
    music = bed(mood).mean(axis=1) * np.float32(10 ** (UNDER_DB / 20))
    distance = thirds(voice) - thirds(music)
    assert distance.min() >= 20, dict(zip(THIRDS, distance.round(1), strict=True))
