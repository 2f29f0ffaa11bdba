"""The film's H.264: frame runs in, packets out, holds never encoded twice (see docs/h264.md)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from vidgen.errors import FilmError
from vidgen.film.bitstream import join_nals, split_nals
from vidgen.film.codec import CodecOptions
from vidgen.film.frames import Run
from vidgen.film.gop import PacedRun, pace
from vidgen.film.packet import VideoPacket
from vidgen.film.reel import Reel
from vidgen.film.skip import SkipUnavailable, skip_pictures
from vidgen.film.slices import idr_pic_id, is_idr, read_format, renumber, slice_of, with_idr_pic_id
from vidgen.film.x264 import PIXEL_FORMAT, Encoder
from vidgen.messages import _

__all__ = ["CodecOptions", "EncodedVideo", "VideoPacket", "encode", "join"]


@dataclass(frozen=True, slots=True)
class EncodedVideo:
    """A scene or a film, encoded: 30 fps, and packet *i* is decoded and shown as frame *i* (pts = dts = i).

    Attributes:
        width, height: pixels.
        extradata: SPS and PPS (Annex B); they are not repeated in the packets.
        packets: one for each frame; the first is an IDR. A tuple, or a `Reel` for a whole film.
        note: why holds were encoded frame by frame although the options asked otherwise (in English);
            usually empty.
    """

    width: int
    height: int
    extradata: bytes
    packets: Sequence[VideoPacket]
    note: str = ""


def encode(runs: Iterable[Run], size: tuple[int, int], options: CodecOptions | None = None) -> EncodedVideo:
    """Encode one scene. It starts with an IDR and has one at least every `options.gop` frames.

    The bytes depend only on the pictures, the counts and the options. When hold-aware, all frames of a run
    decode to the same bits.

    Arguments:
        runs: pictures and how long they hold, taken one at a time.
        size: width and height in pixels, both even; every picture has it.

    Raises:
        FilmError: there is no run (VG-F102), or a picture has another size or pixel format (VG-F103).
        ValueError: a run holds for less than one frame, or the size is odd.
    """
    if size[0] % 2 or size[1] % 2:
        raise ValueError(f"{size[0]}×{size[1]} is odd, yuv420p needs even sides")
    options = options or CodecOptions()
    encoder = Encoder(size, options)
    paced = pace(_checked(runs, size), options.gop)
    skips, note = _skips(size, options, encoder.extradata)
    written = _hold_aware(paced, encoder, skips) if skips else _plain(paced, encoder)
    packets = tuple(_tell_idrs_apart(written, encoder.extradata))
    if not packets:
        raise FilmError.of("VG-F102", _("Cảnh không có hình nào để mã hóa."))
    return EncodedVideo(*size, encoder.extradata, packets, note)


def join(parts: Iterable[EncodedVideo]) -> EncodedVideo:
    """The parts one after another; each begins with an IDR, so no picture refers across a joint.

    Parts are taken one at a time and not kept: the packets go on a `Reel`.

    Raises:
        FilmError: there is no part (VG-F102), or sizes or options differ among the parts (VG-F101).
    """
    rest = iter(parts)
    first = next(rest, None)
    if first is None:
        raise FilmError.of("VG-F102", _("Phim không có cảnh nào."))
    notes: dict[str, None] = {}

    def packets() -> Iterator[VideoPacket]:
        for part in chain((first,), rest):
            if replace(part, packets=(), note="") != replace(first, packets=(), note=""):
                raise FilmError.of(
                    "VG-F101",
                    _("Các cảnh được mã hóa với kích thước hoặc tùy chọn khác nhau nên không nối được."),
                    _("Dựng lại mọi cảnh với cùng một tùy chọn."),
                )
            notes[part.note] = None
            yield from part.packets

    reel = Reel(_tell_idrs_apart(packets(), first.extradata))
    return replace(first, packets=reel, note="; ".join(filter(None, notes)))


def _checked(runs: Iterable[Run], size: tuple[int, int]) -> Iterator[Run]:
    for run in runs:
        frame = run.frame
        if (frame.width, frame.height) != size or frame.format.name != PIXEL_FORMAT:
            raise FilmError.of(
                "VG-F103",
                _("Khung hình là {found}, cần {wanted}.").format(
                    found=f"{frame.width}×{frame.height} {frame.format.name}",
                    wanted=f"{size[0]}×{size[1]} {PIXEL_FORMAT}",
                ),
            )
        if run.count < 1:
            raise ValueError(f"a run of {run.count} frames")
        yield run


def _skips(size: tuple[int, int], options: CodecOptions, extradata: bytes) -> tuple[tuple[bytes, ...], str]:
    if not options.hold_aware:
        return (), ""
    try:
        return skip_pictures(size, options, extradata), ""
    except SkipUnavailable as reason:
        return (), str(reason)


def _plain(runs: Iterable[PacedRun], encoder: Encoder) -> Iterator[VideoPacket]:
    def packets() -> Iterator[bytes]:
        for paced in runs:
            for offset in range(paced.run.count):
                idr = (paced.idr and offset == 0) or offset in paced.again
                yield from encoder.feed(paced.run.frame, idr=idr)
        yield from encoder.finish()

    return (VideoPacket(data, any(is_idr(nal) for nal in split_nals(data))) for data in packets())


def _hold_aware(
    runs: Iterable[PacedRun], encoder: Encoder, skips: tuple[bytes, ...]
) -> Iterator[VideoPacket]:
    """Only the first picture of each run is encoded; x264 sees a stream without holds."""
    stream = read_format(encoder.extradata)
    inside: deque[tuple[int, range]] = deque()

    def packets() -> Iterator[bytes]:
        for paced in runs:
            # The picture itself is not kept: x264 has its own copy, and a hold needs only its length.
            inside.append((paced.run.count, paced.again))
            yield from encoder.feed(paced.run.frame, idr=paced.idr)
        yield from encoder.finish()

    frame_num = -1
    for data in packets():
        count, again = inside.popleft()
        coded = slice_of(data)
        key = is_idr(coded)
        frame_num = 0 if key else (frame_num + 1) % len(skips)
        yield VideoPacket(data.replace(coded, renumber(coded, frame_num, stream)), key)
        for offset in range(1, count):
            if offset in again:
                frame_num = 0
                yield VideoPacket(join_nals([coded]), key=True)
            else:
                frame_num = (frame_num + 1) % len(skips)
                yield VideoPacket(skips[frame_num], key=False)


def _tell_idrs_apart(packets: Iterable[VideoPacket], extradata: bytes) -> Iterator[VideoPacket]:
    """Two IDR pictures in a row must differ in `idr_pic_id` (clause 7.4.3)."""
    before: VideoPacket | None = None
    for packet in packets:
        if before is not None and before.key and packet.key:
            stream = read_format(extradata)
            coded = slice_of(packet.data)
            taken, own = idr_pic_id(slice_of(before.data), stream), idr_pic_id(coded, stream)
            if own == taken:
                told_apart = with_idr_pic_id(coded, 1 - own, stream)
                packet = VideoPacket(packet.data.replace(coded, told_apart), key=True)
        before = packet
        yield packet
