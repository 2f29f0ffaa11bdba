"""How things move: one small vocabulary of short entrances that settle, then stillness.

==============  =====================================================================
``fade``        becomes opaque where it stands
``rise``        comes up a little while it fades in; text and cards
``slide-left``, comes in from that side; who speaks from there
``slide-right``
``pop``         grows to its size; badges, portraits, signs
``wipe``        is uncovered from left to right; rules and lines
==============  =====================================================================

and, over pictures of its own, `played`: counting, typing, growing. A highlight is a later look of the same
thing (`then`). Times are frames of the scene. ``calm`` keeps everything in its place: it only fades.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from PIL import Image

from vidgen.storyboard import canvas
from vidgen.storyboard.model import Picture, Pose

Motion = Literal["none", "fade", "rise", "slide-left", "slide-right", "pop", "wipe"]

ENTRANCE = 8  # frames
LONGEST = 14  # frames any movement may take before all is still
FAINT = 0.3  # opacity of what comes next
_TRAVEL = 36  # pixels
_SMALLEST = 0.8  # of its size, where a thing begins to pop up


def ease_out(t: float) -> float:
    """Cubic: fast, then gentle; 0 to 1."""
    return 1 - (1 - t) ** 3


def enter(
    picture: Picture, x: int, y: int, at: int, motion: Motion, *, calm: bool = False
) -> tuple[Pose, ...]:
    """The poses of a picture that arrives at frame `at`, never from the captions, and stands at (x, y)."""
    if motion == "none":
        return (Pose(at, picture, x, y),)
    how = "fade" if calm else motion
    poses = []
    for step in range(1, ENTRANCE):
        done = ease_out(step / ENTRANCE)
        poses.append(replace(_MOVES[how](picture, x, y, done), frame=at + step - 1))
    return (*poses, Pose(at + ENTRANCE - 1, picture, x, y))


def announced(
    faint: Picture, lit: Picture, x: int, y: int, begins: int, at: int, motion: Motion, *, calm: bool = False
) -> tuple[Pose, ...]:
    """What comes next shows faintly from frame `begins`, and lights up at frame `at`.

    Where there is no time for that it only arrives at frame `at`.
    """
    if at - begins <= 2 * ENTRANCE:
        return enter(lit, x, y, at, motion, calm=calm)
    shown = enter(faint, x, y, begins, motion, calm=calm)
    lights_up = enter(lit, x, y, at, "fade")
    return (
        *(replace(pose, alpha=pose.alpha * FAINT) for pose in shown),
        *(replace(pose, alpha=FAINT + (1 - FAINT) * pose.alpha) for pose in lights_up),
    )


def played(pictures: Sequence[Picture], x: int, y: int, at: int, *, calm: bool = False) -> tuple[Pose, ...]:
    """Pictures in turn, in at most `LONGEST` frames, the last of which stays: counting, typing, growing."""
    shown = pictures[-1:] if calm else pictures[-LONGEST:]
    every = max(1, ENTRANCE // len(shown))
    return tuple(Pose(at + every * number, picture, x, y) for number, picture in enumerate(shown))


def standing(poses: Sequence[Pose], by: int = 2) -> tuple[Pose, ...]:
    """What begins to arrive by a frame, as if it had arrived before the first; the rest as it is."""
    if not poses or poses[0].frame > by:
        return tuple(poses)
    arriving = [pose for pose in poses if pose.frame < poses[0].frame + ENTRANCE]
    return (replace(arriving[-1], frame=0), *poses[len(arriving) :])


def then(poses: Iterable[Pose], frame: int, picture: Picture, x: int, y: int) -> list[Pose]:
    """The poses until a frame, from which on another look of the same thing stands at (x, y)."""
    return [*(pose for pose in poses if pose.frame < frame), Pose(frame, picture, x, y)]


def until(poses: Iterable[Pose], frame: int | None) -> list[Pose]:
    """The poses until a frame, from which on nothing shows; None keeps them all."""
    if frame is None:
        return list(poses)
    return [*(pose for pose in poses if pose.frame < frame), Pose(frame, None)]


def _fade(picture: Picture, x: int, y: int, done: float) -> Pose:
    return Pose(0, picture, x, y, done)


def _rise(picture: Picture, x: int, y: int, done: float) -> Pose:
    lowest = max(y, canvas.FLOOR - picture.size[1])
    return Pose(0, picture, x, min(y + _away(done), lowest), done)


def _slide(direction: int, picture: Picture, x: int, y: int, done: float) -> Pose:
    return Pose(0, picture, x + direction * _away(done), y, done)


def _pop(picture: Picture, x: int, y: int, done: float) -> Pose:
    share = _SMALLEST + (1 - _SMALLEST) * done
    width, height = (max(1, round(side * share)) for side in picture.size)
    small = Picture((width, height), partial(_resized, picture, (width, height)))
    return Pose(0, small, x + (picture.size[0] - width) // 2, y + (picture.size[1] - height) // 2, done)


def _wipe(picture: Picture, x: int, y: int, done: float) -> Pose:
    size = (max(1, round(picture.size[0] * done)), picture.size[1])
    return Pose(0, Picture(size, partial(_cropped, picture, size)), x, y)


def _away(done: float) -> int:
    return round((1 - done) * _TRAVEL)


def _resized(picture: Picture, size: tuple[int, int]) -> Image.Image:
    # Colours weighted by alpha, or the nothing around a shape would darken its edge.
    return picture.paint().convert("RGBa").resize(size, Image.Resampling.BILINEAR).convert("RGBA")


def _cropped(picture: Picture, size: tuple[int, int]) -> Image.Image:
    return picture.paint().crop((0, 0, *size))


_MOVES: dict[str, Callable[[Picture, int, int, float], Pose]] = {
    "fade": _fade,
    "rise": _rise,
    "slide-left": partial(_slide, -1),
    "slide-right": partial(_slide, 1),
    "pop": _pop,
    "wipe": _wipe,
}
