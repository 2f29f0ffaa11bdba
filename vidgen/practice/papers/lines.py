"""Lines of a paragraph: as full as can be, compounds and names whole, no short word alone on the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from vidgen.practice.papers.parts import Text
from vidgen.practice.papers.pen import Pen
from vidgen.vietnamese.segments import glued_words

Word = tuple[tuple[str, bool], ...]
"""A word in stretches, each with whether it is bold."""
Line = tuple[Word, ...]
_LONELY = 8  # letters of a word that shall not stand alone on the last line


def lines_of(pen: Pen, text: Text, size: float, width: float) -> tuple[Line, ...]:
    """The words of each line of a text at a size in points."""
    known = pen.lines.get((text, size, width))
    if known is None:
        known = pen.lines[text, size, width] = _broken(pen, text, size, width)
    return known


def _broken(pen: Pen, text: Text, size: float, width: float) -> tuple[Line, ...]:
    words = words_of(pen, text)
    glued = [bound for _word, bound in glued_words(" ".join(map(_plain, words)))]
    lines: list[list[Word]] = [[]]
    left = width
    space = pen.width(" ", size)
    for unit in _units(pen, words, glued, size, width):
        wide = extent(pen, unit, size)
        if lines[-1] and space + wide > left:
            lines.append([])
            left = width
        left -= wide + (space if lines[-1] else 0)
        lines[-1] += unit
    _join_the_last(pen, lines, size, width)
    return tuple(map(tuple, filter(None, lines)))


def extent(pen: Pen, words: Sequence[Word], size: float) -> float:
    """How wide words stand beside each other."""
    own = sum(pen.width(piece, size, "B" if strong else "") for word in words for piece, strong in word)
    return own + pen.width(" ", size) * max(len(words) - 1, 0)


def words_of(pen: Pen, text: Text) -> list[Word]:
    """The words of a text, as the fonts can set them."""
    signs = [(sign, strong) for piece, strong in text for sign in pen.fit(piece)]
    return [_pieces(list(run)) for blank, run in groupby(signs, key=lambda each: each[0] == " ") if not blank]


def _pieces(signs: Sequence[tuple[str, bool]]) -> Word:
    return tuple(
        ("".join(sign for sign, _ in run), strong) for strong, run in groupby(signs, key=lambda each: each[1])
    )


def _plain(word: Word) -> str:
    return "".join(piece for piece, _ in word)


def _units(
    pen: Pen, words: Sequence[Word], glued: Sequence[bool], size: float, width: float
) -> Iterator[list[Word]]:
    """Runs of words that stay on one line; what is too wide for any line falls apart."""
    run: list[Word] = []
    for word, bound in zip(words, glued, strict=True):
        run.append(word)
        if bound:
            continue
        if extent(pen, run, size) <= width:
            yield run
        else:
            for each in run:
                yield from _chopped(pen, each, size, width)
        run = []
    if run:
        yield run


def _chopped(pen: Pen, word: Word, size: float, width: float) -> Iterator[list[Word]]:
    signs = [(sign, strong) for piece, strong in word for sign in piece]
    start = 0
    wide = 0.0
    for at, (sign, strong) in enumerate(signs):
        one = pen.width(sign, size, "B" if strong else "")
        if at > start and wide + one > width:
            yield [_pieces(signs[start:at])]
            start, wide = at, 0.0
        wide += one
    yield [_pieces(signs[start:])]


def _join_the_last(pen: Pen, lines: list[list[Word]], size: float, width: float) -> None:
    """Give a short word on the last line company."""
    if len(lines) < 2 or len(lines[-1]) != 1 or len(_plain(lines[-1][0])) > _LONELY or len(lines[-2]) < 4:
        return
    if extent(pen, [lines[-2][-1], *lines[-1]], size) <= width:
        lines[-1].insert(0, lines[-2].pop())
