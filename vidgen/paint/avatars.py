"""The cast as a family of flat illustrated busts, one per look, drawn here and licence-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from PIL import Image

from vidgen.errors import LookError
from vidgen.messages import _
from vidgen.paint import busts, working_busts
from vidgen.paint.sketch import Sketch, colour
from vidgen.paint.vector import Fill, ellipse, render

VIEW = (14.0, 20.0, 212.0, 212.0)  # the square of the sketch that is shown: x, y, width, height

Bust = Callable[[Sketch, bool], None]  # draws on the sketch; the flag opens the mouth

AVATARS: Mapping[str, tuple[str, Bust]] = {
    "grandmother": ("#F6D9A8", busts.grandmother),
    "grandfather": ("#B9D7D0", busts.grandfather),
    "farmer": ("#BFD8A0", working_busts.farmer),
    "student": ("#F9C77E", busts.student),
    "shop-owner": ("#F7CFC4", working_busts.shop_owner),
    "worker": ("#B8D3EC", working_busts.worker),
    "young-mother": ("#FBE3C8", busts.young_mother),
    "officer": ("#F3E3BE", working_busts.officer),
    "stranger": ("#8B90A6", busts.stranger),
}
"""Look → colour of the disc and the drawing on it."""


def avatar(look: str, size: int, talking: bool = False) -> Image.Image:
    """A round badge with the bust of a member of the cast.

    Arguments:
        look: a key of `AVATARS`.
        size: edge of the square in pixels; the disc fills it.
        talking: with an open mouth.

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
    return _painted(look, size, talking).copy()


@lru_cache(maxsize=64)
def _painted(look: str, size: int, talking: bool) -> Image.Image:
    ground, bust = AVATARS[look]
    left, top, edge, _height = VIEW
    disc = Fill((ellipse(left + edge / 2, top + edge / 2, edge / 2, edge / 2),), colour(ground))
    sketch = Sketch([disc])
    bust(sketch, talking)
    return render(sketch.fills, VIEW, size, clip=disc)
