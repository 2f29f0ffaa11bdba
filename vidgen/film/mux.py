"""The MP4 file: packets that are finished go in, and nothing of them is changed.

The index comes first (a phone starts to play before the file is there), the frame rate is constant and there
are no edit lists, as YouTube and Instagram ask. The same packets and tags give the same bytes.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator, Mapping
from fractions import Fraction
from heapq import merge
from operator import itemgetter
from pathlib import Path
from typing import TypeAlias

import av
from av.container import OutputContainer
from av.stream import Stream

from vidgen.errors import FilmError
from vidgen.film.aac import EncodedAudio
from vidgen.film.h264 import EncodedVideo
from vidgen.messages import _
from vidgen.storyboard.model import FPS

_Timed: TypeAlias = "tuple[int, int, av.Packet[Stream]]"
"""When a packet is due, in units that picture and sound share; which goes first then; the packet."""

_OPTIONS = {"movflags": "+faststart", "use_editlist": "0", "fflags": "+bitexact"}


def write_mp4(path: Path, video: EncodedVideo, audio: EncodedAudio, tags: Mapping[str, str]) -> None:
    """Write a film; it stands under its name only when it is whole.

    Arguments:
        path: the file to write; one that is there is replaced. Its folder is made if need be.
        video: one packet a frame, Annex B, in the order of display.
        audio: the sound, starting with the first frame.
        tags: names FFmpeg knows in MP4, such as ``title`` and ``comment``, and their values.

    Raises:
        FilmError: the film has no frames (VG-F020), or the file cannot be written: the disk is full
            (VG-F021), the folder is read-only (VG-F022), another program holds the file (VG-F023), or for
            another reason (VG-F024).
    """
    if not video.packets:
        raise FilmError.of(
            "VG-F020",
            _("Phim không có khung hình nào."),
            _("Kiểm tra kịch bản có ít nhất một cảnh có nội dung."),
            path=path,
        )
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(temporary, video, audio, tags)
        temporary.replace(path)
    except (OSError, av.FFmpegError) as problem:
        raise _explained(problem, path) from problem
    finally:
        if temporary.exists():
            temporary.unlink()


def _write(target: Path, video: EncodedVideo, audio: EncodedAudio, tags: Mapping[str, str]) -> None:
    # libavformat's own H.264 reader fills in what the file must say of the picture: profile, size, colour.
    first = io.BytesIO(video.extradata + video.packets[0].data)
    with (
        av.open(first, format="h264") as template,
        av.open(str(target), "w", format="mp4", container_options=_OPTIONS) as film,
    ):
        pictures = film.add_stream_from_template(template.streams.video[0], opaque=True)
        pictures.time_base = Fraction(1, FPS)
        # The encoder behind this stream stays idle; it says "AAC-LC, 48 kHz, stereo" in the header.
        sound = film.add_stream("aac", rate=audio.sample_rate, layout="stereo", bit_rate=audio.bit_rate)
        film.metadata.update(tags)
        film.start_encoding()
        if sound.codec_context.extradata != audio.extradata:
            raise ValueError("the sound is not AAC-LC as this muxer announces it")
        _interleave(film, _pictures(video, pictures, audio.sample_rate), _sound(audio, sound))


def _interleave(film: OutputContainer, pictures: Iterator[_Timed], sound: Iterator[_Timed]) -> None:
    """Picture and sound in the order of time, so that a player reads the file from front to back."""
    for _time, _rank, packet in merge(pictures, sound, key=itemgetter(0, 1)):
        film.mux_one(packet)


def _pictures(video: EncodedVideo, stream: Stream, sample_rate: int) -> Iterator[_Timed]:
    unit = Fraction(1, FPS)
    for index, packet in enumerate(video.packets):
        yield index * sample_rate, 0, _packet(packet.data, stream, index, 1, unit, key=packet.key)


def _sound(audio: EncodedAudio, stream: Stream) -> Iterator[_Timed]:
    unit = Fraction(1, audio.sample_rate)
    for index, data in enumerate(audio.packets):
        start = index * audio.frame_size
        length = min(audio.frame_size, audio.samples - start)
        yield start * FPS, 1, _packet(data, stream, start, length, unit, key=True)


def _packet(
    data: bytes, stream: Stream, at: int, length: int, unit: Fraction, *, key: bool
) -> av.Packet[Stream]:
    packet = av.Packet(data)
    packet.stream = stream
    packet.time_base = unit
    packet.pts = packet.dts = at
    packet.duration = length
    packet.is_keyframe = key
    return packet


def _explained(problem: OSError | av.FFmpegError, path: Path) -> FilmError:
    number = getattr(problem, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return FilmError.of(
            "VG-F021",
            _("Ổ đĩa đã đầy, không ghi được phim “{name}”.").format(name=path.name),
            _("Dọn bớt ổ đĩa hoặc chọn thư mục khác bằng --out, rồi chạy lại."),
            path=path,
        )
    # Windows says 32 or 33 of a file open in another program, and 5 when such a file is to be replaced.
    refused = getattr(problem, "winerror", None)
    if refused in (32, 33) or (refused == 5 and path.exists()):
        return FilmError.of(
            "VG-F023",
            _("Tệp “{name}” đang được mở trong chương trình khác.").format(name=path.name),
            _("Đóng trình phát hoặc cửa sổ đang xem tệp này rồi chạy lại."),
            path=path,
        )
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return FilmError.of(
            "VG-F022",
            _("Không có quyền ghi vào thư mục “{folder}”.").format(folder=path.parent),
            _("Chọn thư mục khác bằng --out hoặc xin quyền ghi vào thư mục này."),
            path=path,
        )
    return FilmError.of(
        "VG-F024",
        _("Không ghi được phim “{name}”: {reason}").format(name=path.name, reason=problem),
        _("Kiểm tra ổ đĩa và đường dẫn, hoặc chọn thư mục khác bằng --out."),
        path=path,
    )
