"""Measuring a delivered film: every packet is decoded once, and what the checks need is noted on the way."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.video.stream import VideoStream

from vidgen.delivery.authentic.tags import read_tags
from vidgen.delivery.flashes import most_in_a_second
from vidgen.delivery.look import QR_STEP, Look
from vidgen.delivery.measured import Measured, Picture, Sound
from vidgen.delivery.mp4box import Layout, read_layout
from vidgen.delivery.srt import Cue, read
from vidgen.delivery.wanted import Wanted
from vidgen.errors import DeliveryError, Finding
from vidgen.film.loudness import measure as measure_loudness
from vidgen.film.silence import SILENCE_PEAK
from vidgen.film.stretches import Stretch, Stretches
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE

# Where a QR code is looked for: this many seconds before the end.
QR_WINDOW = 12.0

_IDR = 5


def measure(path: Path, *, qr: bool = False, wanted: Sequence[Wanted] = ()) -> Measured:
    """Measure a file that is there and not empty. Takes all its packets apart; judges nothing.

    Arguments:
        qr: whether to look for a QR code near the end.
        wanted: frames of the film, rising, to be compared with what was painted.

    Raises:
        OSError: the file cannot be read.
    """
    layout = read_layout(path)
    cues, faults = subtitles(path.with_suffix(".srt"))
    picture: Picture | None = None
    sound: Sound | None = None
    damaged = 0
    readable = True
    try:
        with av.open(str(path)) as film:
            watching = next(
                (_Watching(stream, layout, cues, wanted, qr=qr) for stream in film.streams.video), None
            )
            listening = next((_Listening(stream) for stream in film.streams.audio), None)
            damaged = _play(film, watching, listening)
            picture = watching.picture() if watching else None
            sound = listening.sound() if listening else None
    except av.FFmpegError:
        readable = False
    size, tags = path.stat().st_size, read_tags(path)
    return Measured(path, size, layout, readable, damaged, picture, sound, cues, faults, tags)


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

    def __init__(
        self,
        stream: VideoStream,
        layout: Layout,
        cues: tuple[Cue, ...] | None,
        wanted: Sequence[Wanted],
        *,
        qr: bool,
    ) -> None:
        self.stream = stream
        stream.codec_context.options = {"err_detect": "explode"}
        stream.thread_type = "AUTO"
        track = layout.track("vide")
        self._look = Look(
            max((track.seconds if track else 0.0) - QR_WINDOW, 0.0) if qr else math.inf,
            sorted((cue.start + cue.end) / 2000 for cue in cues or ()),
            wanted,
        )
        self._rotation = 0
        self._reordered = self._open_gop = False

    def take(self, packet: av.Packet[Any]) -> None:
        self._reordered = self._reordered or packet.pts != packet.dts
        if packet.is_keyframe and self.stream.codec_context.name == "h264":
            self._open_gop = self._open_gop or _IDR not in nal_types(packet, self.stream)
        for frame in packet.decode():
            assert isinstance(frame, av.VideoFrame)
            self._rotation = frame.rotation
            self._look.at(frame, frame.time or 0.0, float(1 / (self.stream.average_rate or 30)))

    def picture(self) -> Picture:
        look = self._look
        seen = picture_of(
            self.stream,
            look.frames,
            self._rotation,
            look.black,
            look.codes,
            reordered=self._reordered,
            open_gop=self._open_gop,
        )
        return replace(
            seen,
            qr_side=look.code_side,
            qr_quiet=look.code_quiet,
            flashes=most_in_a_second(look.flashes.changes),
            red_flashes=most_in_a_second(look.red_flashes.changes),
            caption_contrast=look.caption_contrast,
            still=look.still,
            sampled=tuple(look.sampled),
        )


def picture_of(
    stream: VideoStream,
    frames: int,
    rotation: int,
    black: tuple[Stretch, ...],
    codes: tuple[tuple[float, str], ...],
    *,
    reordered: bool,
    open_gop: bool,
) -> Picture:
    """What the stream's header says of its picture, and what was seen."""
    codec = stream.codec_context
    size = (codec.width, codec.height)
    return Picture(
        codec=codec.name,
        profile=codec.profile or "",
        pixel_format=codec.pix_fmt or "",
        size=size if rotation % 180 == 0 else size[::-1],
        square=(stream.sample_aspect_ratio or 1) == 1,
        primaries=int(codec.color_primaries or 0),
        transfer=int(codec.color_trc or 0),
        matrix=int(codec.colorspace or 0),
        range=int(codec.color_range or 0),
        frames=frames,
        reordered=reordered,
        open_gop=open_gop,
        black=black,
        qr=codes,
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
        self._silent = Stretches()

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
            peak_bit_rate=fullest_second(self._packets) * 8,
            loudness=loudness.integrated_lufs,
            true_peak=loudness.true_peak_dbtp,
            silent=self._silent.found,
        )


def nal_types(packet: av.Packet[Any], stream: VideoStream) -> set[int]:
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


def fullest_second(packets: Iterable[tuple[float, int]]) -> int:
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


def subtitles(path: Path) -> tuple[tuple[Cue, ...] | None, tuple[Finding, ...]]:
    """The cues of a subtitle file, None where there is none, and why it cannot be read."""
    if not path.is_file():
        return None, ()
    try:
        return read(path), ()
    except DeliveryError as error:
        return None, error.findings
