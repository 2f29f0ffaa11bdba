"""Which pictures of a hold need not be decoded, because a decoder was seen to make nothing of their like.

A held picture is a few bytes that say "the same again" and carry a `frame_num`, which counts modulo
MaxFrameNum (ITU-T H.264, clause 7.4.3). After a whole turn of that count the decoder stands where it stood:
the same reference picture, the same `frame_num`. So a turn may be left out of what it is given if each of its
packets was decoded before in this very scene and repeated a picture to the bit, and if they count on from the
picture before. All the bytes it does get are those of the film, unchanged and without a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import av
import numpy as np
from av.video.plane import VideoPlane
from numpy.typing import NDArray

from vidgen.film.bitstream import unescape
from vidgen.film.slices import StreamFormat, read_format, read_header, slice_of

HELD: Final = 100  # bytes: a picture in so few can at most show the one before it again


class Holds:
    """What a decoder was seen to do with the held pictures of one scene.

    Arguments:
        extradata: SPS and PPS of the scene; if they are of a kind this package does not write, no picture is
            ever left out.
    """

    def __init__(self, extradata: bytes) -> None:
        self._stream: StreamFormat | None
        try:
            self._stream = read_format(extradata)
        except (ValueError, EOFError):
            self._stream = None
        self._numbers: dict[bytes, int] = {}

    def decoded(self, packet: bytes, before: av.VideoFrame | None, after: av.VideoFrame) -> None:
        """A decoder that showed one picture made the other of this packet."""
        if self._stream is None or before is None or len(packet) >= HELD or packet in self._numbers:
            return
        try:
            number = read_header(unescape(slice_of(packet)), self._stream).frame_num
        except (ValueError, EOFError):
            return
        if _equal(before, after):
            self._numbers[packet] = number

    def forget(self) -> None:
        """A packet was damaged: nothing is taken on trust any more."""
        self._stream = None
        self._numbers.clear()

    def turn_after(self, packets: Sequence[bytes], at: int) -> int:
        """How many pictures from `at` on can be left out: a whole turn of `frame_num`, or none."""
        if self._stream is None or at == 0 or packets[at] not in self._numbers:
            return 0
        turn = 1 << self._stream.frame_num_bits
        numbers = [self._numbers.get(packet) for packet in packets[at - 1 : at + turn]]
        first = numbers[0]
        if first is None or numbers != [(first + step) % turn for step in range(turn + 1)]:
            return 0
        return turn


def _equal(one: av.VideoFrame, other: av.VideoFrame) -> bool:
    if (one.width, one.height, one.format.name) != (other.width, other.height, other.format.name):
        return False
    pairs = zip(one.planes, other.planes, strict=True)
    return all(np.array_equal(_pixels(plane), _pixels(same)) for plane, same in pairs)


def _pixels(plane: VideoPlane) -> NDArray[np.uint8]:
    rows = np.frombuffer(memoryview(plane), np.uint8)
    return rows.reshape(-1, plane.line_size)[: plane.height, : plane.width]
