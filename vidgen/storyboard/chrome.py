"""What stands on every scene: the brand bar, the progress line and the AI label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PIL import Image

from vidgen.brand.emblem import emblems, emblems_width
from vidgen.brand.kit import RGBA, EmblemSize
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.shapes import bar, disc
from vidgen.scenario.model import Audience
from vidgen.storyboard import canvas
from vidgen.storyboard.model import WIDTH, Picture, Pose
from vidgen.storyboard.motion import ENTRANCE, ease_out
from vidgen.storyboard.source import Source, of_brand
from vidgen.storyboard.stage import Stage, painted
from vidgen.storyboard.unit_name import unit_name

_PROGRESS_HEIGHT = 12
WATERMARK = 330
_WATERMARK_LEAST = 210
_DISC, _TINT = 380, 30  # of a sign in a disc: its edge in pixels, and the opacity of its ground, of 255
_AIR = 30  # between text and the icon below it
_NAME_HEIGHT = 72  # pixels: one line, or two small ones
ACTED = "Tình huống mô phỏng"
_BESIDE = 22  # pixels between emblem and name
_EMBLEMS: Mapping[EmblemSize, int] = {"small": 68, "medium": canvas.EMBLEM, "large": 112}


def brand_bar(stage: Stage, *, unit_shown: bool, acted: bool = False) -> None:
    """The emblems, the unit's name in capitals and what kind of clip this is."""
    place, size = stage.brand.emblem_place, _EMBLEMS[stage.brand.emblem_size]
    signs = emblems_width(stage.brand, size)
    width = canvas.CONTENT_WIDTH - signs - _BESIDE
    tagline = ACTED if acted else stage.brand.tagline(stage.scenario.kind)
    title = unit_name(
        stage if unit_shown else replace(stage, unit=None),
        stage.style(36, "black", leading=1.2),
        width,
        smallest=28,
        one_line_at=28,
        height=_NAME_HEIGHT,
    )
    small = stage.text(
        tagline,
        stage.style(28, "regular", stage.palette.muted, leading=1.3),
        width,
        smallest=26,
        max_lines=1,
        what=_("dòng dưới tên đơn vị"),
        source=of_brand(stage.brand, f"taglines.{stage.scenario.kind}"),
    )
    height = title.height + (small.height if tagline else 0)
    text = max(title.ink_width, small.ink_width if tagline else 0)
    left = canvas.CENTRE - (signs + _BESIDE + text) // 2 if place == "centre" else canvas.LEFT
    at = canvas.RIGHT - signs if place == "right" else left
    beside = left if place == "right" else left + signs + _BESIDE
    stage.show(
        "emblem",
        Picture((signs, size), partial(emblems, stage.brand, size, stage.mood)),
        at,
        max(canvas.TOP, canvas.BRAND_Y + (canvas.EMBLEM - size) // 2),
    )
    marks = -(-title.style.size * 3 // 10)  # what two marks above a capital take: Ễ, Ẵ
    top = max(canvas.TOP + marks, canvas.BRAND_Y + (canvas.EMBLEM - height) // 2)
    stage.show_text("unit", title, beside, top)
    if tagline:
        stage.show_text("tagline", small, beside, top + title.height)


def progress(stage: Stage, index: int, count: int, *, grows: bool = True) -> None:
    """The line along the top edge: grows to this scene's share when the scene begins, or has that length."""
    before, after = (round(WIDTH * part / count) for part in (index, index + 1))
    poses = []
    for step in range(ENTRANCE + 1) if grows else (ENTRANCE,):
        width = round(before + (after - before) * ease_out(step / ENTRANCE))
        if width:
            picture = painted((width, _PROGRESS_HEIGHT), partial(_fill, colour=stage.palette.accent))
            poses.append(Pose(step if grows else 0, picture, 0, 0))
    stage.pose("progress", poses)


def _fill(image: Image.Image, colour: RGBA) -> None:
    image.paste(colour, (0, 0, *image.size))


def ai_label(stage: Stage) -> None:
    """“Nội dung có sử dụng AI” from the first frame, for the public (Luật 134/2025/QH15, Điều 11)."""
    if stage.scenario.audience is Audience.PUBLIC and stage.scene.type != "contact":
        show_label(
            stage,
            stage.brand.ai_label,
            canvas.LEFT,
            canvas.LABEL_Y,
            source=of_brand(stage.brand, "ai_label"),
        )


def show_label(
    stage: Stage,
    text: str,
    x: int,
    y: int,
    *,
    centred: bool = False,
    mark: bool = True,
    source: Source | None = None,
) -> None:
    """A small line, with the AI mark in front of it where it says that AI was used."""
    block = stage.text(
        text,
        stage.style(28, "regular", stage.palette.muted),
        canvas.CONTENT_WIDTH - 44,
        smallest=26,
        max_lines=1,
        what=_("nhãn AI"),
        source=source,
    )
    beside = 42 if mark else 0
    left = x if not centred else canvas.CENTRE - (block.ink_width + beside) // 2
    if mark:
        sign = Picture((30, 30), partial(icon, "sparkles", 30, stage.palette.muted))
        stage.show("ai-mark", sign, left, y + 3)
    stage.show_text("ai-label", block, left + beside, y)


def watermark(
    stage: Stage, name: str, top: int, *, most: int = WATERMARK, at: int = 0, until: int | None = None
) -> None:
    """A large faint icon in the lower right corner of the content, as large as the room below y `top` allows.

    Arguments:
        most: its edge in pixels where there is room for it; below `_WATERMARK_LEAST` it is left out.
    """
    size = min(most, canvas.FLOOR - top - _AIR)
    if size < _WATERMARK_LEAST:
        return
    faint = (*stage.palette.ink[:3], 20 if stage.on_paper else 26)
    picture = Picture((size, size), partial(tilted, name, size, faint))
    stage.show(
        "watermark", picture, canvas.RIGHT - size, canvas.FLOOR - size, at=at, motion="fade", until=until
    )


def sign_below(
    stage: Stage, name: str, top: int, *, least: int = WATERMARK, at: int = 0, until: int | None = None
) -> None:
    """The scene's sign in a tinted disc in the middle of much room below y `top`; in less, a watermark.

    Arguments:
        least: pixels of room from which the disc is drawn.
    """
    room = canvas.FLOOR - top
    if room < least:
        watermark(stage, name, top, at=at, until=until)
        return
    size = min(_DISC, room - 2 * _AIR)
    place = (canvas.CENTRE - size // 2, top + (room - size) // 2)
    picture = Picture((size, size), partial(_sign, stage, name, size))
    stage.show("watermark", picture, *place, at=at + 4, motion="pop", until=until)


def _sign(stage: Stage, name: str, size: int) -> Image.Image:
    image, inner = disc(size, (*stage.palette.accent[:3], _TINT)), round(size * 0.56)
    image.alpha_composite(icon(name, inner, stage.palette.accent), ((size - inner) // 2,) * 2)
    return image


def tilted(name: str, size: int, colour: RGBA) -> Image.Image:
    """An icon leaning a little to the left."""
    return icon(name, size, colour).rotate(8, Image.Resampling.BICUBIC)


def segments(stage: Stage, done: int, count: int, y: int, *, at: int, until: int | None) -> None:
    """A row of `count` bars of which `done` are filled."""
    gap = 16
    width = (canvas.CONTENT_WIDTH - gap * (count - 1)) // count
    rest = (*stage.palette.accent[:3], 64)

    def paint(image: Image.Image) -> None:
        for number in range(count):
            colour = stage.palette.accent if number < done else rest
            image.alpha_composite(bar((width, 12), colour), (number * (width + gap), 0))

    stage.show("segments", painted((canvas.CONTENT_WIDTH, 12), paint), canvas.LEFT, y, at=at, until=until)
