"""The parts of a paper as blocks of a PDF: sizes, distances, colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PIL import Image

from vidgen.practice.papers.blocks import Blank, Block, Head, Marked, Pictured, Ruled, Scanned, Words
from vidgen.practice.papers.flow import Break
from vidgen.practice.papers.groups import Beside, Columns, Framed, Grid, Stack
from vidgen.practice.papers.pack import Pack
from vidgen.practice.papers.parts import (
    Blanks,
    Code,
    Heading,
    NewPage,
    Para,
    Part,
    Point,
    Points,
    Room,
    Scenes,
    Sign,
    Still,
    Style,
    Table,
    Title,
    Together,
)
from vidgen.practice.papers.pen import GREY

_SIZES: dict[Style, float] = {"body": 10.5, "small": 9.2, "lead": 12.0, "quote": 10.0, "answer": 11.0}
_BEFORE: dict[Style, float] = {"body": 1.4, "small": 1.0, "lead": 2.0, "quote": 1.6, "answer": 2.0}
_COLUMN, _STRIP = 32.0, 26.0  # millimetres: of a picture or a code beside text
_DENSE = 0.9  # of cells
_IN_A_ROW = 2  # pictures of scenes


class Setting:
    """How parts are set in one paper.

    Arguments:
        factor: on every size of type.
        stills: the pictures of the pack; a missing one leaves its text the whole width.
    """

    def __init__(self, pack: Pack, factor: float = 1.0, stills: Sequence[Image.Image] = ()) -> None:
        red, green, blue, _alpha = pack.brand.own[0]
        self._colour = (red, green, blue)
        self._factor = factor
        self._stills = stills

    def blocks(self, parts: Iterable[Part]) -> Iterator[Block]:
        """The blocks of the parts; a heading stays with what follows it, of pictures with the first row."""
        waiting: list[Part] = []
        for part in parts:
            if isinstance(part, Heading):
                waiting.append(part)
                continue
            if isinstance(part, Scenes) and waiting:
                first, rest = Scenes(part.stills[:_IN_A_ROW]), Scenes(part.stills[_IN_A_ROW:])
                yield self._block(Together((*waiting, first)))
                yield self._block(rest)
                waiting = []
                continue
            yield self._block(Together((*waiting, part)) if waiting else part)
            waiting = []
        yield from map(self._block, waiting)

    def _block(self, part: Part) -> Block:
        match part:
            case Title():
                return self._title(part)
            case Heading():
                return self._heading(part)
            case Para():
                return self._para(part)
            case Points():
                return self._points(part)
            case Table():
                return self._table(part)
            case Room():
                return Ruled(part.lines, 8.0 * self._factor, part.label, _SIZES["small"] * self._factor)
            case Blanks():
                return Blank(part.labels, _SIZES["small"] * self._factor, before=0.5)
            case Still():
                return self._still(part, _COLUMN, part.alt)
            case Scenes():
                starts = range(0, len(part.stills), _IN_A_ROW)
                pairs = (part.stills[at : at + _IN_A_ROW] for at in starts)
                rows = (
                    Columns(tuple(self._still(each, _STRIP, "") for each in pair), before=4.0)
                    for pair in pairs
                )
                return Stack(tuple(rows), together=False, before=4.0)
            case Code():
                return Beside(self._stack(part.beside), Scanned(part.url, part.alt), _COLUMN, before=2.0)
            case Together():
                stack = self._stack(part.parts)
                return Framed(stack, before=3.0) if part.framed else stack
            case NewPage():
                return Break()

    def _still(self, part: Still, width: float, caption: str) -> Block:
        stack = self._stack(part.beside)
        if part.picture >= len(self._stills):
            return stack
        picture = Pictured(self._stills[part.picture], caption, part.alt)
        return Beside(stack, picture, width, 4.0, left=True, before=2.5)

    def _stack(self, parts: Sequence[Part]) -> Stack:
        blocks = tuple(self._block(part) for part in parts)
        return Stack(blocks, before=blocks[0].before if blocks else 0.0)

    def _title(self, part: Title) -> Block:
        blocks: list[Block] = [
            Words(((part.kicker.upper(), True),), 9.5 * self._factor, colour=GREY),
            Words(((part.title, False),), 19 * min(self._factor, 1.15), style="X", before=0.5),
        ]
        blocks += (
            Words(((detail, False),), 9.5 * self._factor, colour=GREY, before=0.8) for detail in part.details
        )
        return Stack(tuple(blocks))

    def _heading(self, part: Heading) -> Block:
        size = (13.0 if part.level == 1 else 11.0) * self._factor
        words = Words(((part.words, True),), size)
        return Head(words, part.level, part.words, self._colour, before=4.8 if part.level == 1 else 4.0)

    def _para(self, part: Para) -> Words:
        size = _SIZES[part.style] * self._factor
        return Words(part.words, size, bar=part.style == "quote", before=_BEFORE[part.style])

    def _points(self, part: Points) -> Stack:
        points = (self._point(point, at, part.numbered) for at, point in enumerate(part.points, 1))
        return Stack(tuple(points), before=1.6)

    def _point(self, point: Point, number: int, numbered: bool) -> Marked:
        words = Words(point.words, _SIZES["body"] * self._factor)
        sign = Sign.NONE if numbered else point.sign
        label = f"{number}." if numbered else point.label
        return Marked(words, sign, label, 7.0 * self._factor, before=0.9 if sign is not Sign.BOX else 1.4)

    def _table(self, part: Table) -> Grid:
        size = _SIZES["body"] * _DENSE * self._factor
        cells = [
            tuple(Words(cell, size, centred=at in part.centred) for at, cell in enumerate(row))
            for row in part.rows
        ]
        head = tuple(
            Words(((cell, True),), size * 0.94, centred=at in part.centred)
            for at, cell in enumerate(part.head)
        )
        return Grid(head, tuple(cells), part.shares, part.total, before=2.0)
