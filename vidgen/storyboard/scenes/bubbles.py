"""Speech bubbles that arrive as they are spoken; when the column is full the oldest ones make room."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from PIL import Image

from vidgen.brand.kit import RGBA
from vidgen.messages import _
from vidgen.paint.shapes import rounded_box
from vidgen.paint.text import TextBlock
from vidgen.storyboard.model import Picture, Pose
from vidgen.storyboard.motion import Motion
from vidgen.storyboard.portrait import after_entrance, expressions, portraits
from vidgen.storyboard.stage import Said, Stage

_PADDING = (28, 20)
_GAP = 22
_LEAD = 4
_SIZES = (54, 49, 44)  # of what is said, the last for long conversations
_SCROLL = 8  # frames
PORTRAIT = 84  # of who speaks from the right
_BESIDE = PORTRAIT + 14  # what it takes from the width


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


def speakers(stage: Stage) -> list[str]:
    """The members of the cast, in the order in which they speak."""
    return list(dict.fromkeys(said.line.speaker for said in stage.said if said.line.speaker))


def sides(stage: Stage, left: Side, right: Side) -> Mapping[str, Side]:
    """Who stands where: the stranger (else who speaks first) on the left, all others on the right."""
    names = speakers(stage)
    strangers = [name for name in names if stage.scenario.cast[name].look == "stranger"]
    first = set(strangers or names[:1])
    return {name: left if name in first else right for name in names}


def left_speakers(who: Mapping[str, Side]) -> list[str]:
    """The members of the cast on the left, in the order in which they speak."""
    return [name for name in who if not who[name].right]


def conversation(
    stage: Stage,
    lines: Sequence[Said],
    who: Mapping[str, Side],
    box: tuple[int, int, int, int],
    *,
    talks: bool,
) -> None:
    """Show the lines of the cast as bubbles inside a box (x0, y0, x1, y1); on the right with a portrait.

    Arguments:
        talks: whether mouths move: at the telephone, not in messages.
    """
    x0, y0, x1, y1 = box
    bubbles = _largest(stage, lines, who, box)
    tops = _tops(bubbles, y0, y1)
    for number, bubble in enumerate(bubbles):
        right = bubble.side.right
        width, height = bubble.size
        x = x1 - width - _BESIDE if right else x0
        y = tops[number][number]
        picture = Picture(bubble.size, partial(bubble.paint))
        at = max(0, bubble.said.start - _LEAD)
        moves = list(_moves(bubbles, tops, number, y0))
        motion: Motion = "slide-right" if right else "slide-left"
        entered = stage.enter(picture, x, y, at, motion)
        stage.pose(f"bubble-{number + 1}", _followed(entered, moves, [], 0))
        if right:
            name = bubble.said.line.speaker or ""
            looks = expressions(stage, name, said=[bubble.said], talks=talks)
            if number + 1 < len(bubbles):  # who blinks is who was heard last
                looks = [look for look in looks if look[0] <= bubble.said.end]
            pictures = portraits(stage.scenario.cast[name], looks, PORTRAIT)
            first, later = after_entrance(looks, at)
            down = height - PORTRAIT
            entered = stage.enter(pictures[first], x1 - PORTRAIT, y + down, at, motion)
            shown = [(frame, pictures[look]) for frame, look in later]
            stage.pose(f"portrait-{number + 1}", _followed(entered, moves, shown, down))


def _largest(
    stage: Stage, lines: Sequence[Said], who: Mapping[str, Side], box: tuple[int, int, int, int]
) -> list[_Bubble]:
    """The bubbles in the largest type in which every answer stands below what it answers."""
    before = stage.findings[:]
    for size in _SIZES:
        stage.findings[:] = before
        bubbles = [_bubble(stage, said, who[said.line.speaker or ""], box, size) for said in lines]
        whole = all(bubble.text.style.size == stage.style(size).size for bubble in bubbles)
        room = box[3] - box[1] - _GAP
        if whole and all(one.size[1] + other.size[1] <= room for one, other in pairwise(bubbles)):
            break
    return bubbles


def _bubble(stage: Stage, said: Said, side: Side, box: tuple[int, int, int, int], size: int) -> _Bubble:
    x0, y0, x1, y1 = box
    most = round((x1 - x0) * 0.92) - 2 * _PADDING[0]
    if side.right:
        most = min(most, x1 - x0 - _BESIDE - 2 * _PADDING[0])
    name = stage.text(
        said.line.speaker or "",
        stage.style(28, "bold", side.name),
        most,
        smallest=26,
        max_lines=1,
        line=said.line.line,
    )
    text = stage.text(
        said.line.text,
        stage.style(size, "regular", side.ink, side.name, leading=1.22),
        most,
        smallest=36,
        max_lines=6,
        height=y1 - y0 - 120,
        what=_("bong bóng thoại"),
        line=said.line.line,
    )
    return _Bubble(said, name, text, side)


def _moves(
    bubbles: Sequence[_Bubble], tops: Sequence[Sequence[int]], number: int, y0: int
) -> Iterator[tuple[int, int | None]]:
    """The frames at which a bubble is moved up to make room, each with its new y; None when it leaves."""
    for later in range(number + 1, len(bubbles)):
        y_from, y_to = tops[later - 1][number], tops[later][number]
        first = max(0, bubbles[later].said.start - _LEAD - _SCROLL)
        if y_to < y0:
            yield first, None
            return
        if y_to != y_from:
            for step in range(_SCROLL):
                yield first + step, round(y_from + (y_to - y_from) * (step + 1) / _SCROLL)


def _followed(
    entered: Sequence[Pose],
    moves: Sequence[tuple[int, int | None]],
    looks: Sequence[tuple[int, Picture]],
    down: int,
) -> list[Pose]:
    """An entrance, and what moves with a bubble from then on, `down` pixels below its top."""
    poses, settled = list(entered), entered[-1]
    y, picture = settled.y, settled.picture
    placed, shown = dict(moves), dict(looks)
    for frame in sorted(placed.keys() | shown.keys()):
        poses = [pose for pose in poses if pose.frame < frame]
        if frame in placed:
            to = placed[frame]
            if to is None:
                return [*poses, Pose(frame, None)]
            y = to + down
        picture = shown.get(frame, picture)
        poses.append(Pose(frame, picture, settled.x, y))
    return poses


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
