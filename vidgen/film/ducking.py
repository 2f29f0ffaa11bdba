"""How loud the music is at each moment: low under speech, a little higher where nobody speaks.

Speech lies where the storyboard put it, so the music is down before a word begins and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE

UNDER_DB = -24.0
"""Music against speech while somebody speaks; WCAG 2.2, technique G56 asks for 20 dB or more."""
PAUSE_DB = -16.0
"""In a pause long enough for the music to come up to it."""
THINKING_DB = -28.0
"""While a count-down gives time to think. Minutes of louder music beside a few words would pass the gate of
BS.1770-4, and no gain would bring the voice to the film's loudness."""
ALONE_DB = -12.0
"""Where the film has no more speech, and where it has none at all."""

_PAUSE = SAMPLE_RATE * 8 // 10  # shorter ones are breaths: music that pumps in them disturbs
_FULL_PAUSE = SAMPLE_RATE * 5 // 2  # from this length on the music comes up all the way
_THINKING = SAMPLE_RATE * 15 // 2  # from this length on somebody is given time to think
_RISE = SAMPLE_RATE * 12 // 10
_FALL = SAMPLE_RATE * 5 // 10
_FADE_IN = SAMPLE_RATE * 6 // 10
_FADE_OUT = SAMPLE_RATE * 16 // 10


@dataclass(frozen=True, slots=True, eq=False)
class Envelope:
    """The music's gain over a film, as corners joined by ramps.

    Attributes:
        places: samples of the film, rising.
        levels: dB against speech at those places.
        length: samples of the film.
    """

    places: NDArray[np.float64]
    levels: NDArray[np.float64]
    length: int

    def gain(self, start: int, stop: int) -> Samples:
        """The factor at each sample from `start` to `stop`, float32; 0 at both ends of the film."""
        gain = np.empty(stop - start)
        corners = (int(place) for place in self.places if start < place < stop)
        for first, last in pairwise([start, *corners, stop]):
            ends = np.interp((first, last - 1), self.places, self.levels)
            # Under speech the gain stays the same for long, and powers are dear.
            flat = ends[0] == ends[1]
            level = ends[0] if flat else np.interp(np.arange(first, last), self.places, self.levels)
            gain[first - start : last - start] = 10.0 ** (level / 20.0)
        fade_in, fade_out = _fades(self.length)
        for first, last in ((start, min(stop, fade_in)), (max(start, self.length - fade_out), stop)):
            at = np.arange(first, last)
            fade = np.clip(np.minimum(at / fade_in, (self.length - 1 - at) / fade_out), 0.0, 1.0)
            gain[first - start : last - start][: len(at)] *= np.sin(np.pi / 2.0 * fade) ** 2
        return gain.astype(np.float32)


def envelope(speech: Sequence[tuple[int, int]], length: int) -> Envelope:
    """The gain of the music in a film.

    Arguments:
        speech: where somebody speaks, ``(start, end)`` in samples of the film, in any order; may overlap.
        length: samples of the film.
    """
    spoken = _joined(speech)
    if not spoken:
        return Envelope(np.array([0.0]), np.array([ALONE_DB]), length)
    corners = _pause(0, spoken[0][0]) if spoken[0][0] > _PAUSE else []
    for (_start, end), (following, _end) in pairwise(spoken):
        corners += [(end, UNDER_DB), *_pause(end, following)]
    last = spoken[-1][1]
    corners += [(last, UNDER_DB), (last + _RISE, ALONE_DB)]
    if not corners or corners[0][0] > spoken[0][0]:
        corners.insert(0, (spoken[0][0], UNDER_DB))
    places, levels = zip(*corners, strict=True)
    return Envelope(np.array(places, np.float64), np.array(levels, np.float64), length)


def _joined(speech: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches of speech, parted by pauses in which the music may rise."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(span for span in speech if span[1] > span[0]):
        if joined and start - joined[-1][1] <= _PAUSE:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _pause(start: int, stop: int) -> list[tuple[int, float]]:
    """Corners of the rise and fall in a pause; the music is down when the next word begins."""
    length = stop - start
    share = min(1.0, length / _FULL_PAUSE)
    highest = THINKING_DB if length >= _THINKING else PAUSE_DB
    top = UNDER_DB + (highest - UNDER_DB) * share
    fall = min(_FALL, length // 3)
    rise = min(_RISE, length - fall - 1) if start else 0
    return [(start + rise, top), (stop - fall, top), (stop, UNDER_DB)]


def _fades(length: int) -> tuple[int, int]:
    """Samples of fade in and fade out; a very short film has half of it for each."""
    half = max(1, length // 2)
    return min(_FADE_IN, half), min(_FADE_OUT, half)
