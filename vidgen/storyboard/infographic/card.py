"""The card: header with the title, panels with the facts, footer with the unit, its code and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PIL import Image

from vidgen.brand.kit import Brand
from vidgen.errors import LookError
from vidgen.messages import _
from vidgen.paint.icons import icon
from vidgen.paint.text import TextBlock
from vidgen.scenario.inline import escape
from vidgen.scenario.model import Audience, Scenario, Unit
from vidgen.storyboard.cover import poster_stage
from vidgen.storyboard.infographic.content import leads_of, sections_of
from vidgen.storyboard.infographic.footer import footer, footer_height
from vidgen.storyboard.infographic.layout import GAP, Band, Room, pages
from vidgen.storyboard.infographic.panels import SCALES, Panel, Scale
from vidgen.storyboard.model import Picture, Shot
from vidgen.storyboard.posters.backdrop import band as ground_band
from vidgen.storyboard.posters.figures import bust, people, sign, signs
from vidgen.storyboard.posters.light import light_brand
from vidgen.storyboard.posters.parts import poster_badge
from vidgen.storyboard.source import of_brand
from vidgen.storyboard.stage import Stage

SIZE = (1080, 1350)
LEFT, RIGHT = 56, 1024
_WIDTH = RIGHT - LEFT
_TITLES = (66, 48)
_BADGE_Y, _BADGE = 36, 54
_TITLE_Y = _BADGE_Y + _BADGE + 12
_FOOT = 28  # below the header's text
_FIGURE, _FIGURE_LEAST = 250, 150
_ART = 230  # kept free for it at the right
_AI_Y = _BADGE_Y + 9
_ART_Y = 92  # below the AI label
_MARGIN = 24  # above and below the panels
_ROW_MORE = 44  # pixels a row may grow before the header does
_HEADER_MORE = 90
_ELDERLY_TEXT = 34


def cards(scenario: Scenario, brand: Brand, unit: Unit | None) -> tuple[Shot, ...]:
    """The card as shots of one frame, 1080×1350; more than one where the facts do not fit on the first.

    Raises:
        LookError: a text that fits nowhere.
    """
    stage = poster_stage(scenario, brand, unit)
    paper = light_brand(stage.brand)
    light = Stage(
        scenario, stage.scene, unit, paper, paper.moods["paper"], "paper", (), 1, findings=stage.findings
    )
    sections, foot = sections_of(scenario), footer_height(stage)
    ways = []
    # A smaller title is worth it where it saves a card.
    for largest in _TITLES:
        head = _header_text(stage, largest)
        header = head[-1][2] + head[-1][1].height + _FOOT
        room = Room(_WIDTH, SIZE[1] - header - foot - 2 * _MARGIN, _scales(brand))
        found = pages(light, sections, room)
        ways.append((len(found), head, header, found))
        if len(found) == 1:
            break
    _count, head, header, found = min(ways, key=lambda way: way[0])
    shots = [
        _page(stage, light, head, header, bands, number, len(found)) for number, bands in enumerate(found)
    ]
    if stage.findings:
        raise LookError(stage.findings)
    return tuple(shots)


def _scales(brand: Brand) -> tuple[Scale, ...]:
    """The sizes a card may have: the elderly get more cards rather than small type."""
    return tuple(scale for scale in SCALES if scale.text >= _ELDERLY_TEXT or brand.profile != "elderly")


Placed = tuple[str, TextBlock, int]
"""Name, block and y."""


def _header_text(stage: Stage, largest: int) -> list[Placed]:
    """The title, and beneath it as much of what the narrator opens with as there is room for."""
    width = _WIDTH - _ART
    title = stage.text(
        escape(stage.scenario.title),
        stage.style(largest, "black", leading=1.14),
        width,
        smallest=34,
        tighten_to=min(50, largest),
        max_lines=5,
        height=236,
        what=_("tiêu đề thẻ"),
    )
    found: list[Placed] = [("title", title, _TITLE_Y)]
    style = stage.style(32, "regular", stage.palette.muted, leading=1.25)
    before = stage.findings[:]
    for lead in leads_of(stage.scenario):
        block = stage.text(lead, style, width, smallest=26, tighten_to=28, max_lines=4)
        if len(stage.findings) == len(before):
            found.append(("lead", block, _TITLE_Y + title.height + 10))
            break
        stage.findings[:] = before
    return found


def _page(
    stage: Stage,
    light: Stage,
    head: Sequence[Placed],
    header: int,
    bands: Sequence[Band],
    number: int,
    count: int,
) -> Shot:
    name = "card" if number == 0 else f"card-{number + 1}"
    page = Stage(
        stage.scenario, stage.scene, stage.unit, stage.brand, stage.palette, stage.mood, (), 1,
        findings=stage.findings,
    )  # fmt: skip
    foot_y = SIZE[1] - footer_height(stage)
    spare = foot_y - header - 2 * _MARGIN - sum(band.height for band in bands) - GAP * (len(bands) - 1)
    grown = [
        min(spare * band.rows // max(1, sum(b.rows for b in bands)), _ROW_MORE * band.rows) for band in bands
    ]
    more = min(_HEADER_MORE, max(0, spare - sum(grown)))
    header += more
    left = spare - more - sum(grown)
    grown = [each + left // len(bands) for each in grown]
    _header(page, head, header, more // 2, (number, count))
    y = header + _MARGIN
    panels = 0
    for band, extra in zip(bands, grown, strict=True):
        height = band.height + extra
        for place, stack in enumerate(band.stacks):
            x = LEFT + place * (stack[0].width + GAP)
            _stack(page, light, stack, x, y, height, panels)
            panels += len(stack)
        y += height + GAP
    footer(page, foot_y, (LEFT, RIGHT), SIZE[0])
    back = Picture(SIZE, partial(_ground, light))
    return Shot(name, 1, back, tuple(page.layers), (), (), 0)


def _ground(light: Stage) -> Image.Image:
    # Flat: a gradient's fine pattern would print as grain and make the file four times as large.
    return Image.new("RGB", SIZE, light.palette.bottom[:3])


def _header(stage: Stage, head: Sequence[Placed], height: int, down: int, place: tuple[int, int]) -> None:
    """The coloured band with badge, title and who or what it is about; `down` moves its text lower."""
    size = (SIZE[0], height)
    shown = signs(stage.scenario, stage.scene.heading)
    centre = (RIGHT - _FIGURE // 2, height)
    stage.show("header", Picture(size, partial(_band, stage, size, centre, shown[0])), 0, 0)
    cast = people(stage.scenario)
    art = _ART_Y + down
    figure = min(_FIGURE, height - art)
    if figure >= _FIGURE_LEAST and cast:
        stage.show("figure-1", bust(cast[0], figure), RIGHT - figure + 10, height - figure)
    else:
        disc = min(190, height - art - _FOOT)
        picture = sign(stage, shown[0], disc, bright=True)
        stage.show("sign-1", picture, RIGHT - disc, art + (height - art - disc) // 2 - 8)
    width = poster_badge(stage, LEFT, _BADGE_Y + down, _BADGE)
    if place[1] > 1:
        block = stage.text(
            f"{place[0] + 1}/{place[1]}", stage.style(34, "black", leading=1.2), 120, smallest=34, max_lines=1
        )
        stage.show_text("page", block, LEFT + width + 22, _BADGE_Y + down + (_BADGE - block.height) // 2)
    if stage.scenario.audience is Audience.PUBLIC:
        _ai_label(stage, _AI_Y + down)
    for name, block, y in head:
        stage.show_text(name, block, LEFT, y + down)


def _ai_label(stage: Stage, y: int) -> None:
    """The words that say that AI was used, in the upper right corner."""
    block = stage.text(
        stage.brand.ai_label,
        stage.style(28, "regular", stage.palette.muted),
        480,
        smallest=26,
        max_lines=1,
        what=_("nhãn AI"),
        source=of_brand(stage.brand, "ai_label"),
    )
    x = RIGHT - block.ink_width
    stage.show(
        "ai-mark", Picture((30, 30), partial(icon, "sparkles", 30, stage.palette.muted)), x - 42, y + 3
    )
    stage.show_text("ai-label", block, x, y)


def _band(stage: Stage, size: tuple[int, int], centre: tuple[int, int], sign_: str) -> Image.Image:
    return ground_band(size, stage.palette, centre, sign_).convert("RGBA")


def _stack(
    page: Stage, light: Stage, stack: Sequence[Panel], x: int, y: int, height: int, before: int
) -> None:
    """Panels above each other that together fill a height; what is spare goes to their rows alike."""
    spare = height - sum(panel.height for panel in stack) - GAP * (len(stack) - 1)
    rows = sum(len(panel.rows) for panel in stack)
    for number, panel in enumerate(stack, 1):
        extra = spare if number == len(stack) else spare * len(panel.rows) // rows
        spare, rows = spare - extra, rows - len(panel.rows)
        tall = panel.height + extra
        page.show(f"panel-{before + number}", panel.picture(light, tall), x, y)
        y += tall + GAP
