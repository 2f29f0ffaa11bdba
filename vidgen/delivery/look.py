"""Looking at decoded pictures: black stretches, and the codes that can be read off them."""

from __future__ import annotations

import math

import av
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from vidgen.film.stretches import Stretch, Stretches

# A pixel this dark in limited range (16 is black) is black; a picture is when nearly all of its pixels are.
# The darkest colour of the shipped look, #1C0508, is 24.
BLACK_LUMA = 20
BLACK_SHARE = 0.98

QR_STEP = 0.5  # seconds from one look for a code to the next

_QR_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


class Look:
    """Shown one picture after another.

    Arguments:
        codes_from: second from which codes are looked for; infinity never looks.
    """

    def __init__(self, codes_from: float = math.inf) -> None:
        self._next = codes_from
        self._black = Stretches()
        self._codes: list[tuple[float, str]] = []
        self.frames = 0

    def at(self, frame: av.VideoFrame, time: float, length: float) -> None:
        """Look at a picture that stands from `time` on for `length` seconds."""
        luma = _luma(frame)
        self.frames += 1
        self._black.note(time, time + length, bool((luma[::8, ::8] <= BLACK_LUMA).mean() >= BLACK_SHARE))
        if time >= self._next:
            self._next = time + QR_STEP
            found = zxingcpp.read_barcodes(np.ascontiguousarray(luma), formats=_QR_CODES)
            self._codes += [(time, code.text) for code in found]

    def again(self, time: float, length: float) -> None:
        """The last picture stands on; it need not be looked at again unless a code is due."""
        self.frames += 1
        self._black.repeat(time + length)

    def due(self, time: float) -> bool:
        """Whether a code is to be looked for at that time."""
        return time >= self._next

    @property
    def black(self) -> tuple[Stretch, ...]:
        return self._black.found

    @property
    def codes(self) -> tuple[tuple[float, str], ...]:
        return tuple(self._codes)


def _luma(frame: av.VideoFrame) -> NDArray[np.uint8]:
    """The frame's brightness, shape (height, width); without a copy where it is a plane of bytes."""
    if not frame.format.name.startswith(("yuv4", "yuvj4")) or frame.format.components[0].bits != 8:
        frame = frame.reformat(format="gray")
    plane = frame.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8)[: plane.line_size * frame.height].reshape(
        frame.height, plane.line_size
    )
    return rows[:, : frame.width]
