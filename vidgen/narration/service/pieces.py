"""A long text in pieces no longer than a service takes, cut where a reader would breathe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from vidgen.narration.sound import resampled, softened, trimmed
from vidgen.narration.speech import Speech

_SENTENCE: Final = ".!?…"
_CLAUSE: Final = ",;:–—-"
_CLOSING: Final = "”’\"')]}»"
_CONJUNCTIONS: Final = frozenset(
    [
        "và",
        "hoặc",
        "hay",
        "nhưng",
        "mà",
        "thì",
        "để",
        "nếu",
        "khi",
        "vì",
        "do",
        "nên",
        "rồi",
        "bằng",
        "tại",
        "trong",
        "từ",
        "đến",
        "với",
        "của",
        "cho",
        "như",
        "là",
    ]
)
_PAUSES: Final = {3: 0.28, 2: 0.15, 1: 0.02, 0: 0.0}  # seconds after a cut of that worth


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text to be spoken in one request.

    Attributes:
        text: with something to be heard in it.
        pause: seconds of silence to leave before the next piece.
    """

    text: str
    pause: float


def pieces(text: str, longest: int) -> tuple[Piece, ...]:
    """The text in order, each piece at most `longest` characters.

    Cut after a sentence, else after a clause, else before a conjunction, else between syllables; a syllable
    longer than that is cut anywhere. Pieces come out about equally long where that makes no difference.
    """
    return tuple(_cut([part for word in text.split() for part in _chunks(word, longest)], longest))


def _chunks(word: str, longest: int) -> Iterator[str]:
    for start in range(0, len(word), longest):
        yield word[start : start + longest]


def _cut(words: Sequence[str], longest: int) -> Iterator[Piece]:
    start = 0
    while start < len(words):
        rest = len(" ".join(words[start:]))
        if rest <= longest:
            yield Piece(" ".join(words[start:]), 0.0)
            return
        ends = list(_ends(words, start, longest))
        even = rest / -(-rest // longest)  # as long as each would be, were they equal
        worth, _distance, end = max(
            (_worth(words, end), -abs(length - even), end)
            for end, length in ends
            if length > longest // 3 or end == ends[-1][0]
        )
        text = " ".join(words[start:end])
        if not any(map(str.isalnum, text)):
            end, worth = ends[-1][0], 0
            text = " ".join(words[start:end])
        if any(map(str.isalnum, text)):
            following = any(any(map(str.isalnum, word)) for word in words[end:])
            yield Piece(text, _PAUSES[worth] if following else 0.0)
            if not following:
                return
        start = end


def _ends(words: Sequence[str], start: int, longest: int) -> Iterator[tuple[int, int]]:
    """Each place to cut so that the piece is short enough, and how long it is then."""
    length = -1
    for end in range(start + 1, len(words)):
        length += len(words[end - 1]) + 1
        if length > longest:
            return
        yield end, length


def _worth(words: Sequence[str], end: int) -> int:
    last = words[end - 1].rstrip(_CLOSING)[-1:]
    if last in _SENTENCE and last:
        return 3
    if last in _CLAUSE and last:
        return 2
    return 1 if words[end].lower() in _CONJUNCTIONS else 0


def joined(speeches: Sequence[Speech], cuts: Sequence[Piece]) -> Speech:
    """The pieces as one speech: each cut to what is heard, its ends soft, with its pause after it.

    Word times are kept if every piece has them.
    """
    if len(speeches) == 1:
        return speeches[0]
    sample_rate = speeches[0].sample_rate
    parts, words, length = [], [], 0
    for speech, piece in zip(speeches, cuts, strict=True):
        one = trimmed(resampled(speech, sample_rate))
        words += [(start + length, end + length) for start, end in one.words or ()]
        silence = np.zeros(round(piece.pause * sample_rate), np.float32)
        parts += [softened(one.samples, sample_rate), silence]
        length += len(one.samples) + len(silence)
    known = all(speech.words is not None for speech in speeches)
    return Speech(np.concatenate(parts), sample_rate, tuple(words) if known else None)
