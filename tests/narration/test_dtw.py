"""The cheapest way through a reference: it never turns back, may wait at joints, and stays in its band."""

from __future__ import annotations

import numpy as np
import pytest

from vidgen.narration.dtw import Reference, Warp, band, warp

SILENCE = 50.0  # what taking a frame of sound for a pause costs


def reference(length: int, joints: tuple[int, ...] = (), wait: float = 0.0) -> Reference:
    """Frames that differ from all others, as far as they are apart."""
    every = np.array([0, *joints, length])
    frames = np.stack([np.arange(length) * 10.0, np.zeros(length)], axis=1).astype(np.float32)
    return Reference(frames, every, np.full(len(every), wait, np.float32))


def heard(*numbers: float) -> np.ndarray:
    """Frames that sound like those of the reference; None of them is -1, which is silence."""
    return np.array([[number * 10.0, 0.0] if number >= 0 else [0.0, 900.0] for number in numbers], np.float32)


def through(sounds: np.ndarray, onto: Reference, width: int | None = None) -> Warp:
    silent = np.where(sounds[:, 1] > 0, 0.0, SILENCE).astype(np.float32)
    width = width or len(onto.frames)
    centre = np.linspace(0, len(onto.frames), len(sounds))
    return warp(sounds, silent, onto, band(centre, width, len(onto.frames)), width)


def test_the_same_is_laid_on_itself() -> None:
    way = through(heard(*range(20)), reference(20))
    assert way.places.tolist() == list(range(20)) and not way.paused.any()
    assert way.cost == pytest.approx(0, abs=0.2)


def test_slower_and_faster_speech_is_followed() -> None:
    slow = through(heard(*np.repeat(range(12), 2)), reference(12))
    assert slow.places.tolist() == np.repeat(range(12), 2).tolist()
    fast = through(heard(0, *range(1, 30, 2), 29), reference(30))
    assert np.abs(fast.places - np.array([0, *range(1, 30, 2), 29])).max() <= 1


def test_pauses_are_found_at_joints_and_at_both_ends() -> None:
    sounds = heard(-1, -1, *range(6), -1, -1, -1, *range(6, 10), -1)
    way = through(sounds, reference(10, (6,)))
    assert way.paused.tolist() == (sounds[:, 1] > 0).tolist()
    assert way.places[way.paused].tolist() == [0, 0, 6, 6, 6, 10]


def test_a_pause_that_costs_more_than_it_saves_is_none() -> None:
    sounds = heard(*range(6), -1, *range(6, 10))
    assert through(sounds, reference(10, (6,), wait=100)).paused.any()
    assert not through(sounds, reference(10, (6,), wait=10_000)).paused.any()


def test_every_way_goes_forward() -> None:
    random = np.random.default_rng(1)
    for _ in range(30):
        length = int(random.integers(1, 40))
        sounds = heard(*random.integers(-1, length, int(random.integers(length // 3 + 1, 60))))
        joints = tuple(sorted(set(random.integers(1, length, 3).tolist()))) if length > 1 else ()
        way = through(sounds, reference(length, joints), int(random.integers(1, length + 1)))
        if np.isfinite(way.cost):
            assert (np.diff(way.places) >= 0).all()
            assert way.places[0] <= 0 + 3 and way.places[-1] >= length - 1


def test_a_narrow_band_finds_the_same_way_where_the_way_lies_in_it() -> None:
    numbers = np.sort(np.random.default_rng(2).integers(0, 300, 400))
    numbers[0], numbers[-1] = 0, 299
    onto = reference(300, tuple(range(10, 300, 10)), wait=30)
    wide = through(heard(*numbers), onto)
    sounds = heard(*numbers)
    silent = np.full(len(sounds), SILENCE, np.float32)
    narrow = warp(sounds, silent, onto, band(wide.places.astype(float), 40, 300), 40)
    assert narrow.cost == pytest.approx(wide.cost, abs=0.1)
    assert np.array_equal(narrow.places, wide.places)


def test_too_few_frames_to_reach_the_end_cost_without_end() -> None:
    assert through(heard(0, 1, 2), reference(40)).cost == np.inf


def test_a_band_never_falls_and_stays_within() -> None:
    lowest = band(np.array([0.0, 5, 3, 50, 99, 120]), 10, 100)
    assert lowest.tolist() == [0, 0, 0, 45, 90, 90]
