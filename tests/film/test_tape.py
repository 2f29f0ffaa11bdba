"""A tape gives back bit for bit what was recorded, at any place, in memory or from a file."""

from __future__ import annotations

import numpy as np
import pytest

from vidgen.film import tape
from vidgen.film.tape import Tape


@pytest.mark.parametrize("in_memory", [True, False])
def test_what_was_recorded_is_read_at_any_place(in_memory: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not in_memory:
        monkeypatch.setattr(tape, "_IN_MEMORY", 1000)
    sound = np.random.default_rng(1).normal(0, 0.3, (10_000, 2)).astype(np.float32)
    recorded = Tape()
    for start in range(0, len(sound), 777):
        recorded.record(sound[start : start + 777])
    assert len(recorded) == len(sound)
    for part in (slice(None), slice(5, 9), slice(9_990, 20_000), slice(-3, None), slice(7, 7)):
        assert np.array_equal(recorded[part], sound[part])
    recorded.record(sound[:5])
    assert np.array_equal(recorded[10_000:], sound[:5])


def test_an_empty_tape_is_empty() -> None:
    assert len(Tape()) == 0 and Tape()[:].shape == (0, 2)
    with pytest.raises(ValueError):
        Tape()[::2]
