"""The cast as a family of flat illustrated busts, one per look and voice, drawn here and licence-free."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from PIL import Image

from vidgen.errors import LookError
from vidgen.messages import _
from vidgen.paint import busts, women_busts, working_busts
from vidgen.paint.faces import CALM, Expression

if TYPE_CHECKING:
    from vidgen.paint.sketch import Sketch
    from vidgen.paint.vector import Fill

VIEW = (14.0, 20.0, 212.0, 212.0)  # the square of the sketch that is shown: x, y, width, height
_FACE = (84.0, 96.0, 72.0)  # the square in which expressions differ: x, y, edge

Voice = Literal["female", "male"]
Bust: TypeAlias = "Callable[[Sketch, Expression], None]"  # draws on the sketch

AVATARS: Mapping[str, tuple[str, Mapping[Voice, Bust]]] = {
    "grandmother": ("#F6D9A8", {"female": busts.grandmother}),
    "grandfather": ("#B9D7D0", {"male": busts.grandfather}),
    "farmer": ("#BFD8A0", {"female": women_busts.farmer, "male": working_busts.farmer}),
    "student": ("#F9C77E", {"female": women_busts.student, "male": busts.student}),
    "shop-owner": ("#F7CFC4", {"female": women_busts.shop_owner, "male": working_busts.shop_owner}),
    "worker": ("#B8D3EC", {"female": women_busts.worker, "male": working_busts.worker}),
    "young-mother": ("#FBE3C8", {"female": busts.young_mother}),
    "officer": ("#F3E3BE", {"female": women_busts.officer, "male": working_busts.officer}),
    "stranger": ("#8B90A6", {"male": busts.stranger}),
}
"""Look → colour of the disc and the drawings on it; a look with one drawing has it for either voice."""


def avatar(look: str, size: int, expression: Expression = CALM, voice: Voice = "female") -> Image.Image:
    """A round badge with the bust of a member of the cast.

    Arguments:
        look: a key of `AVATARS`.
        size: edge of the square in pixels; the disc fills it.
        expression: of the face; the faceless stranger has bars of sound for a mouth.
        voice: a woman is drawn for a female voice, a man for a male one.

    Returns:
        RGBA, straight alpha, ``size × size``; the caller owns it.

    Raises:
        LookError: VG-L031, there is no such look; names the nearest.
    """
    if look not in AVATARS:
        near = get_close_matches(look, AVATARS, n=1)
        raise LookError.of(
            "VG-L031",
            _("không có nhân vật “{look}”").format(look=look),
            _("dùng một trong: {looks}").format(looks=", ".join(near or AVATARS)),
        )
    return _painted(look, size, expression, drawn_voice(look, voice)).copy()


def drawn_voice(look: str, voice: Voice) -> Voice:
    """The voice a look is drawn for: the one asked for, or the only one it has."""
    drawn = AVATARS[look][1]
    return voice if voice in drawn else next(iter(drawn))


@lru_cache(maxsize=128)
def _painted(look: str, size: int, expression: Expression, voice: Voice) -> Image.Image:
    from vidgen.paint.vector import render, samples_for  # who only names the cast draws nobody

    fills, disc = _fills(look, expression, voice)
    if expression == CALM:
        return render(fills, VIEW, size, clip=disc)
    left, top, edge, _height = VIEW
    unit = edge / size
    x, y = (math.floor((corner - first) / unit) for corner, first in zip(_FACE, (left, top), strict=False))
    side = math.ceil(_FACE[2] / unit) + 1
    window = (left + x * unit, top + y * unit, side * unit, side * unit)
    image = _painted(look, size, CALM, voice).copy()
    image.paste(render(fills, window, side, clip=disc, samples=samples_for(size)), (x, y))
    return image


def _fills(look: str, expression: Expression, voice: Voice) -> tuple[list[Fill], Fill]:
    """The drawing from back to front, and the disc that it stands in."""
    from vidgen.paint.sketch import Sketch, colour
    from vidgen.paint.vector import Fill, ellipse

    ground, drawn = AVATARS[look]
    left, top, edge, _height = VIEW
    disc = Fill((ellipse(left + edge / 2, top + edge / 2, edge / 2, edge / 2),), colour(ground))
    sketch = Sketch([disc])
    drawn[voice](sketch, expression)
    return sketch.fills, disc
