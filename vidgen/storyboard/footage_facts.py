"""What a video file says of itself: its shape, length, colours and sound; only one picture is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from vidgen.errors import MediaError
from vidgen.messages import _

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

VIDEO_ENDINGS = frozenset(
    {".mp4", ".mov", ".m4v", ".webm", ".mkv", ".avi", ".3gp", ".mts", ".m2ts", ".ts", ".mpg", ".wmv"}
)
"""Names of files that are taken for footage; any other is taken for a photo."""

Range = Literal["standard", "pq", "hlg"]
_TRANSFERS: dict[int, Range] = {16: "pq", 18: "hlg"}  # ITU-T H.273, table 3
_TAGGED_LENGTH = re.compile(r"(\d+):(\d+):(\d+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class FootageFacts:
    """What a video says of itself.

    Attributes:
        size: pixels as it is shown: upright and with square pixels.
        turns: quarter turns to the left that put its pictures upright, 0–3.
        start: time of its first picture in the file, in seconds.
        seconds: how long its pictures last; 0 where the file does not say.
        dynamic_range: ``standard``, or the kind of HDR: ``pq`` (HDR10) or ``hlg``.
        sound: whether it has any.
    """

    size: tuple[int, int]
    turns: int
    start: float
    seconds: float
    dynamic_range: Range
    sound: bool


def is_video(path: Path) -> bool:
    """Whether a file is footage, by its name."""
    return path.suffix.lower() in VIDEO_ENDINGS


def facts_of(path: Path, script: Path | None = None, line: int | None = None) -> FootageFacts:
    """What a video says of itself.

    Arguments:
        script, line: where it is named, for messages.

    Raises:
        MediaError: it is missing (VG-M001), cannot be read, or has no pictures (VG-M005).
    """
    try:
        changed = path.stat()
    except OSError as error:
        raise _missing(path, script, line) from error
    if not path.is_file():
        raise _missing(path, script, line)
    return _facts(path.absolute(), changed.st_mtime_ns, changed.st_size, script, line)


@contextmanager
def opened(path: Path, script: Path | None = None, line: int | None = None) -> Iterator[InputContainer]:
    """The file, open for reading.

    Raises:
        MediaError: it cannot be read (VG-M005).
    """
    import av

    try:
        # Tags in some old encoding are of no interest, and must not stand in the way of the pictures.
        container = av.open(str(path.absolute()), metadata_errors="ignore")
    except (OSError, ValueError, EOFError) as error:  # FFmpeg's own errors are among them
        raise unreadable(path, script, line) from error
    with container:
        yield container


def pictures_of(container: InputContainer) -> VideoStream | None:
    """Its stream of moving pictures; the cover of a song is none."""
    from av.stream import Disposition

    for stream in container.streams.video:
        if stream.codec_context is not None and not stream.disposition & Disposition.attached_pic:
            return stream
    return None


@lru_cache(maxsize=64)  # a script is looked at several times, and for every unit
def _facts(path: Path, _modified: int, _bytes: int, script: Path | None, line: int | None) -> FootageFacts:
    with opened(path, script, line) as container:
        stream = pictures_of(container)
        sound = bool(container.streams.audio)
        if stream is None:
            raise _only_sound(path, script, line) if sound else unreadable(path, script, line)
        first = _first_picture(container, stream)
        if first is None or first.width < 2 or first.height < 2:
            raise unreadable(path, script, line)
        turns = round(first.rotation / 90) % 4
        width, height = first.width, first.height
        pixel = stream.sample_aspect_ratio or stream.codec_context.sample_aspect_ratio
        if pixel and 0.1 < pixel < 10:
            width = max(2, round(width * float(pixel)))
        return FootageFacts(
            (height, width) if turns % 2 else (width, height),
            turns,
            first.time or 0.0,
            _length(container, stream),
            _TRANSFERS.get(int(stream.codec_context.color_trc), "standard"),
            sound,
        )


def _first_picture(container: InputContainer, stream: VideoStream) -> VideoFrame | None:
    import av

    packets = container.demux(stream)
    while True:
        try:
            for frame in next(packets).decode():
                return frame
        except av.InvalidDataError:
            continue
        except (StopIteration, OSError, ValueError, EOFError):
            return None


def _length(container: InputContainer, stream: VideoStream) -> float:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    tagged = _TAGGED_LENGTH.match(stream.metadata.get("DURATION", ""))
    if tagged:
        return int(tagged[1]) * 3600 + int(tagged[2]) * 60 + float(tagged[3])
    return container.duration / 1_000_000 if container.duration else 0.0


def _missing(path: Path, script: Path | None, line: int | None) -> MediaError:
    return MediaError.of(
        "VG-M001",
        _("Không tìm thấy video “{name}”.").format(name=path.name),
        _("Đặt tệp vào {folder} hoặc sửa tên trong kịch bản.").format(folder=path.parent),
        path=script or path,
        line=line,
    )


def _only_sound(path: Path, script: Path | None, line: int | None) -> MediaError:
    return MediaError.of(
        "VG-M005",
        _("“{name}” chỉ có tiếng, không có hình.").format(name=path.name),
        _("Dùng một đoạn phim có hình, hoặc một tấm ảnh kèm lời đọc."),
        path=script or path,
        line=line,
    )


def unreadable(path: Path, script: Path | None, line: int | None) -> MediaError:
    """What is said of a file that holds no pictures that can be decoded (VG-M005)."""
    return MediaError.of(
        "VG-M005",
        _("Không đọc được video “{name}”: tệp hỏng hoặc bị cắt.").format(name=path.name),
        _("Mở tệp bằng trình phát video để kiểm tra, rồi xuất lại thành MP4 (H.264)."),
        path=script or path,
        line=line,
    )
