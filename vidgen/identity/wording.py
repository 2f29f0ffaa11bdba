"""Type, emblem and standing words of a brand on its identity sheet."""

from __future__ import annotations

from PIL import Image, ImageFont

from vidgen.brand.emblem import emblems, emblems_width
from vidgen.brand.kit import PALETTES
from vidgen.identity.desk import Desk
from vidgen.paint.icons import icon
from vidgen.paint.shapes import card, ground, rounded_mask
from vidgen.scenario.inline import escape

_SPECIMENS = (
    ("Cảnh giác", 124, "black", "mở đầu"),
    ("Đăng ký tạm trú", 76, "black", "tiêu đề"),
    ("Giữ kín mã OTP của bà con", 50, "bold", "thẻ, phụ đề"),
    ("Nghiêng ngả: ẨN Ý, ẪM, ẶT, ỖI, ữ ợ ự ỹ đ Đ", 38, "bold", "dấu"),
    ("0123456789 · 500.000đ · 03/11/2026 · 7 giờ 30 · 15%", 38, "regular", "số"),
)
_KINDS = {
    "scam": "alert-triangle",
    "procedure": "file-text",
    "qa": "help",
    "announcement": "speakerphone",
    "practice": "school",
}


def type_specimens(desk: Desk, image: Image.Image, x: int, y: int, width: int) -> int:
    """The sizes scenes use, in the brand's three weights; returns the y below."""
    palette = desk.paper
    for sample, size, weight, place in _SPECIMENS:
        label = desk.text(place, 28, "regular", palette.muted, 260)
        block = desk.text(sample, size, weight, palette.ink, width - 240, smallest=28, leading=1.26)
        block.draw(image, x, y)
        label.draw(image, x + width - label.ink_width - 20, y + (block.height - label.height) // 2)
        y += block.height + 20
    family = " · ".join(
        dict.fromkeys(
            " ".join(filter(None, ImageFont.truetype(str(path), 20).getname()))
            for path in (desk.brand.fonts.black, desk.brand.fonts.bold, desk.brand.fonts.regular)
        )
    )
    block = desk.text(escape(family), 28, "regular", palette.muted, width)
    block.draw(image, x, y + 6)
    return y + 6 + block.height


def emblem_strips(desk: Desk, image: Image.Image, x: int, y: int, width: int) -> int:
    """The emblem on every ground, at the sizes of the end card and of the brand bar; returns the y below."""
    gap, height = 16, 150
    columns = 3
    wide = (width - gap * (columns - 1)) // columns
    for number, name in enumerate(PALETTES):
        palette, brand = desk.brand.palettes[name], desk.on(name)
        tile = ground((wide, height), palette.top, palette.bottom, palette.glow).convert("RGBA")
        large = {1: 112, 2: 76, 3: 50}[len(brand.emblems)]
        sizes = (large, large // 2)
        left = (wide - sum(emblems_width(brand, size) for size in sizes) - 28) // 2
        for size in sizes:
            tile.alpha_composite(emblems(brand, size, "paper"), (left, (height - size) // 2))
            left += emblems_width(brand, size) + 28
        tile.putalpha(rounded_mask(tile.size, 24))
        framed = card((wide, height), 24, palette.top, desk.paper.card_line)
        framed.alpha_composite(tile)
        image.alpha_composite(
            framed, (x + number % columns * (wide + gap), y + number // columns * (height + gap))
        )
    return y + 2 * height + gap


def wording(desk: Desk, image: Image.Image, x: int, y: int, width: int) -> int:
    """The line under the unit's name by kind of script, the label and the hashtags; returns the y below."""
    palette = desk.paper
    lines = [(_KINDS[kind], line) for kind, line in desk.brand.taglines.items() if line and kind in _KINDS]
    lines.append(("sparkles", desk.brand.ai_label))
    half = (width - 24) // 2
    for row in (lines[start : start + 2] for start in range(0, len(lines), 2)):
        blocks = [
            desk.text(escape(line), 30, "bold", palette.ink, half - 50, smallest=20, most=2, tighten_to=24)
            for _sign, line in row
        ]
        height = max(42, *(block.height for block in blocks))
        for column, ((sign, _line), block) in enumerate(zip(row, blocks, strict=True)):
            left = x + column * (half + 24)
            image.alpha_composite(icon(sign, 34, palette.accent), (left, y + (height - 34) // 2))
            block.draw(image, left + 50, y + (height - block.height) // 2)
        y += height + 10
    y += 8
    if desk.brand.hashtags:
        told = escape("  ".join(desk.brand.hashtags))
        block = desk.text(told, 30, "bold", palette.accent, width, smallest=20, most=2)
        block.draw(image, x, y)
        y += block.height
    return y
