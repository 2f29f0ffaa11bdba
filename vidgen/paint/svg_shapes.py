"""SVG attributes to numbers, matrices and polygons; each raises ValueError naming what is malformed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from vidgen.paint.path_data import Outline, Point, outlines

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"

_CORNERS = 96  # of the polygon that a circle is


class Matrix(NamedTuple):
    """SVG's ``matrix(a b c d e f)``: x becomes a·x + c·y + e, and y becomes b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def of(self, point: Point) -> Point:
        """Where a point comes to stand."""
        x, y = point.real, point.imag
        return complex(self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def after(self, first: Matrix) -> Matrix:
        """Both as one: `first`, then this one."""
        a, b, c, d, e, f = first
        return Matrix(
            self.a * a + self.c * b,
            self.b * a + self.d * b,
            self.a * c + self.c * d,
            self.b * c + self.d * d,
            self.a * e + self.c * f + self.e,
            self.b * e + self.d * f + self.f,
        )


def _number(attributes: Mapping[str, str], key: str) -> float:
    text = attributes.get(key, "0").strip().removesuffix("px")
    if not re.fullmatch(_NUMBER, text):
        raise ValueError(f"{key}={text}")
    return float(text)


def share(text: str) -> float:
    """An opacity, 0–1, from a number or a percentage."""
    value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    return min(1.0, max(0.0, value))


def view_box(attributes: Mapping[str, str]) -> tuple[float, float, float, float]:
    """x, y, width, height from ``viewBox``, or from width and height."""
    box = [float(part) for part in re.findall(_NUMBER, attributes.get("viewBox", ""))]
    x, y, width, height = (
        box if len(box) == 4 else (0, 0, *(_number(attributes, k) for k in ("width", "height")))
    )
    if width <= 0 or height <= 0:
        raise ValueError("viewBox")
    return x, y, width, height


def transform(text: str) -> Matrix:
    """The list of transforms as one matrix; what stands first is applied last."""
    total = Matrix()
    for name, inside in re.findall(r"(\w+)\s*\(([^)]*)\)", text):
        values = [float(part) for part in re.findall(_NUMBER, inside)]
        match name, values:
            case "matrix", [a, b, c, d, e, f]:
                step = Matrix(a, b, c, d, e, f)
            case "translate", [x, *rest]:
                step = Matrix(e=x, f=rest[0] if rest else 0.0)
            case "scale", [x, *rest]:
                step = Matrix(a=x, d=rest[0] if rest else x)
            case "rotate", [degrees]:
                step = _rotation(degrees, 0.0, 0.0)
            case "rotate", [degrees, x, y]:
                step = _rotation(degrees, x, y)
            case _:
                raise ValueError(f"transform={name}")
        total = total.after(step)
    return total


def _rotation(degrees: float, x: float, y: float) -> Matrix:
    """Around (x, y)."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Matrix(cos, sin, -sin, cos, x - (cos * x - sin * y), y - (sin * x + cos * y))


def _circle(attributes: Mapping[str, str]) -> tuple[Outline, ...]:
    radius = _number(attributes, "r")
    return (_oval(_number(attributes, "cx"), _number(attributes, "cy"), radius, radius),)


def _ellipse(attributes: Mapping[str, str]) -> tuple[Outline, ...]:
    return (_oval(*(_number(attributes, key) for key in ("cx", "cy", "rx", "ry"))),)


def _oval(x: float, y: float, rx: float, ry: float) -> Outline:
    turns = (2 * math.pi / _CORNERS * corner for corner in range(_CORNERS))
    return tuple(complex(x + rx * math.cos(turn), y + ry * math.sin(turn)) for turn in turns)


def _rect(attributes: Mapping[str, str]) -> tuple[Outline, ...]:
    x, y, width, height = (_number(attributes, key) for key in ("x", "y", "width", "height"))
    rx = _number(attributes, "rx" if "rx" in attributes else "ry")
    ry = _number(attributes, "ry" if "ry" in attributes else "rx")
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    inner = f"a{rx} {ry} 0 0 1"
    return outlines(
        f"M{x + rx} {y}h{width - 2 * rx}{inner} {rx} {ry}v{height - 2 * ry}{inner} {-rx} {ry}"
        f"h{2 * rx - width}{inner} {-rx} {-ry}v{2 * ry - height}{inner} {rx} {-ry}z"
    )


def _polygon(attributes: Mapping[str, str]) -> tuple[Outline, ...]:
    values = [float(part) for part in re.findall(_NUMBER, attributes.get("points", ""))]
    if len(values) % 2:
        raise ValueError("points")
    return (tuple(complex(x, y) for x, y in zip(values[::2], values[1::2], strict=True)),)


SHAPES: Mapping[str, Callable[[Mapping[str, str]], tuple[Outline, ...]]] = {
    "path": lambda attributes: outlines(attributes.get("d", "")),
    "circle": _circle,
    "ellipse": _ellipse,
    "rect": _rect,
    "polygon": _polygon,
}
