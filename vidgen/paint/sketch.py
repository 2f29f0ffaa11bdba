"""A sheet to draw on: shapes laid one over another, in the units of an avatar (see `Sketch`)."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from vidgen.paint.path_data import outlines
from vidgen.paint.vector import RGBA, Fill, Points, ellipse, points, stroke

_MIRROR = np.array([-1.0, 1.0])
_ACROSS = np.array([240.0, 0.0])


def colour(hexadecimal: str, opacity: float = 1.0) -> RGBA:
    """``#RRGGBB`` with an opacity of 0–1."""
    red, green, blue = bytes.fromhex(hexadecimal.removeprefix("#"))
    return red, green, blue, round(opacity * 255)


@dataclass
class Sketch:
    """Shapes from back to front, y downwards.

    The middle line is x = 120; with ``both`` a shape is also drawn mirrored about it. Shapes are moved
    down by `drop` units, so that a whole part can be shifted against the rest.
    """

    fills: list[Fill] = field(default_factory=list)
    drop: float = 0.0

    def area(self, data: str, paint: str, opacity: float = 1.0, both: bool = False) -> None:
        """An area given as SVG path data."""
        self._add(_drawn(data), paint, opacity, both)

    def solid(self, data: str, paint: str, shade: str, width: float, opacity: float = 1.0) -> None:
        """An upright area lit from the upper left: up to `width` units of its right side lie in the shade.

        Arguments:
            data: SVG path data, symmetrical about the middle line, starting on its left.
            opacity: of the shade.
        """
        shape = _drawn(data)
        self._add(shape, paint, 1.0, False)
        side = shape[0][shape[0][:, 0] >= _ACROSS[0] / 2]
        down = side[np.argsort(side[:, 1], kind="stable")]
        along = (down[:, 1] - down[0, 1]) / np.ptp(down[:, 1])
        inner = down - np.stack([width * np.sin(np.pi * along), np.zeros(len(down))], axis=1)
        self._add((np.concatenate([down, inner[::-1]]),), shade, opacity, False)

    def oval(
        self, x: float, y: float, rx: float, ry: float, paint: str, opacity: float = 1.0, both: bool = False
    ) -> None:
        """An ellipse around (x, y)."""
        self._add((ellipse(x, y, rx, ry),), paint, opacity, both)

    def ring(self, x: float, y: float, r: float, width: float, paint: str, both: bool = False) -> None:
        """A circle's line, `width` units broad."""
        rings = (
            ellipse(x, y, r + width / 2, r + width / 2),
            ellipse(x, y, r - width / 2, r - width / 2)[::-1],
        )
        self._add(rings, paint, 1.0, both)

    def line(self, data: str, width: float, paint: str, opacity: float = 1.0, both: bool = False) -> None:
        """A smooth open line of SVG path data, drawn with a round pen."""
        self._add(tuple(stroke(line, width) for line in _drawn(data)), paint, opacity, both)

    def _add(self, shape: tuple[Points, ...], paint: str, opacity: float, both: bool) -> None:
        shape = tuple(outline + np.array([0.0, self.drop]) for outline in shape)
        self.fills.append(Fill(shape, colour(paint, opacity)))
        if both:
            mirrored = tuple(outline * _MIRROR + _ACROSS for outline in shape)
            self.fills.append(Fill(mirrored, colour(paint, opacity)))


def _drawn(data: str) -> tuple[Points, ...]:
    return tuple(points(outline) for outline in outlines(data))
