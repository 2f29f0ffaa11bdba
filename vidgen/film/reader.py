"""The pictures of a video by the clock: upright, scaled, in the colours of an SDR screen, one at a time.

Pictures are decoded in order and only those that are shown are converted. FFmpeg's own readers go on over
damage; here a gap of up to `PATIENCE` is bridged by the picture before it, and a longer one is an error that
names the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.filter import Graph
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from vidgen.errors import MediaError
from vidgen.film.hdr import cube_file
from vidgen.messages import _
from vidgen.storyboard.footage_facts import FootageFacts, opened, pictures_of, unreadable

Pixels = NDArray[np.uint8]

PATIENCE: Final = 0.5
"""Seconds of damaged or missing pictures that are bridged."""
SHORT_BY: Final = 1.0
"""Seconds that a whole file may end before the time it states: headers are not exact."""

_AHEAD: Final = 3.0  # seconds: further on, it is quicker to look for the key frame than to decode
_THREADS: Final = 2  # each holds pictures: 12 MB for one of 4K
_HALF_A_TICK: Final = 1e-4  # seconds: clocks are fractions
_MATRICES: Final = {1: "bt709", 4: "fcc", 5: "smpte170m", 6: "smpte170m", 7: "smpte240m", 9: "bt2020"}
_MUCH: Final = 1.5  # times smaller: from here on the mean of pixels is as good as a curve, at half the cost
_HD = 700  # lines; where a file does not say, what is smaller has the colours of old television


class Reader:
    """Reads the pictures of one video; it holds the file open until `close`.

    Arguments:
        path: the video.
        facts: of the same video.
        size: pixels of the pictures, upright.
        script, line: where it is named, for messages.

    Raises:
        MediaError: the file cannot be read (VG-M005).
    """

    def __init__(
        self,
        path: Path,
        facts: FootageFacts,
        size: tuple[int, int],
        script: Path | None = None,
        line: int | None = None,
    ) -> None:
        self._path, self._facts, self._size = path, facts, size
        self._script, self._line = script, line
        self._shown: tuple[VideoFrame, Pixels] | None = None
        self._graph: tuple[tuple[object, ...], Graph] | None = None
        self._open = ExitStack()
        self._whole: Iterator[VideoFrame] = iter(())
        self._now: VideoFrame | None = None
        self._next: VideoFrame | None = None
        self._damaged = False  # whether pictures were left out since the last whole one
        self._bridged = False  # whether they were between this one and the next
        self._broke_off = False
        self._restart()

    def close(self) -> None:
        """Let the file go, and at once all that was decoded of it: a picture of 4K takes 12 MB."""
        self._whole, self._now, self._next = iter(()), None, None
        self._shown = self._graph = None
        self._open.close()
        del self._container, self._stream

    def at(self, seconds: float) -> Pixels:
        """The picture at a time from the beginning; past the end it is the last one.

        Returns:
            uint8 of shape (height, width, 3), not to be changed; the same array while the picture stands.

        Raises:
            MediaError: the data break off or are damaged there (VG-M007), or hold no picture (VG-M005).
        """
        moment = self._facts.start + seconds + _HALF_A_TICK
        if self._now and moment < _time(self._now):
            self._restart()
        if moment > (_time(self._now) if self._now else self._facts.start) + _AHEAD:
            self._jump(moment)
        while self._next is not None and (self._now is None or _time(self._next) <= moment):
            self._now, self._next = self._next, self._following()
            self._bridged = self._damaged
        self._judge(moment)
        assert self._now is not None
        if self._shown is None or self._shown[0] is not self._now:
            self._shown = (self._now, self._converted(self._now))
        return self._shown[1]

    # --- decoding -------------------------------------------------------------------------------

    def _restart(self) -> None:
        self._open.close()
        self._container = self._open.enter_context(opened(self._path, self._script, self._line))
        stream = pictures_of(self._container)
        if stream is None:
            raise unreadable(self._path, self._script, self._line)
        stream.codec_context.thread_type = "AUTO"
        stream.codec_context.thread_count = _THREADS
        self._stream = stream
        self._begin()

    def _begin(self) -> None:
        self._damaged = self._bridged = self._broke_off = False
        self._now = None
        self._whole = self._whole_pictures()
        self._next = self._following()

    def _jump(self, moment: float) -> None:
        base = self._stream.time_base
        if not base:
            return
        try:
            self._container.seek(int(moment / base), stream=self._stream)
        except (OSError, ValueError):
            return
        self._begin()
        if self._next is None or _time(self._next) > moment:  # a poor index; decode all the way
            self._restart()

    def _following(self) -> VideoFrame | None:
        self._damaged = False
        return next(self._whole, None)

    def _whole_pictures(self) -> Iterator[VideoFrame]:
        """The pictures in order; after damage, those up to the next key frame are left out."""
        packets = self._container.demux(self._stream)
        waiting = False
        while True:
            try:
                packet = next(packets)
                hurt = packet.is_corrupt
                self._broke_off |= hurt
                frames = packet.decode()
            except StopIteration:
                return
            except av.InvalidDataError:
                frames, hurt = [], True
            except (OSError, ValueError, EOFError):
                self._broke_off = True
                return
            for frame in frames:
                if frame.is_corrupt:
                    waiting = True
                elif frame.key_frame:
                    waiting = False
                if waiting or frame.pts is None:
                    self._damaged = True
                else:
                    yield frame
            if hurt:
                waiting = self._damaged = True

    def _judge(self, moment: float) -> None:
        """Refuse a picture that has stood for too long because those after it are damaged or missing."""
        if self._now is None:
            raise unreadable(self._path, self._script, self._line)
        stood = moment - _time(self._now)
        if stood <= PATIENCE:
            return
        if self._next is not None:
            broken = self._bridged
        else:
            ends = self._facts.start + self._facts.seconds
            missing = ends - _time(self._now)
            broken = self._damaged or (self._broke_off and missing > PATIENCE)
            broken = broken or (missing > SHORT_BY + _lasts(self._now, self._stream))
        if broken:
            second = _time(self._now) - self._facts.start
            raise broken_from(second, self._path, self._script, self._line)

    # --- colours and shape ----------------------------------------------------------------------

    def _converted(self, frame: VideoFrame) -> Pixels:
        like = (frame.format.name, frame.width, frame.height, _matrix(frame), _full_range(frame))
        if self._graph is None or self._graph[0] != like:
            self._graph = (like, self._graph_for(frame))
        graph = self._graph[1]
        graph.push(frame)
        found = graph.pull()
        assert isinstance(found, VideoFrame)
        return np.ascontiguousarray(np.rot90(found.to_ndarray(), self._facts.turns))

    def _graph_for(self, frame: VideoFrame) -> Graph:
        graph = Graph()
        width, height = self._size[::-1] if self._facts.turns % 2 else self._size
        smaller = frame.width >= _MUCH * width
        scale = {"w": str(width), "h": str(height), "flags": "area" if smaller else "bicubic"}
        if not frame.format.is_rgb:
            scale["in_color_matrix"] = _matrix(frame)
            scale["in_range"] = "full" if _full_range(frame) else "limited"
        chain = [
            graph.add_buffer(
                width=frame.width,
                height=frame.height,
                format=frame.format,
                time_base=self._stream.time_base,
            )
        ]
        if frame.interlaced_frame:
            chain.append(graph.add("field", type="top"))  # every other line: no combs, and lines to spare
        chain.append(graph.add("scale", **scale))
        with ExitStack() as files:
            if self._facts.dynamic_range != "standard":
                cube = files.enter_context(cube_file(self._facts.dynamic_range))
                chain.append(graph.add("format", pix_fmts="gbrp12"))
                chain.append(graph.add("lut3d", file=str(cube)))
            chain.append(graph.add("format", pix_fmts="rgb24"))
            chain.append(graph.add("buffersink"))
            graph.link_nodes(*chain).configure()
        return graph


def broken_from(second: float, path: Path, script: Path | None, line: int | None) -> MediaError:
    """What is said of footage whose data are damaged or missing from a second on (VG-M007)."""
    return MediaError.of(
        "VG-M007",
        _("Đoạn phim “{name}” hỏng từ giây {second}.").format(
            name=path.name, second=f"{second:.1f}".replace(".", ",")
        ),
        _("Chép hoặc tải lại tệp gốc; nếu bản gốc cũng hỏng, cắt bỏ phần hỏng rồi xuất lại thành MP4."),
        path=script or path,
        line=line,
    )


def _time(frame: VideoFrame) -> float:
    return float(frame.time or 0.0)


def _lasts(frame: VideoFrame, stream: av.VideoStream) -> float:
    return float(frame.duration * stream.time_base) if frame.duration and stream.time_base else 0.0


def _matrix(frame: VideoFrame) -> str:
    said = _MATRICES.get(int(frame.colorspace))
    return said or ("bt709" if min(frame.width, frame.height) >= _HD else "smpte170m")


def _full_range(frame: VideoFrame) -> bool:
    return int(frame.color_range) == 2 or frame.format.name.startswith("yuvj")
