"""A smaller copy of a film for platforms with a size cap, at a bit rate worked out from its length.

The sound is taken over as it is. The picture is encoded anew at the film's own size, without B-frames and
with an IDR picture every 4 s, as the film has it; the index comes first. The copy is measured like the film.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
from av.codec.context import Flags
from av.video.codeccontext import VideoCodecContext
from av.video.frame import PictureType

from vidgen.delivery.inspect import Expectation, inspect
from vidgen.delivery.publish.source import Source
from vidgen.errors import Finding, Severity
from vidgen.film.aac import EncodedAudio
from vidgen.film.h264 import EncodedVideo, VideoPacket
from vidgen.film.mux import write_mp4
from vidgen.film.x264 import BT709, LIMITED_RANGE, PIXEL_FORMAT
from vidgen.messages import _
from vidgen.storyboard.model import FPS

ATTEMPTS = 2
LEAST_RATE = 400_000
"""Bits a second of picture below which 1080×1920 is not tried. Looked at on the sample scam script: at
400 kb/s letters and faces stand clean from the first second on, at 200 kb/s they swim for the first two."""
_GOP = 120
_RESERVE = 64_000  # bytes for the index's head, tags, the seal and Content Credentials
_PER_PACKET = 14  # bytes the index takes for each, about
_SAFE = 0.97  # of what is left: x264 keeps a rate within a few per cent
_STREAM = {
    "bframes": 0,
    "keyint": _GOP,
    "min-keyint": 1,
    "open-gop": 0,
    "force-cfr": 1,
    "weightp": 0,
    "cabac": 1,
    "8x8dct": 1,
}


def write_rendition(
    target: Path, source: Source, most_bytes: int, expect: Expectation
) -> tuple[Finding, ...]:
    """Write a copy of at most `most_bytes`; where none can be had, nothing, and the reason.

    Arguments:
        expect: what the film had to be, for the inspection of the copy.

    Returns:
        Empty, or warnings: VG-P010 no bit rate fits so long a film; VG-P011 it came out too large twice;
        VG-P012 the copy falls short of the delivery rules.

    Raises:
        FilmError: the disk refuses.
    """
    with av.open(str(source.film)) as film:
        size = (film.streams.video[0].width, film.streams.video[0].height)
        frames = film.streams.video[0].frames
    rate = picture_rate(most_bytes, frames, source.sound)
    if rate < LEAST_RATE:
        return (_too_long(source.film, most_bytes, frames / FPS),)
    subtitles = target.with_suffix(".srt")
    kept = False
    try:
        for _attempt in range(ATTEMPTS):
            write_mp4(target, _encoded(source.film, size, rate), source.sound, source.tags)
            source.finish(target)
            found = target.stat().st_size
            if found <= most_bytes:
                break
            # Only the picture's share can give way.
            rate = int(rate * _SAFE * max(0.1, 1 - (found - most_bytes) * 8 * FPS / (rate * frames)))
        else:
            return (_too_large(source.film, most_bytes, found),)
        shutil.copyfile(source.subtitles, subtitles)  # by its name it is measured with the copy
        faults = inspect(target, expect=replace(expect, posted=False)).findings
        kept = all(each.severity is not Severity.ERROR for each in faults)
        if not kept:
            return (_falls_short(source.film, faults),)
    finally:
        subtitles.unlink(missing_ok=True)
        if not kept:
            target.unlink(missing_ok=True)
    return ()


def picture_rate(most_bytes: int, frames: int, sound: EncodedAudio) -> int:
    """Bits a second left for the picture of a film; may be negative."""
    index = _PER_PACKET * (frames + len(sound.packets))
    left = most_bytes - sum(map(len, sound.packets)) - index - _RESERVE
    return int(left * _SAFE * 8 * FPS / max(1, frames))


def _encoded(film: Path, size: tuple[int, int], rate: int) -> EncodedVideo:
    encoder = _encoder(size, rate)
    packets = tuple(_packets(film, encoder))
    return EncodedVideo(*size, bytes(encoder.extradata or b""), packets)


def _packets(film: Path, encoder: VideoCodecContext) -> Iterator[VideoPacket]:
    with av.open(str(film)) as source:
        stream = source.streams.video[0]
        stream.thread_type = "AUTO"
        for number, frame in enumerate(source.decode(stream)):
            frame.pts, frame.time_base, frame.pict_type = number, Fraction(1, FPS), PictureType.NONE
            yield from (VideoPacket(bytes(each), each.is_keyframe) for each in encoder.encode(frame))
    yield from (VideoPacket(bytes(each), each.is_keyframe) for each in encoder.encode(None))


def _encoder(size: tuple[int, int], rate: int) -> VideoCodecContext:
    context = av.CodecContext.create("libx264", "w")
    assert isinstance(context, VideoCodecContext)
    context.width, context.height = size
    context.pix_fmt = PIXEL_FORMAT
    context.time_base = Fraction(1, FPS)
    context.framerate = Fraction(FPS)
    context.color_primaries = context.color_trc = context.colorspace = BT709
    context.color_range = LIMITED_RANGE
    context.bit_rate = rate
    context.thread_count = 1  # the bytes depend on it, so it never follows the machine
    context.flags |= Flags.global_header
    context.options = {
        "preset": "veryfast",
        "profile": "high",
        "maxrate": str(rate * 2),
        "bufsize": str(rate * 2),
        "x264-params": ":".join(f"{name}={value}" for name, value in _STREAM.items()),
    }
    context.open()
    return context


def _too_long(film: Path, most_bytes: int, seconds: float) -> Finding:
    return Finding(
        "VG-P010",
        _("Video dài {seconds} giây, không nén xuống {most} MB mà vẫn đọc rõ chữ được.").format(
            seconds=round(seconds), most=_megabytes(most_bytes)
        ),
        _("Rút ngắn hoặc tách kịch bản; publish.yaml bỏ trống video của nền tảng này."),
        Severity.WARNING,
        film,
    )


def _too_large(film: Path, most_bytes: int, found: int) -> Finding:
    return Finding(
        "VG-P011",
        _("Đã nén lại hai lần, bản nhỏ vẫn {found} MB, quá mức {most} MB của nền tảng.").format(
            found=_megabytes(found), most=_megabytes(most_bytes)
        ),
        _("Rút ngắn hoặc tách kịch bản; publish.yaml bỏ trống video của nền tảng này."),
        Severity.WARNING,
        film,
    )


def _falls_short(film: Path, faults: tuple[Finding, ...]) -> Finding:
    errors = [each for each in faults if each.severity is Severity.ERROR]
    return Finding(
        "VG-P012",
        _("Bản nén nhỏ không đạt kiểm tra: {faults}").format(
            faults="; ".join(f"{each.code} {each.message}" for each in errors)
        ),
        _("Rút ngắn hoặc tách kịch bản; publish.yaml bỏ trống video của nền tảng này."),
        Severity.WARNING,
        film,
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",")
