"""Filled outlines, rasterised smoothly: what SVG emblems and avatars are drawn with.

Pillow's own shapes have hard edges and no winding rule. Here an outline is scan-converted on a grid several
times finer than the picture and averaged down, so shapes that touch leave no seam.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vidgen.paint.path_data import Outline

RGBA = tuple[int, int, int, int]
Points = NDArray[np.float64]  # shape (n, 2): x, y

_FINE_EDGE = 1024  # edge of the fine grid to reach; small pictures get more samples per pixel
_LEAST, _MOST = 4, 8  # samples per pixel and axis


@dataclass(frozen=True, slots=True, eq=False)
class Fill:
    """An area in one colour.

    Attributes:
        outlines: closed polygons in the drawing's units, each of shape ``(n, 2)``.
        colour: straight alpha.
        even_odd: SVG's ``evenodd`` rule; otherwise ``nonzero``.
    """

    outlines: tuple[Points, ...]
    colour: RGBA
    even_odd: bool = False


def render(
    fills: Iterable[Fill],
    view: tuple[float, float, float, float],
    size: int,
    clip: Fill | None = None,
    samples: int | None = None,
) -> Image.Image:
    """Paint fills from back to front.

    Arguments:
        fills: in the units of `view`.
        view: x, y, width and height of the drawing; fitted inside the square and centred.
        size: edge of the square in pixels.
        clip: only what lies inside this area stays.
        samples: per pixel and axis; as many as its size asks for where it is not given.

    Returns:
        RGBA, straight alpha, ``size × size``.
    """
    samples = samples or samples_for(size)
    edge = size * samples
    scale = edge / max(view[2], view[3])
    offset = np.array([edge - view[2] * scale, edge - view[3] * scale]) / 2 - np.array(view[:2]) * scale
    canvas = np.zeros((edge, edge, 4), np.float32)  # premultiplied, 0–1
    for fill in fills:
        _blend(canvas, fill, scale, offset)
    if clip is not None:
        inside = np.zeros((edge, edge), bool)
        top, left, mask = _mask(clip, scale, offset, edge)
        inside[top : top + mask.shape[0], left : left + mask.shape[1]] = mask
        canvas *= inside[..., None]
    mean = canvas.reshape(size, samples, size, samples, 4).mean(axis=(1, 3))
    alpha = mean[..., 3:]
    mean[..., :3] /= np.where(alpha > 0, alpha, 1)
    return Image.fromarray(np.rint(mean * 255).astype(np.uint8))


def samples_for(size: int) -> int:
    """How many samples per pixel and axis a picture of this edge is painted with."""
    return max(_LEAST, min(_MOST, math.ceil(_FINE_EDGE / size)))


def _blend(canvas: NDArray[np.float32], fill: Fill, scale: float, offset: Points) -> None:
    top, left, mask = _mask(fill, scale, offset, canvas.shape[0])
    if not mask.size:
        return
    area = canvas[top : top + mask.shape[0], left : left + mask.shape[1]]
    alpha = fill.colour[3] / 255
    paint = np.array([*(value / 255 * alpha for value in fill.colour[:3]), alpha], np.float32)
    if alpha == 1:
        np.copyto(area, paint, where=mask[..., None])
    else:
        area[mask] = paint + area[mask] * np.float32(1 - alpha)


def _mask(fill: Fill, scale: float, offset: Points, edge: int) -> tuple[int, int, NDArray[np.bool_]]:
    """The samples inside the fill: first row, first column and a mask of the rectangle they lie in."""
    outlines = [outline * scale + offset for outline in fill.outlines if len(outline) > 2]
    if not outlines:
        return 0, 0, np.zeros((0, 0), bool)
    every = np.concatenate(outlines)
    left, top = np.clip(np.floor(every.min(axis=0)).astype(int), 0, edge)
    right, bottom = np.clip(np.ceil(every.max(axis=0)).astype(int) + 1, 0, edge)
    # The winding number of a sample is the sum of the crossings to its left: mark each crossing, then add up.
    crossings = np.zeros((bottom - top, right - left + 1), np.int32)
    for outline in outlines:
        following = np.roll(outline, -1, axis=0)
        down = following[:, 1] > outline[:, 1]
        upper, lower = np.where(down[:, None], (outline, following), (following, outline))
        first = np.maximum(np.ceil(upper[:, 1] - 0.5).astype(int), top)
        count = np.maximum(np.minimum(np.ceil(lower[:, 1] - 0.5).astype(int), bottom) - first, 0)
        edge_of = np.repeat(np.arange(len(outline)), count)  # an edge once for each row that it crosses
        rows = np.arange(len(edge_of)) - np.repeat(np.cumsum(count) - count, count) + first[edge_of]
        start, end = upper[edge_of], lower[edge_of]
        x = start[:, 0] + (rows + 0.5 - start[:, 1]) * (end[:, 0] - start[:, 0]) / (end[:, 1] - start[:, 1])
        columns = np.clip(np.ceil(x - 0.5).astype(int) - left, 0, right - left)
        np.add.at(crossings, (rows - top, columns), np.where(down, 1, -1)[edge_of])
    winding = np.cumsum(crossings, axis=1)[:, :-1]
    return int(top), int(left), (winding % 2 == 1) if fill.even_odd else (winding != 0)


def points(outline: Outline) -> Points:
    """An outline as an array."""
    return np.array([[point.real, point.imag] for point in outline])


def ellipse(x: float, y: float, rx: float, ry: float) -> Points:
    """A closed ellipse around (x, y)."""
    turn = np.linspace(0, 2 * math.pi, 96, endpoint=False)
    return np.stack([x + rx * np.cos(turn), y + ry * np.sin(turn)], axis=1)


def stroke(line: Points, width: float) -> Points:
    """The outline of a smooth open line drawn with a round pen; fill it with the nonzero rule."""
    along = np.gradient(line, axis=0)
    along /= np.maximum(np.hypot(along[:, :1], along[:, 1:]), 1e-9)
    across = np.stack([-along[:, 1], along[:, 0]], axis=1) * (width / 2)
    turn = np.linspace(0, math.pi, 12)[1:-1, None]

    def cap(at: int) -> Points:
        side = across[at] if at == -1 else -across[at]
        forward = np.array([side[1], -side[0]])
        arc: Points = line[at] + side * np.cos(turn) + forward * np.sin(turn)
        return arc

    result: Points = np.concatenate([line + across, cap(-1), (line - across)[::-1], cap(0)])
    return result
