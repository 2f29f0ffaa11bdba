"""SVG attributes to numbers, matrices and polygons; each raises ValueError naming what is malformed."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from vidgen.paint.path_data import outlines
from vidgen.paint.vector import Points, ellipse

_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"

Matrix = NDArray[np.float64]  # 2×3, as SVG's matrix(a b c d e f) read by columns


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
    total = np.eye(3)
    for name, inside in re.findall(r"(\w+)\s*\(([^)]*)\)", text):
        values = [float(part) for part in re.findall(_NUMBER, inside)]
        step = np.eye(3)
        match name, values:
            case "matrix", [a, b, c, d, e, f]:
                step[:2] = [[a, c, e], [b, d, f]]
            case "translate", [x, *rest]:
                step[:2, 2] = x, rest[0] if rest else 0
            case "scale", [x, *rest]:
                step[0, 0], step[1, 1] = x, rest[0] if rest else x
            case "rotate", [degrees, *centre]:
                cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
                middle = np.array(centre or [0, 0])
                step[:2, :2] = [[cos, -sin], [sin, cos]]
                step[:2, 2] = middle - step[:2, :2] @ middle
            case _:
                raise ValueError(f"transform={name}")
        total = total @ step
    return total[:2]


def _circle(attributes: Mapping[str, str]) -> tuple[Points, ...]:
    radius = _number(attributes, "r")
    return (ellipse(_number(attributes, "cx"), _number(attributes, "cy"), radius, radius),)


def _ellipse(attributes: Mapping[str, str]) -> tuple[Points, ...]:
    return (ellipse(*(_number(attributes, key) for key in ("cx", "cy", "rx", "ry"))),)


def _rect(attributes: Mapping[str, str]) -> tuple[Points, ...]:
    x, y, width, height = (_number(attributes, key) for key in ("x", "y", "width", "height"))
    rx = _number(attributes, "rx" if "rx" in attributes else "ry")
    ry = _number(attributes, "ry" if "ry" in attributes else "rx")
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    inner = f"a{rx} {ry} 0 0 1"
    return outlines(
        f"M{x + rx} {y}h{width - 2 * rx}{inner} {rx} {ry}v{height - 2 * ry}{inner} {-rx} {ry}"
        f"h{2 * rx - width}{inner} {-rx} {-ry}v{2 * ry - height}{inner} {rx} {-ry}z"
    )


def _polygon(attributes: Mapping[str, str]) -> tuple[Points, ...]:
    values = [float(part) for part in re.findall(_NUMBER, attributes.get("points", ""))]
    if len(values) % 2:
        raise ValueError("points")
    return (np.array(values).reshape(-1, 2),)


SHAPES: Mapping[str, Callable[[Mapping[str, str]], tuple[Points, ...]]] = {
    "path": lambda attributes: outlines(attributes.get("d", "")),
    "circle": _circle,
    "ellipse": _ellipse,
    "rect": _rect,
    "polygon": _polygon,
}
