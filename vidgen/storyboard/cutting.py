"""Cutting a line into cues by the times at which its words are heard, so that each can be read.

After the timed-text rules of Netflix for Vietnamese: a cue stays 5/6 s to 7 s, 2 frames lie between two cues,
and nobody has to read more than 17 characters a second (spaces counted, the break between lines not). What
the profile of the viewers decides of it, its size, its width and its speed, is their `Measure`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from PIL import ImageFont

from vidgen.brand.profile import MEASURES, Measure
from vidgen.narration.narrate import Utterance
from vidgen.storyboard import canvas
from vidgen.storyboard.model import FPS
from vidgen.vietnamese.cues import Cue, cues, joined
from vidgen.vietnamese.lines import Width

SIZE = MEASURES["normal"].caption  # pixels
MAX_CHARACTERS = MEASURES["normal"].caption_characters  # in a line; what fits 864 px with boxes
MAX_LINES = 2
PADDING = (22, 4)
GAP = 2  # frames between two cues
LEAST = 25  # frames of a cue: 5/6 s
MOST = 7 * FPS  # frames of a cue
FASTEST = MEASURES["normal"].reading  # characters a second
LINGER = 14  # frames a cue stays after its last word if nothing follows
WIDTH = canvas.CONTENT_WIDTH - 2 * PADDING[0]
_TOO_BRIEF, _TOO_LONG = 3, 16  # demerits; a cue is worth two (see `vidgen.vietnamese.cues`)
_TOO_FAST, _FASTER = 0.3, 4.0  # against the costs there; the second for each further 100 %


def characters(text: str) -> int:
    """How many characters of a cue have to be read."""
    return len(text.replace("\n", ""))


def needed(text: str, fastest: float = FASTEST) -> int:
    """The frames a cue must stay at least, for people who read so many characters a second."""
    return max(LEAST, math.ceil(characters(text) * FPS / fastest))


@lru_cache(maxsize=4)
def width_in(face: ImageFont.FreeTypeFont) -> Width:
    """The width of words parted by single spaces, in pixels; each word and each space is measured once."""

    @lru_cache(maxsize=8192)
    def of_word(word: str) -> float:
        return face.getlength(word)

    @lru_cache(maxsize=8192)
    def of_space(left: str, right: str) -> float:
        return face.getlength(f"{left} {right}") - of_word(left) - of_word(right)

    def width(text: str) -> float:
        words = text.split(" ")
        spaces = sum(of_space(one[-1:], other[:1]) for one, other in pairwise(words))
        return sum(map(of_word, words)) + spaces

    return width


class Cutter:
    """Cuts one line into cues by the times at which its words are heard.

    Arguments:
        starts: the frame at which each token is heard; `ends` likewise.
        after: the frame until which the last cue may stay.
        measure: of the viewers.
    """

    def __init__(
        self,
        utterance: Utterance,
        starts: Sequence[int],
        ends: Sequence[int],
        after: int,
        width: Width,
        measure: Measure,
    ) -> None:
        self._tokens = utterance.tokens
        self._most, self._fastest = measure.caption_characters, measure.reading
        self._starts, self._ends, self._after, self._width = starts, ends, after, width
        self._before = [0]
        for token in self._tokens:
            self._before.append(self._before[-1] + len(token.shown) + 1)

    def cut(self) -> list[Cue]:
        """The cues; those too short to be read, or to be read in time, are joined to a neighbour where both
        have room in one and that helps."""
        found = cues(self._tokens, self._width, WIDTH, MAX_LINES, self._most, self._strain)
        at = 0
        while at < len(found):
            joins = [join for one in (at - 1, at) if (join := self._join(found, one, at))]
            if joins:
                _parted, _lasts, at, whole = min(joins, key=lambda join: join[:3])
                found[at : at + 2] = [whole]
            else:
                at += 1
        return found

    def _join(self, found: Sequence[Cue], one: int, ill: int) -> tuple[int, int, int, Cue] | None:
        """Two neighbours as one cue, if that makes good what is wrong with one of them."""
        if not 0 <= one < len(found) - 1:
            return None
        start, end = _extent(found[ill])
        brief, fast = self._room(start, end) < LEAST, self._speed(start, end)
        if not brief and fast <= self._fastest:
            return None
        first, last = _extent(found[one])[0], _extent(found[one + 1])[1]
        room = self._room(first, last)
        # Two cues are joined for their speed only where all of both can then be read.
        if room > MOST or not (brief or self._speed(first, last) <= self._fastest):
            return None
        both = joined(found[one], found[one + 1], self._tokens, self._width, WIDTH, MAX_LINES, self._most)
        return (self._tokens[_extent(found[one])[1] - 1].pause, room, one, both) if both else None

    def _strain(self, start: int, end: int) -> tuple[int, float]:
        """See `vidgen.vietnamese.cues.Strain`. Asked of every stretch of a line, so it must be quick."""
        first = self._starts[start]
        free = (self._starts[end] - GAP if end < len(self._starts) else self._after) - first
        length = self._length(start, end)
        demerits = _TOO_LONG if self._ends[end - 1] - first > MOST and end - start > 1 else 0
        if free < LEAST:
            demerits += _TOO_BRIEF
        excess = length * FPS / self._fastest - free
        return demerits, _TOO_FAST + _FASTER * excess / max(free, 1) if excess > 0 else 0.0

    def _room(self, start: int, end: int) -> int:
        """Frames that the tokens from one to before another can be on screen."""
        limit = self._starts[end] - GAP if end < len(self._tokens) else self._after
        stays = max(self._ends[end - 1] + LINGER, self._starts[start] + self._needed(start, end))
        return min(stays, limit) - self._starts[start]

    def _needed(self, start: int, end: int) -> int:
        return max(LEAST, math.ceil(self._length(start, end) * FPS / self._fastest))

    def _speed(self, start: int, end: int) -> float:
        return self._length(start, end) * FPS / max(self._room(start, end), 1)

    def _length(self, start: int, end: int) -> int:
        """Characters to be read; where they part into two lines, one space is none."""
        length = self._before[end] - self._before[start] - 1
        return length - 1 if length > self._most else length


def _extent(cue: Cue) -> tuple[int, int]:
    return cue[0][0], cue[-1][-1] + 1
