"""Draws the picture and the footage that the examples show: `python -m tests.example_media`.

Neutral drawings in the colours of the project, so that nobody's rights and nobody's face stand in the way.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent / "examples" / "hinh"
PICTURE, FOOTAGE = FOLDER / "tru-so.png", FOLDER / "xe-loa.mp4"

_FINER = 3
_SKY, _HILL, _FAR_HILL, _FIELD, _ROAD = "#BFE3EE", "#6FB58C", "#9CCFB0", "#8CC36F", "#C9C2B2"
_WALL, _ROOF, _DOOR, _GLASS, _TRUNK, _LEAF = "#FFF6DF", "#C2553D", "#7A5A3C", "#8FC7DA", "#7A5A3C", "#3E8E5A"
_SECONDS, _FPS, _RATE = 6, 30, 48_000


def office(size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """A small office between trees, as one finds in any commune."""
    pen = _Pen(size, _SKY)
    w, h = size
    pen.disc(w * 0.84, h * 0.17, h * 0.08, "#FFD76A")
    pen.hill(w * 0.25, h * 0.62, w * 0.42, h * 0.26, _FAR_HILL)
    pen.hill(w * 0.80, h * 0.64, w * 0.45, h * 0.22, _HILL)
    pen.box(0, h * 0.60, w, h, _FIELD)
    pen.shape([(w * 0.43, h), (w * 0.47, h * 0.76), (w * 0.53, h * 0.76), (w * 0.60, h)], _ROAD)
    left, right, top, floor = w * 0.24, w * 0.76, h * 0.40, h * 0.76
    pen.box(left, top, right, floor, _WALL)
    pen.shape([(left - 40, top), (w * 0.5, h * 0.24), (right + 40, top)], _ROOF)
    pen.box(w * 0.36, top + 24, w * 0.64, top + 76, "#0F7A57")
    pen.box(w * 0.455, floor - 170, w * 0.545, floor, _DOOR)
    for x in (0.30, 0.38, 0.60, 0.68):
        pen.box(w * x - 2, floor - 160, w * (x + 0.045) + 2, floor - 70, _GLASS)
    pen.box(left - 16, floor - 8, right + 16, floor + 14, "#D8CDB4")
    for x, y, tall in ((0.12, 0.80, 0.30), (0.89, 0.84, 0.34)):
        _tree(pen, w * x, h * y, h * tall)
    return pen.finished()


def village(seconds: float, size: tuple[int, int] = (960, 540)) -> Image.Image:
    """A loudspeaker van on its way through the fields, at a time."""
    pen = _Pen(size, _SKY)
    w, h = size
    pen.disc(w * 0.18, h * 0.20, h * 0.09, "#FFD76A")
    for start, y, length in ((0.10, 0.16, 0.16), (0.55, 0.26, 0.20), (0.85, 0.12, 0.14)):
        _cloud(pen, w * ((start + seconds * 0.012) % 1.2 - 0.1), h * y, w * length)
    pen.hill(w * 0.30, h * 0.60, w * 0.40, h * 0.24, _FAR_HILL)
    pen.hill(w * 0.75, h * 0.62, w * 0.42, h * 0.28, _HILL)
    pen.box(0, h * 0.58, w, h, _FIELD)
    pen.box(0, h * 0.74, w, h * 0.88, _ROAD)
    for number in range(9):
        pen.box(w * number / 8 - 24, h * 0.805, w * number / 8 + 24, h * 0.818, "#FFFFFF")
    for x in (0.08, 0.62, 0.93):
        _tree(pen, w * x, h * 0.72, h * 0.26)
    _van(pen, w * (-0.05 + 0.17 * seconds), h * 0.84, seconds)
    return pen.finished()


class _Pen:
    """Draws larger than wanted, for smooth edges."""

    def __init__(self, size: tuple[int, int], ground: str) -> None:
        self.size = size
        self.image = Image.new("RGB", (size[0] * _FINER, size[1] * _FINER), ground)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, left: float, top: float, right: float, bottom: float, fill: str) -> None:
        self.draw.rectangle([round(each * _FINER) for each in (left, top, right, bottom)], fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.hill(x, y, radius, radius, fill)

    def hill(self, x: float, y: float, wide: float, high: float, fill: str) -> None:
        box = (x - wide, y - high, x + wide, y + high)
        self.draw.ellipse([round(each * _FINER) for each in box], fill=fill)

    def shape(self, points: Sequence[tuple[float, float]], fill: str) -> None:
        self.draw.polygon([(round(x * _FINER), round(y * _FINER)) for x, y in points], fill=fill)

    def finished(self) -> Image.Image:
        return self.image.reduce(_FINER)


def _tree(pen: _Pen, x: float, foot: float, tall: float) -> None:
    pen.box(x - tall * 0.04, foot - tall * 0.5, x + tall * 0.04, foot, _TRUNK)
    pen.hill(x, foot - tall * 0.68, tall * 0.26, tall * 0.34, _LEAF)


def _cloud(pen: _Pen, x: float, y: float, long: float) -> None:
    for shift, size in ((-0.28, 0.16), (0.0, 0.22), (0.28, 0.15)):
        pen.disc(x + long * shift, y, long * size, "#FFFFFF")


def _van(pen: _Pen, x: float, foot: float, seconds: float) -> None:
    bounce = math.sin(seconds * 9) * 1.2
    y = foot + bounce
    pen.box(x - 95, y - 92, x + 48, y - 18, "#FFFFFF")
    pen.shape(
        [(x + 48, y - 92), (x + 78, y - 92), (x + 108, y - 52), (x + 108, y - 18), (x + 48, y - 18)],
        "#FFFFFF",
    )
    pen.shape([(x + 56, y - 84), (x + 75, y - 84), (x + 96, y - 54), (x + 56, y - 54)], _GLASS)
    pen.box(x - 95, y - 46, x + 108, y - 34, "#0F7A57")
    pen.shape([(x - 30, y - 118), (x - 30, y - 100), (x + 4, y - 94), (x + 4, y - 124)], "#5B6670")
    for wheel in (-58, 66):
        pen.disc(x + wheel, foot - 16, 20, "#2B3238")
        pen.disc(x + wheel, foot - 16, 8, "#C9CFD3")


def _sound() -> np.ndarray:
    """A soft chime, twice, as loudspeakers sound before they speak; 16-bit mono."""
    at = np.arange(_SECONDS * _RATE) / _RATE
    sound = np.zeros_like(at)
    for start, pitch in (
        (0.5, 523.25),
        (1.1, 659.25),
        (1.7, 783.99),
        (3.5, 523.25),
        (4.1, 659.25),
        (4.7, 783.99),
    ):
        after = np.clip(at - start, 0, None)
        sound += np.sin(2 * np.pi * pitch * after) * np.exp(-3.0 * after) * (at >= start) * 0.2
    return (sound * 32767).astype(np.int16)


def _film(path: Path) -> None:
    with av.open(str(path), "w") as file:
        video = file.add_stream("libx264", rate=_FPS, options={"crf": "30", "preset": "veryslow"})
        video.width, video.height, video.pix_fmt = 960, 540, "yuv420p"
        audio = file.add_stream("aac", rate=_RATE, layout="mono", bit_rate=48_000)
        for packet in _pictures(video):
            file.mux(packet)
        frame = av.AudioFrame.from_ndarray(_sound()[None, :], format="s16", layout="mono")
        frame.sample_rate, frame.time_base = _RATE, Fraction(1, _RATE)
        for packet in (*audio.encode(frame), *audio.encode(None)):
            file.mux(packet)


def _pictures(video: av.VideoStream) -> Iterator[av.Packet]:  # type: ignore[type-arg]
    for number in range(_SECONDS * _FPS):
        yield from video.encode(av.VideoFrame.from_ndarray(np.asarray(village(number / _FPS))))
    yield from video.encode(None)


def main() -> None:
    """Draw both files anew."""
    FOLDER.mkdir(exist_ok=True)
    office().quantize(64, dither=Image.Dither.NONE).save(PICTURE, optimize=True)
    _film(FOOTAGE)


if __name__ == "__main__":
    main()
