"""A palette as a tile of the identity sheet: how it looks, its colours by name, and what was measured."""

from __future__ import annotations

from PIL import Image

from vidgen.brand.kit import Palette
from vidgen.brand.legible import pairs, shown
from vidgen.identity.desk import Desk
from vidgen.paint.icons import icon
from vidgen.paint.shapes import bar, card, disc, ground, rounded_box, rounded_mask

_HEIGHT, _RADIUS, _PAD = 556, 32, 36
_NAMES = {
    "danger": "Cảnh báo",
    "safe": "Việc nên làm",
    "paper": "Hướng dẫn",
    "danger-light": "Cảnh báo, nền sáng",
    "safe-light": "Việc nên làm, nền sáng",
    "paper-dark": "Hướng dẫn, nền tối",
}
_SWATCHES = {
    "top": "nền trên",
    "bottom": "nền dưới",
    "accent": "nhấn",
    "ink": "chữ",
    "good": "nên",
    "bad": "không",
}
_MEASURED = (
    (("ink",), ("top", "bottom", "glow"), "chữ"),
    (("muted",), ("top", "bottom", "glow"), "chữ phụ"),
    (("accent",), ("top", "bottom", "glow"), "nhấn"),
    (("card_ink", "card_muted", "accent"), ("card",), "thẻ"),
    (("caption_ink", "caption_accent"), ("caption_box",), "phụ đề"),
)


def palette_tile(desk: Desk, name: str, width: int) -> Image.Image:
    """RGBA, `width` pixels wide; the worst ratio of every kind of text stands below its colours."""
    palette = desk.brand.palettes[name]
    inner = width - 2 * _PAD
    image = ground((width, _HEIGHT), palette.top, palette.bottom, palette.glow).convert("RGBA")
    title = desk.text(_NAMES[name], 40, "black", palette.ink, inner - 210)
    title.draw(image, _PAD, 30)
    key = desk.text(name, 26, "regular", palette.muted, inner)
    key.draw(image, _PAD, 30 + title.height)
    if palette in desk.brand.moods.values():
        word = desk.text("đang dùng", 26, "bold", palette.on_accent, 200)
        x = width - _PAD - word.ink_width - 40
        image.alpha_composite(bar((word.ink_width + 40, 48), palette.accent), (x, 32))
        word.draw(image, x + 20, 32 + (48 - word.height) // 2)
    y = 142
    _signs(desk, palette, image, y, inner)
    _caption(desk, palette, image, y + 118)
    _swatches(desk, palette, image, y + 214, inner)
    _ratios(desk, name, palette, image, _HEIGHT - 62)
    image.putalpha(rounded_mask(image.size, _RADIUS))
    framed = rounded_box((width, _HEIGHT), _RADIUS, desk.paper.card_line)
    framed.alpha_composite(image.resize((width, _HEIGHT)))
    return framed


def _signs(desk: Desk, palette: Palette, image: Image.Image, y: int, width: int) -> None:
    """Two cards: what to do, and what not."""
    half = (width - 20) // 2
    for number, (sign, colour, word) in enumerate(
        (("check", palette.good, "Nên làm"), ("x", palette.bad, "Không nên"))
    ):
        x = _PAD + number * (half + 20)
        box = card((half, 96), 20, palette.card, palette.card_line)
        mark = disc(48, colour)
        mark.alpha_composite(icon(sign, 32, palette.top if not palette.light else palette.card), (8, 8))
        box.alpha_composite(mark, (24, 24))
        text = desk.text(word, 34, "bold", palette.card_ink, half - 100)
        text.draw(box, 90, (96 - text.height) // 2)
        image.alpha_composite(box, (x, y))


def _caption(desk: Desk, palette: Palette, image: Image.Image, y: int) -> None:
    text = desk.text(
        "Phụ đề, **chữ đang đọc**", 42, "bold", palette.caption_ink, 640, strong=palette.caption_accent
    )
    image.alpha_composite(rounded_box((text.ink_width + 40, 72), 16, palette.caption_box), (_PAD, y))
    text.draw(image, _PAD + 20, y + (72 - text.height) // 2)


def _swatches(desk: Desk, palette: Palette, image: Image.Image, y: int, width: int) -> None:
    step = width // len(_SWATCHES)
    for number, (name, word) in enumerate(_SWATCHES.items()):
        x = _PAD + number * step
        colour = getattr(palette, name)
        image.alpha_composite(
            rounded_box((step - 12, 52), 12, colour, border=(*palette.ink[:3], 90), border_width=2), (x, y)
        )
        told = "".join(f"{part:02X}" for part in colour[:3])
        desk.text(word, 21, "bold", palette.ink, step - 8, smallest=18).draw(image, x + 2, y + 56)
        desk.text(told, 21, "regular", palette.muted, step - 8, smallest=18).draw(image, x + 2, y + 82)


def _ratios(desk: Desk, name: str, palette: Palette, image: Image.Image, y: int) -> None:
    measured = list(pairs(name, palette))
    told = []
    for texts, surfaces, word in _MEASURED:
        worst = min(pair.ratio for pair in measured if pair.text in texts and pair.surface in surfaces)
        told.append(f"{word} **{shown(worst)}**")
    image.alpha_composite(icon("circle-check", 32, palette.accent), (_PAD, y))
    block = desk.text(
        " · ".join(told),
        25,
        "regular",
        palette.muted,
        image.width - 2 * _PAD - 42,
        smallest=20,
        strong=palette.ink,
    )
    block.draw(image, _PAD + 42, y + (32 - block.height) // 2)
