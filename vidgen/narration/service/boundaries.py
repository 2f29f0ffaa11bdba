"""Word times that a service tells, brought to our syllables and to where the sound really is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from unicodedata import normalize

import numpy as np

from vidgen.narration.service.answer import cut_short
from vidgen.narration.speech import Speech

_OFFSET: Final = 0.120  # seconds that the sound may lie beside what the service says; more is another matter
_LEVEL: Final = 0.02  # of the peak: here a first syllable is heard
_LOST: Final = 0.200  # seconds of the last word that may lie beyond the sound


@dataclass(frozen=True, slots=True)
class Boundary:
    """One word, or what the service takes for one.

    Attributes:
        text: as the service wrote it; may be several syllables, or a part of one.
        start: seconds from the start of the sound.
        end: likewise.
    """

    text: str
    start: float
    end: float


def spans(speech: Speech, text: str, boundaries: Sequence[Boundary]) -> Speech:
    """The speech with the time of each syllable of the text; without, where the words are not the text's.

    Letter by letter, so that it does not matter how the service parts words: a time within a word is taken
    in proportion to the letters before it.

    Raises:
        Trouble: the sound ends before the words do.
    """
    boundaries = [each for each in boundaries if _letters(each.text)]
    if not boundaries:
        return speech
    rate, length = speech.sample_rate, len(speech.samples)
    if boundaries[-1].end > length / rate + _LOST:
        raise cut_short()
    syllables = [_letters(syllable) for syllable in text.split()]
    words = [_letters(each.text) for each in boundaries]
    if "".join(syllables) != "".join(words):
        return speech
    before = np.cumsum([0, *map(len, words)])  # letters before each word
    owner = np.repeat(np.arange(len(words)), list(map(len, words)))  # of each letter, its word

    def time(letter: int, word: int) -> float:
        """When the letter starts, as a letter of that word."""
        share = (letter - before[word]) / len(words[word])
        return boundaries[word].start + float(share) * (boundaries[word].end - boundaries[word].start)

    shift = _shift(speech, boundaries[0].start)
    times: list[tuple[int, int]] = []
    at, last = 0, 0
    for syllable in syllables:
        if syllable:
            end = at + len(syllable)
            seconds = (time(at, owner[at]) + shift, time(end, owner[end - 1]) + shift)
            first, final = (min(max(round(each * rate), last), length) for each in seconds)
            times.append((first, max(final, first)))
            at, last = end, times[-1][1]
        else:
            times.append((last, last))
    return replace(speech, words=tuple(times))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFC", text).casefold()))


def _shift(speech: Speech, first: float) -> float:
    """How much later the sound is than told: an MP3 begins with its codec's delay, which no one tells."""
    loud = np.abs(speech.samples)
    onset = int(np.argmax(loud > loud.max() * _LEVEL)) / speech.sample_rate
    return onset - first if abs(onset - first) <= _OFFSET else 0.0
