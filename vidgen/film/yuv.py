"""RGB to yuv420p BT.709 limited range, only where the picture changed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import numpy as np
from av import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray
from PIL import Image

Box = tuple[int, int, int, int]
Pixels = NDArray[np.uint8]

_BLACK = (16, 128, 128)
# swscale rounds the last row of chroma in another way, so a border is converted too and thrown away.
_MARGIN = 4
_BT709 = 1
_GRAIN = 64  # pixels: rectangles are taken in few sizes, so that swscale need not be set up for each
_MOST_SIZES = 48


class YuvCanvas:
    """The picture as an encoder wants it, kept from frame to frame; black at first.

    Chroma is the mean of each 2×2 block (swscale's `AREA`), so a rectangle depends only on its own blocks.

    Arguments:
        width, height: pixels, both even.

    Raises:
        ValueError: a side is odd or not positive.
    """

    def __init__(self, width: int, height: int) -> None:
        if width < 2 or height < 2 or width % 2 or height % 2:
            raise ValueError(f"{width}×{height}: yuv420p needs even sides")
        self.width, self.height = width, height
        sides = ((height, width), (height // 2, width // 2), (height // 2, width // 2))
        self._planes = [np.full(side, value, np.uint8) for side, value in zip(sides, _BLACK, strict=True)]

    def update(self, rgb: Image.Image | Pixels, box: Box | None = None) -> None:
        """Convert a rectangle; afterwards it is, bit for bit, as if the whole picture had been converted.

        Arguments:
            rgb: the whole picture, mode RGB or uint8 of shape (height, width, 3).
            box: left, top, right, bottom in pixels, the last two outside; cut to the canvas. None is all.

        Raises:
            ValueError: the picture has another size or mode.
        """
        self._check(rgb)
        left, top, right, bottom = box or (0, 0, self.width, self.height)
        left, top = max(left, 0) // 2 * 2, max(top, 0) // 2 * 2
        right, bottom = min(right + right % 2, self.width), min(bottom + bottom % 2, self.height)
        if left >= right or top >= bottom:
            return
        x, right_edge = _around(left - _MARGIN, right + _MARGIN, self.width)
        y, bottom_edge = _around(top - _MARGIN, bottom + _MARGIN, self.height)
        around = (x, y, right_edge, bottom_edge)
        converted = self._convert(_cut(rgb, around))
        for plane, new, step in zip(self._planes, converted, (1, 2, 2), strict=True):
            inner = new[(top - y) // step : (bottom - y) // step, (left - x) // step : (right - x) // step]
            plane[top // step : bottom // step, left // step : right // step] = inner

    def frame(self) -> VideoFrame:
        """The picture as it stands: a copy of its own, tagged BT.709 limited range."""
        frame = VideoFrame(self.width, self.height, "yuv420p")
        for target, plane in zip(_planes_of(frame), self._planes, strict=True):
            target[:] = plane
        _tag(frame)
        return frame

    def _check(self, rgb: Image.Image | Pixels) -> None:
        if isinstance(rgb, Image.Image):
            found = f"{rgb.mode} {(rgb.height, rgb.width, 3)}"
        else:
            found = f"{'RGB' if rgb.dtype == np.uint8 else rgb.dtype} {rgb.shape}"
        wanted = f"RGB {(self.height, self.width, 3)}"
        if found != wanted:
            raise ValueError(f"the picture is {found}, the canvas needs {wanted}")

    def _convert(self, rgb: Pixels) -> list[Pixels]:
        source = VideoFrame.from_ndarray(rgb, "rgb24")
        with _reformatter((source.width, source.height)) as reformatter:
            converted = reformatter.reformat(
                source,
                format="yuv420p",
                dst_colorspace=Colorspace.ITU709,
                src_color_range=ColorRange.JPEG,
                dst_color_range=ColorRange.MPEG,
                interpolation=Interpolation.AREA,
                **_IN_LINE,
            )
        return _planes_of(converted)


# Rectangles are small: to wake swscale's threads for one takes longer than to convert it. PyAV of old has
# neither the threads nor the argument.
_IN_LINE: Final[dict[str, Any]] = (
    {"threads": 1} if "threads" in (VideoReformatter.reformat.__doc__ or "") else {}
)

# swscale sets itself up anew for every size, which takes longer than to convert a small rectangle. Those not
# in use, of all canvases; the one used longest ago goes first.
_idle: dict[tuple[int, int], VideoReformatter] = {}
_idle_lock = threading.Lock()


@contextmanager
def _reformatter(size: tuple[int, int]) -> Iterator[VideoReformatter]:
    """One that nobody else uses meanwhile."""
    with _idle_lock:
        taken = _idle.pop(size, None) or VideoReformatter()
    yield taken
    with _idle_lock:
        _idle[size] = taken
        if len(_idle) > _MOST_SIZES:
            del _idle[next(iter(_idle))]


def _around(first: int, last: int, side: int) -> tuple[int, int]:
    """A stretch of a side that holds first to last, a multiple of the grain long where the side allows."""
    first, last = max(first, 0), min(last, side)
    length = min(-(-(last - first) // _GRAIN) * _GRAIN, side)
    first = min(first, side - length)
    return first, first + length


def _cut(rgb: Image.Image | Pixels, box: Box) -> Pixels:
    if isinstance(rgb, Image.Image):
        # Cut first: Pillow hands out its pixels only as a copy.
        return np.asarray(rgb if box == (0, 0, *rgb.size) else rgb.crop(box))
    left, top, right, bottom = box
    return np.ascontiguousarray(rgb[top:bottom, left:right])


def _planes_of(frame: VideoFrame) -> list[Pixels]:
    """Views of the three planes, without the padding at the ends of lines."""
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[: plane.height, : plane.width]
        for plane in frame.planes
    ]


def _tag(frame: VideoFrame) -> None:
    frame.colorspace = Colorspace.ITU709
    frame.color_range = ColorRange.MPEG
    for name in ("color_primaries", "color_trc"):
        # PyAV before 17 has no such attribute; there the encoder's own tags say it.
        if hasattr(frame, name):
            setattr(frame, name, _BT709)
