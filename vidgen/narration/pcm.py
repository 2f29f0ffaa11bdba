"""Speech in 16 bits, half the room of float32, where those hold it exactly; silence in no room at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias, overload

from vidgen.narration.speech import Samples

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SAMPLE_RATE: Final = 48_000
"""Samples per second of a film, and of all that is said in it."""

FULL_SCALE: Final = 32768


@dataclass(frozen=True, slots=True)
class Silence:
    """So many samples in which nothing is heard."""

    length: int

    def __len__(self) -> int:
        return self.length

    def any(self) -> bool:
        """Whether anything is heard, as arrays have it."""
        return False


Mono: TypeAlias = "Samples | NDArray[np.int16]"
"""Mono sound: float32 from −1 to 1, or int16 up to `FULL_SCALE`."""

Pcm: TypeAlias = "Mono | Silence"
"""Mono sound, or as many samples of silence."""


@overload
def packed(samples: Mono) -> Mono: ...
@overload
def packed(samples: Silence) -> Silence: ...
def packed(samples: Pcm) -> Pcm:
    """The samples as int16 if every one is a whole number of steps of 1 / `FULL_SCALE`, else as they are."""
    if isinstance(samples, Silence) or samples.dtype == "int16":
        return samples
    import numpy as np  # who lays out a script that nobody speaks yet has nothing but silence

    steps = np.rint(samples * np.float32(FULL_SCALE))
    inside = np.abs(steps + 0.5).max(initial=0.0) <= FULL_SCALE
    exact = inside and np.array_equal(steps, samples * np.float32(FULL_SCALE))
    return steps.astype(np.int16) if exact else samples


def unit(samples: Mono) -> np.float32:
    """What samples are multiplied with so that full scale is 1."""
    import numpy as np

    return np.float32(1.0 / FULL_SCALE if samples.dtype == np.int16 else 1.0)
