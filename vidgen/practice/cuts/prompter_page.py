"""A page of the prompter: what is due on top, what comes next below it, fainter.

What is due always stands at the same height, near the camera; when it is over the next moves up to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PIL import Image

from vidgen.brand.kit import RGBA
from vidgen.paint.icons import icon
from vidgen.paint.shapes import bar
from vidgen.paint.text import TextBlock
from vidgen.practice.cuts.prompting import INDENT, Passage
from vidgen.scenario.inline import escape
from vidgen.storyboard import canvas
from vidgen.storyboard.model import NARRATOR, Picture, Pose
from vidgen.storyboard.motion import ease_out
from vidgen.storyboard.stage import Stage

TOP: Final = 330
"""The y of the label of what is due."""
FOOT: Final = 1440
"""The y below which nothing of it stands: above the AI label."""
GLIDE: Final = 8  # frames in which the next moves up
_LABEL: Final = 52  # pixels of the line above a passage
_GAP: Final = 34
_NEXT: Final = 182  # of 255: what is not due yet
_SAID: Final = 182  # of 255: a row that is over


@dataclass(frozen=True, slots=True, eq=False)
class _Standing:
    """A passage and the y of its label."""

    passage: Passage
    y: int


def page(stage: Stage, passages: Sequence[Passage], at: int, *, due: bool = True, below: int = TOP) -> None:
    """Draw the page on which a passage is due.

    Arguments:
        at: its index among all passages.
        due: False shows all of it as what comes next.
        below: the y of the first label.
    """
    standing = _standing(passages[at:], below)
    before = passages[at - 1] if at and due else None
    moved = _height(before) if before and not stage.calm else 0
    for number, each in enumerate(standing):
        current = due and number == 0
        start = GLIDE if moved else 0
        for name, picture, x, y, later in _pictures(stage, each, current=current):
            poses = _rising(picture, x, y, moved, fresh=each.y + _height(each.passage) + moved > FOOT)
            poses += [Pose(max(frame, start), look, x, y) for frame, look in later]
            stage.pose(f"{name}-{number}", _in_order(poses))


def _in_order(poses: Sequence[Pose]) -> list[Pose]:
    """One pose a frame, the last that is due at it."""
    return list({pose.frame: pose for pose in sorted(poses, key=lambda pose: pose.frame)}.values())


def _rising(picture: Picture, x: int, y: int, moved: int, *, fresh: bool) -> list[Pose]:
    """From where it stood on the page before; what was not on it fades in."""
    if not moved:
        return [Pose(0, picture, x, y)]
    if fresh:
        return [Pose(step, picture, x, y, alpha=(step + 1) / GLIDE) for step in range(GLIDE)]
    return [
        Pose(step, picture, x, y + round(moved * (1 - ease_out((step + 1) / GLIDE)))) for step in range(GLIDE)
    ]


def _standing(passages: Sequence[Passage], top: int) -> list[_Standing]:
    found: list[_Standing] = []
    y = top
    for passage in passages:
        if found and y + _height(passage) > FOOT:
            break
        found.append(_Standing(passage, y))
        y += _height(passage)
    return found


def _height(passage: Passage) -> int:
    """Pixels a passage takes, from its label to that of the next."""
    return _LABEL + passage.block.height + _GAP


def _pictures(
    stage: Stage, standing: _Standing, *, current: bool
) -> list[tuple[str, Picture, int, int, list[tuple[int, Picture]]]]:
    """Label and text with their places, and later looks of them."""
    passage, palette = standing.passage, stage.palette
    label = _label(stage, passage, current=current)
    size = (canvas.CONTENT_WIDTH + 2 * passage.block.bleed, passage.block.height + 2 * passage.block.bleed)

    def text(row: int | None) -> Picture:
        return Picture(size, partial(_text, stage, passage, row, current))

    looks = [(frame, text(row)) for row, frame in enumerate(passage.due)] if current and passage.own else []
    first = text(0 if current and passage.own else None)
    x, y = canvas.LEFT - passage.block.bleed, standing.y + _LABEL - passage.block.bleed
    sign = Picture(
        (36, 36),
        partial(
            icon,
            "microphone" if passage.own else "hourglass",
            36,
            palette.accent if current else _faint(palette.muted),
        ),
    )
    label_picture = Picture(label.size, label.paint)
    return [
        ("sign", sign, canvas.LEFT, standing.y + 6, []),
        ("label-line", label_picture, canvas.LEFT + 48 - label.bleed, standing.y - label.bleed, []),
        ("text", first, x, y, looks[1:]),
    ]


def _label(stage: Stage, passage: Passage, *, current: bool) -> TextBlock:
    """Who says it and under which name it is recorded; of others, that one waits for them."""
    palette = stage.palette
    who = passage.speaker or NARRATOR
    told = f"{passage.take} · {who}" if passage.own and passage.take else who
    if not passage.own:
        told = f"{who} NÓI, BẠN CHỜ" if current else f"{who} nói"
    colour = palette.accent if current else _faint(palette.ink)
    return stage.text(
        escape(told), stage.style(34, "black", colour), canvas.CONTENT_WIDTH - 60, smallest=26, max_lines=1
    )


def _text(stage: Stage, passage: Passage, row: int | None, current: bool) -> Image.Image:
    """The rows; the one that is due with a bar beside it, those that are over fainter."""
    block, palette = passage.block, stage.palette
    image = Image.new("RGBA", (canvas.CONTENT_WIDTH + 2 * block.bleed, block.height + 2 * block.bleed))
    pitch = block.style.pitch
    for number, words in enumerate(block.lines):
        if row is None:
            ink = palette.ink if current else _faint(palette.ink)
        elif number == row:
            ink = palette.accent
        else:
            ink = palette.ink if number > row else (*palette.ink[:3], _SAID)
        style = replace(block.style, colour=ink, strong=ink)
        one = TextBlock((words,), style, block.width)
        one.draw(image, block.bleed + INDENT, block.bleed + number * pitch)
        if number == row:
            mark = bar((10, pitch - 18), palette.accent)
            image.alpha_composite(mark, (block.bleed, block.bleed + number * pitch + 9))
    return image


def _faint(colour: RGBA) -> RGBA:
    return (*colour[:3], _NEXT)
