"""How things arrive: a short entrance that settles, then stillness. Times are frames of the scene."""

from __future__ import annotations

from typing import Literal

from vidgen.storyboard import canvas
from vidgen.storyboard.model import Picture, Pose

Motion = Literal["none", "fade", "rise", "slide-left", "slide-right"]

ENTRANCE = 8  # frames
_TRAVEL = 36  # pixels


def ease_out(t: float) -> float:
    """Cubic: fast, then gentle; 0 to 1."""
    return 1 - (1 - t) ** 3


def enter(picture: Picture, x: int, y: int, at: int, motion: Motion) -> tuple[Pose, ...]:
    """The poses of a picture that arrives at frame `at`, never from the captions, and stands at (x, y)."""
    if motion == "none":
        return (Pose(at, picture, x, y),)
    poses = []
    lowest = max(y, canvas.FLOOR - picture.size[1])
    for step in range(1, ENTRANCE + 1):
        done = ease_out(step / ENTRANCE)
        away = round((1 - done) * _TRAVEL)
        dx = {"slide-left": -away, "slide-right": away}.get(motion, 0)
        top = min(y + away, lowest) if motion == "rise" else y
        poses.append(Pose(at + step - 1, picture, x + dx, top, min(1.0, done) if step < ENTRANCE else 1.0))
    return tuple(poses)
