"""Fonts at a size, with the words they drew kept.

A caption is drawn plain and lit, a card resting and active, and the next commune's film says nearly the same:
what changes is the colour, and a word's shape has none.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import ImageFont

_SHAPES = 256  # a line of a caption takes 60 kB
_LENGTHS = 8192


class Face(ImageFont.FreeTypeFont):
    """A font file at a size in pixels.

    Draws what `ImageFont.FreeTypeFont` draws. Shapes are shared: nobody may change one.
    """

    def getmask2(self, text: str | bytes, mode: str = "", *args: Any, **kwargs: Any) -> Any:
        """The shape of a text and where it begins; see the base class."""
        colourless = {name: value for name, value in kwargs.items() if name != "ink"}
        if mode != "L" or args:  # other modes have colours in them
            return super().getmask2(text, mode, *args, **kwargs)
        return _shape(self, text, tuple(sorted(colourless.items())))

    def getlength(self, text: str | bytes, *args: Any, **kwargs: Any) -> float:
        """How far a text reaches, in pixels; lines are tried many ways, and each unit has most of them."""
        return super().getlength(text, *args, **kwargs) if args or kwargs else _length(self, text)


@lru_cache(maxsize=_SHAPES)
def _shape(face: Face, text: str | bytes, how: tuple[tuple[str, Any], ...]) -> Any:
    return ImageFont.FreeTypeFont.getmask2(face, text, "L", **dict(how))


@lru_cache(maxsize=_LENGTHS)
def _length(face: Face, text: str | bytes) -> float:
    return ImageFont.FreeTypeFont.getlength(face, text)


@lru_cache(maxsize=128)
def font(path: Path, size: int) -> Face:
    """The font file at a size in pixels."""
    return Face(str(path), size)
