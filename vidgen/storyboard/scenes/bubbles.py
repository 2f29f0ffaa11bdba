"""Speech bubbles that arrive as they are spoken; when the column is full the oldest ones make room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PIL import Image

from vidgen.brand.kit import RGBA
from vidgen.messages import _
from vidgen.paint.shapes import rounded_box
from vidgen.paint.text import TextBlock
from vidgen.storyboard.model import Picture, Pose
from vidgen.storyboard.motion import Motion
from vidgen.storyboard.stage import Said, Stage

_PADDING = (28, 20)
_GAP = 22
_LEAD = 4
_SCROLL = 8  # frames


@dataclass(frozen=True, slots=True)
class Side:
    """How one speaker's bubbles look: on the right or left, surface, ink, colour of name and strong words."""

    right: bool
    fill: RGBA
    ink: RGBA
    name: RGBA


@dataclass(frozen=True, slots=True, eq=False)
class _Bubble:
    said: Said
    name: TextBlock
    text: TextBlock
    side: Side

    @property
    def size(self) -> tuple[int, int]:
        width = max(self.name.ink_width, self.text.ink_width) + 2 * _PADDING[0]
        return width, self.name.height + self.text.height + 2 * _PADDING[1]

    def paint(self) -> Image.Image:
        image = rounded_box(self.size, 30, self.side.fill, square="br" if self.side.right else "bl")
        self.name.draw(image, _PADDING[0], _PADDING[1])
        self.text.draw(image, _PADDING[0], _PADDING[1] + self.name.height)
        return image


def sides(stage: Stage, left: Side, right: Side) -> Mapping[str, Side]:
    """Who stands where: the stranger (else who speaks first) on the left, all others on the right."""
    speakers = list(dict.fromkeys(said.line.speaker for said in stage.said if said.line.speaker))
    strangers = [name for name in speakers if stage.scenario.cast[name].look == "stranger"]
    first = set(strangers or speakers[:1])
    return {name: left if name in first else right for name in speakers}


def conversation(
    stage: Stage, lines: Sequence[Said], who: Mapping[str, Side], box: tuple[int, int, int, int]
) -> None:
    """Show the lines of the cast as bubbles inside a box (x0, y0, x1, y1)."""
    x0, y0, x1, y1 = box
    most = round((x1 - x0) * 0.92) - 2 * _PADDING[0]
    bubbles = []
    for said in lines:
        speaker = said.line.speaker or ""
        side = who[speaker]
        bubbles.append(
            _Bubble(
                said,
                stage.text(
                    speaker,
                    stage.style(28, "bold", side.name),
                    most,
                    smallest=26,
                    max_lines=1,
                    line=said.line.line,
                ),
                stage.text(
                    said.line.text,
                    stage.style(44, "regular", side.ink, side.name, leading=1.22),
                    most,
                    smallest=36,
                    max_lines=6,
                    height=y1 - y0 - 120,
                    what=_("bong bóng thoại"),
                    line=said.line.line,
                ),
                side,
            )
        )
    tops = _tops(bubbles, y0, y1)
    for number, bubble in enumerate(bubbles):
        width = bubble.size[0]
        x = x1 - width if bubble.side.right else x0
        picture = Picture(bubble.size, partial(bubble.paint))
        at = max(0, bubble.said.start - _LEAD)
        motion: Motion = "slide-right" if bubble.side.right else "slide-left"
        poses = stage.enter(picture, x, tops[number][number], at, motion)
        for later in range(number + 1, len(bubbles)):
            y_from, y_to = tops[later - 1][number], tops[later][number]
            moves_at = max(0, bubbles[later].said.start - _LEAD - _SCROLL)
            if y_to == y_from:
                continue
            poses = [pose for pose in poses if pose.frame < moves_at]
            if y_to < y0:
                poses.append(Pose(moves_at, None))
                break
            poses += [
                Pose(moves_at + step, picture, x, round(y_from + (y_to - y_from) * (step + 1) / _SCROLL))
                for step in range(_SCROLL)
            ]
        stage.pose(f"bubble-{number + 1}", poses)


def _tops(bubbles: Sequence[_Bubble], y0: int, y1: int) -> list[list[int]]:
    """`tops[k][i]`: the y of bubble *i* once bubble *k* has arrived; below `y0` means it has left."""
    found = []
    for last in range(len(bubbles)):
        shown = bubbles[: last + 1]
        heights = [bubble.size[1] for bubble in shown]
        first = 0
        while first < last and sum(heights[first:]) + _GAP * (last - first) > y1 - y0:
            first += 1
        tops = [y0 - 10_000] * first
        y = y0
        for height in heights[first:]:
            tops.append(y)
            y += height + _GAP
        found.append(tops)
    return found
