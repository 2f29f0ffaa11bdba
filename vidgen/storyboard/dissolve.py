"""A change of mood: the ground of the scene before gives way to the new one while the heading arrives.

Every frame of it is encoded whole, so it is short, and scenes of one mood follow each other without it.
"""

from __future__ import annotations

from functools import partial

from PIL import Image

from vidgen.brand.kit import Mood, Palette
from vidgen.paint.shapes import ground
from vidgen.storyboard.model import HEIGHT, WIDTH, Picture, Pose
from vidgen.storyboard.stage import Stage

SHARES = (0.55,)  # of the new ground, one after another
EVERY = 4  # frames; more pictures cost more and look the same at arm's length
_SIZE = (WIDTH, HEIGHT)


def dissolve(stage: Stage, before: Mood | None) -> None:
    """Begin with the ground of the scene before, where that has another mood; nothing may stand below it."""
    if before is None or before == stage.mood:
        return
    old = stage.brand.moods[before]
    poses = [
        Pose(EVERY * step, Picture(_SIZE, partial(_between, old, stage.palette, share)))
        for step, share in enumerate(SHARES)
    ]
    stage.pose("ground", poses, leaves=EVERY * len(SHARES))


def _between(old: Palette, new: Palette, share: float) -> Image.Image:
    first, last = (ground(_SIZE, each.top, each.bottom, each.glow).convert("RGBA") for each in (old, new))
    return Image.blend(first, last, share)
