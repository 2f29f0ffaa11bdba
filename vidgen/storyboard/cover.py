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
from vidgen.storyboard import canvas
from vidgen.storyboard.chrome import show_label
from vidgen.storyboard.model import HEIGHT, WIDTH, Picture, Shot
from vidgen.storyboard.scenes import scene_types
from vidgen.storyboard.scenes.hook import badge, subject_icon
from vidgen.storyboard.stage import Stage, painted

_TOP = 430
_EMBLEM = 104
_ICON = 460
_FOOT_Y = 1350


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
    faint = (*stage.palette.ink[:3], 30)
    stage.show(
        "subject", Picture((_ICON, _ICON), partial(icon, subject, _ICON, faint)), WIDTH - _ICON + 30, 1010
    )
    stage.show(
        "emblem", Picture((_EMBLEM, _EMBLEM), partial(emblem, brand, _EMBLEM, mood)), canvas.LEFT, _TOP
    )
    name_x = canvas.LEFT + _EMBLEM + 26
    name = stage.text(
        (unit.name if unit else brand.name).upper(),
        stage.style(42, "black", leading=1.2),
        canvas.RIGHT - name_x,
        smallest=32,
        max_lines=2,
        what=_("tên đơn vị"),
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
    stage.show_text("title", title, canvas.LEFT, _TOP + _EMBLEM + 56 + 80 + 44)
    if unit and (unit.hotline or unit.phone):
        _phone(stage, unit.hotline or unit.phone)
    if scenario.audience is Audience.PUBLIC:
        show_label(stage, brand.ai_label, canvas.LEFT, canvas.LABEL_Y + 8)
    if stage.findings:
        raise LookError(stage.findings)
    size = (WIDTH, HEIGHT)
    back = Picture(size, partial(ground, size, stage.palette.top, stage.palette.bottom, stage.palette.glow))
    return Shot("cover", 1, back, tuple(stage.layers), (), (), 0)


def _phone(stage: Stage, number: str) -> None:
    block = stage.text(
        number, stage.style(44, "black", stage.palette.on_accent), 560, smallest=34, max_lines=1
    )
    size = (36 + 44 + 18 + block.ink_width + 40, 88)

    def paint(image: Image.Image) -> None:
        image.alpha_composite(rounded_box(size, 44, stage.palette.accent))
        image.alpha_composite(icon("phone", 44, stage.palette.on_accent, filled=True), (36, 22))
        block.draw(image, 36 + 44 + 18, (88 - block.height) // 2)

    stage.show("phone", painted(size, paint), canvas.LEFT, _FOOT_Y)
