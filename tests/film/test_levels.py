"""What the limiter will leave of a mix's loudness is foretold well enough to choose the gain by."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.film.test_sections import talk
from vidgen.film.levels import GRID_DB, Levels, levels
from vidgen.film.limiter import apply_gain, limiter_gain
from vidgen.film.loudness import integrated
from vidgen.film.sections import factor, sections
from vidgen.narration.speech import Samples
from vidgen.store import BytesStore


def of(sound: Samples) -> Levels:
    return levels(sound, sections(sound))


@pytest.mark.parametrize("level", [0.01, 0.15, 2.0])
def test_without_a_limiter_it_is_the_loudness_of_the_mix(level: float) -> None:
    sound = talk(25, level=level)
    assert of(sound).integrated(0.0, np.inf) == pytest.approx(integrated(sound), abs=0.02)
    assert of(sound).integrated(-7.0, np.inf) == pytest.approx(integrated(sound) - 7, abs=0.02)


@pytest.mark.parametrize("gain", [0.0, 6.0, 12.0])
def test_what_the_limiter_takes_is_foretold(gain: float) -> None:
    sound = talk(25)
    made = integrated(apply_gain(sound, limiter_gain(sound, factor(gain), -1.5)))
    assert of(sound).integrated(gain, -1.5) == pytest.approx(made, abs=0.3)


@pytest.mark.parametrize("level", [0.003, 0.05, 0.15, 3.0])
def test_the_gain_chosen_comes_within_half_a_step(level: float) -> None:
    known = of(talk(15, level=level))
    gain = known.gain_db(-18.0, -1.5, 60.0)
    assert gain % GRID_DB == 0
    assert abs(known.integrated(gain, -1.5) - -18.0) <= GRID_DB / 2 + 0.01


def test_silence_and_a_moment_of_sound_are_left_alone() -> None:
    assert of(np.zeros((96_000, 2), np.float32)).gain_db(-14.0, -1.5, 30.0) == 0.0
    assert of(talk(0.3)).gain_db(-14.0, -1.5, 30.0) == 0.0
    assert of(np.zeros((0, 2), np.float32)).gain_db(-14.0, -1.5, 30.0) == 0.0


def test_no_more_gain_than_allowed_and_none_that_wins_nothing() -> None:
    assert of(talk(5, level=1e-4)).gain_db(-14.0, -1.5, 30.0) == 30.0
    clicks = np.zeros((480_000, 2), np.float32)
    clicks[::4_800] = 1.0
    assert of(clicks).gain_db(-5.0, -1.5, 30.0) < 10.0


def test_kept_levels_are_the_ones_measured(tmp_path: Path) -> None:
    sound, store = talk(25), BytesStore("sound", tmp_path)
    fresh, kept = (levels(sound, sections(sound), store) for _ in range(2))
    for name in ("loudness", "peaks", "power"):
        assert np.array_equal(getattr(fresh, name), getattr(of(sound), name))
        assert np.array_equal(getattr(fresh, name), getattr(kept, name))
