"""What espeak-ng rendered as speech: its samples, and when each syllable is heard in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np

from vidgen.narration.espeak.library import Rendering
from vidgen.narration.pcm import FULL_SCALE
from vidgen.narration.speech import Samples, Speech

_SILENT: Final = 0.01  # of the peak: what lies below, next to a pause, is no longer the syllable


def heard(syllables: Sequence[str], rendering: Rendering, sample_rate: int) -> Speech:
    """The speech of a rendering.

    Arguments:
        syllables: of the text as it was given, marks attached; at least one is heard.
    """
    samples = rendering.samples.astype(np.float32) / np.float32(FULL_SCALE)
    starts = _starts(syllables, rendering.words, len(samples))
    return Speech(samples, sample_rate, _spans(syllables, starts, samples))


def _starts(syllables: Sequence[str], events: Sequence[tuple[int, int]], end: int) -> list[int]:
    """Where each syllable starts: from its word event, or evenly between its neighbours' where it has none.

    The event of a word after a lone dash points at the dash, so an event on a mark counts for the next word.
    """
    voiced = [index for index, syllable in enumerate(syllables) if any(map(str.isalnum, syllable))]
    owner: list[int] = []  # for each character, its syllable; from a mark, the next one that is heard
    for index, syllable in enumerate(syllables):
        place = bisect_left(voiced, index)
        owner += [voiced[place] if place < len(voiced) else index] * (len(syllable) + 1)
    known: dict[int, int] = {}
    for character, sample in events:
        if 0 <= character < len(owner):
            known.setdefault(owner[character], sample)
    known.setdefault(voiced[0], 0)
    known[len(syllables)] = end
    indices = sorted(known)
    times = np.interp(range(len(syllables) + 1), indices, [known[index] for index in indices])
    return [int(time) for time in np.minimum(np.maximum.accumulate(times), end)]


def _spans(syllables: Sequence[str], starts: Sequence[int], samples: Samples) -> tuple[tuple[int, int], ...]:
    """Start and end of each syllable.

    One runs up to the next; but next to a pause, or to an end of the sound, only as far as it is heard: the
    silence in the mouth before a “c” or “t” and the pause itself are left out.
    """
    loud = float(np.abs(samples).max(initial=0.0)) * _SILENT
    spans = []
    paused = True
    for syllable, (start, end) in zip(syllables, pairwise(starts), strict=True):
        voiced = any(map(str.isalnum, syllable))
        pauses = not syllable[-1].isalnum() or end == len(samples)
        first, last = start, end if voiced else start
        if voiced and (paused or pauses):
            heard = np.flatnonzero(np.abs(samples[start:end]) > loud)
            if heard.size:
                first = start + int(heard[0]) if paused else start
                last = start + int(heard[-1]) + 1 if pauses else end
        spans.append((first, last))
        paused = pauses
    return tuple(spans)
