"""Speech in 16 bits, half the room of float32, where those hold it exactly."""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from vidgen.narration.speech import Samples

FULL_SCALE: Final = 32768

Pcm: TypeAlias = "Samples | NDArray[np.int16]"
"""Mono sound: float32 from −1 to 1, or int16 up to `FULL_SCALE`."""


def packed(samples: Pcm) -> Pcm:
    """The samples as int16 if every one is a whole number of steps of 1 / `FULL_SCALE`, else as they are."""
    if samples.dtype == np.int16:
        return samples
    steps = np.rint(samples * np.float32(FULL_SCALE))
    inside = np.abs(steps + 0.5).max(initial=0.0) <= FULL_SCALE
    exact = inside and np.array_equal(steps, samples * np.float32(FULL_SCALE))
    return steps.astype(np.int16) if exact else samples


def unit(samples: Pcm) -> np.float32:
    """What samples are multiplied with so that full scale is 1."""
    return np.float32(1.0 / FULL_SCALE if samples.dtype == np.int16 else 1.0)
