"""Spoken text as piper is given it, and the time of each of its syllables from the times of its phonemes.

Piper has espeak-ng write the text in phonemes, words parted by blanks. So that those words are our syllables,
marks that espeak-ng would join or part words at are first made plain.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

_STOPS: Final = ".!?…"
_CLAUSES: Final = ",;:–—-"
_BETWEEN: Final = " .,;:!?"  # what stands between words among piper's phonemes
_LETTERS: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Legible:
    """A text for piper.

    Attributes:
        text: words and plain marks.
        words: how many words each syllable of the spoken text has in it; 0 for one without a letter.
    """

    text: str
    words: tuple[int, ...]


def legible(syllables: Sequence[str]) -> Legible:
    """The spoken text with one plain mark where it had any, a capital after a stop, and a stop at the end."""
    parts: list[str] = []
    words: list[int] = []
    stopped = False
    for syllable in syllables:
        letters = _LETTERS.findall(syllable)
        words.append(len(letters))
        if letters:
            word = " ".join(letters)
            parts.append(word[0].upper() + word[1:] if stopped else word)
            stopped = False
        mark = _mark(syllable[syllable.rfind(letters[-1]) + len(letters[-1]) :] if letters else syllable)
        if mark and parts and parts[-1][-1] not in _BETWEEN:
            parts[-1] += mark
        stopped = stopped or (bool(mark) and mark in _STOPS)
    if parts and parts[-1][-1] not in _STOPS:
        parts[-1] = parts[-1].rstrip(_BETWEEN) + "."
    return Legible(" ".join(parts), tuple(words))


def _mark(after: str) -> str:
    """The strongest of the marks after a word, as espeak-ng knows it; empty where there is none."""
    for mark in after:
        if mark in _STOPS:
            return "." if mark == "…" else mark
    return next((mark if mark in ",;:" else "," for mark in after if mark in _CLAUSES), "")


def word_times(
    phonemes: Sequence[str],
    ids: Sequence[int],
    samples: NDArray[np.int64] | None,
    known: Mapping[str, Sequence[int]],
    length: int,
    hop: int,
) -> list[tuple[int, int]] | None:
    """Start and end of each word of one sentence, in samples; None if the model's times do not fit.

    Arguments:
        phonemes: as espeak-ng wrote the sentence.
        ids: what the model was given: a start, the numbers of the phonemes it knows, an end, with a filler
            after each.
        samples: how long each of `ids` sounds; None if the model does not tell.
        known: phoneme -> its numbers.
        length: of the sound, in samples.
        hop: samples in the unit the model counts in.
    """
    if samples is None or len(samples) != len(ids) or abs(int(samples.sum()) - length) > 2 * hop:
        return None
    filler = list(known["_"])
    edges = [0, *np.minimum(np.cumsum(samples), length).tolist()]
    at = 0
    times: list[tuple[int, int]] = []
    inside = False
    for phoneme in ("^", *phonemes, "$"):
        if phoneme not in known:
            continue
        own = [*known[phoneme], *(filler if phoneme != "$" else ())]
        if list(ids[at : at + len(own)]) != own:
            return None
        start, end = edges[at], edges[at + len(own)]
        at += len(own)
        if phoneme in "^$" or phoneme in _BETWEEN:
            inside = False
        elif inside:
            times[-1] = (times[-1][0], end)
        else:
            times.append((start, end))
            inside = True
    return times if at == len(ids) else None


def syllable_times(
    words: Sequence[int], times: Sequence[tuple[int, int]]
) -> tuple[tuple[int, int], ...] | None:
    """Each syllable's time from its words' times; a syllable without a word stands after the one before.

    None if there are more or fewer words than were asked for: espeak-ng joined or spelt some.
    """
    if sum(words) != len(times):
        return None
    spans: list[tuple[int, int]] = []
    at = 0
    for count in words:
        last = spans[-1][1] if spans else 0
        spans.append((times[at][0], times[at + count - 1][1]) if count else (last, last))
        at += count
    return tuple(spans)
