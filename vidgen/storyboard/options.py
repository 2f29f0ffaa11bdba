"""Options to choose from: cards with a letter each, all on one page, as large as they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PIL import Image

from vidgen.brand.contrast import contrast_ratio
from vidgen.brand.kit import RGBA, Palette
from vidgen.messages import _
from vidgen.paint.shapes import card, rounded_box
from vidgen.paint.text import Style, TextBlock, Word
from vidgen.scenario.model import Line
from vidgen.storyboard import canvas
from vidgen.storyboard.model import Picture
from vidgen.storyboard.stage import Stage

GAP: Final = 22
"""Pixels between two options."""

_SHADOW = 10
_INSET = 28


@dataclass(frozen=True, slots=True)
class Scale:
    """The measures of an option, in pixels."""

    text: int
    tile: int
    padding: int


_SCALES = (Scale(52, 84, 32), Scale(48, 76, 26), Scale(44, 70, 20), Scale(40, 64, 12))
_MANY = (*_SCALES, Scale(36, 58, 8))
_MOST = Scale(32, 52, 6)  # where the page is full to its edge


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """An option, set."""

    scale: Scale
    block: TextBlock

    @property
    def height(self) -> int:
        return max(self.scale.tile, self.block.height) + 2 * self.scale.padding

    def _look(self, stage: Stage, letter: str, fill: RGBA, line: RGBA, ink: RGBA | None = None) -> Picture:
        size = (canvas.CONTENT_WIDTH, self.height + _SHADOW)
        return Picture(size, partial(_paint, stage, self, letter, fill, line, ink))

    def at_rest(self, stage: Stage, letter: str) -> Picture:
        """As it stands while one thinks."""
        return self._look(stage, letter, stage.palette.card, stage.palette.card_line)

    def named(self, stage: Stage, letter: str) -> Picture:
        """As it looks while it is read out."""
        return self._look(stage, letter, stage.palette.card, stage.palette.accent)

    def right(self, stage: Stage, letter: str) -> Picture:
        """As the right answer."""
        good = stage.palette.good
        return self._look(stage, letter, good, good, on_good(stage.palette))


def on_good(palette: Palette) -> RGBA:
    """The ink that reads best on the colour of the right answer."""
    inks = ((255, 255, 255, 255), palette.card_ink, palette.bottom)
    return max(inks, key=lambda each: contrast_ratio(each, palette.good))


def set_options(
    stage: Stage, lines: Sequence[Line], room: int, foot: int, *, many: bool = False
) -> list[Face]:
    """All options on one page, as large as they fit; with a foot free below them if they can.

    Arguments:
        room, foot: pixels of height.
        many: whether they may be set smaller still.
    """
    before = stage.findings[:]
    scales = _MANY if many else _SCALES
    tries = [(scale, free) for free in (foot, 0) for scale in scales]
    for scale, free in (*tries, (_MOST, 0)) if many else tries:
        stage.findings[:] = before
        width = canvas.CONTENT_WIDTH - 3 * _INSET - scale.tile
        faces = [
            Face(
                scale,
                stage.text(
                    line.text,
                    stage.style(scale.text, "bold", stage.palette.card_ink),
                    width,
                    smallest=scale.text,
                    max_lines=3,
                    what=_("lựa chọn"),
                    line=line.line,
                ),
            )
            for line in lines
        ]
        if len(stage.findings) == len(before) and height_of(faces) <= room - free:
            return faces
    if len(stage.findings) == len(before):
        stage.overflow(max(zip(faces, lines, strict=True), key=lambda pair: pair[0].height)[1])
    return faces


def height_of(faces: Sequence[Face]) -> int:
    """Of a column of options, in pixels."""
    return sum(face.height for face in faces) + GAP * (len(faces) - 1)


def _paint(stage: Stage, face: Face, letter: str, fill: RGBA, line: RGBA, ink: RGBA | None) -> Image.Image:
    palette, scale = stage.palette, face.scale
    image = card((canvas.CONTENT_WIDTH, face.height), 26, fill, line, _SHADOW)
    tile = rounded_box((scale.tile, scale.tile), scale.tile // 4, ink or (*palette.accent[:3], 36))
    size = round(scale.tile * 0.58)
    colour = palette.good if ink else palette.accent
    style = Style(stage.brand.fonts.black, size, colour, colour, 1.0, "centre")
    TextBlock(((Word(letter),),), style, scale.tile).draw(tile, 0, (scale.tile - size) // 2)
    image.alpha_composite(tile, (_INSET, (face.height - scale.tile) // 2))
    block = face.block
    if ink:
        block = TextBlock(block.lines, stage.style(scale.text, "bold", ink, ink), block.width)
    block.draw(image, 2 * _INSET + scale.tile, (face.height - block.height) // 2)
    return image
