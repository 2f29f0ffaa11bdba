"""A film that is played over and over: its end melts into the picture it begins with."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial

from PIL import Image

from vidgen.film.compositor import still
from vidgen.storyboard.model import Layer, Picture, Pose, Shot, Storyboard

MELT = 14  # frames


def looped(storyboard: Storyboard) -> Storyboard:
    """The storyboard whose last frame is its first: a player that repeats the file shows no jump."""
    first, last = storyboard.shots[0], storyboard.shots[-1]
    begins = max(0, last.frames - MELT)
    count = last.frames - begins
    opening = Picture(storyboard.size, partial(_opening, first))
    poses = tuple(Pose(begins + at, opening, alpha=(at + 1) / count) for at in range(count))
    key = hashlib.sha256(f"loop {MELT} {first.key} {last.key}".encode()).hexdigest()
    ending = replace(last, layers=(*last.layers, Layer("loop", poses)), key=key)
    return replace(storyboard, shots=(*storyboard.shots[:-1], ending))


def _opening(first: Shot) -> Image.Image:
    return still(first, 0).convert("RGBA")
