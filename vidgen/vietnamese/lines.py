"""Lines: where a text breaks so that it reads well.

After the Vietnamese timed-text guide of Netflix: at most two lines, break after punctuation, before a
conjunction; bound words (see `segments`) are never parted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from vidgen.vietnamese.compounds import word_sizes
from vidgen.vietnamese.segments import bonds, office_seams
from vidgen.vietnamese.words import word_set

_CONJUNCTIONS = word_set("và hoặc nhưng để khi nếu vì mà thì hay")
_LEANS_ON_NEXT = _CONJUNCTIONS | word_set(
    "tôi họ của là các những một mỗi mọi với cho từ do bởi không chưa đừng hãy sẽ đã đang bị được rất "
    "theo qua trên trong tại về đến vào như chỉ phải cần nên cũng"
)
_PREPOSITIONS = word_set("của về với cho từ do bởi qua trên trong tại đến vào")
SHORT = 7

WIDOW = 1.0
LONELY = 0.6
_AFTER_MARK = -0.12
_BEFORE_CONJUNCTION = -0.08
_BEFORE_PREPOSITION = -0.04
_LEANING = 0.1
_ASTRAY = {".": 0.5, ",": 0.15}
INSIDE_BOUND = 4.0

Width = Callable[[str], float]
Extent = Callable[[int, int], float]
Breaker = Callable[[int, int], list[list[int]]]


def break_lines(words: Sequence[tuple[str, bool]], width: Width, limit: float) -> list[list[int]]:
    """The indices of the words on each line.

    Fewest lines first; then the lines as even as can be (least sum of squares), with a preference for breaks
    after punctuation and before conjunctions, and none that leaves a single short word on a line or one word
    of a sentence on the line of another.

    Arguments:
        words: each word with whether no line may break after it. A run of such words that is wider than the
            limit by itself may break between its compounds, and within one only if that alone is too wide;
            a single word that is too wide stands alone.
        width: the width of a text, in the unit of `limit`; not falling as the text grows.
        limit: the widest a line may be.

    Returns:
        Every index once, in order; no lines for no words.
    """
    extent = extent_of(words, width)
    return breaker(words, extent, limit, breakable_inside(words, extent, limit))(0, len(words))


def extent_of(words: Sequence[tuple[str, bool]], width: Width) -> Extent:
    """The width of the words from one to before another, each measured once."""
    shown = [word for word, _ in words]

    @cache
    def extent(start: int, end: int) -> float:
        return width(" ".join(shown[start:end]))

    return extent


def breaker(words: Sequence[tuple[str, bool]], extent: Extent, limit: float, inside: set[int]) -> Breaker:
    """The lines of the words from one to before another; stretches that begin alike share the work.

    Where a lone short word would stand on a line, the name of an office may part before the place:
    ``Báo Công an / xã Bến Dừa Xanh``.
    """
    usual = _breaker(words, extent, limit, dict.fromkeys(inside, INSIDE_BOUND))
    seams = office_seams([word for word, _ in words])
    if not seams:
        return usual
    parting = _breaker(words, extent, limit, dict.fromkeys(inside, INSIDE_BOUND) | dict.fromkeys(seams, 0.0))

    def broken(first: int, last: int) -> list[list[int]]:
        lines = usual(first, last)
        if not lone(words, lines):
            return lines
        others = parting(first, last)
        return lines if lone(words, others) or len(others) > len(lines) else others

    return broken


def lone(words: Sequence[tuple[str, bool]], lines: Sequence[Sequence[int]]) -> bool:
    """Whether one of several lines is a single short word that ends no clause."""
    alone = [line[0] for line in lines if len(line) == 1] if len(lines) > 1 else []
    return any(len(words[at][0]) <= SHORT and not _mark(words[at][0]) for at in alone)


def _breaker(
    words: Sequence[tuple[str, bool]], extent: Extent, limit: float, inside: Mapping[int, float]
) -> Breaker:
    """Lines by least cost; `inside` are the bound words after which a break is allowed, and its cost."""

    @cache
    def best(first: int, end: int, last: bool) -> tuple[int, float, int]:
        choices: list[tuple[int, float, int]] = []
        for start in range(end - 1, first - 1, -1):
            wide = extent(start, end)
            if wide > limit and start < end - 1:
                break
            lines, cost, _ = best(first, start, False) if start > first else (0, 0.0, first)
            if lines < 0 or (start > first and words[start - 1][1] and (start - 1) not in inside):
                continue
            slack = max(limit - wide, 0.0) / limit if limit > 0 else 0.0
            cost += slack * slack
            if start > first:
                cost += break_cost(words, start, first, last and end - start == 1)
                cost += inside[start - 1] if words[start - 1][1] else 0.0
            if start == end - 1 and not (last and start == first) and len(words[start][0]) <= SHORT:
                cost += WIDOW if last else LONELY
            choices.append((lines + 1, cost, start))
        return min(choices) if choices else (-1, 0.0, first)

    def broken(first: int, last: int) -> list[list[int]]:
        if last > first and (last - first == 1 or extent(first, last) <= limit):
            return [list(range(first, last))]
        for end in range(first + 1, last):
            best(first, end, False)
        lines: list[list[int]] = []
        end = last
        while end > first:
            start = best(first, end, end == last)[2]
            lines.append(list(range(start, end)))
            end = start
        return lines[::-1]

    return broken


def break_cost(words: Sequence[tuple[str, bool]], start: int, first: int, ends: bool) -> float:
    """What speaks against a break before a word; the text begins with `first` or `ends` with that word."""
    before, after = words[start - 1][0], words[start][0].lower()
    astray = 0.0 if ends else _ASTRAY.get(_mark(after), 0.0)
    if _mark(before):
        return _AFTER_MARK + astray
    leans = before.lower() in _LEANS_ON_NEXT
    cost = _BEFORE_CONJUNCTION if after in _CONJUNCTIONS else 0.0
    cost += _BEFORE_PREPOSITION if after in _PREPOSITIONS and not leans else 0.0
    astray += _ASTRAY.get(_mark(words[start - 2][0]), 0.0) if start - 2 >= first else 0.0
    return cost + astray + (_LEANING if leans else 0.0)


@cache
def _mark(word: str) -> str:
    """``.`` at the end of a sentence, ``,`` at that of a clause, else nothing."""
    last = word.rstrip("”’\"')")[-1:]
    return "." if last in tuple(".!?…") else "," if last in tuple(",;:–—") else ""


def breakable_inside(words: Sequence[tuple[str, bool]], extent: Extent, limit: float) -> set[int]:
    """The words of runs too wide for a line, after which a break is allowed all the same."""
    found, start = set[int](), 0
    for at, (_, glued) in enumerate(words):
        if not glued or at == len(words) - 1:
            if at > start and extent(start, at + 1) > limit:
                found |= _breaks_of_run([word for word, _ in words[start : at + 1]], start, extent, limit)
            start = at + 1
    return found


def _breaks_of_run(run: Sequence[str], start: int, extent: Extent, limit: float) -> set[int]:
    """Where a run that is too wide may break: between its words, inside one only if that is too wide."""
    found, word = set[int](), 0
    for at, bond in enumerate(bonds(run)):
        if not bond.same_word or at == len(run) - 1:
            if at > word and extent(start + word, start + at + 1) > limit:
                found |= _seams(run[word : at + 1], start + word, extent, limit)
            if at < len(run) - 1:
                found.add(start + at)
            word = at + 1
    return found


def _seams(parts: Sequence[str], first: int, extent: Extent, limit: float) -> set[int]:
    """After which syllables a word too wide for a line may break: between the words it is made of."""
    found, at = set[int](), 0
    for size in word_sizes(parts):
        if at:
            found.add(first + at - 1)
        if 1 < size < len(parts) and extent(first + at, first + at + size) > limit:
            found |= _seams(parts[at : at + size], first + at, extent, limit)
        at += size
    return found
