"""Blocks one after the other over as many pages as they take, between a running head and foot."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from vidgen.brand.emblem import emblems, emblems_width
from vidgen.practice.papers.blocks import Block
from vidgen.practice.papers.pack import DRAFT, DRAFT_TOLD, Pack
from vidgen.practice.papers.pen import GREY, INK, Pen
from vidgen.practice.papers.words import clean

MARGIN = 18.0  # millimetres
_FIRST, _TOP, _FOOT = 34.0, 24.0, 19.0  # where a page begins and ends
_SMALL = 8.0  # points
_SMALLER = (1.0, 0.96, 0.92)
_EMBLEM = 12.0  # millimetres
_DOTS = 12  # of the emblem, to a millimetre


@dataclass(frozen=True)
class Break(Block):
    """What follows begins on a page of its own."""


@dataclass(frozen=True, slots=True)
class _Placed:
    block: Block
    y: float


def set_pages(pen: Pen, pack: Pack, what: str, set_in: Callable[[float], Iterable[Block]]) -> int:
    """Set blocks, with the head of the unit on the first page; how many pages they take.

    Arguments:
        what: the kind of paper, for the running head.
        set_in: gives the blocks with their type multiplied by a factor; it is made a little smaller where
            that saves a page.
    """
    pages = min((_laid(pen, set_in(factor)) for factor in _SMALLER), key=len)
    width = pen.size[0] - 2 * MARGIN
    for number, page in enumerate(pages, start=1):
        pen.page()
        if pack.draft:
            pen.aslant(DRAFT, 110)
        if number == 1:
            _letterhead(pen, pack)
        else:
            _running_head(pen, pack, what)
        _foot(pen, pack, number, len(pages))
        for placed in page:
            placed.block.draw(pen, MARGIN, placed.y, width)
    return len(pages)


def _laid(pen: Pen, blocks: Iterable[Block]) -> list[list[_Placed]]:
    width, height = pen.size[0] - 2 * MARGIN, pen.size[1]
    bottom, whole = height - _FOOT, height - _FOOT - _TOP
    pages: list[list[_Placed]] = [[]]
    y = _FIRST
    left = list(blocks)
    while left:
        block = left.pop(0)
        if isinstance(block, Break):
            if pages[-1]:
                pages.append([])
                y = _TOP
            continue
        gap = block.before if pages[-1] else 0.0
        tall = block.height(pen, width)
        if y + gap + tall <= bottom:
            pages[-1].append(_Placed(block, y + gap))
            y += gap + tall
            continue
        parted = block.part(pen, width, bottom - y - gap, whole)
        if parted:
            pages[-1].append(_Placed(parted[0], y + gap))
            left.insert(0, parted[1])
        elif pages[-1]:
            left.insert(0, replace(block, before=0))
        else:  # nothing smaller can be made of it
            pages[-1].append(_Placed(block, y))
        if left:
            pages.append([])
            y = _TOP
    return pages


def _letterhead(pen: Pen, pack: Pack) -> None:
    edge = round(_EMBLEM * _DOTS)
    wide = emblems_width(pack.brand, edge) / _DOTS
    pen.picture(emblems(pack.brand, edge, "paper"), MARGIN, 13.0, wide, "Biểu trưng của đơn vị")
    unit = pack.lesson.unit
    x, room = MARGIN + wide + 4, pen.size[0] - 2 * MARGIN - wide - 4
    parent = clean(unit.parent) if unit else ""
    fitted_line(pen, x, 14.2 if parent else 16.4, pack.author, 12, room, "B")
    if parent:
        fitted_line(pen, x, 20, parent[:1].upper() + parent[1:], 9.5, room, colour=GREY)
    red, green, blue, _alpha = pack.brand.own[0]
    pen.line(MARGIN, 28.5, pen.size[0] - MARGIN, 28.5, 0.9, (red, green, blue))
    _say_draft(pen, pack, 7.5)


def _running_head(pen: Pen, pack: Pack, what: str) -> None:
    half = (pen.size[0] - 2 * MARGIN) * 0.6
    fitted_line(pen, MARGIN, 13, f"{what} · {pack.title}", _SMALL, half, colour=GREY)
    author = pen.fit(pack.author)
    wide = min(pen.width(author, _SMALL), half * 0.6)
    fitted_line(pen, pen.size[0] - MARGIN - wide, 13, author, _SMALL, wide, colour=GREY)
    pen.line(MARGIN, 18.5, pen.size[0] - MARGIN, 18.5)
    _say_draft(pen, pack, 7.5)


def _foot(pen: Pen, pack: Pack, number: int, count: int) -> None:
    y = pen.size[1] - 13
    told = f"Trang {number}/{count}"
    pen.write(pen.size[0] - MARGIN - pen.width(told, _SMALL), y, told, _SMALL, colour=GREY)
    if pack.code:
        pen.write(MARGIN, y, f"Mã kiểm chứng: {pack.code}", _SMALL, colour=GREY)


def _say_draft(pen: Pen, pack: Pack, y: float) -> None:
    if pack.draft:
        wide = pen.width(DRAFT_TOLD, 8.5, "B")
        pen.write((pen.size[0] - wide) / 2, y - 1, DRAFT_TOLD, 8.5, "B", colour=INK)


def fitted_line(
    pen: Pen, x: float, y: float, text: str, size: float, room: float, style: str = "", colour: int = INK
) -> None:
    """A line, smaller where it would not fit, and cut only where nobody could read it any more."""
    text = pen.fit(text)
    wide = pen.width(text, size, style)
    if wide > room:
        size = max(size * room / wide, size * 0.85)
    if pen.width(text, size, style) > room and len(text) > 1:
        longest = bisect_right(
            range(len(text) - 1), room, key=lambda kept: pen.width(_cut(text, kept), size, style)
        )
        text = _cut(text, max(longest - 1, 0))
    pen.write(x, y, text, size, style, colour=colour)


def _cut(text: str, kept: int) -> str:
    """Its first letters, with a sign that there were more."""
    return text[:kept].rstrip() + "…"
