"""The compounds of ``compounds.txt``: words of several syllables, which are never parted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from vidgen.vietnamese.words import split


@cache
def compounds() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The shipped compounds by their first syllable, each a tuple of 2 to 4 syllables in lower case."""
    text = files("vidgen.vietnamese").joinpath("compounds.txt").read_text(encoding="utf-8")
    found: dict[str, set[tuple[str, ...]]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            for entry in line.split(","):
                parts = tuple(entry.split())
                if len(parts) > 1:
                    found.setdefault(parts[0], set()).add(parts)
    return {first: tuple(group) for first, group in found.items()}


def compounds_in(words: Sequence[str], open_after: Sequence[bool], longest: int = 4) -> list[tuple[int, int]]:
    """Start and end of each compound in a line: the cut into fewest words, the earlier ones longest.

    Arguments:
        words: the words without punctuation, in lower case.
        open_after: whether a compound may go on after each of them.
        longest: the most syllables of a compound.
    """
    known = compounds()
    fewest: list[tuple[int, int]] = [(0, 0)] * (len(words) + 1)
    for at in range(len(words) - 1, -1, -1):
        lengths = {1} | {
            len(parts)
            for parts in known.get(words[at], ())
            if len(parts) <= longest
            and tuple(words[at : at + len(parts)]) == parts
            and all(open_after[at : at + len(parts) - 1])
        }
        cost, length = min((fewest[at + length][0] + 1, -length) for length in lengths)
        fewest[at] = (cost, -length)
    found, at = list[tuple[int, int]](), 0
    while at < len(words):
        length = fewest[at][1]
        if length > 1:
            found.append((at, at + length))
        at += length
    return found


def word_sizes(syllables: Sequence[str]) -> list[int]:
    """The syllables of each word of which a longer one is made: ``cổng`` ``dịch vụ công`` are 1 and 3."""
    count = len(syllables)
    lower = [split(syllable).lower for syllable in syllables]
    sizes, at = list[int](), 0
    for start, end in compounds_in(lower, [True] * count, count - 1):
        sizes += [*[1] * (start - at), end - start]
        at = end
    sizes += [1] * (count - at)
    # Words of four syllables are two of two where the list knows neither.
    return [2, 2] if sizes == [1] * 4 else sizes
