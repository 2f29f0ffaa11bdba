"""Sound in blocks of a second, so that a long film is never held twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import numpy as np

from vidgen.film.tape import Tape
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE

BLOCK = SAMPLE_RATE

Whole: TypeAlias = "Samples | Tape"
"""Stereo sound at `SAMPLE_RATE` that can be read at any place: float32, shape ``(n, 2)``."""

Sound: TypeAlias = "Whole | Iterable[Samples]"
"""Stereo sound at `SAMPLE_RATE`: float32 of shape ``(n, 2)``, whole or as blocks in order."""


def blocks(sound: Sound) -> Iterator[Samples]:
    """The sound in order, in pieces of at most `BLOCK` samples where it comes whole.

    Raises:
        ValueError: a piece is not of shape ``(n, 2)``.
    """
    pieces = _cut(sound) if isinstance(sound, np.ndarray | Tape) else sound
    for piece in pieces:
        if piece.ndim != 2 or piece.shape[1] != 2:
            raise ValueError(f"stereo sound is (n, 2), not {piece.shape}")
        yield piece


def _cut(sound: Whole) -> Iterator[Samples]:
    for start in range(0, len(sound), BLOCK):
        yield sound[start : start + BLOCK]
