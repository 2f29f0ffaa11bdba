"""What happened or will happen, in order: a line of time with a dot for each event."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PIL import Image

from vidgen.brand.kit import Mood
from vidgen.messages import _
from vidgen.paint.shapes import bar, disc
from vidgen.paint.text import TextBlock
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Kind
from vidgen.storyboard import canvas
from vidgen.storyboard.cards import capital, split_note
from vidgen.storyboard.chrome import watermark
from vidgen.storyboard.model import Picture
from vidgen.storyboard.motion import ENTRANCE, ease_out, played, then
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.stage import Said, Stage, painted

_DOT = 44
_LINE = 6
_TEXT_X = canvas.LEFT + _DOT + 36
_WIDTH = canvas.RIGHT - _TEXT_X
_SIZES = ((56, 40), (50, 38), (46, 36), (42, 34))  # title, time
_LEAST_GAP, _MOST_GAP = 36, 72
_LEAD = 5  # frames an event arrives before it is spoken


class Timeline(SceneType):
    """``- Thời điểm: việc xảy ra — ghi chú``; an event without a time is shown as it stands."""

    grammar = SceneGrammar(
        "timeline", ("dòng thời gian", "diễn biến", "mốc thời gian", "lịch trình"), items=(2, 7)
    )

    def mood(self, kind: Kind) -> Mood:
        return "danger" if kind is Kind.SCAM else "paper"

    def draw(self, stage: Stage) -> None:
        top = stage.heading() + 40
        pages = _pages(stage, canvas.FLOOR - top)
        for number, page in enumerate(pages):
            begins = 0 if number == 0 else page[0].said.start - _LEAD
            leaves = pages[number + 1][0].said.start - _LEAD if number + 1 < len(pages) else None
            spare = canvas.FLOOR - top - sum(event.height for event in page)
            gap = min(_MOST_GAP, max(_LEAST_GAP, spare // (len(page) + 1)))
            y = top
            watermark(stage, "history", canvas.FLOOR - spare + gap * len(page), at=begins, until=leaves)
            for place, event in enumerate(page):
                following = page[place + 1] if place + 1 < len(page) else None
                _show(stage, event, y, event.height + gap, begins, following, leaves)
                y += event.height + gap
                begins = max(0, event.said.start - _LEAD)


@dataclass(frozen=True, slots=True, eq=False)
class _Event:
    said: Said
    time: TextBlock | None
    title: TextBlock
    note: TextBlock | None

    @property
    def blocks(self) -> tuple[TextBlock, ...]:
        return tuple(block for block in (self.time, self.title, self.note) if block)

    @property
    def height(self) -> int:
        return max(_DOT, sum(block.height for block in self.blocks) + 4 * (len(self.blocks) - 1))


def _pages(stage: Stage, room: int) -> list[list[_Event]]:
    """The events at the largest size at which they take the fewest pages."""
    ways = []
    before = stage.findings[:]
    for place, sizes in enumerate(_SIZES):
        stage.findings[:] = before
        pages: list[list[_Event]] = [[]]
        for event in (_set(stage, said, *sizes) for said in stage.items):
            used = sum(each.height + _LEAST_GAP for each in pages[-1])
            if pages[-1] and used + event.height > room:
                pages.append([])
            pages[-1].append(event)
        ways.append((bool(stage.findings[len(before) :]), len(pages), place, pages, stage.findings[:]))
    *_order, chosen, findings = min(ways, key=lambda way: way[:3])
    stage.findings[:] = findings
    return chosen


def _set(stage: Stage, said: Said, title: int, time: int) -> _Event:
    told, note = split_note(said.line.text)
    when, what = split_note(told, ": ")

    def block(text: str, size: int, weight: str, most: int, muted: bool = False) -> TextBlock | None:
        colour = stage.palette.accent if size == time and not muted else None
        colour = stage.palette.muted if muted else colour
        return (
            stage.text(
                text,
                stage.style(size, weight, colour),
                _WIDTH,
                smallest=size,
                max_lines=most,
                what=_("mốc thời gian"),
                line=said.line.line,
            )
            if text
            else None
        )

    title_block = block(capital(what or when), title, "bold", 4)
    assert title_block is not None  # the loader lets no empty item pass
    return _Event(
        said,
        block(when if what else "", time, "black", 2),
        title_block,
        block(note, time, "regular", 3, True),
    )


def _show(
    stage: Stage,
    event: _Event,
    y: int,
    pitch: int,
    begins: int,
    following: _Event | None,
    leaves: int | None,
) -> None:
    """The event shows faintly from frame `begins`, while the one before it is told."""
    number = stage.items.index(event.said) + 1
    at = max(0, event.said.start - _LEAD)
    dots = [Picture((_DOT, _DOT), partial(_dot, stage, lit)) for lit in (True, False)]
    # The dot stands in the middle of the first line beside it.
    dot_y = y + (event.blocks[0].style.pitch - _DOT) // 2
    poses = stage.announce(dots[1], dots[0], canvas.LEFT, dot_y, begins, at, "fade")
    if following:
        poses = then(poses, following.said.start - _LEAD, dots[1], canvas.LEFT, dot_y)
    stage.pose(f"dot-{number}", poses, leaves=leaves)
    if following:
        _thread(stage, number, dot_y + _DOT + 10, pitch - _DOT - 20, following.said.start - _LEAD, leaves)
    picture = painted((_WIDTH + 40, event.height + 40), partial(_words, event))
    poses = stage.announce(picture, picture, _TEXT_X - 20, y - 20, begins, at, "rise")
    stage.pose(f"event-{number}", poses, leaves=leaves)


def _thread(stage: Stage, number: int, y: int, height: int, at: int, leaves: int | None) -> None:
    """The line down to the next event grows as that event arrives."""
    line = painted((_LINE, height), partial(_line, stage))
    grown = [
        Picture((_LINE, long), partial(_top, line, long))
        for long in (max(_LINE, round(height * ease_out(step / ENTRANCE))) for step in range(1, ENTRANCE))
    ]
    poses = played([*grown, line], canvas.LEFT + (_DOT - _LINE) // 2, y, at, calm=stage.calm)
    stage.pose(f"segments-{number}", poses, leaves=leaves)


def _top(line: Picture, height: int) -> Image.Image:
    return line.paint().crop((0, 0, line.size[0], height))


def _line(stage: Stage, image: Image.Image) -> None:
    image.alpha_composite(bar(image.size, (*stage.palette.accent[:3], 110)))


def _dot(stage: Stage, lit: bool) -> Image.Image:
    colour = stage.palette.accent
    image = disc(_DOT, (*colour[:3], 70 if lit else 40))
    inner = _DOT // 2 if lit else _DOT // 3
    image.alpha_composite(disc(inner, colour), ((_DOT - inner) // 2,) * 2)
    return image


def _words(event: _Event, image: Image.Image) -> None:
    y = 20
    for block in event.blocks:
        block.draw(image, 20, y)
        y += block.height + 4
