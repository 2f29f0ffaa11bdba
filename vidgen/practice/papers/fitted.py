"""How large text can be set in a box: measured with the brand's typeface, with room for a stand-in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from vidgen.paint.fonts import font

_AT = 100  # pixels at which words are measured
_LINE = 1.24  # distance of lines, of the size of type
_SAFE = 0.84  # of a box's width: the widest stand-in (DejaVu Sans) is a seventh wider than the shipped face
_POINT = 1 / 72  # inches


def largest(
    paragraphs: Sequence[str],
    typeface: Path,
    box: tuple[float, float],
    sizes: Sequence[int],
    *,
    between: float = 0.45,
    indent: float = 0.0,
) -> int | None:
    """The largest of these sizes (points, falling) at which the paragraphs fit; None where none does.

    Arguments:
        box: width and height in inches.
        between: air between two paragraphs, of the size of type.
        indent: inches that a bullet takes of the width.
    """
    width, height = (box[0] - indent) * _SAFE, box[1]
    for size in sizes:
        lines = sum(line_count(paragraph, typeface, size, width) for paragraph in paragraphs)
        tall = (lines * _LINE + max(len(paragraphs) - 1, 0) * between) * size * _POINT
        if tall <= height:
            return size
    return None


def line_count(paragraph: str, typeface: Path, size: float, width: float) -> int:
    """The lines a paragraph takes at a size (points) in a width (inches); a long word breaks anywhere."""
    scale = size * _POINT / _AT
    space = _length(typeface, " ") * scale
    lines, left = 1, width
    for word in paragraph.split():
        wide = _length(typeface, word) * scale
        if wide > left:
            if left < width:
                lines, left = lines + 1, width
            whole = int(wide // width)
            lines += whole
            wide -= whole * width
        left -= wide + space
    return lines


@lru_cache(maxsize=4096)
def _length(typeface: Path, word: str) -> float:
    return font(typeface, _AT).getlength(word)
