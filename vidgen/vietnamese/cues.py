"""Cues: what of a text is on screen at once, as lines of words.

After the Vietnamese timed-text guide of Netflix: at most two lines, parted at sentences, then at clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from vidgen.vietnamese.lines import (
    INSIDE_BOUND,
    LONELY,
    SHORT,
    WIDOW,
    Extent,
    Width,
    break_cost,
    break_lines,
    breakable_inside,
    breaker,
    extent_of,
    lone,
)
from vidgen.vietnamese.segments import named_through
from vidgen.vietnamese.text import Pause, Token

# What a cue is worth, and what is worse than a cue more: to part a clause, a name.
_CUE, _MID_CLAUSE, _IN_NAME = 2, 3, 6
_INSIDE_NAME = 1.5
_BEFORE_NAME = -0.04
_BRIEF = 4  # syllables that are over before a cue has been read
_BRIEF_COST = 0.4

Cue = list[list[int]]

Strain = Callable[[int, int], tuple[int, float]]
"""What speaks against showing the tokens from one to before another as one cue, by the time there is to read
them: demerits, of which a cue is worth two, and a cost that decides between equals."""


def cues(
    tokens: Sequence[Token],
    width: Width,
    limit: float,
    max_lines: int = 2,
    max_characters: int = 26,
    strain: Strain | None = None,
) -> list[list[list[int]]]:
    """The captions of a text: cues of lines of token indices.

    A cue never reaches past the end of a sentence. Within a sentence as few cues as will do, but rather one
    more than a clause or a name parted; evenly filled, none with a lone short word if another cut avoids it.

    Arguments:
        tokens: what is shown and said.
        width: the width of a text, in the unit of `limit`.
        limit: the widest a line may be.
        max_lines: lines of a cue.
        max_characters: characters of a line.
        strain: by the times at which they are heard; without it the time is guessed by the syllables.

    Returns:
        Every token index once, in order.
    """
    load = _load(width, limit, max_characters)
    found: list[list[list[int]]] = []
    through = named_through([token.shown for token in tokens])
    for start, end in _sentences(tokens):
        words = [
            (token.shown, token.glued and at < end - 1) for at, token in enumerate(tokens[start:end], start)
        ]
        timed = _from(start, strain) if strain else None
        cut = _cut(words, tokens[start:end], through[start:end], load, max_lines, timed)
        found += [[[start + at for at in line] for line in cue] for cue in cut]
    return found


def joined(
    one: Cue,
    other: Cue,
    tokens: Sequence[Token],
    width: Width,
    limit: float,
    max_lines: int = 2,
    max_characters: int = 26,
) -> Cue | None:
    """Two cues that follow one another as one, with their own lines or others; None where it has no room."""
    if len(one) + len(other) <= max_lines:
        return [*one, *other]
    load = _load(width, limit, max_characters)
    indices = [at for line in (*one, *other) for at in line]
    lines = [
        [indices[at] for at in line]
        for line in break_lines([(tokens[at].shown, tokens[at].glued) for at in indices], load, 1.0)
    ]
    fits = all(load(" ".join(tokens[at].shown for at in line)) <= 1.0 for line in lines)
    return lines if len(lines) <= max_lines and fits else None


def _load(width: Width, limit: float, max_characters: int) -> Width:
    """How full a line is, above 1 where the text is too wide or too long for it."""

    @cache
    def load(text: str) -> float:
        filled = len(text) / max_characters
        # Too long is too long: how wide it is need not be measured.
        return filled if filled > 1.0 else max(width(text) / limit, filled)

    return load


def _from(first: int, strain: Strain) -> Strain:
    return lambda start, end: strain(first + start, first + end)


def _sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Start and end of each sentence; marks that are only seen stay with the words before them."""
    found, start = list[tuple[int, int]](), 0
    ended = heard = False
    for at in range(1, len(tokens)):
        ended = ended or tokens[at - 1].pause is Pause.SENTENCE
        heard = heard or bool(tokens[at - 1].spoken)
        if ended and heard and tokens[at].spoken:
            first = at
            while (
                first - 1 > start
                and not tokens[first - 1].spoken
                and not tokens[first - 1].pause
                and (tokens[first - 1].shown[:1] in "-–—•“\"‘'(")
            ):
                first -= 1
            found.append((start, first))
            start = first
            ended = any(token.pause is Pause.SENTENCE for token in tokens[start:at])
            heard = any(token.spoken for token in tokens[start:at])
    return [*found, (start, len(tokens))] if tokens else []


def _cut(
    words: Sequence[tuple[str, bool]],
    tokens: Sequence[Token],
    through: Sequence[bool],
    load: Width,
    max_lines: int,
    strain: Strain | None,
) -> list[list[list[int]]]:
    n = len(words)
    extent = extent_of(words, load)
    inside = breakable_inside(words, extent, 1.0)
    broken = breaker(words, extent, 1.0, inside)
    # More than the lines of a cue can hold, with the spaces at which they part.
    most = max_lines * max([1.0, *(extent(at, at + 1) for at in range(n))]) + 1.0
    best: list[tuple[int, float, int, list[list[int]]]] = [(0, 0.0, 0, [])]
    for end in range(1, n + 1):
        choices: list[tuple[int, float, int, list[list[int]]]] = []
        for start in range(end - 1, -1, -1):
            if extent(start, end) > most:
                break
            lines = broken(start, end)
            if len(lines) > max_lines:
                break
            count, cost, _, _ = best[start]
            bound = start > 0 and words[start - 1][1]
            if count < 0 or (bound and start - 1 not in inside):
                continue
            cost += _cue_cost(words, tokens, through, lines, extent, max_lines)
            more, strained = strain(start, end) if strain else (0, _guessed(tokens, start, end))
            count, cost = count + more, cost + strained
            count += _CUE
            if end < n:
                count += (0 if tokens[end - 1].pause else _MID_CLAUSE) + (_IN_NAME if through[end - 1] else 0)
            choices.append((count, cost + (INSIDE_BOUND if bound else 0.0), start, lines))
        best.append(min(choices, key=lambda choice: choice[:2]) if choices else (-1, 0.0, 0, []))
    found, end = list[list[list[int]]](), n
    while end:
        found.append(best[end][3])
        end = best[end][2]
    return found[::-1]


def _cue_cost(
    words: Sequence[tuple[str, bool]],
    tokens: Sequence[Token],
    through: Sequence[bool],
    lines: Sequence[Sequence[int]],
    extent: Extent,
    max_lines: int,
) -> float:
    start, end = lines[0][0], lines[-1][-1] + 1
    filled = sum(extent(line[0], line[-1] + 1) for line in lines) / max_lines
    cost = max(1.0 - filled, 0.0) ** 2
    if end < len(words):
        cost += 0.0 if tokens[end - 1].pause else 0.25 + break_cost(words, end, start, end == len(words) - 1)
        cost += _INSIDE_NAME if through[end - 1] else _BEFORE_NAME if through[end] else 0.0
    short = end - start == 1 and len(words[start][0]) <= SHORT
    said = any(token.spoken for token in tokens[start:end])
    cost += LONELY if lone(words, lines) else 0.0
    return cost + (WIDOW if short else 0.0) + (WIDOW if not said else 0.0)


def _guessed(tokens: Sequence[Token], start: int, end: int) -> float:
    said = sum(len(token.spoken) for token in tokens[start:end])
    # The silence after a mark lasts about a syllable.
    lasts = said + bool(tokens[end - 1].pause)
    return _BRIEF_COST if lasts < _BRIEF and end - start < len(tokens) else 0.0
