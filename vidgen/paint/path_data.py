"""SVG path data to polygons: M L H V C S Q T A Z, absolute and relative (SVG 1.1, 8.3 and appendix F.6).

Plain numbers, no arrays: a drawing is read and judged long before it is painted, and often only that.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise

_STEPS = 32  # points per curve: the sagitta stays under 1/1000 of a quarter circle's radius
_GAP = re.compile(r"[\s,]*")
_TOKEN = re.compile(r"([A-Za-z]|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)[\s,]*")
_FLAG = re.compile(r"([01])[\s,]*")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Point = complex  # x + iy: adding and scaling points is then plain arithmetic
Outline = tuple[Point, ...]


def outlines(data: str) -> tuple[Outline, ...]:
    """The subpaths as polygons, each taken as closed.

    Raises:
        ValueError: the data is malformed; the argument says at which command.
    """
    paths: list[list[Point]] = []
    here = start = 0j
    control: Point | None = None  # the last control point, for S and T
    previous = ""
    for command, numbers in _segments(data):
        base = here if command.islower() else 0j
        kind = command.upper()
        if not paths and kind != "M":
            raise ValueError(command)
        if kind == "Z":
            here = start
        elif kind == "M":
            here = start = base + complex(*numbers)
            paths.append([here])
        elif kind in "LHV":
            if kind == "L":
                here = base + complex(*numbers)
            elif kind == "H":
                here = complex(base.real + numbers[0], here.imag)
            else:
                here = complex(here.real, base.imag + numbers[0])
            paths[-1].append(here)
        elif kind == "A":
            end = base + complex(*numbers[5:])
            paths[-1].extend(_arc(here, numbers, end))
            here = end
        else:
            given = [base + complex(*numbers[i : i + 2]) for i in range(0, len(numbers), 2)]
            if kind in "ST":
                family = "CS" if kind == "S" else "QT"
                reflected = 2 * here - control if control is not None and previous in family else here
                given.insert(0, reflected)
            paths[-1].extend(_bezier([here, *given]))
            control, here = given[-2], given[-1]
        if kind in "ZM" or kind in "LHVA":
            control = None
        if kind == "Z":
            paths.append([here])
        previous = kind
    return tuple(tuple(path) for path in paths if len(path) > 2)


def _segments(data: str) -> Iterator[tuple[str, list[float]]]:
    """Commands with their numbers; repeated numbers repeat the command, after M as L."""
    command, numbers = "", list[float]()
    at = _GAP.match(data).end()  # type: ignore[union-attr]
    while at < len(data):
        flag = command in ("a", "A") and len(numbers) in (3, 4)  # flags may run into what follows: "0 01.5"
        token = (_FLAG if flag else _TOKEN).match(data, at)
        if token is None:
            raise ValueError(data[at : at + 12])
        at = token.end()
        word = token.group(1)
        if word.isalpha():
            if numbers or word.upper() not in _COUNT:
                raise ValueError(word)
            command = word
            if command in "zZ":
                yield command, []
            continue
        if not command or command in "zZ":
            raise ValueError(word)
        numbers.append(float(word))
        if len(numbers) == _COUNT[command.upper()]:
            yield command, numbers
            numbers = []
            command = {"M": "L", "m": "l"}.get(command, command)
    if numbers:
        raise ValueError(command)


def _bezier(points: list[Point]) -> list[Point]:
    """A Bézier curve of any degree, without its first point (de Casteljau)."""
    result = []
    for step in range(1, _STEPS + 1):
        share = step / _STEPS
        level = points
        while len(level) > 1:
            level = [a + (b - a) * share for a, b in pairwise(level)]
        result.append(level[0])
    return result


def _arc(start: Point, numbers: list[float], end: Point) -> list[Point]:
    """An elliptical arc, without its first point (endpoint to centre: appendix F.6.5)."""
    rx, ry, tilt, large, sweep = abs(numbers[0]), abs(numbers[1]), math.radians(numbers[2]), *numbers[3:5]
    if rx == 0 or ry == 0 or start == end:
        return [end]
    turn = complex(math.cos(tilt), math.sin(tilt))
    half = (start - end) / 2 * turn.conjugate()
    lack = (half.real / rx) ** 2 + (half.imag / ry) ** 2
    if lack > 1:
        rx, ry = rx * math.sqrt(lack), ry * math.sqrt(lack)
        lack = 1.0
    side = math.sqrt(1 / lack - 1) * (-1 if bool(large) == bool(sweep) else 1)
    middle = complex(side * rx * half.imag / ry, -side * ry * half.real / rx)
    centre = middle * turn + (start + end) / 2

    def angle(point: Point) -> float:
        return math.atan2((point - middle).imag / ry, (point - middle).real / rx)

    first, last = angle(half), angle(-half)
    if sweep and last < first:
        last += 2 * math.pi
    elif not sweep and last > first:
        last -= 2 * math.pi
    angles = [first + (last - first) * step / _STEPS for step in range(1, _STEPS)]
    return [*(centre + complex(rx * math.cos(a), ry * math.sin(a)) * turn for a in angles), end]
