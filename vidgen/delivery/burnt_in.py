"""Captions burnt into a picture: how well they read, as decoded."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from vidgen.storyboard import canvas
from vidgen.storyboard.model import HEIGHT, WIDTH

_LINE: Final = (canvas.CAPTION_Y + 6, canvas.CAPTION_Y + 80)  # rows of the first line, inside its box
_HALF: Final = 70  # pixels left and right of the middle: what even the shortest caption has a box behind
_WRITTEN: Final = 2.0  # contrast from which there is writing at all
_LEAST_INK, _MOST_INK = 0.04, 0.6  # share of the area that letters cover

_SHARES = np.clip((np.arange(256) - 16) / 219, 0.0, 1.0)
_LUMINANCE = np.where(_SHARES <= 0.04045, _SHARES / 12.92, ((_SHARES + 0.055) / 1.055) ** 2.4)


def caption_contrast(luma: NDArray[np.uint8]) -> tuple[float, ...]:
    """The contrast of a caption in the middle of its first line; empty where nothing is written there.

    Brightness stands for luminance, which is exact for greys and white and a little low for yellow.

    Arguments:
        luma: of a whole picture in limited range, shape (height, width).
    """
    scale = luma.shape[0] / HEIGHT
    middle = canvas.CENTRE * luma.shape[1] / WIDTH
    rows = slice(round(_LINE[0] * scale), round(_LINE[1] * scale))
    columns = slice(round(middle - _HALF * scale), round(middle + _HALF * scale))
    seen = _LUMINANCE[luma[rows, columns]]
    if not seen.size:
        return ()
    ground = float(np.median(seen))
    low, high = np.quantile(seen, (0.02, 0.98))
    ink = float(max(low, high, key=lambda each: _ratio(float(each), ground)))
    share = float(np.mean(np.abs(seen - ink) < np.abs(seen - ground)))
    if _ratio(ink, ground) < _WRITTEN or not _LEAST_INK <= share <= _MOST_INK:
        return ()
    return (_ratio(ink, ground),)


def _ratio(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
