"""libx264 through PyAV, set so that its stream can be edited picture by picture (see docs/h264.md)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import av
from av import VideoFrame
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType

from vidgen.film.codec import CodecOptions
from vidgen.storyboard.model import FPS

BT709 = 1
LIMITED_RANGE = 1
PIXEL_FORMAT = "yuv420p"
# The stream can be edited because each picture is one CABAC slice that refers only to the picture before it,
# and IDRs stand only where they are asked for. `force-cfr` puts the fixed frame rate into the VUI. Lookahead
# and mbtree share out bits as if each picture lasted one frame, so the first picture of a hold, which is the
# whole hold, would come out poorer than where holds are encoded (1.1 dB at 1080×1920, CRF 20).
_STREAM = {
    "bframes": 0,
    "ref": 1,
    "weightp": 0,
    "slices": 1,
    "sliced-threads": 0,
    "cabac": 1,
    "8x8dct": 1,
    "keyint": "infinite",
    "min-keyint": 1,
    "scenecut": 0,
    "force-cfr": 1,
    "mbtree": 0,
    "rc-lookahead": 0,
    # Things on screen move by whole pixels. To look between them takes a sixth of the time and saves no byte.
    "subme": 0,
}


def open_encoder(size: tuple[int, int], options: CodecOptions) -> VideoCodecContext:
    """An opened encoder: H.264 High, yuv420p, BT.709 limited range, 30 fps, one slice a picture, no B-frames.

    Arguments:
        size: width and height in pixels, both even.
    """
    context = av.CodecContext.create("libx264", "w")
    assert isinstance(context, VideoCodecContext)
    context.width, context.height = size
    context.pix_fmt = PIXEL_FORMAT
    context.time_base = Fraction(1, FPS)
    context.framerate = Fraction(FPS)
    context.color_primaries = context.color_trc = context.colorspace = BT709
    context.color_range = LIMITED_RANGE
    context.thread_count = options.threads
    context.flags |= Flags.global_header
    context.options = {
        "preset": options.preset,
        "crf": str(options.crf),
        "profile": "high",
        "forced-idr": "1",
        "x264-params": ":".join(f"{name}={value}" for name, value in _STREAM.items()),
    }
    context.open()
    return context


class Encoder:
    """One run of x264 over pictures in order; packets come out in the same order, some pictures later."""

    def __init__(self, size: tuple[int, int], options: CodecOptions) -> None:
        self._context = open_encoder(size, options)
        self._fed = 0

    @property
    def extradata(self) -> bytes:
        """SPS and PPS, Annex B."""
        return bytes(self._context.extradata or b"")

    def feed(self, frame: VideoFrame, *, idr: bool) -> Iterator[bytes]:
        """Give the next picture; yields the packets that are ready."""
        frame.pts = self._fed
        frame.time_base = Fraction(1, FPS)
        frame.pict_type = PictureType.I if idr else PictureType.NONE
        self._fed += 1
        for packet in self._context.encode(frame):
            yield bytes(packet)

    def finish(self) -> Iterator[bytes]:
        """Yields the packets still inside."""
        for packet in self._context.encode(None):
            yield bytes(packet)
