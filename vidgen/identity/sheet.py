"""The whole identity of a brand on one sheet of A4: to print, and to show to those who decide."""

from __future__ import annotations

from PIL import Image

from vidgen.brand.emblem import emblems, emblems_width
from vidgen.brand.kit import Brand
from vidgen.brand.legible import CAPTION, TEXT, shown
from vidgen.film.compositor import still
from vidgen.identity.desk import Desk
from vidgen.identity.palettes import palette_tile
from vidgen.identity.sample import sample_storyboard
from vidgen.identity.wording import emblem_strips, type_specimens, wording
from vidgen.paint.shapes import bar, ground, rounded_box, rounded_mask
from vidgen.scenario.inline import escape

SIZE = (2480, 3508)  # A4 at 300 dpi
_MARGIN = 120
_WIDTH = SIZE[0] - 2 * _MARGIN
_BAND = 640  # height of the head of the sheet
_SCENES, _SCENE_GAP = 7, 24
_TILE_GAP = 28

_APPEARANCE = {"auto": "nền tối và sáng theo cảnh", "light": "mọi cảnh nền sáng", "dark": "mọi cảnh nền tối"}
_MOTION = {"full": "chuyển động đầy đủ", "calm": "chuyển động nhẹ"}


def identity_sheet(brand: Brand) -> Image.Image:
    """Emblem, sample scenes, palettes with measured contrast, type and wording.

    Returns:
        RGB, `SIZE`.

    Raises:
        LookError: texts of the brand that fit nowhere.
    """
    desk = Desk(brand)
    paper = desk.paper
    image = ground(SIZE, paper.top, paper.bottom, paper.top).convert("RGBA")
    _head(desk, image)
    y = _BAND + 72
    y = _title(desk, image, "Trên video", y)
    y = _scenes(desk, image, y) + 68
    y = _title(desk, image, "Màu theo không khí, kèm độ tương phản đo được", y)
    y = _palettes(desk, image, y) + 68
    left = 1180
    _title(desk, image, "Chữ", y)
    y = _title(desk, image, "Huy hiệu và lời", y, _MARGIN + left + 60)
    type_specimens(desk, image, _MARGIN, y, left)
    right = _MARGIN + left + 60
    y = emblem_strips(desk, image, right, y, _WIDTH - left - 60)
    wording(desk, image, right, y + 28, _WIDTH - left - 60)
    _foot(desk, image)
    return image.convert("RGB")


def _head(desk: Desk, image: Image.Image) -> None:
    brand, palette = desk.brand, desk.brand.palettes["safe"]
    band = ground((SIZE[0], _BAND), palette.top, palette.bottom, palette.glow).convert("RGBA")
    size = 280 if len(brand.emblems) == 1 else 200
    wide = emblems_width(brand, size)
    band.alpha_composite(emblems(desk.on("safe"), size, "paper"), (_MARGIN, (_BAND - size) // 2))
    left = _MARGIN + wide + 72
    width = SIZE[0] - _MARGIN - left
    name = desk.text(escape(brand.name), 104, "black", palette.ink, width, smallest=44, most=2, leading=1.14)
    about = desk.text(escape(brand.about), 42, "regular", palette.muted, width, smallest=26, most=4)
    facts = [brand.id, _APPEARANCE[brand.appearance], _MOTION[brand.motion]]
    line = desk.text(" · ".join(facts), 34, "bold", palette.accent, width, smallest=28, most=1)
    blocks = [line, name, *([about] if brand.about else [])]
    y = (_BAND - sum(block.height for block in blocks) - 18 * (len(blocks) - 1)) // 2
    for block in blocks:
        block.draw(band, left, y)
        y += block.height + 18
    image.paste(band, (0, 0))
    image.paste(palette.accent, (0, _BAND - 12, SIZE[0], _BAND))


def _foot(desk: Desk, image: Image.Image) -> None:
    """What the ratios were measured against."""
    told = f"Đo theo WCAG 2.2, chỗ xấu nhất trên nền: chữ cần {shown(TEXT)}:1, phụ đề cần {shown(CAPTION)}:1."
    block = desk.text(escape(told), 26, "regular", desk.paper.muted, _WIDTH)
    image.paste(desk.paper.card_line[:3], (_MARGIN, SIZE[1] - 132, SIZE[0] - _MARGIN, SIZE[1] - 130))
    block.draw(image, _MARGIN, SIZE[1] - 106)


def _title(desk: Desk, image: Image.Image, text: str, y: int, x: int = _MARGIN) -> int:
    image.alpha_composite(bar((14, 52), desk.paper.accent), (x, y))
    block = desk.text(text, 46, "black", desk.paper.ink, _WIDTH, smallest=46, most=1)
    block.draw(image, x + 36, y + (52 - block.height) // 2)
    return y + 52 + 34


def _scenes(desk: Desk, image: Image.Image, y: int) -> int:
    width = (_WIDTH - _SCENE_GAP * (_SCENES - 1)) // _SCENES
    height = round(width * 16 / 9)
    shots = sample_storyboard(desk.brand).shots[:_SCENES]
    for number, shot in enumerate(shots):
        small = still(shot, shot.settled).resize((width, height), Image.Resampling.LANCZOS)
        x = _MARGIN + number * (width + _SCENE_GAP)
        image.alpha_composite(rounded_box((width + 4, height + 4), 30, desk.paper.card_line), (x - 2, y - 2))
        image.paste(small, (x, y), rounded_mask((width, height), 28))
    return y + height


def _palettes(desk: Desk, image: Image.Image, y: int) -> int:
    width = (_WIDTH - 2 * _TILE_GAP) // 3
    for number, name in enumerate(desk.brand.palettes):
        tile = palette_tile(desk, name, width)
        column, row = number % 3, number // 3
        image.alpha_composite(
            tile, (_MARGIN + column * (width + _TILE_GAP), y + row * (tile.height + _TILE_GAP))
        )
    return y + 2 * tile.height + _TILE_GAP
