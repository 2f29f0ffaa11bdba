"""Measuring a delivered film: every packet is decoded once, and what the checks need is noted on the way."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import av
import numpy as np
import zxingcpp
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
from numpy.typing import NDArray

from vidgen.delivery.measured import Measured, Picture, Sound, Stretch
from vidgen.delivery.mp4box import Layout, read_layout
from vidgen.delivery.srt import Cue, read
from vidgen.errors import DeliveryError, Finding
from vidgen.film.loudness import measure as measure_loudness
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE

# A pixel this dark in limited range (16 is black) is black; a picture is when nearly all of its pixels are.
# The darkest colour of the shipped look, #1C0508, is 24.
BLACK_LUMA = 20
BLACK_SHARE = 0.98

# Below this peak nothing is heard on a phone; speech at −14 LUFS peaks 40 dB above it.
SILENCE_PEAK = 10 ** (-50 / 20)

# Where a QR code is looked for: this many seconds before the end, twice a second.
QR_WINDOW = 12.0
QR_STEP = 0.5

_IDR = 5
_QR_CODES = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def measure(path: Path, *, qr: bool = False) -> Measured:
    """Measure a file that is there and not empty. Takes all its packets apart; judges nothing.

    Arguments:
        qr: whether to look for a QR code near the end.

    Raises:
        OSError: the file cannot be read.
    """
    layout = read_layout(path)
    cues, faults = _subtitles(path.with_suffix(".srt"))
    picture: Picture | None = None
    sound: Sound | None = None
    damaged = 0
    readable = True
    try:
        with av.open(str(path)) as film:
            watching = next((_Watching(stream, layout, qr=qr) for stream in film.streams.video), None)
            listening = next((_Listening(stream) for stream in film.streams.audio), None)
            damaged = _play(film, watching, listening)
            picture = watching.picture() if watching else None
            sound = listening.sound() if listening else None
    except av.FFmpegError:
        readable = False
    return Measured(path, path.stat().st_size, layout, readable, damaged, picture, sound, cues, faults)


def _play(film: av.container.InputContainer, watching: _Watching | None, listening: _Listening | None) -> int:
    """Decode everything; the number of packets that could not be."""
    by_stream = {seen.stream.index: seen for seen in (watching, listening) if seen}
    damaged = 0
    for packet in film.demux([seen.stream for seen in by_stream.values()]):
        seen = by_stream[packet.stream.index]
        try:
            seen.take(packet)
        except av.FFmpegError:
            damaged += 1
    return damaged


class _Watching:
    """The picture on its way through the decoder."""

    def __init__(self, stream: VideoStream, layout: Layout, *, qr: bool) -> None:
        self.stream = stream
        stream.codec_context.options = {"err_detect": "explode"}
        stream.thread_type = "AUTO"
        track = layout.track("vide")
        self._qr_next = max((track.seconds if track else 0.0) - QR_WINDOW, 0.0) if qr else math.inf
        self._frames = 0
        self._rotation = 0
        self._reordered = self._open_gop = False
        self._black = _Stretches()
        self._qr: list[tuple[float, str]] = []

    def take(self, packet: av.Packet[Any]) -> None:
        self._reordered = self._reordered or packet.pts != packet.dts
        if packet.is_keyframe and self.stream.codec_context.name == "h264":
            self._open_gop = self._open_gop or _IDR not in _nal_types(packet, self.stream)
        for frame in packet.decode():
            assert isinstance(frame, av.VideoFrame)
            self._look(frame)

    def _look(self, frame: av.VideoFrame) -> None:
        luma = _luma(frame)
        time = frame.time or 0.0
        self._rotation = frame.rotation
        self._frames += 1
        few = luma[::8, ::8]
        length = float(1 / (self.stream.average_rate or 30))
        self._black.note(time, time + length, bool((few <= BLACK_LUMA).mean() >= BLACK_SHARE))
        if time >= self._qr_next:
            self._qr_next = time + QR_STEP
            found = zxingcpp.read_barcodes(np.ascontiguousarray(luma), formats=_QR_CODES)
            self._qr += [(time, code.text) for code in found]

    def picture(self) -> Picture:
        codec = self.stream.codec_context
        size = (codec.width, codec.height)
        return Picture(
            codec=codec.name,
            profile=codec.profile or "",
            pixel_format=codec.pix_fmt or "",
            size=size if self._rotation % 180 == 0 else size[::-1],
            square=(self.stream.sample_aspect_ratio or 1) == 1,
            primaries=int(codec.color_primaries or 0),
            transfer=int(codec.color_trc or 0),
            matrix=int(codec.colorspace or 0),
            range=int(codec.color_range or 0),
            frames=self._frames,
            reordered=self._reordered,
            open_gop=self._open_gop,
            black=self._black.found,
            qr=tuple(self._qr),
            qr_seconds=QR_STEP,
        )


class _Listening:
    """The sound on its way through the decoder."""

    def __init__(self, stream: AudioStream) -> None:
        self.stream = stream
        stream.codec_context.options = {"err_detect": "explode"}
        # What loudness is measured on; a delivered film has this form already, a faulty one is brought to it.
        self._to_stereo = AudioResampler("flt", "stereo", SAMPLE_RATE)
        self._blocks: list[Samples] = []
        self._packets: list[tuple[float, int]] = []
        self._samples = 0
        self._silent = _Stretches()

    def take(self, packet: av.Packet[Any]) -> None:
        if packet.dts is not None and packet.time_base is not None:
            self._packets.append((float(packet.dts * packet.time_base), packet.size))
        for frame in packet.decode():
            assert isinstance(frame, av.AudioFrame)
            start = self._samples / frame.sample_rate
            self._samples += frame.samples
            heard = self._heard(frame)
            self._blocks += heard
            loudest = max((float(np.abs(part).max()) for part in heard if part.size), default=0.0)
            self._silent.note(start, self._samples / frame.sample_rate, loudest < SILENCE_PEAK)

    def _heard(self, frame: av.AudioFrame | None) -> list[Samples]:
        parts = self._to_stereo.resample(frame)
        return [part.to_ndarray().reshape(-1, 2).astype(np.float32, copy=False) for part in parts]

    def sound(self) -> Sound:
        codec = self.stream.codec_context
        seconds = self._samples / codec.rate if codec.rate else 0.0
        self._blocks += self._heard(None)
        loudness = measure_loudness(self._blocks)
        return Sound(
            codec=codec.name,
            profile=codec.profile or "",
            rate=codec.rate,
            channels=codec.layout.nb_channels,
            seconds=seconds,
            average_bit_rate=round(sum(size for _, size in self._packets) * 8 / seconds) if seconds else 0,
            peak_bit_rate=_fullest_second(self._packets) * 8,
            loudness=loudness.integrated_lufs,
            true_peak=loudness.true_peak_dbtp,
            silent=self._silent.found,
        )


class _Stretches:
    """Joins neighbouring moments at which something holds into stretches."""

    def __init__(self) -> None:
        self._found: list[Stretch] = []
        self._held = False

    def note(self, start: float, end: float, holds: bool) -> None:
        if holds and self._held:
            self._found[-1] = (self._found[-1][0], end)
        elif holds:
            self._found.append((start, end))
        self._held = holds

    @property
    def found(self) -> tuple[Stretch, ...]:
        return tuple(self._found)


def _luma(frame: av.VideoFrame) -> NDArray[np.uint8]:
    """The frame's brightness, shape (height, width); without a copy where it is a plane of bytes."""
    if not frame.format.name.startswith(("yuv4", "yuvj4")) or frame.format.components[0].bits != 8:
        frame = frame.reformat(format="gray")
    plane = frame.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8)[: plane.line_size * frame.height].reshape(
        frame.height, plane.line_size
    )
    return rows[:, : frame.width]


def _nal_types(packet: av.Packet[Any], stream: VideoStream) -> set[int]:
    """The kinds of NAL units in a packet of MP4's form, each after its length (ISO/IEC 14496-15)."""
    extradata = bytes(stream.codec_context.extradata or b"")
    width = (extradata[4] & 3) + 1 if len(extradata) > 4 and extradata[0] == 1 else 4
    data = bytes(packet)
    found: set[int] = set()
    at = 0
    while at + width < len(data):
        found.add(data[at + width] & 31)
        at += width + int.from_bytes(data[at : at + width])
    return found


def _fullest_second(packets: Iterable[tuple[float, int]]) -> int:
    """The most bytes that begin within any one second."""
    window: deque[tuple[float, int]] = deque()
    held = most = 0
    for time, size in packets:
        window.append((time, size))
        held += size
        while window[0][0] <= time - 1:
            held -= window.popleft()[1]
        most = max(most, held)
    return most


def _subtitles(path: Path) -> tuple[tuple[Cue, ...] | None, tuple[Finding, ...]]:
    if not path.is_file():
        return None, ()
    try:
        return read(path), ()
    except DeliveryError as error:
        return None, error.findings
