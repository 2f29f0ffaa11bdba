from __future__ import annotations

import numpy as np
import pytest

from vidgen.film.synthesis import BAR, MOODS, render
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
