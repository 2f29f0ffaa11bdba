"""How things arrive: a short entrance that settles, then stillness. Times are frames of the scene."""

from __future__ import annotations

from typing import Literal

from vidgen.storyboard.model import Picture, Pose

Motion = Literal["none", "fade", "rise", "slide-left", "slide-right"]

ENTRANCE = 10  # frames
_TRAVEL = 44  # pixels


def ease_out(t: float) -> float:
    """Cubic: fast, then gentle; 0 to 1."""
    return 1 - (1 - t) ** 3


def enter(picture: Picture, x: int, y: int, at: int, motion: Motion) -> tuple[Pose, ...]:
    """The poses of a picture that arrives at frame `at` and then stands at (x, y)."""
    if motion == "none":
        return (Pose(at, picture, x, y),)
    poses = []
    for step in range(1, ENTRANCE + 1):
        done = ease_out(step / ENTRANCE)
        away = round((1 - done) * _TRAVEL)
        dx = {"slide-left": -away, "slide-right": away}.get(motion, 0)
        dy = away if motion == "rise" else 0
        poses.append(Pose(at + step - 1, picture, x + dx, y + dy, min(1.0, done) if step < ENTRANCE else 1.0))
    return tuple(poses)
