"""Real and fake side by side: two columns of cards that fill row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from PIL import Image

from vidgen.brand.contrast import composite, contrast_ratio
from vidgen.brand.kit import RGBA, Mood
from vidgen.brand.legible import TEXT
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.paint.shapes import card, rounded_box
from vidgen.paint.text import TextBlock
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Kind, Line
from vidgen.scenario.model import Mark as ListMark
from vidgen.scenario.sides import Sides, sides_of
from vidgen.storyboard import canvas
from vidgen.storyboard.cards import Face, column, split_note
from vidgen.storyboard.chrome import watermark
from vidgen.storyboard.marks import Mark, mark
from vidgen.storyboard.model import Picture
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Said, Stage

_GAP = 20
_WIDTH = (canvas.CONTENT_WIDTH - _GAP) // 2
_HEAD = 96
_TALL_HEAD = 124  # for a name on two lines
_SIGN = 52
_SIGN_GAP = 20
_INSET = 26
_SHADOW = 10
_EDGE = 8  # pixels of the side's colour along the top of its head
_SIZES = (50, 46, 42, 40)
_SMALLER = 46  # below this a size is taken only to save a page
_LEAD = 5  # frames a card arrives before it is spoken


class Compare(SceneType):
    """``- [x]`` is real and stands on the left, ``- [ ]`` is fake and stands on the right.

    ``So từng điểm — Công an thật / Kẻ giả danh`` as the heading names the two.
    What is too long for half the width is shown on cards across it, in the order written.
    """

    grammar = SceneGrammar("compare", ("so sánh", "thật giả", "thật và giả", "phân biệt"), items=(2, 8))

    def mood(self, kind: Kind) -> Mood:
        return "paper"

    def draw(self, stage: Stage) -> None:
        sides: tuple[list[Said], list[Said]] = ([], [])
        for said in stage.items:
            sides[said.line.mark is ListMark.DONT].append(said)
        for side, sign in zip(sides, ("- [x]", "- [ ]"), strict=True):
            if not side:
                stage.findings.append(_one_sided(stage, sign))
                return
        named = sides_of(stage.scene.heading)
        top = stage.heading(size=64, text=named.title) + 28
        names = [_name(stage, name, given=named.given) for name in named.names]
        head = _TALL_HEAD if any(len(name.lines) > 1 for name in names) else _HEAD
        room = canvas.FLOOR - top - head - _GAP
        before = stage.findings[:]
        pages = _pages(stage, list(zip_longest(*sides)), room)
        if len(stage.findings) > len(before):
            stage.findings[:] = before
            _across(stage, top, named)
            return
        _heads(stage, top, names, head)
        for number, page in enumerate(pages):
            leaves = pages[number + 1][0].starts - _LEAD if number + 1 < len(pages) else None
            begins = pages[number][0].starts - _LEAD if number else 0
            y = top + head + _GAP
            watermark(stage, "scale", y + sum(r.height + _GAP for r in page), at=begins, until=leaves)
            for row in page:
                for place, face in enumerate((row.left, row.right)):
                    if face is not None:
                        _show(stage, row, face, place, y, leaves)
                y += row.height + _GAP


@dataclass(frozen=True, slots=True, eq=False)
class _Face:
    said: Said
    block: TextBlock


@dataclass(frozen=True, slots=True, eq=False)
class _Row:
    left: _Face | None
    right: _Face | None

    @property
    def height(self) -> int:
        tallest = max(face.block.height for face in (self.left, self.right) if face)
        return tallest + 2 * _INSET

    @property
    def starts(self) -> int:
        return min(face.said.start for face in (self.left, self.right) if face)


def _across(stage: Stage, top: int, named: Sides) -> None:
    column(stage, [_wide(said.line, named) for said in stage.items], top, "scale")


def _wide(line: Line, named: Sides) -> Face:
    """An item across both sides; the name of its side stands above it where the script gives one."""
    fake = line.mark is ListMark.DONT
    title, note = split_note(line.text)
    sign = Mark("dont" if fake else "do")
    if named.given and not note:
        return Face(title, named.names[fake], sign, label_first=True)
    return Face(title, note, sign)


def _one_sided(stage: Stage, sign: str) -> Finding:
    return Finding(
        "VG-L040",
        _("Cảnh so sánh thiếu một bên: không có mục nào ghi “{sign}”.").format(sign=sign),
        _("Ghi - [x] trước điều thật và - [ ] trước điều giả."),
        path=stage.scenario.path,
        line=stage.scene.line or None,
    )


def _name(stage: Stage, name: str, *, given: bool) -> TextBlock:
    ink = stage.palette.card_ink
    return stage.text(
        name if given else name.upper(),
        stage.style(44, "black", ink, ink, leading=1.14),
        _WIDTH - 2 * _INSET - _SIGN - _SIGN_GAP,
        smallest=30,
        max_lines=2,
        tighten_to=36,
        what=_("tên một bên"),
    )


def _heads(stage: Stage, y: int, names: Sequence[TextBlock], height: int) -> None:
    """The names of the two sides."""
    colours = (stage.palette.good, stage.palette.bad)
    for place, (block, colour) in enumerate(zip(names, colours, strict=True)):
        sign = Mark("dont" if place else "do")
        picture = Picture((_WIDTH, height + _SHADOW), partial(_head, stage, block, sign, colour, height))
        stage.show(
            f"side-{place + 1}", picture, canvas.LEFT + place * (_WIDTH + _GAP), y, at=4, motion="rise"
        )


def _head(stage: Stage, block: TextBlock, sign: Mark, colour: RGBA, height: int) -> Image.Image:
    image = card((_WIDTH, height), 24, stage.palette.card, stage.palette.card_line, _SHADOW)
    edge = rounded_box((_WIDTH, 48), 24, colour).crop((0, 0, _WIDTH, _EDGE))
    image.alpha_composite(edge)
    middle = (height + _EDGE) // 2
    image.alpha_composite(mark(stage, sign, _SIGN), (_INSET, middle - _SIGN // 2))
    block.draw(image, _INSET + _SIGN + _SIGN_GAP, middle - block.height // 2)
    return image


def _pages(stage: Stage, pairs: Sequence[tuple[Said | None, Said | None]], room: int) -> list[list[_Row]]:
    """The rows at the largest size at which they take the fewest pages and few words stand alone."""
    ways = []
    before = stage.findings[:]
    for place, size in enumerate(_SIZES):
        stage.findings[:] = before
        rows = [
            _Row(_set(stage, left, size, stage.palette.good), _set(stage, right, size, stage.palette.bad))
            for left, right in pairs
        ]
        pages: list[list[_Row]] = [[]]
        for row in rows:
            used = sum(each.height + _GAP for each in pages[-1])
            if pages[-1] and used + row.height > room:
                pages.append([])
            pages[-1].append(row)
        order = (bool(stage.findings[len(before) :]), len(pages), size < _SMALLER, _alone(rows), place)
        ways.append((order, pages, stage.findings[:]))
    _order, chosen, findings = min(ways, key=lambda way: way[0])
    stage.findings[:] = findings
    for row in (row for page in chosen for row in page if row.height > room):
        stage.overflow(next(face.said.line for face in (row.left, row.right) if face))
    return chosen


def _alone(rows: Sequence[_Row]) -> int:
    """How many lines hold a single word of several."""
    faces = [face for row in rows for face in (row.left, row.right) if face]
    return sum(len(line) == 1 for face in faces if len(face.block.lines) > 1 for line in face.block.lines)


def _set(stage: Stage, said: Said | None, size: int, side: RGBA) -> _Face | None:
    """The card of an item, its emphasis in the colour of its side where that reads."""
    if said is None:
        return None
    palette = stage.palette
    grounds = [composite(palette.card, each) for each in (palette.top, palette.bottom, palette.glow)]
    reads = min(contrast_ratio(side, ground) for ground in grounds) >= TEXT
    block = stage.text(
        said.line.text,
        stage.style(size, "bold", palette.card_ink, side if reads else palette.accent, leading=1.28),
        _WIDTH - 2 * _INSET,
        smallest=size,
        max_lines=6,
        parting=False,
        what=_("thẻ so sánh"),
        line=said.line.line,
    )
    return _Face(said, block)


def _show(stage: Stage, row: _Row, face: _Face, place: int, y: int, leaves: int | None) -> None:
    size = (_WIDTH, row.height)
    colour = stage.palette.bad if place else stage.palette.good
    lit = Picture((size[0], size[1] + _SHADOW), partial(_paint, stage, face, size, colour))
    rests = Picture(lit.size, partial(_paint, stage, face, size, stage.palette.card_line))
    number = stage.items.index(face.said)
    later = [(max(0, each.start - _LEAD), rests) for each in stage.items[number + 1 : number + 2]]
    stage.show(
        f"compare-{number + 1}",
        lit,
        canvas.LEFT + place * (_WIDTH + _GAP),
        y,
        at=max(0, face.said.start - _LEAD),
        motion="rise",
        until=leaves,
        later=later,
    )


def _paint(stage: Stage, face: _Face, size: tuple[int, int], line: RGBA) -> Image.Image:
    image = card(size, 24, stage.palette.card, line, _SHADOW)
    face.block.draw(image, _INSET, (size[1] - face.block.height) // 2)
    return image
