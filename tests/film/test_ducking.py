from __future__ import annotations

import numpy as np
import pytest

from vidgen.film.ducking import ALONE_DB, PAUSE_DB, THINKING_DB, UNDER_DB, envelope
from vidgen.narration.speech import Samples

SECOND = 48_000
SPOKEN = [(1 * SECOND, 3 * SECOND), (7 * SECOND, 9 * SECOND), (9 * SECOND + 24_000, 12 * SECOND)]
LENGTH = 18 * SECOND


def decibels(gain: Samples) -> Samples:
    return 20 * np.log10(np.maximum(gain, 1e-9))


@pytest.fixture(scope="module")
def gain() -> Samples:
    return envelope(SPOKEN, LENGTH).gain(0, LENGTH)


def test_music_is_down_from_the_first_to_the_last_sample_of_every_line(gain: Samples) -> None:
    for start, end in SPOKEN:
        assert decibels(gain[start : end + 1]).max() <= UNDER_DB + 0.01


def test_it_comes_up_in_a_long_pause_and_not_in_a_breath(gain: Samples) -> None:
    assert decibels(gain[3 * SECOND : 7 * SECOND]).max() == pytest.approx(PAUSE_DB, abs=0.1)
    assert decibels(gain[9 * SECOND : 9 * SECOND + 24_000]).max() <= UNDER_DB + 0.01


def test_a_pause_of_a_second_lifts_it_only_a_little() -> None:
    short = envelope([(SECOND, 3 * SECOND), (4 * SECOND, 6 * SECOND)], 8 * SECOND).gain(
        3 * SECOND, 4 * SECOND
    )
    assert UNDER_DB + 1 < decibels(short).max() < PAUSE_DB - 3


def test_it_stays_low_while_one_is_given_time_to_think() -> None:
    gain = envelope([(0, SECOND), (11 * SECOND, 12 * SECOND)], 14 * SECOND).gain(0, 14 * SECOND)
    assert decibels(gain[3 * SECOND : 10 * SECOND]).max() == pytest.approx(THINKING_DB, abs=0.1)
    assert THINKING_DB < UNDER_DB


def test_it_comes_up_after_the_last_word(gain: Samples) -> None:
    assert decibels(gain[14 * SECOND : 16 * SECOND]).max() == pytest.approx(ALONE_DB, abs=0.1)


def test_the_film_begins_and_ends_in_silence(gain: Samples) -> None:
    assert gain[0] == pytest.approx(0.0, abs=1e-6)
    assert gain[-1] == pytest.approx(0.0, abs=1e-6)


def test_the_gain_has_no_steps(gain: Samples) -> None:
    assert np.abs(np.diff(gain)).max() < 1e-4
    audible = slice(SECOND, LENGTH - 2 * SECOND)
    assert np.abs(np.diff(decibels(gain[audible]))).max() < 0.001


def test_pieces_of_the_curve_fit_together(gain: Samples) -> None:
    curve = envelope(SPOKEN, LENGTH)
    pieces = [curve.gain(start, min(start + 31_337, LENGTH)) for start in range(0, LENGTH, 31_337)]
    assert np.array_equal(np.concatenate(pieces), gain)


def test_order_and_overlap_of_the_lines_do_not_matter() -> None:
    first = envelope([(SECOND, 3 * SECOND), (2 * SECOND, 4 * SECOND)], 9 * SECOND).gain(0, 9 * SECOND)
    second = envelope([(2 * SECOND, 4 * SECOND), (SECOND, 3 * SECOND)], 9 * SECOND).gain(0, 9 * SECOND)
    third = envelope([(SECOND, 4 * SECOND)], 9 * SECOND).gain(0, 9 * SECOND)
    assert np.array_equal(first, second)
    assert np.array_equal(first, third)


def test_a_film_without_speech_has_music_throughout() -> None:
    gain = envelope([], 10 * SECOND).gain(SECOND, 8 * SECOND)
    assert decibels(gain) == pytest.approx(ALONE_DB, abs=0.01)


@pytest.mark.parametrize("length", [1, 2, 100, SECOND])
def test_very_short_films_have_a_curve(length: int) -> None:
    gain = envelope([(0, length)], length).gain(0, length)
    assert gain.shape == (length,)
    assert np.isfinite(gain).all()
