"""Speech gets the pace that is wanted: its pitch stays, and its words stay with their sound."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from vidgen.narration.pace import faster, paced, spoken_seconds
from vidgen.narration.speech import Speech
from vidgen.narration.voices.espeak import Espeak

TEXT = "bà không bấm vào đường liên kết lạ mà gọi ngay cho công an xã"
RATE = 24_000


def clicks(*seconds: float, length: float = 4.0) -> Speech:
    """Short tones at these times, each a word."""
    tone = (np.sin(2 * np.pi * 1000 * np.arange(480) / RATE) * np.hanning(480)).astype(np.float32)
    samples = np.zeros(round(length * RATE), np.float32)
    places = [round(second * RATE) for second in seconds]
    for place in places:
        samples[place : place + 480] = tone
    return Speech(samples, RATE, tuple((place, place + 480) for place in places))


@pytest.mark.parametrize("wanted", [2.6, 3.3, 4.1, 5.5, 7.0])
def test_the_pace_is_the_wanted_one_whatever_it_was(wanted: float) -> None:
    for own in (3.5, 4.5):
        speech = paced(Espeak("vi+f2").speak(TEXT, own), 15, wanted, usual=4.0)
        assert 15 / spoken_seconds(speech.samples, speech.sample_rate) == pytest.approx(wanted, rel=0.04)


@pytest.mark.parametrize("factor", [0.5, 0.7, 0.9, 1.1, 1.5, 2.0])
def test_words_stay_with_their_sound(factor: float) -> None:
    speech = faster(clicks(0.5, 1.1, 1.9, 2.7, 3.4), factor)
    assert len(speech.samples) == round(4 * RATE / factor)
    assert speech.words is not None
    for start, end in speech.words:
        middle, reach = (start + end) // 2, round(0.1 * RATE)
        heard = middle - reach + int(np.abs(speech.samples[middle - reach : middle + reach]).argmax())
        assert abs(heard - middle) / RATE < 0.012


@pytest.mark.parametrize("factor", [0.7, 1.4])
def test_pitch_stays(factor: float, median_pitch: Callable[[Speech], float]) -> None:
    speech = Espeak("vi+f2").speak(TEXT, 4.1)
    assert median_pitch(faster(speech, factor)) == pytest.approx(median_pitch(speech), rel=0.03)


def test_what_is_near_enough_is_left_as_it_is() -> None:
    speech = Espeak("vi+f2").speak(TEXT, 4.1)
    own = 15 / spoken_seconds(speech.samples, speech.sample_rate)
    assert paced(speech, 15, own * 1.02, usual=4.1) is speech


def test_a_pause_between_clauses_is_not_spoken_time() -> None:
    speech = Espeak("vi+f2").speak(TEXT, 4.1)
    gap = np.zeros(RATE, np.float32)
    parted = replace(speech, samples=np.concatenate([gap, speech.samples, gap, speech.samples, gap]))
    once = spoken_seconds(speech.samples, speech.sample_rate)
    assert spoken_seconds(parted.samples, speech.sample_rate) == pytest.approx(2 * once, rel=0.02)


def test_one_syllable_is_not_stretched_by_what_little_can_be_measured() -> None:
    speech = Espeak("vi+f2").speak("ạ", 4.1)
    assert len(paced(speech, 1, 4.1, usual=4.1).samples) == pytest.approx(len(speech.samples), rel=0.15)


def test_silence_has_no_pace() -> None:
    silent = Speech(np.zeros(RATE, np.float32), RATE, None)
    assert paced(silent, 3, 4.1, usual=4.1) is silent
    assert spoken_seconds(np.zeros(0, np.float32), RATE) == 0


def test_a_senseless_pace_is_bounded() -> None:
    speech = Espeak("vi+f2").speak(TEXT, 4.1)
    lengths = [len(paced(speech, 15, wanted, usual=4.1).samples) for wanted in (0.01, 4.1, 1000)]
    assert lengths == sorted(lengths, reverse=True) and lengths[0] <= 4.1 * lengths[-1]
