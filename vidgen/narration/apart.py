"""Telling roles apart by ear: which of an engine's voices a role gets, and its colour of pitch and tempo."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from vidgen.narration.voices.engine import Gender, Timbre

NARRATOR: Final = "narrator"
APART: Final = 2.0  # semitones between any two roles' median pitches; 1.5 is heard, the rest is margin

# How a look colours its voice: semitones and tempo. Older people speak lower and slower, the young higher and
# faster; a stranger presses.
_COLOURS: Final[dict[str, tuple[float, float]]] = {
    NARRATOR: (0.0, 1.0),
    "grandmother": (-2.0, 0.88),
    "grandfather": (-1.0, 0.88),
    "farmer": (0.0, 0.95),
    "student": (1.5, 1.08),
    "shop-owner": (0.0, 1.04),
    "worker": (0.0, 1.0),
    "young-mother": (0.5, 1.04),
    "officer": (0.0, 0.97),
    "stranger": (-1.0, 1.05),
}
_TYPICAL: Final[dict[Gender, float]] = {"female": 165.0, "male": 95.0}  # Hz, where an engine lacks the gender
_COMPASS: Final[dict[Gender, tuple[float, float]]] = {"female": (120.0, 240.0), "male": (70.0, 135.0)}  # Hz
_FARTHEST: Final = 6.0  # semitones from the voice's own pitch; beyond, it no longer sounds like a person
_STEP: Final = 0.5  # semitones


def best_timbre(timbres: Sequence[Timbre], used: set[str], look: str, gender: Gender | None) -> Timbre:
    """The best voice left: by gender, then not yet heard, then not the narrator's, then by look."""
    return min(
        timbres,
        key=lambda timbre: (
            gender is not None and timbre.gender != gender,
            timbre.name in used,
            look != NARRATOR and NARRATOR in timbre.suits,
            look not in timbre.suits,
        ),
    )


def coloured(timbre: Timbre, look: str, gender: Gender | None, taken: Sequence[float]) -> tuple[float, float]:
    """Semitones and tempo with which a role speaks so that nobody is taken for another.

    Arguments:
        timbre: the voice it has.
        look: of the cast, or `NARRATOR`.
        gender: of the role; None for the narrator, who keeps the voice's own pitch.
        taken: median pitches of the roles before it, in Hz.
    """
    semitones, tempo = _COLOURS[look]
    if gender is None:
        return 0.0, tempo
    if timbre.gender != gender:
        semitones += _interval(timbre.hertz, _TYPICAL[gender])
    return _apart(timbre.hertz, semitones, taken, _COMPASS[gender]), tempo


def _apart(hertz: float, wanted: float, taken: Sequence[float], compass: tuple[float, float]) -> float:
    """The semitones nearest to `wanted` at which the voice is `APART` from all others; else the farthest."""
    lowest, highest = (min(max(_interval(hertz, bound), -_FARTHEST), _FARTHEST) for bound in compass)
    wanted = min(max(wanted, lowest), highest)
    grid = range(math.ceil(lowest / _STEP), math.floor(highest / _STEP) + 1)
    steps: list[float] = [wanted, *(number * _STEP for number in grid)]

    def distance(semitones: float) -> float:
        return min((abs(_interval(other, hertz) + semitones) for other in taken), default=math.inf)

    free = [step for step in steps if distance(step) >= APART]
    best = min(free, key=lambda step: abs(step - wanted)) if free else max(steps, key=distance)
    return round(best, 2)


def _interval(low: float, high: float) -> float:
    """From one frequency to another in semitones."""
    return 12 * math.log2(high / low)
