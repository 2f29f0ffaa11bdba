"""The all-skip picture, "show the last picture again": taken from x264 and proven before it is used.

Proving it costs as much as a scene of a few seconds, so what was proven is kept on the machine.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Final

import av
import numpy as np
from av import VideoFrame
from av.video.codeccontext import VideoCodecContext
from numpy.typing import NDArray

from vidgen.film.bitstream import join_nals, unescape
from vidgen.film.codec import CodecOptions
from vidgen.film.slices import StreamFormat, read_format, read_header, renumber, slice_of
from vidgen.film.x264 import Encoder
from vidgen.store import BytesStore

_FORMAT: Final = "vidgen-skip-1"
_GREY = 128
_MACROBLOCK = 16


class SkipUnavailable(Exception):
    """Holds cannot be written without encoding them; the message says why (English, for the report)."""


@cache
def skip_pictures(size: tuple[int, int], options: CodecOptions, extradata: bytes) -> tuple[bytes, ...]:
    """The all-skip picture as a packet (Annex B) for each `frame_num` there is; cached for the process.

    Two equal flat pictures are encoded as the film is, and the second packet is the skip picture. It is
    accepted only if a decoder that gets it after a quite different, detailed picture repeats that picture bit
    for bit. What was accepted stands in the store ``skips``, for the same parameter sets and FFmpeg.

    Arguments:
        extradata: SPS and PPS of the film.

    Raises:
        SkipUnavailable: x264 writes another kind of stream than docs/h264.md relies on.
    """
    store, key = BytesStore("skips"), _key(size, options, extradata)
    try:
        stream = read_format(extradata)
        skip = _known(store.get(key), stream)
        if skip is None:
            skip = _proven(size, options, extradata, stream)
            store.keep(key, skip)
    except (ValueError, EOFError, av.FFmpegError) as reason:
        raise SkipUnavailable(str(reason)) from reason
    return tuple(join_nals([renumber(skip, number, stream)]) for number in range(1 << stream.frame_num_bits))


def _key(size: tuple[int, int], options: CodecOptions, extradata: bytes) -> str:
    """The name of a proof: all that decides what a decoder makes of the skip picture, and who decoded."""
    codec = "/".join(f"{name} {version}" for name, version in sorted(av.library_versions.items()))
    parts = (_FORMAT, repr(size), repr(options), extradata.hex(), av.__version__, codec)
    return hashlib.sha256("\0".join(parts).encode("ascii")).hexdigest()


def _known(kept: bytes | None, stream: StreamFormat) -> bytes | None:
    """The slice that was proven before; None if there is none, or what was kept is no skip picture."""
    try:
        return kept if kept and _is_p_picture(kept, stream) else None
    except (ValueError, EOFError, IndexError):
        return None


def _proven(size: tuple[int, int], options: CodecOptions, extradata: bytes, stream: StreamFormat) -> bytes:
    """The skip picture's slice, taken from x264 and shown to a decoder.

    Raises:
        ValueError, EOFError, av.FFmpegError: it is not what docs/h264.md relies on.
    """
    width, height = size
    flat = np.full((height * 3 // 2, width), _GREY, np.uint8)
    skip = slice_of(_encode([flat, flat], size, options, extradata)[1])
    if not _is_p_picture(skip, stream):
        raise ValueError("the repeated picture is not a P picture")
    _prove(skip, _encode([_detailed(size)], size, options, extradata), extradata, stream)
    return skip


def _is_p_picture(nal: bytes, stream: StreamFormat) -> bool:
    header = read_header(unescape(nal), stream)
    return not header.idr and not header.intra


def _encode(
    pictures: list[NDArray[np.uint8]], size: tuple[int, int], options: CodecOptions, extradata: bytes
) -> list[bytes]:
    encoder = Encoder(size, options)
    if encoder.extradata != extradata:
        raise ValueError("two encoders with the same options wrote different SPS or PPS")
    packets: list[bytes] = []
    for index, picture in enumerate(pictures):
        packets += encoder.feed(VideoFrame.from_ndarray(picture, "yuv420p"), idr=index == 0)
    packets += encoder.finish()
    if len(packets) != len(pictures):
        raise ValueError(f"{len(pictures)} pictures became {len(packets)} packets")
    return packets


def _detailed(size: tuple[int, int]) -> NDArray[np.uint8]:
    """Each macroblock differs from its neighbours and has an edge inside: none can stand in for another."""
    width, height = size
    y = np.arange(height * 3 // 2, dtype=np.int16)[:, None]
    x = np.arange(width, dtype=np.int16)
    blocks = (x // _MACROBLOCK * 37 + y // _MACROBLOCK * 59) % 150
    picture: NDArray[np.uint8] = (40 + blocks + 20 * ((x + 2 * y) % _MACROBLOCK > 9)).astype(np.uint8)
    return picture


def _prove(skip: bytes, detailed: list[bytes], extradata: bytes, stream: StreamFormat) -> None:
    decoder = av.CodecContext.create("h264", "r")
    assert isinstance(decoder, VideoCodecContext)
    decoder.extradata = extradata
    decoder.options = {"err_detect": "explode"}
    packets = [*detailed, *(join_nals([renumber(skip, number, stream)]) for number in (1, 2))]
    frames = [frame for data in packets for frame in decoder.decode(av.Packet(data))]
    frames += decoder.decode(None)
    first, *others = [frame.to_ndarray() for frame in frames]
    if len(others) != 2 or not all(np.array_equal(first, other) for other in others):
        raise ValueError("the skip picture does not repeat the picture before it")
