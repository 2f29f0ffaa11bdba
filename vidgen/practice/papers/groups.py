"""Blocks made of blocks: under each other, beside each other, in a frame, in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vidgen.practice.papers.blocks import Block, Head, Parted, Words
from vidgen.practice.papers.pen import GREY, RULE, Pen

_PAD = (2.0, 1.4)  # of a cell, across and down
_UNDER = 1.4  # under a table
_LEAST = 12.0  # millimetres of a group that are worth leaving on a page


@dataclass(frozen=True)
class Stack(Block):
    """Blocks under each other; `together` they stand on one page wherever a page can hold them."""

    blocks: tuple[Block, ...]
    together: bool = True

    def height(self, pen: Pen, width: float) -> float:
        return sum(
            block.height(pen, width) + (block.before if number else 0)
            for number, block in enumerate(self.blocks)
        )

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        for number, block in enumerate(self.blocks):
            y += block.before if number else 0
            block.draw(pen, x, y, width)
            y += block.height(pen, width)

    def part(self, pen: Pen, width: float, room: float, page: float) -> Parted:
        if room < _LEAST or (self.together and self.height(pen, width) <= page):
            return None
        kept: list[Block] = []
        rest = list(self.blocks)
        whole_page = room >= page - 0.5
        while rest:
            block = rest[0]
            gap = block.before if kept else 0.0
            tall = block.height(pen, width)
            if gap + tall <= room:
                kept.append(rest.pop(0))
                room -= gap + tall
                continue
            if parted := block.part(pen, width, room - gap, page):
                kept.append(parted[0])
                rest[0] = parted[1]
                return self._parted(kept, rest)
            break
        headed = any(not isinstance(block, Head) for block in kept)
        while (
            kept and isinstance(kept[-1], Head) and (headed or not whole_page)
        ):  # none ends a page if it can
            rest.insert(0, kept.pop())
        return self._parted(kept, rest) if kept and rest else None

    def _parted(self, kept: Sequence[Block], rest: Sequence[Block]) -> Parted:
        return replace(self, blocks=tuple(kept)), replace(self, blocks=tuple(rest), before=0)


@dataclass(frozen=True)
class Framed(Block):
    """A block in a frame."""

    block: Block
    pad: float = 3.5

    def height(self, pen: Pen, width: float) -> float:
        return self.block.height(pen, width - 2 * self.pad) + 2 * self.pad

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        pen.box(x, y, width, self.height(pen, width), radius=1.5)
        self.block.draw(pen, x + self.pad, y + self.pad, width - 2 * self.pad)

    def part(self, pen: Pen, width: float, room: float, page: float) -> Parted:
        pad = 2 * self.pad
        parted = self.block.part(pen, width - pad, room - pad, page - pad)
        if parted is None:
            return None
        return replace(self, block=parted[0]), replace(self, block=parted[1], before=0)


@dataclass(frozen=True)
class Beside(Block):
    """A narrow block beside a wide one; where the wide one parts, the narrow one stays with its beginning."""

    wide: Block
    narrow: Block | None
    narrow_width: float
    gap: float = 5.0
    left: bool = False  # whether the narrow one stands at the left

    def height(self, pen: Pen, width: float) -> float:
        own = self.narrow.height(pen, self.narrow_width) if self.narrow else 0.0
        return max(self.wide.height(pen, self._wide(width)), own)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        across = self._wide(width)
        at, other = (x + self.narrow_width + self.gap, x) if self.left else (x, x + across + self.gap)
        self.wide.draw(pen, at, y, across)
        if self.narrow:
            self.narrow.draw(pen, other, y, self.narrow_width)

    def part(self, pen: Pen, width: float, room: float, page: float) -> Parted:
        if self.narrow and self.narrow.height(pen, self.narrow_width) > room:
            return None
        parted = self.wide.part(pen, self._wide(width), room, page)
        if parted is None:
            return None
        return replace(self, wide=parted[0]), replace(self, wide=parted[1], narrow=None, before=0)

    def _wide(self, width: float) -> float:
        return width - self.narrow_width - self.gap


@dataclass(frozen=True)
class Columns(Block):
    """Blocks of equal width beside each other."""

    blocks: tuple[Block, ...]
    count: int = 2
    gap: float = 7.0

    def height(self, pen: Pen, width: float) -> float:
        return max(block.height(pen, self._each(width)) for block in self.blocks)

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        each = self._each(width)
        for number, block in enumerate(self.blocks):
            block.draw(pen, x + number * (each + self.gap), y, each)

    def part(self, pen: Pen, width: float, room: float, page: float) -> Parted:
        if self.height(pen, width) <= page:
            return None
        under_each_other = Stack(self.blocks, together=False, before=self.before)
        return under_each_other.part(pen, width, room, page)

    def _each(self, width: float) -> float:
        return (width - self.gap * (self.count - 1)) / self.count


@dataclass(frozen=True)
class Grid(Block):
    """A table; its head stands again on each page, and a row parts only where no page holds it."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    shares: tuple[float, ...]
    total: bool = False

    def height(self, pen: Pen, width: float) -> float:
        return sum(self._row(pen, row, width) for row in (self.head, *self.rows)) + _UNDER

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        pen.line(x, y, x + width, y, 0.4, GREY)
        for number, row in enumerate((self.head, *self.rows)):
            last = number == len(self.rows)
            tall = self._row(pen, row, width)
            if number == 0 or (last and self.total):
                pen.box(x, y, width, tall, fill=238)
                pen.line(x, y, x + width, y, 0.4, GREY)
            at = x
            for cell, across in zip(row, self._widths(width), strict=True):
                cell.draw(pen, at + _PAD[0], y + _PAD[1], across - 2 * _PAD[0])
                at += across
            y += tall
            pen.line(x, y, x + width, y, 0.4 if number == 0 or last else 0.2, GREY if last else RULE)

    def part(self, pen: Pen, width: float, room: float, page: float) -> Parted:
        left = room - self._row(pen, self.head, width) - _UNDER
        fits = 0
        for row in self.rows:
            left -= self._row(pen, row, width)
            if left < 0:
                break
            fits += 1
        if fits == 0:
            return self._row_parted(pen, width, room, page)
        if fits >= len(self.rows):
            return None
        first = replace(self, rows=self.rows[:fits], total=False)
        return first, replace(self, rows=self.rows[fits:], before=0)

    def _row_parted(self, pen: Pen, width: float, room: float, page: float) -> Parted:
        head = self._row(pen, self.head, width)
        row = self.rows[0]
        if head + self._row(pen, row, width) <= page:
            return None
        above: list[Words] = []
        below: list[Words] = []
        for cell, across in zip(row, self._widths(width), strict=True):
            inner = across - 2 * _PAD[0]
            parted = cell.part(pen, inner, room - head - 2 * _PAD[1], page)
            if parted is None and cell.height(pen, inner) > room - head - 2 * _PAD[1]:
                return None
            first, rest = parted or (cell, replace(cell, text=()))
            assert isinstance(first, Words) and isinstance(rest, Words)
            above.append(first)
            below.append(rest)
        upper = replace(self, rows=(tuple(above),), total=False)
        return upper, replace(self, rows=(tuple(below), *self.rows[1:]), before=0)

    def _widths(self, width: float) -> list[float]:
        return [share / sum(self.shares) * width for share in self.shares]

    def _row(self, pen: Pen, row: Sequence[Words], width: float) -> float:
        cells = zip(row, self._widths(width), strict=True)
        return max(cell.height(pen, across - 2 * _PAD[0]) for cell, across in cells) + 2 * _PAD[1]
