"""Vietnamese text on the picture: measured, broken into lines that keep words whole, and painted.

Sizes are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from math import ceil
from pathlib import Path
from typing import Literal

from PIL import Image, ImageDraw, ImageFont

from vidgen.brand.kit import RGBA
from vidgen.paint.addresses import address_lines
from vidgen.paint.fonts import font
from vidgen.vietnamese.lines import Width, break_lines
from vidgen.vietnamese.segments import glued_words
from vidgen.vietnamese.text import Span, plain

Align = Literal["left", "centre"]

_SHORTER = 0.5  # of the shortest line: what keeping an emphasis together may cost


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set.

    Attributes:
        font: file of the font.
        size: in pixels.
        colour: of plain words.
        strong: colour of emphasised words.
        leading: distance of baselines as a multiple of the size.
        align: left or centre, within the width of the block.
    """

    font: Path
    size: int
    colour: RGBA
    strong: RGBA
    leading: float = 1.24
    align: Align = "left"

    @property
    def pitch(self) -> int:
        """Distance of baselines in pixels."""
        return round(self.size * self.leading)


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters painted into a picture.

    Attributes:
        text: of one line and one colour.
        font: file of the font.
        size: in pixels.
        left, baseline: where they begin, in pixels of the picture.
    """

    text: str
    font: Path
    size: int
    left: float
    baseline: int


_LETTERS = "vidgen-letters"  # of `Image.info`, which a copy of a picture has too


def letters_on(image: Image.Image) -> tuple[Letters, ...]:
    """What was painted into a picture by `TextBlock.draw`, also before it was copied."""
    found: tuple[Letters, ...] = image.info.get(_LETTERS, ())
    return found


@dataclass(frozen=True, slots=True)
class Word:
    """One white-space word; `glued` keeps it on the line of the next."""

    text: str
    glued: bool = False
    strong: bool = False


@lru_cache(maxsize=2048)
def words(spans: tuple[Span, ...]) -> tuple[Word, ...]:
    """The words of the shown text with their no-break rules and emphasis."""
    shown = plain(spans)
    strong_at: list[bool] = []
    for span in spans:
        strong_at.extend([span.strong] * len(span.text))
    found: list[Word] = []
    at = 0
    for text, glued in glued_words(shown):
        at = shown.index(text, at)
        found.append(Word(text, glued, any(strong_at[at : at + len(text)])))
        at += len(text)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of words, set. `width` and `height` are the box they fill; letters may reach `bleed` past it."""

    lines: tuple[tuple[Word, ...], ...]
    style: Style
    width: int

    @property
    def height(self) -> int:
        return len(self.lines) * self.style.pitch

    @property
    def bleed(self) -> int:
        """Room around the box for stacked marks (Ẫ) and round letters."""
        return ceil(self.style.size * 0.36)

    @property
    def ink_width(self) -> int:
        """Width of the longest line."""
        return max((ceil(_line_width(line, self.style)) for line in self.lines), default=0)

    @property
    def size(self) -> tuple[int, int]:
        """Size of the painted picture, bleed included."""
        return self.width + 2 * self.bleed, self.height + 2 * self.bleed

    def paint(self) -> Image.Image:
        """The block on a transparent ground; its box starts at (bleed, bleed)."""
        image = Image.new("RGBA", self.size)
        self.draw(image, self.bleed, self.bleed)
        return image

    def draw(self, image: Image.Image, x: int, y: int) -> None:
        """Paint the block with its box's corner at (x, y) of an RGBA image."""
        face = font(self.style.font, self.style.size)
        ascent, descent = face.getmetrics()
        pen = ImageDraw.Draw(image)
        painted = list(letters_on(image))
        for number, line in enumerate(self.lines):
            baseline = y + number * self.style.pitch + (self.style.pitch - ascent - descent) // 2 + ascent
            left = x + (0 if self.style.align == "left" else (self.width - _line_width(line, self.style)) / 2)
            for offset, text, strong in _runs(line, face):
                colour = self.style.strong if strong else self.style.colour
                pen.text((left + offset, baseline), text, font=face, fill=colour, anchor="ls")
                painted.append(Letters(text, self.style.font, self.style.size, left + offset, baseline))
        image.info[_LETTERS] = tuple(painted)


def _runs(line: Sequence[Word], face: ImageFont.FreeTypeFont) -> list[tuple[float, str, bool]]:
    """Stretches of one colour with their offset from the line's left edge."""
    runs: list[tuple[float, str, bool]] = []
    before = ""
    for word in line:
        if runs and runs[-1][2] == word.strong:
            offset, text, strong = runs[-1]
            runs[-1] = (offset, f"{text} {word.text}", strong)
        else:
            lead = f"{before} " if before else ""
            runs.append((face.getlength(lead), word.text, word.strong))
        before = f"{before} {word.text}" if before else word.text
    return runs


def _line_width(line: Sequence[Word], style: Style) -> float:
    return font(style.font, style.size).getlength(" ".join(word.text for word in line))


@lru_cache(maxsize=2048)
def set_text(spans: tuple[Span, ...], style: Style, width: int) -> TextBlock:
    """Break the text into lines no wider than `width` at the style's size (one long word may stick out)."""
    listed = words(spans)
    face = font(style.font, style.size)
    broken = _broken(listed, face.getlength, width)
    return TextBlock(tuple(tuple(listed[i] for i in line) for line in broken), style, width)


def set_parted(spans: tuple[Span, ...], style: Style, width: int) -> TextBlock:
    """As `set_text`, but addresses wider than a line go on over the next."""
    block = set_text(spans, style, width)
    face = font(style.font, style.size)
    lines: list[tuple[Word, ...]] = []
    for line in block.lines:
        wide = len(line) == 1 and face.getlength(line[0].text) > width
        pieces = address_lines(line[0].text, face.getlength, width) if wide else None
        lines += [(replace(line[0], text=piece),) for piece in pieces] if pieces else [line]
    return replace(block, lines=tuple(lines))


def _broken(listed: Sequence[Word], measure: Width, width: int) -> list[list[int]]:
    """Lines as even as can be, that keep emphasised words together where no line is much shorter for it."""
    usual = break_lines([(word.text, word.glued) for word in listed], measure, width)
    if all(word.glued or not word.strong for word in listed):
        return usual
    whole = [
        (word.text, word.glued or (word.strong and after is not None and after.strong))
        for word, after in zip_longest(listed, listed[1:])
    ]
    together = break_lines(whole, measure, width)

    def widths(lines: Sequence[Sequence[int]]) -> list[float]:
        return [measure(" ".join(listed[at].text for at in line)) for line in lines]

    before, after = widths(usual), widths(together)
    kept = len(after) == len(before) and max(after) <= width and min(after) >= _SHORTER * min(before)
    return together if kept else usual
