"""Looking at decoded pictures: black stretches, flashes, captions, and the codes that stand on them."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING

import av
import numpy as np
from av.video.plane import VideoPlane
from numpy.typing import NDArray

from vidgen.delivery.burnt_in import caption_contrast
from vidgen.delivery.codes import Code, codes_on
from vidgen.delivery.flashes import Flashes
from vidgen.delivery.measured import Sampled
from vidgen.delivery.red_flashes import RedFlashes, red_points_of
from vidgen.delivery.stillness import Stillness
from vidgen.film.stretches import Stretch, Stretches

if TYPE_CHECKING:
    from vidgen.delivery.wanted import Wanted

# A pixel this dark in limited range (16 is black) is black; a picture is when nearly all of its pixels are.
# The darkest colour of the shipped look, #1C0508, is 24.
BLACK_LUMA = 20
BLACK_SHARE = 0.98

QR_STEP = 0.5  # seconds from one look for a code to the next


class Look:
    """Shown one picture after another.

    Arguments:
        codes_from: second from which codes are looked for; infinity never looks.
        captions: seconds, rising, at which a caption is on screen whose contrast is to be measured.
        wanted: frames, rising, to be compared with what was painted.

    Attributes:
        frames: how many were shown.
        flashes, red_flashes: what was seen of them.
        sampled: what came of the frames compared.
    """

    def __init__(
        self,
        codes_from: float = math.inf,
        captions: Iterable[float] = (),
        wanted: Iterable[Wanted] = (),
    ) -> None:
        self._next = codes_from
        self._captions = deque(captions)
        self._black = Stretches()
        self._codes: list[tuple[float, Code]] = []
        self._contrasts: list[float] = []
        self._wanted = deque(wanted)
        self._stillness = Stillness()
        self.sampled: list[Sampled] = []
        self.frames = 0
        self.flashes = Flashes()
        self.red_flashes = RedFlashes()

    def at(self, frame: av.VideoFrame, time: float, length: float) -> None:
        """Look at a picture that stands from `time` on for `length` seconds."""
        luma = _luma(frame)
        while self._wanted and self._wanted[0].frame <= self.frames:
            self.sampled.append(self._wanted.popleft().seen_on(luma))
        self.frames += 1
        self._stillness.see(luma, time, time + length)
        self._black.note(time, time + length, bool((luma[::8, ::8] <= BLACK_LUMA).mean() >= BLACK_SHARE))
        points = red_points_of(luma, *_chroma(frame))
        self.flashes.see(points[..., 0], time)
        self.red_flashes.see(points, time)
        if time >= self._next:
            self._next = time + QR_STEP
            self._codes += [(time, code) for code in codes_on(luma)]
        while self._captions and time + length > self._captions[0]:
            self._captions.popleft()
            self._contrasts += caption_contrast(luma)

    def again(self, time: float, length: float) -> None:
        """The last picture stands on; it need not be looked at again unless a look is due."""
        self.frames += 1
        self._stillness.again(time + length)
        self._black.repeat(time + length)

    def due(self, time: float) -> bool:
        """Whether a code, a caption or a sample is to be looked at at that time."""
        sample = bool(self._wanted and self._wanted[0].frame <= self.frames)
        return sample or time >= self._next or bool(self._captions and time >= self._captions[0])

    @property
    def black(self) -> tuple[Stretch, ...]:
        return self._black.found

    @property
    def still(self) -> tuple[Stretch, ...]:
        return self._stillness.found

    @property
    def codes(self) -> tuple[tuple[float, str], ...]:
        return tuple((time, code.text) for time, code in self._codes)

    @property
    def code_side(self) -> float | None:
        """Pixels of a code's side, the median of all looks; None where none was read."""
        return float(np.median([code.side for _time, code in self._codes])) if self._codes else None

    @property
    def code_quiet(self) -> int | None:
        """Modules of quiet zone around it, the median."""
        return int(np.median([code.quiet for _time, code in self._codes])) if self._codes else None

    @property
    def caption_contrast(self) -> float | None:
        """Of the caption that reads worst; None where none was seen."""
        return round(min(self._contrasts), 2) if self._contrasts else None


def _luma(frame: av.VideoFrame) -> NDArray[np.uint8]:
    """The frame's brightness, shape (height, width); without a copy where it is a plane of bytes."""
    if not frame.format.name.startswith(("yuv4", "yuvj4")) or frame.format.components[0].bits != 8:
        frame = frame.reformat(format="gray")
    return _rows(frame.planes[0])


def _chroma(frame: av.VideoFrame) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """The frame's Cb and Cr; without a copy where they are planes of bytes."""
    if not frame.format.name.startswith(("yuv4", "yuvj4")) or frame.format.components[0].bits != 8:
        frame = frame.reformat(format="yuv420p")
    return _rows(frame.planes[1]), _rows(frame.planes[2])


def _rows(plane: VideoPlane) -> NDArray[np.uint8]:
    held = np.frombuffer(memoryview(plane), np.uint8)[: plane.line_size * plane.height]
    return held.reshape(plane.height, plane.line_size)[:, : plane.width]
