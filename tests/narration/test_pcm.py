"""Speech is held in 16 bits only where nothing of it is lost."""

from __future__ import annotations

import numpy as np
import pytest

from vidgen.narration.pcm import Silence, packed, unit


@pytest.mark.parametrize("steps", [[0, 1, -1, 32_767, -32_768], []])
def test_whole_steps_come_back_exactly(steps: list[int]) -> None:
    samples = np.array(steps, np.float32) / np.float32(32_768)
    short = packed(samples)
    assert short.dtype == np.int16 and packed(short) is short
    assert np.array_equal(short * unit(short), samples)


@pytest.mark.parametrize("value", [1.0, -1.1, 0.5 / 32_768, np.nan, np.inf])
def test_anything_else_stays_as_it_is(value: float) -> None:
    samples = np.array([0.25, value], np.float32)
    assert packed(samples) is samples and unit(samples) == 1.0


def test_silence_takes_no_room_however_long_it_is() -> None:
    silence = Silence(48_000)
    assert len(silence) == 48_000 and not silence.any()
    assert packed(silence) is silence
