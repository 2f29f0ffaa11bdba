"""What every poster has: the badge of its kind, and the bar that says whose it is and whom to call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from PIL import Image

from vidgen.brand.emblem import emblems_width
from vidgen.brand.kit import Brand
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.shapes import card, rounded_box
from vidgen.paint.text import Style, TextBlock
from vidgen.scenario.inline import escape
from vidgen.scenario.phone import grouped
from vidgen.storyboard.model import Picture
from vidgen.storyboard.posters.light import light_brand, light_emblems
from vidgen.storyboard.scenes.hook import kind_badge
from vidgen.storyboard.source import of_brand, of_unit
from vidgen.storyboard.stage import Stage, painted
from vidgen.storyboard.unit_name import unit_name

_SHADOW = 14


def poster_badge(stage: Stage, x: int, y: int, height: int, *, centred: bool = False) -> int:
    """What kind of script it is, in the accent; returns its width.

    Arguments:
        x: of its left edge, or of its centre where `centred`.
    """
    palette = stage.palette
    sign, word = kind_badge(stage.scenario.kind)
    size = round(height * 0.5)
    style = stage.style(size, "black", palette.on_accent, leading=1.2)
    block = stage.text(word, style, 10 * height, smallest=size, max_lines=1)
    mark, inset = round(height * 0.58), round(height * 0.34)
    box = (inset + mark + inset // 2 + block.ink_width + inset + inset // 4, height)

    def paint(image: Image.Image) -> None:
        image.alpha_composite(rounded_box(box, round(height * 0.26), palette.accent))
        image.alpha_composite(icon(sign, mark, palette.on_accent), (inset, (height - mark) // 2))
        block.draw(image, inset + mark + inset // 2, (height - block.height) // 2)

    stage.show("badge", painted(box, paint), x - box[0] // 2 if centred else x, y)
    return box[0]


def small_label(stage: Stage, text: str, centre: int, y: int) -> None:
    """A small centred line with the AI mark in front of it."""
    style = stage.style(28, "regular", stage.palette.muted)
    source = of_brand(stage.brand, "ai_label")
    block = stage.text(text, style, 560, smallest=26, max_lines=1, what=_("nhãn AI"), source=source)
    left = centre - (block.ink_width + 42) // 2
    stage.show("ai-mark", Picture((30, 30), partial(icon, "sparkles", 30, stage.palette.muted)), left, y + 3)
    stage.show_text("ai-label", block, left + 42, y)


@dataclass(frozen=True, slots=True)
class BarScale:
    """The measures of a unit's bar, in pixels; `height` is its least."""

    height: int
    emblem: int
    name: int
    least: int
    one_line_at: int
    phone: int
    inset: int


@dataclass(frozen=True, slots=True, eq=False)
class UnitBar:
    """A light bar, measured: emblem, the unit's name, its number beneath."""

    scale: BarScale
    width: int
    emblem: int
    text_x: int
    name: TextBlock
    phone: TextBlock | None

    @property
    def text_height(self) -> int:
        return self.name.height + (self.phone.height if self.phone else 0)

    @property
    def height(self) -> int:
        return max(self.scale.height, self.text_height + self.scale.inset)

    def show(self, stage: Stage, x: int, y: int) -> None:
        """Put it on the stage with its corner at (x, y)."""
        scale, size = self.scale, (self.width, self.height)
        stage.show("unit-bar", Picture((size[0], size[1] + _SHADOW), partial(_bar, stage, size)), x, y)
        wide = emblems_width(stage.brand, self.emblem)
        picture = Picture((wide, self.emblem), partial(light_emblems, stage.brand, self.emblem))
        stage.show("unit-emblem", picture, x + scale.inset, y + (size[1] - self.emblem) // 2)
        left, top = x + self.text_x, y + (size[1] - self.text_height) // 2
        stage.show_text("unit", self.name, left, top)
        if self.phone:
            mark = round(self.phone.style.size * 0.96)
            row = painted(
                (mark + 22 + self.phone.ink_width, self.phone.height), partial(_phone, self.phone, mark)
            )
            stage.show("unit-phone", row, left, top + self.name.height)


def unit_bar(stage: Stage, width: int, scale: BarScale) -> UnitBar:
    """The bar of the stage's unit, else of its brand; taller than usual for a name of three lines."""
    light = light_brand(stage.brand).moods["paper"]
    emblem = emblem_size(stage.brand, scale.emblem)
    text_x = scale.inset + emblems_width(stage.brand, emblem) + round(scale.inset * 0.9)
    room = width - text_x - scale.inset
    number = grouped(stage.unit.hotline or stage.unit.phone) if stage.unit else ""
    phone = None
    if number:
        phone = stage.text(
            number,
            stage.style(scale.phone, "black", light.accent, light.accent, leading=1.2),
            room - 2 * scale.phone,
            smallest=26,
            max_lines=1,
            what=_("số điện thoại"),
            source=of_unit(stage.unit, "hotline") if stage.unit else None,
        )
    style = stage.style(scale.name, "black", light.card_ink, leading=1.18)
    name = whole_name(stage, style, room, scale.least, scale.one_line_at)
    return UnitBar(scale, width, emblem, text_x, name, phone)


def emblem_size(brand: Brand, size: int) -> int:
    """How high its emblems stand where one alone is `size` pixels: several leave room for the name."""
    return round(size * {1: 1.0, 2: 0.8}.get(len(brand.emblems), 0.62))


def whole_name(
    stage: Stage, style: Style, width: int, least: int, one_line_at: int, height: int | None = None
) -> TextBlock:
    """The unit's name on one line or two, or where that takes too small a type on three.

    A name too long for three lines of capitals stands as it is written.
    """
    before = stage.findings[:]
    name = unit_name(stage, style, width, smallest=least, one_line_at=one_line_at, height=height)
    written = stage.unit.name if stage.unit else stage.brand.name
    for shown in (written.upper(), written):
        if len(stage.findings) == len(before):
            break
        stage.findings[:] = before
        name = stage.text(
            escape(shown),
            replace(style, size=least),
            width,
            smallest=26,
            max_lines=3,
            what=_("tên đơn vị"),
            source=of_unit(stage.unit, "name") if stage.unit else of_brand(stage.brand, "name"),
        )
    return name


def _phone(block: TextBlock, mark: int, image: Image.Image) -> None:
    sign = icon("phone", mark, block.style.colour, filled=True)
    image.alpha_composite(sign, (0, (block.height - mark) // 2))
    block.draw(image, mark + 14, 0)


def _bar(stage: Stage, size: tuple[int, int]) -> Image.Image:
    light = light_brand(stage.brand).moods["paper"]
    return card(size, 36, (*light.card[:3], 255), light.card_line, _SHADOW)
