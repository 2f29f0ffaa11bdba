"""The cast as a family of flat illustrated busts, one per look and voice, drawn here and licence-free."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from PIL import Image

from vidgen.errors import LookError
from vidgen.messages import _
from vidgen.paint import busts, women_busts, working_busts
from vidgen.paint.sketch import Sketch, colour
from vidgen.paint.vector import Fill, ellipse, render

VIEW = (14.0, 20.0, 212.0, 212.0)  # the square of the sketch that is shown: x, y, width, height

Voice = Literal["female", "male"]
Bust = Callable[[Sketch, bool], None]  # draws on the sketch; the flag opens the mouth

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


def avatar(look: str, size: int, talking: bool = False, voice: Voice = "female") -> Image.Image:
    """A round badge with the bust of a member of the cast.

    Arguments:
        look: a key of `AVATARS`.
        size: edge of the square in pixels; the disc fills it.
        talking: with an open mouth.
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
    drawn = AVATARS[look][1]
    return _painted(look, size, talking, voice if voice in drawn else next(iter(drawn))).copy()


@lru_cache(maxsize=64)
def _painted(look: str, size: int, talking: bool, voice: Voice) -> Image.Image:
    ground, drawn = AVATARS[look]
    left, top, edge, _height = VIEW
    disc = Fill((ellipse(left + edge / 2, top + edge / 2, edge / 2, edge / 2),), colour(ground))
    sketch = Sketch([disc])
    drawn[voice](sketch, talking)
    return render(sketch.fills, VIEW, size, clip=disc)
