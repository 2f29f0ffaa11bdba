"""A panel of a card: a coloured heading over rows of facts, measured at a scale and painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PIL import Image

from vidgen.brand.kit import RGBA
from vidgen.paint.icons import icon
from vidgen.paint.shapes import card, rounded_box
from vidgen.paint.text import TextBlock, set_parted, set_text
from vidgen.scenario.inline import spans
from vidgen.storyboard.infographic.content import Entry, Section
from vidgen.storyboard.marks import mark
from vidgen.storyboard.model import Picture
from vidgen.storyboard.posters.light import WHITE, legible
from vidgen.storyboard.stage import Stage

SHADOW = 10
_RADIUS = 24
_SIDES = ("THẬT", "GIẢ")


@dataclass(frozen=True, slots=True)
class Scale:
    """The measures of a panel, in pixels: little is set larger than much."""

    heading: int
    text: int
    small: int
    mark: int
    pad: int
    row: int

    @property
    def text_x(self) -> int:
        return self.mark + round(self.pad * 0.75)


SCALES = (
    Scale(56, 60, 42, 96, 40, 30),
    Scale(50, 48, 36, 76, 34, 24),
    Scale(46, 44, 34, 70, 32, 20),
    Scale(42, 40, 32, 64, 28, 17),
    Scale(39, 37, 30, 58, 26, 15),
    Scale(36, 34, 28, 54, 24, 13),
    Scale(34, 32, 27, 50, 22, 11),
    Scale(32, 30, 26, 46, 20, 9),
    Scale(30, 28, 26, 42, 18, 7),
)


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One entry, set: its blocks from top to bottom, and how many of the panel's columns it takes."""

    entry: Entry
    blocks: tuple[TextBlock, ...]
    height: int
    across: bool


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """A section, measured.

    Attributes:
        rows: cells side by side, from top to bottom.
        height: with nothing to spare; it may be painted taller.
    """

    section: Section
    scale: Scale
    width: int
    columns: int
    heading: TextBlock | None
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def head_height(self) -> int:
        return self.heading.height + self.scale.pad if self.heading else 0

    @property
    def sides_height(self) -> int:
        return round(self.scale.small * 1.25) + self.scale.row if self.section.form == "pairs" else 0

    @property
    def row_heights(self) -> tuple[int, ...]:
        return tuple(max(cell.height for cell in row) + 2 * self.scale.row for row in self.rows)

    @property
    def height(self) -> int:
        return self.head_height + self.sides_height + sum(self.row_heights) + self.scale.row

    @property
    def ragged(self) -> int:
        """Pixels of lines beyond the second of a text."""
        blocks = [block for row in self.rows for cell in row for block in cell.blocks]
        return sum(max(0, len(block.lines) - 2) * block.style.pitch for block in blocks)

    def picture(self, stage: Stage, height: int) -> Picture:
        """The panel, painted `height` pixels tall; what it has to spare goes to its rows."""
        return Picture((self.width, height + SHADOW), partial(_paint, stage, self, height))


def measured(stage: Stage, section: Section, scale: Scale, width: int, columns: int) -> Panel | None:
    """The section at a scale; None where a word is too wide for it.

    Arguments:
        columns: 1 or 2.
    """
    palette = stage.palette
    heading = None
    if section.heading:
        style = stage.style(scale.heading, "black", WHITE, WHITE, leading=1.16)
        heading = set_text(spans(section.heading), style, width - 2 * scale.pad - scale.heading - 16)
        if heading.ink_width > heading.width:
            return None
    inner = width - 2 * scale.pad
    narrow = (inner - (columns - 1) * scale.pad) // columns
    strong = tone_colour(stage, section) if section.tone == "bad" else palette.accent
    marked = [entry for entry in section.entries if entry.mark or not entry.text]
    cells = []
    for entry in section.entries:
        # What has no mark takes a whole row, and so does a last one that would stand alone on it.
        last = entry is marked[-1] if marked and section.form != "pairs" else False
        across = columns == 1 or entry not in marked or (last and len(marked) % 2 == 1)
        room = (inner if across else narrow) - (scale.text_x if entry.mark else 0)
        texts = (
            (entry.label, scale.small, "bold", palette.card_muted),
            (entry.text, scale.text, "bold", palette.card_ink),
            (entry.note, scale.small, "regular", palette.card_muted),
        )
        blocks = []
        for text, size, weight, colour in texts:
            if not text:
                continue
            style = stage.style(size, weight, colour, strong, leading=1.22)
            block = set_parted(spans(text), style, room)
            if block.ink_width > room:
                return None
            blocks.append(block)
        height = max(sum(block.height for block in blocks), scale.mark if entry.mark else 0)
        cells.append(Cell(entry, tuple(blocks), height, across))
    return Panel(section, scale, width, columns, heading, tuple(_rows(cells, columns)))


def _rows(cells: Sequence[Cell], columns: int) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for cell in cells:
        joins = rows and not cell.across and not rows[-1][-1].across and len(rows[-1]) < columns
        if joins:
            rows[-1] = (*rows[-1], cell)
        else:
            rows.append((cell,))
    return rows


def tone_colour(stage: Stage, section: Section) -> RGBA:
    """The colour of a section's heading, dark enough for white letters."""
    palette = stage.palette
    colour = {"plain": palette.accent, "good": palette.good, "bad": palette.bad}[section.tone]
    return legible(colour)


def _paint(stage: Stage, panel: Panel, height: int) -> Image.Image:
    palette, scale, section = stage.palette, panel.scale, panel.section
    image = card((panel.width, height), _RADIUS, (*palette.card[:3], 255), palette.card_line, SHADOW)
    colour = tone_colour(stage, section)
    y = 0
    if panel.heading:
        tall = panel.head_height
        strip = rounded_box((panel.width, tall + 2 * _RADIUS), _RADIUS, colour).crop(
            (0, 0, panel.width, tall)
        )
        image.alpha_composite(strip)
        first = panel.heading.style.pitch
        top = (tall - panel.heading.height) // 2
        sign = icon(section.sign, scale.heading, WHITE)
        image.alpha_composite(sign, (scale.pad, top + (first - scale.heading) // 2))
        panel.heading.draw(image, scale.pad + scale.heading + 16, top)
        y += tall
    if panel.sides_height:
        _sides(stage, panel, image, y + scale.row)
        y += panel.sides_height
    spare = max(0, height - panel.height)
    y += scale.row // 2
    for number, (row, tall) in enumerate(zip(panel.rows, panel.row_heights, strict=True)):
        tall += spare * (number + 1) // len(panel.rows) - spare * number // len(panel.rows)
        if number:
            line = Image.new("RGBA", (panel.width - 2 * scale.pad, 2), palette.card_line)
            image.alpha_composite(line, (scale.pad, y))
        _row(stage, panel, row, image, y, tall)
        y += tall
    return image


def _row(stage: Stage, panel: Panel, row: Sequence[Cell], image: Image.Image, y: int, height: int) -> None:
    scale = panel.scale
    step = (panel.width - 2 * scale.pad + scale.pad) // panel.columns
    for place, cell in enumerate(row):
        x = scale.pad + place * step
        if cell.entry.lit:
            edge = scale.pad // 2
            size = (panel.width - 2 * scale.pad + 2 * edge, height - 8)
            good = legible(stage.palette.good)
            fill = (*(255 - (255 - part) // 8 for part in good[:3]), 255)
            box = rounded_box(size, 16, fill, border=good, border_width=3)  # type: ignore[arg-type]
            image.alpha_composite(box, (x - edge, y + 5))
        top = y + (height - sum(block.height for block in cell.blocks)) // 2
        if cell.entry.mark:
            sign = mark(_marked(stage, panel.section), cell.entry.mark, scale.mark)
            image.alpha_composite(sign, (x, y + (height - scale.mark) // 2))
            x += scale.text_x
        for block in cell.blocks:
            block.draw(image, x, top)
            top += block.height


def _marked(stage: Stage, section: Section) -> Stage:
    """The stage with the section's colour for its marks."""
    colour = tone_colour(stage, section)
    if section.tone == "plain":
        return stage
    return replace(stage, palette=replace(stage.palette, accent=colour, on_accent=WHITE))


def _sides(stage: Stage, panel: Panel, image: Image.Image, y: int) -> None:
    """What the two columns of pairs are."""
    scale = panel.scale
    step = (panel.width - scale.pad) // 2
    for place, (name, colour) in enumerate(zip(_SIDES, (stage.palette.good, stage.palette.bad), strict=True)):
        ink = legible(colour)
        style = stage.style(scale.small, "black", ink, ink, leading=1.25)
        block = set_text(spans(name), style, step - scale.pad)
        block.draw(image, scale.pad + place * step + scale.text_x, y)
