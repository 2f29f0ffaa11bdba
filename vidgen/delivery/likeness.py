"""How like a decoded picture is to what was painted, and whether a mark stands in its place on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vidgen.film.proofs import Luma
from vidgen.storyboard.model import HEIGHT, WIDTH

_WINDOW: Final = 8  # pixels of a sample, as in Wang et al. 2004
_WORST: Final = 10  # per cent of the windows
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
_FLAT: Final = 2.0  # standard deviation of brightness below which nothing is drawn

Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """Something that stands at a place of the canvas, as it should look there.

    Attributes:
        box: left, top, right, bottom on the canvas.
        pattern: brightness or opacity, of any size in the shape of the box.
        canvas: width and height.
    """

    box: Box
    pattern: Luma
    canvas: tuple[int, int] = (WIDTH, HEIGHT)


def likeness(painted: Luma, seen: Luma) -> float:
    """Structural similarity of two small pictures, 1 where they are equal: the mean of the worst tenth of
    the windows, so that one word that differs is not lost among much ground that does not.

    Wang et al., IEEE Transactions on Image Processing 13 (2004), equation 13.
    """
    if painted.shape != seen.shape:
        return 0.0
    one, two = _windows(painted), _windows(seen)
    mean_one, mean_two = one.mean(1), two.mean(1)
    together = ((one - mean_one[:, None]) * (two - mean_two[:, None])).mean(1)
    top = (2 * mean_one * mean_two + _C1) * (2 * together + _C2)
    below = (mean_one**2 + mean_two**2 + _C1) * (one.var(1) + two.var(1) + _C2)
    found = np.sort(top / below)
    return float(found[: max(1, len(found) * _WORST // 100)].mean())


def standing(mark: Mark, luma: Luma) -> float:
    """How surely a mark stands on a picture: the correlation of its pattern with the pixels of its place.

    Light letters on dark and dark letters on light count alike.

    Arguments:
        luma: brightness of the whole picture.

    Returns:
        1 where it stands there as painted, about 0 where anything else does.
    """
    height, width = luma.shape
    left, top, right, bottom = mark.box
    rows = slice(round(top * height / mark.canvas[1]), round(bottom * height / mark.canvas[1]))
    columns = slice(round(left * width / mark.canvas[0]), round(right * width / mark.canvas[0]))
    place = luma[rows, columns]
    if not place.size:
        return 0.0
    if place.shape != mark.pattern.shape:
        shape = mark.pattern.shape
        image = Image.fromarray(np.ascontiguousarray(place))
        place = np.asarray(image.resize((shape[1], shape[0]), Image.Resampling.BOX))
    one, two = place.astype(np.float32), mark.pattern.astype(np.float32)
    if one.std() < _FLAT or two.std() < _FLAT:
        return 0.0
    one, two = one - one.mean(), two - two.mean()
    return float(abs((one * two).sum()) / np.sqrt((one**2).sum() * (two**2).sum()))


def _windows(luma: Luma) -> NDArray[np.float32]:
    height, width = (side // _WINDOW * _WINDOW for side in luma.shape)
    rows = luma[:height, :width].reshape(height // _WINDOW, _WINDOW, width // _WINDOW, _WINDOW)
    return rows.swapaxes(1, 2).reshape(-1, _WINDOW * _WINDOW).astype(np.float32)
