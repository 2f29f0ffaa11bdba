"""The wide cover, for places that show an article's picture wide, square or anything between, such as Zalo.

How Zalo crops is not published, and differs between the list of articles, the chat and the article itself. So
all that must be read stands in the middle square of a 16:9 picture; the wings hold figures, which may be cut.
"""

from __future__ import annotations

from vidgen.brand.kit import Brand
from vidgen.messages import _
from vidgen.scenario.model import Audience, Scenario, Unit
from vidgen.storyboard.cover import finished, poster_stage
from vidgen.storyboard.model import Shot
from vidgen.storyboard.posters.figures import bust, people, sign, signs
from vidgen.storyboard.posters.parts import BarScale, poster_badge, small_label, unit_bar
from vidgen.storyboard.stage import Stage

WIDE = (1280, 720)
SQUARE = ((WIDE[0] - WIDE[1]) // 2, (WIDE[0] + WIDE[1]) // 2)  # x of the middle square
_INSET = 36
_LEFT, _RIGHT = SQUARE[0] + _INSET, SQUARE[1] - _INSET
_CENTRE = WIDE[0] // 2
_TOP = 34
_BADGE = 64
_TITLE_Y = _TOP + _BADGE + 18
_BAR = BarScale(height=110, emblem=78, name=33, least=26, one_line_at=28, phone=36, inset=24)
_BAR_FOOT = 652
_LABEL_Y = 666
_FIGURE = 330
_SIGN = 220


def wide_cover(scenario: Scenario, brand: Brand, unit: Unit | None) -> Shot:
    """A shot of one frame, 1280×720, that is the wide cover.

    Raises:
        LookError: the title does not fit.
    """
    stage = poster_stage(scenario, brand, unit)
    _wings(stage)
    poster_badge(stage, _CENTRE, _TOP, _BADGE, centred=True)
    bar = unit_bar(stage, _RIGHT - _LEFT, _BAR)
    bar_y = _BAR_FOOT - bar.height
    room = bar_y - 22 - _TITLE_Y
    title = stage.text(
        stage.scene.heading,
        stage.style(104, "black", align="centre", leading=1.15),
        _RIGHT - _LEFT,
        smallest=38,
        tighten_to=80,
        max_lines=9,
        height=room,
        polish=True,
        what=_("tiêu đề ảnh bìa"),
    )
    stage.show_text("title", title, _LEFT, _TITLE_Y + (room - title.height) // 2)
    if scenario.audience is Audience.PUBLIC:
        small_label(stage, brand.ai_label, _CENTRE, _LABEL_Y)
    bar.show(stage, _LEFT, bar_y)
    return finished(stage, "cover-zalo", WIDE, (_CENTRE, 360))


def _wings(stage: Stage) -> None:
    """The cast on either side; a sign where there is nobody."""
    cast, shown = people(stage.scenario), signs(stage.scenario, stage.scene.heading)
    middles = (SQUARE[0] // 2, WIDE[0] - SQUARE[0] // 2)
    who = [cast[0] if len(cast) > 1 else None, cast[-1] if cast else None]
    for number, (member, middle) in enumerate(zip(who, middles, strict=True), 1):
        if member:
            stage.show(f"figure-{number}", bust(member, _FIGURE), middle - _FIGURE // 2, WIDE[1] - _FIGURE)
            continue
        name = shown[0] if cast else shown[(2 - number) % len(shown)]
        picture = sign(stage, name, _SIGN, bright=number == 2 or bool(cast))
        stage.show(f"sign-{number}", picture, middle - _SIGN // 2, (WIDE[1] - _SIGN) // 2)
