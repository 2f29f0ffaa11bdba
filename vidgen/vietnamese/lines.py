"""Lines and cues: where a text breaks so that it reads well.

After the Vietnamese timed-text guide of Netflix: at most two lines, break after punctuation, before a
conjunction; bound words (see `segments`) are never parted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from vidgen.vietnamese.segments import bonds
from vidgen.vietnamese.text import Pause, Token
from vidgen.vietnamese.words import word_set

_CONJUNCTIONS = word_set("và hoặc nhưng để khi nếu vì mà thì hay")
_LEANS_ON_NEXT = _CONJUNCTIONS | word_set(
    "tôi họ của là các những một mỗi mọi với cho từ do bởi không chưa đừng hãy sẽ đã đang bị được rất "
    "theo qua trên trong tại về đến vào như chỉ phải cần nên cũng"
)
_SHORT = 7

_WIDOW = 1.0
_AFTER_MARK = -0.12
_BEFORE_CONJUNCTION = -0.08
_LEANING = 0.1
_INSIDE_BOUND = 4.0

Width = Callable[[str], float]


def break_lines(words: Sequence[tuple[str, bool]], width: Width, limit: float) -> list[list[int]]:
    """The indices of the words on each line.

    Fewest lines first; then the lines as even as can be (least sum of squares), with a preference for breaks
    after punctuation and before conjunctions, and none that leaves a single short word on the last line.

    Arguments:
        words: each word with whether no line may break after it. A run of such words that is wider than the
            limit by itself may break between its compounds, and within one only if that alone is too wide;
            a single word that is too wide stands alone.
        width: the width of a text, in the unit of `limit`; not falling as the text grows.
        limit: the widest a line may be.

    Returns:
        Every index once, in order; no lines for no words.
    """
    inside = _breakable_inside(words, width, limit)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(words) + 1):
        choices: list[tuple[int, float, int]] = []
        for start in range(end - 1, -1, -1):
            text = " ".join(word for word, _ in words[start:end])
            wide = width(text)
            if wide > limit and start < end - 1:
                break
            lines, cost, _ = best[start]
            bound = start > 0 and words[start - 1][1]
            if lines < 0 or (bound and (start - 1) not in inside):
                continue
            slack = max(limit - wide, 0.0) / limit if limit > 0 else 0.0
            cost += (
                slack * slack
                + (_break_cost(words, start) if start else 0.0)
                + (_INSIDE_BOUND if bound else 0.0)
            )
            if end == len(words) and start == end - 1 and start and len(words[start][0]) <= _SHORT:
                cost += _WIDOW
            choices.append((lines + 1, cost, start))
        best.append(min(choices) if choices else (-1, 0.0, 0))
    broken: list[list[int]] = []
    end = len(words)
    while end:
        start = best[end][2]
        broken.append(list(range(start, end)))
        end = start
    return broken[::-1]


def _break_cost(words: Sequence[tuple[str, bool]], start: int) -> float:
    before, after = words[start - 1][0], words[start][0].lower()
    if before[-1:] in ",;:.!?…–—":
        return _AFTER_MARK
    cost = _BEFORE_CONJUNCTION if after in _CONJUNCTIONS else 0.0
    return cost + (_LEANING if before.lower() in _LEANS_ON_NEXT else 0.0)


def _breakable_inside(words: Sequence[tuple[str, bool]], width: Width, limit: float) -> set[int]:
    """The words of runs too wide for a line, after which a break is allowed all the same."""
    found, start = set[int](), 0
    for at, (_, glued) in enumerate(words):
        if not glued or at == len(words) - 1:
            found.update(_breaks_of_run([word for word, _ in words[start : at + 1]], start, width, limit))
            start = at + 1
    return found


def _breaks_of_run(run: Sequence[str], start: int, width: Width, limit: float) -> set[int]:
    """Where a run that is too wide may break: between its words, inside one only if that is too wide."""
    if len(run) < 2 or width(" ".join(run)) <= limit:
        return set()
    found, word = set[int](), 0
    for at, bond in enumerate(bonds(run)):
        if not bond.same_word or at == len(run) - 1:
            if width(" ".join(run[word : at + 1])) > limit:
                # Words of four syllables are two of two: “bộ luật” “hình sự”.
                places = range(word + 1, at, 2) if at - word == 3 else range(word, at)
                found.update(start + place for place in places)
            if at < len(run) - 1:
                found.add(start + at)
            word = at + 1
    return found


def cues(
    tokens: Sequence[Token], width: Width, limit: float, max_lines: int = 2, max_characters: int = 26
) -> list[list[list[int]]]:
    """The captions of a text: cues of lines of token indices.

    A cue never reaches past the end of a sentence. Within a sentence as few cues as will do, parted after
    clauses where that costs no cue, evenly filled, and none with a lone short word if another cut avoids it.

    Arguments:
        tokens: what is shown and said.
        width: the width of a text, in the unit of `limit`.
        limit: the widest a line may be.
        max_lines: lines of a cue.
        max_characters: characters of a line.

    Returns:
        Every token index once, in order.
    """

    @cache
    def load(text: str) -> float:
        return max(width(text) / limit, len(text) / max_characters)

    found: list[list[list[int]]] = []
    for start, end in _sentences(tokens):
        words = [
            (token.shown, token.glued and at < end - 1) for at, token in enumerate(tokens[start:end], start)
        ]
        cut = _cut(words, tokens[start:end], load, max_lines)
        found += [[[start + at for at in line] for line in cue] for cue in cut]
    return found


def _sentences(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Start and end of each sentence; marks that are only seen stay with the words before them."""
    found, start = list[tuple[int, int]](), 0
    for at in range(1, len(tokens)):
        ended = any(token.pause is Pause.SENTENCE for token in tokens[start:at])
        heard = any(token.spoken for token in tokens[start:at])
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
    return [*found, (start, len(tokens))] if tokens else []


def _cut(
    words: Sequence[tuple[str, bool]], tokens: Sequence[Token], load: Width, max_lines: int
) -> list[list[list[int]]]:
    n = len(words)
    inside = _breakable_inside(words, load, 1.0)
    best: list[tuple[int, float, int, list[list[int]]]] = [(0, 0.0, 0, [])]
    for end in range(1, n + 1):
        choices: list[tuple[int, float, int, list[list[int]]]] = []
        for start in range(end - 1, -1, -1):
            lines = break_lines(
                [(w, glued and at < end - 1) for at, (w, glued) in enumerate(words[start:end], start)],
                load,
                1.0,
            )
            if len(lines) > max_lines:
                break
            count, cost, _, _ = best[start]
            bound = start > 0 and words[start - 1][1]
            if count < 0 or (bound and start - 1 not in inside):
                continue
            cost += _cue_cost(words, tokens, start, end, lines, load, max_lines) + (
                _INSIDE_BOUND if bound else 0.0
            )
            choices.append((count + 1, cost, start, [[start + at for at in line] for line in lines]))
        best.append(min(choices, key=lambda choice: choice[:2]) if choices else (-1, 0.0, 0, []))
    found, end = list[list[list[int]]](), n
    while end:
        found.append(best[end][3])
        end = best[end][2]
    return found[::-1]


def _cue_cost(
    words: Sequence[tuple[str, bool]],
    tokens: Sequence[Token],
    start: int,
    end: int,
    lines: Sequence[Sequence[int]],
    load: Width,
    max_lines: int,
) -> float:
    filled = sum(load(" ".join(words[start + at][0] for at in line)) for line in lines) / max_lines
    cost = max(1.0 - filled, 0.0) ** 2
    if end < len(words):
        cost += 0.0 if tokens[end - 1].pause else 0.25 + _break_cost(words, end)
    short = end - start == 1 and len(words[start][0]) <= _SHORT
    silent = not any(token.spoken for token in tokens[start:end])
    return cost + (_WIDOW if short else 0.0) + (_WIDOW if silent else 0.0)
