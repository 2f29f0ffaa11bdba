"""The cover: a poster of its own from the hook's title, readable in a platform's small grid.

Grids crop a 9:16 cover to 3:4 or a square around its centre, so everything stands between y 420 and 1500.
`wide_cover` is its counterpart for places that show an article's picture wide or square.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import partial

from vidgen.brand.kit import Brand
from vidgen.errors import LookError
from vidgen.messages import _
from vidgen.paint.text import TextBlock
from vidgen.scenario.model import Audience, Scenario, Scene, Unit
from vidgen.storyboard import canvas
from vidgen.storyboard.board import PAINTER_VERSION
from vidgen.storyboard.chrome import show_label
from vidgen.storyboard.model import HEIGHT, WIDTH, Picture, Shot
from vidgen.storyboard.posters.backdrop import backdrop
from vidgen.storyboard.posters.figures import bust, people, sign, signs
from vidgen.storyboard.posters.parts import BarScale, poster_badge, unit_bar
from vidgen.storyboard.scenes import scene_types
from vidgen.storyboard.source import of_brand
from vidgen.storyboard.stage import Stage

_TOP = 428
_BADGE = 84
_TITLE_Y = _TOP + _BADGE + 34
_BAR_FOOT = 1436
_LABEL_Y = 1454
_BAR = BarScale(height=144, emblem=104, name=46, least=28, one_line_at=34, phone=48, inset=32)
_FIGURE, _FIGURE_OF_TWO, _FIGURE_WANTED, _FIGURE_LEAST = 430, 322, 250, 130
_AIR = 26  # between the title and a figure


def poster_stage(scenario: Scenario, brand: Brand, unit: Unit | None) -> Stage:
    """A stage with the hook's scene and mood; the title stands as its heading."""
    brand = brand.made_for("normal")  # a poster is set as large as it can be for everyone
    hook = next((scene for scene in scenario.scenes if scene.type == "hook"), None)
    heading = hook.heading if hook and hook.heading else scenario.title
    mood = scene_types()["hook"].mood(scenario.kind)
    scene = (hook or Scene(type="hook")).model_copy(update={"heading": heading})
    return Stage(scenario, scene, unit, brand, brand.moods[mood], mood, (), 1)


def cover(scenario: Scenario, brand: Brand, unit: Unit | None) -> Shot:
    """A shot of one frame that is the cover.

    Raises:
        LookError: the title does not fit.
    """
    stage = poster_stage(scenario, brand, unit)
    bar = unit_bar(stage, canvas.CONTENT_WIDTH, _BAR)
    bar_y = _BAR_FOOT - bar.height
    poster_badge(stage, canvas.LEFT, _TOP, _BADGE)
    title = _title(stage, bar_y - _AIR - _TITLE_Y)
    stage.show_text("title", title, canvas.LEFT, _TITLE_Y)
    _figures(stage, _TITLE_Y + title.height + _AIR, bar_y)
    if scenario.audience is Audience.PUBLIC:
        show_label(stage, brand.ai_label, canvas.LEFT, _LABEL_Y, source=of_brand(brand, "ai_label"))
    bar.show(stage, canvas.LEFT, bar_y)
    return finished(stage, "cover", (WIDTH, HEIGHT), (canvas.CENTRE, bar_y - 120))


def _title(stage: Stage, room: int) -> TextBlock:
    """The title as large as it fits; down to the brand's smallest it makes room for figures as well."""
    before = stage.findings[:]
    for smallest, lines, height in ((84, 5, room - _FIGURE_WANTED), (84, 5, room), (72, 8, room - 40)):
        stage.findings[:] = before
        block = stage.text(
            stage.scene.heading,
            stage.style(124, "black", leading=1.15),
            canvas.CONTENT_WIDTH,
            smallest=smallest,
            tighten_to=100,
            max_lines=lines,
            height=height,
            polish=True,
            what=_("tiêu đề ảnh bìa"),
        )
        if len(stage.findings) == len(before):
            break
    return block


def finished(stage: Stage, name: str, size: tuple[int, int], centre: tuple[int, int]) -> Shot:
    """The shot of a poster whose ground has its rings around `centre`.

    Raises:
        LookError: something on the stage does not fit.
    """
    if stage.findings:
        raise LookError(stage.findings)
    subject = signs(stage.scenario, stage.scene.heading)[0]
    back = Picture(size, partial(backdrop, size, stage.palette, centre, subject))
    return Shot(name, 1, back, tuple(stage.layers), (), (), 0, key=_key(stage, name, size, centre))


def _key(stage: Stage, name: str, size: Sequence[int], centre: Sequence[int]) -> str:
    """Hash of all that decides what stands on it for every unit."""
    scenario = stage.scenario
    placed = [
        [layer.name, pose.x, pose.y, *pose.picture.size]
        for layer in stage.layers
        if not layer.name.startswith("unit")
        for pose in layer.poses
        if pose.picture
    ]
    content = {
        "poster": [PAINTER_VERSION, name, *size, *centre],
        "brand": stage.brand.look,
        "mood": stage.mood,
        "kind": scenario.kind,
        "title": stage.scene.heading,
        "people": [member.model_dump() for member in people(scenario)],
        "signs": signs(scenario, stage.scene.heading),
        "placed": placed,
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _figures(stage: Stage, above: int, floor: int) -> None:
    """The cast behind the unit's bar with the story's sign; without a cast, signs on discs."""
    size = min(_FIGURE, floor - above)
    if size < _FIGURE_LEAST:
        return
    cast, shown = people(stage.scenario), signs(stage.scenario, stage.scene.heading)
    if not cast:
        _signs(stage, shown, size, floor)
        return
    size = size if len(cast) == 1 else min(size, _FIGURE_OF_TWO)
    disc, gap = round(size * 0.46), 34
    # Two face each other across the sign; one stands right of it.
    left = canvas.CENTRE - disc // 2 - (size + gap if len(cast) > 1 else (size + gap) // 2)
    x = left
    if len(cast) > 1:
        stage.show("figure-1", bust(cast[0], size), x, floor - size)
        x += size + gap
    stage.show("sign-1", sign(stage, shown[0], disc, bright=True), x, floor - (size + disc) // 2)
    stage.show("figure-2", bust(cast[-1], size), x + disc + gap, floor - size)


def _signs(stage: Stage, shown: Sequence[str], size: int, floor: int) -> None:
    """The subject large in the middle, what else the video holds smaller beside it."""
    size = min(size - 30, 360)
    y = floor - 30 - size
    small = round(size * 0.62)
    gap = 44
    # Two stand centred as a pair, the subject on the right; of three it is the middle one.
    x = canvas.CENTRE - size // 2 + ((small + gap) // 2 if len(shown) == 2 else 0)
    places = (x - small - gap, x + size + gap)
    for number, (name, left) in enumerate(zip(shown[1:], places, strict=False), 2):
        picture = sign(stage, name, small, bright=False)
        stage.show(f"sign-{number}", picture, left, y + (size - small) // 2)
    stage.show("sign-1", sign(stage, shown[0], size, bright=True), x, y)
