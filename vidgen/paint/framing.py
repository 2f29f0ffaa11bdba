"""How a picture of any shape stands in a box: filling it where little is cut, else whole over a backdrop."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

from PIL import Image, ImageFilter

from vidgen.paint.shapes import rounded_mask

Size = tuple[int, int]

MOST_CUT: Final = 0.15
"""Share of a picture that filling the box may cut off; 4:3 in a box of 5:4 loses 6 %, 3:2 loses 17 %."""

_REDUCED = 12  # the backdrop is blurred at this fraction of its size, where a blur costs next to nothing
_BLUR = 3  # pixels there
_ROOM = 0.96  # of the box, for a whole photo at its largest
_CORNER, _SHADOW, _SHADE = 18, 12, 150  # pixels, pixels, opacity of 255
_LIGHT = 0.56  # of the picture's, so that the whole picture stands out


@dataclass(frozen=True, slots=True)
class Framing:
    """A picture in a box.

    Attributes:
        whole: whether all of it is seen, with a backdrop around it; else it covers the box.
        size: pixels of the scaled picture; where it covers the box, the middle of it is shown.
    """

    whole: bool
    size: Size


def framing(picture: Size, box: Size) -> Framing:
    """How a picture of a size stands in a box, so that nothing that may matter is cut."""
    across, down = box[0] / picture[0], box[1] / picture[1]
    cut = 1 - min(across, down) / max(across, down)
    if cut <= MOST_CUT:
        scale = max(across, down)
        return Framing(False, (max(box[0], ceil(picture[0] * scale)), max(box[1], ceil(picture[1] * scale))))
    scale = min(across, down)
    return Framing(
        True,
        (min(box[0], max(1, round(picture[0] * scale))), min(box[1], max(1, round(picture[1] * scale)))),
    )


def backdrop(picture: Image.Image, size: Size) -> Image.Image:
    """The picture blurred and darkened, covering `size`; RGB."""
    small = (max(2, ceil(size[0] / _REDUCED)), max(2, ceil(size[1] / _REDUCED)))
    scale = min(picture.width / small[0], picture.height / small[1])
    width, height = small[0] * scale, small[1] * scale
    left, top = (picture.width - width) / 2, (picture.height - height) / 2
    tiny = picture.resize(small, Image.Resampling.BOX, box=(left, top, left + width, top + height))
    blurred = tiny.filter(ImageFilter.BoxBlur(_BLUR)).filter(ImageFilter.BoxBlur(_BLUR))
    return blurred.point([round(value * _LIGHT) for value in range(256)] * 3).resize(
        size, Image.Resampling.BICUBIC
    )


def as_print(picture: Image.Image, size: Size) -> Image.Image:
    """The picture as it is, with round corners and a soft shadow, in the middle of its own backdrop; RGB."""
    ground = backdrop(picture, size)
    left, top = (size[0] - picture.width) // 2, (size[1] - picture.height) // 2
    mask = rounded_mask(picture.size, _CORNER)
    cast = Image.new("L", size)
    cast.paste(mask.point([value * _SHADE // 255 for value in range(256)]), (left, top + _SHADOW // 2))
    ground.paste((0, 0, 0), mask=cast.filter(ImageFilter.GaussianBlur(_SHADOW)))
    ground.paste(picture, (left, top), mask)
    return ground


def print_room(box: Size) -> Size:
    """The room for a print in a box: a rim of the backdrop is seen all around it."""
    return round(box[0] * _ROOM), round(box[1] * _ROOM)
