"""The cover: a design of its own from the hook's title, readable in a platform's small grid.

Grids crop a 9:16 cover to 3:4 or a square around its centre, so everything stands between y 420 and 1500.
"""

from __future__ import annotations

from functools import partial

from PIL import Image

from vidgen.brand.emblem import emblem
from vidgen.brand.kit import Brand
from vidgen.errors import LookError
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.shapes import ground, rounded_box
from vidgen.scenario.model import Audience, Scenario, Scene, Unit
from vidgen.scenario.phone import grouped
from vidgen.storyboard import canvas
from vidgen.storyboard.chrome import show_label, tilted
from vidgen.storyboard.model import HEIGHT, WIDTH, Picture, Shot
from vidgen.storyboard.scenes import scene_types
from vidgen.storyboard.scenes.hook import badge, subject_icon
from vidgen.storyboard.source import of_brand, of_unit
from vidgen.storyboard.stage import Stage, painted
from vidgen.storyboard.unit_name import unit_name

_TOP = 430
_EMBLEM = 104
_ICON, _ICON_LEAST = 400, 210
_FOOT_Y = 1350
_PHONE_FOOT = _FOOT_Y + 88


def cover(scenario: Scenario, brand: Brand, unit: Unit | None) -> Shot:
    """A shot of one frame that is the cover.

    Raises:
        LookError: the title does not fit.
    """
    hook = next((scene for scene in scenario.scenes if scene.type == "hook"), None)
    heading = hook.heading if hook and hook.heading else scenario.title
    mood = scene_types()["hook"].mood(scenario.kind)
    scene = hook or Scene(type="hook", heading=heading)
    stage = Stage(scenario, scene, unit, brand, brand.moods[mood], mood, (), 1)
    subject = subject_icon(scenario, heading)
    stage.show(
        "emblem", Picture((_EMBLEM, _EMBLEM), partial(emblem, brand, _EMBLEM, mood)), canvas.LEFT, _TOP
    )
    name_x = canvas.LEFT + _EMBLEM + 26
    name = unit_name(
        stage, stage.style(42, "black", leading=1.2), canvas.RIGHT - name_x, smallest=26, one_line_at=32
    )
    stage.show_text("unit", name, name_x, _TOP + (_EMBLEM - name.height) // 2)
    badge(stage, canvas.LEFT, _TOP + _EMBLEM + 56)
    title = stage.text(
        heading,
        stage.style(124, "black", leading=1.16),
        canvas.CONTENT_WIDTH,
        smallest=84,
        tighten_to=104,
        max_lines=5,
        height=_FOOT_Y - 30 - 750,
        what=_("tiêu đề ảnh bìa"),
    )
    title_y = _TOP + _EMBLEM + 56 + 80 + 44
    stage.show_text("title", title, canvas.LEFT, title_y)
    number = (unit.hotline or unit.phone) if unit else ""
    taken = _phone(stage, grouped(number)) if number else canvas.LEFT
    _subject(stage, subject, title_y + title.height, taken)
    if scenario.audience is Audience.PUBLIC:
        show_label(stage, brand.ai_label, canvas.LEFT, canvas.LABEL_Y + 8, source=of_brand(brand, "ai_label"))
    if stage.findings:
        raise LookError(stage.findings)
    size = (WIDTH, HEIGHT)
    back = Picture(size, partial(ground, size, stage.palette.top, stage.palette.bottom, stage.palette.glow))
    return Shot("cover", 1, back, tuple(stage.layers), (), (), 0)


def _subject(stage: Stage, subject: str, above: int, beside: int) -> None:
    """The faint icon of the subject below y `above` and right of x `beside`, where there is room for it."""
    size = min(_ICON, _PHONE_FOOT - above - 24, canvas.RIGHT - beside - 30)
    if size < _ICON_LEAST:
        return
    faint = (*stage.palette.ink[:3], 30)
    picture = Picture((size, size), partial(tilted, subject, size, faint))
    stage.show("subject", picture, canvas.RIGHT - size, _PHONE_FOOT - size)


def _phone(stage: Stage, number: str) -> int:
    """The number on a bar; returns the x right of it."""
    block = stage.text(
        number,
        stage.style(44, "black", stage.palette.on_accent),
        560,
        smallest=34,
        max_lines=1,
        what=_("số điện thoại"),
        source=of_unit(stage.unit, "hotline") if stage.unit else None,
    )
    size = (36 + 44 + 18 + block.ink_width + 40, 88)

    def paint(image: Image.Image) -> None:
        image.alpha_composite(rounded_box(size, 44, stage.palette.accent))
        image.alpha_composite(icon("phone", 44, stage.palette.on_accent, filled=True), (36, 22))
        block.draw(image, 36 + 44 + 18, (88 - block.height) // 2)

    stage.show("phone", painted(size, paint), canvas.LEFT, _FOOT_Y)
    return canvas.LEFT + size[0]
