"""Who and what stands on a poster: the cast with the story's sign between them, or signs of the content."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from PIL import Image

from vidgen.brand.kit import RGBA
from vidgen.paint.avatars import AVATARS, VIEW
from vidgen.paint.faces import Expression
from vidgen.paint.icons import icon
from vidgen.paint.shapes import disc
from vidgen.scenario.inline import icon_of
from vidgen.scenario.model import CastMember, Scenario
from vidgen.storyboard.model import Picture
from vidgen.storyboard.scenes.hook import subject_icon
from vidgen.storyboard.stage import Stage

_MOST = 2  # people on a poster
_DRAWN = 400  # pixels at which a bust is drawn once for every size
_SIGNS = {
    "signs": "alert-triangle",
    "actions": "shield-check",
    "checklist": "clipboard-check",
    "steps": "list-numbers",
    "facts": "info-circle",
    "law": "scale",
    "announcement": "calendar-event",
    "compare": "arrows-left-right",
    "timeline": "history",
    "screen": "device-mobile",
    "quiz": "help",
    "quote": "quote",
    "question": "messages",
}
_SAYS_NOTHING = {"point", "circle-check"}  # what is found for words that name no thing


@dataclass(frozen=True, eq=False)
class KeptPicture(Picture):
    """A picture made from a drawing that is slow to paint and the same on many posters.

    Attributes:
        key: all that decides the drawing.
        draw: paints the drawing.
        finish: makes the picture of it.
    """

    key: str
    draw: Callable[[], Image.Image]
    finish: Callable[[Image.Image], Image.Image]


def people(scenario: Scenario) -> tuple[CastMember, ...]:
    """The first two who speak; the faceless stranger comes last, on the right."""
    told = [line.speaker for scene in scenario.scenes for line in scene.lines if line.speaker]
    members = [scenario.cast[name] for name in dict.fromkeys(told)]
    known = [member for member in members if member.look != "stranger"]
    strangers = [member for member in members if member.look == "stranger"]
    if strangers:
        return (*known[: _MOST - 1], strangers[0])
    return tuple(known[:_MOST])


def signs(scenario: Scenario, heading: str) -> tuple[str, ...]:
    """Icons: of the subject first, then of what the video holds; three at most."""
    subject = icon_of(heading) or subject_icon(scenario, heading)
    held = [_SIGNS[scene.type] for scene in scenario.scenes if scene.type in _SIGNS]
    first = [] if subject in _SAYS_NOTHING and held else [subject]
    return tuple(dict.fromkeys([*first, *held]))[:3]


def bust(member: CastMember, height: int) -> KeptPicture:
    """A member of the cast, cut out, to stand behind an edge: its shoulders end at the lower side."""
    drawn = AVATARS[member.look][1]
    voice = member.voice if member.voice in drawn else next(iter(drawn))
    draw = partial(_drawn, member.look, voice)

    def finish(drawing: Image.Image) -> Image.Image:
        return drawing.resize((height, height), Image.Resampling.LANCZOS, reducing_gap=2.0)

    return KeptPicture(
        (height, height), lambda: finish(draw()), f"bust {member.look} {voice} {_DRAWN}", draw, finish
    )


@lru_cache(maxsize=8)
def _drawn(look: str, voice: str) -> Image.Image:
    from vidgen.paint.sketch import Sketch  # who only lays out a poster draws nobody
    from vidgen.paint.vector import render

    sketch = Sketch([])
    AVATARS[look][1][voice](sketch, Expression())  # type: ignore[index]
    return render(sketch.fills, VIEW, _DRAWN)


def sign(stage: Stage, name: str, size: int, *, bright: bool) -> Picture:
    """An icon on a disc: bright in the accent, else faint in the ink of the ground."""
    palette = stage.palette
    fill: RGBA = palette.accent if bright else (*palette.ink[:3], 30)
    ink = palette.on_accent if bright else palette.ink
    return Picture((size, size), partial(_sign, name, size, fill, ink))


def _sign(name: str, size: int, fill: RGBA, ink: RGBA) -> Image.Image:
    image = disc(size, fill)
    inner = round(size * 0.58)
    image.alpha_composite(icon(name, inner, ink), ((size - inner) // 2,) * 2)
    return image
