"""The short videos of its own that an organisation puts before and behind each film."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from vidgen.errors import BrandError
from vidgen.messages import _

LONGEST, ADVISED = 10.0, 5.0  # seconds: those who scroll on do so in the first ones
SHORTEST = 0.5


def check_bumper(path: Path) -> None:
    """Refuse an intro or outro that cannot be shown.

    Raises:
        BrandError: VG-B014 missing, no video, or not one picture can be decoded; VG-B015 shorter than
            `SHORTEST` or longer than `LONGEST`.
    """
    fix = _("chép tệp video (mp4, mov, webm) vào thư mục nhận diện rồi ghi đúng tên")
    if not path.is_file():
        raise BrandError.of("VG-B014", _("không thấy video “{name}”").format(name=path.name), fix)
    seconds = bumper_seconds(path)
    if seconds is None:
        raise BrandError.of(
            "VG-B014",
            _("video “{name}” hỏng hoặc không có hình").format(name=path.name),
            _("mở bằng trình phát video để kiểm tra, rồi xuất lại thành MP4 (H.264)"),
        )
    if not SHORTEST <= seconds <= LONGEST:
        raise BrandError.of(
            "VG-B015",
            _("video “{name}” dài {seconds} giây; phải từ {least} đến {most} giây").format(
                name=path.name, seconds=_shown(seconds), least=_shown(SHORTEST), most=_shown(LONGEST)
            ),
            _("cắt ngắn, tốt nhất là không quá {advised} giây").format(advised=_shown(ADVISED)),
        )


def bumper_seconds(path: Path) -> float | None:
    """How long the pictures of a video last; None where not one of them can be decoded."""
    try:
        state = path.stat()
    except OSError:
        return None
    return _seconds(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _seconds(path: Path, _modified: int, _bytes: int) -> float | None:
    import av  # only a brand with a video of its own needs FFmpeg here

    try:
        with av.open(str(path), metadata_errors="ignore") as container:
            stream = container.streams.video[0]
            if next(container.decode(stream), None) is None:
                return None
            if stream.duration and stream.time_base:
                return float(stream.duration * stream.time_base)
            return container.duration / 1_000_000 if container.duration else None
    except (OSError, ValueError, IndexError, EOFError):  # FFmpeg's own errors are among them
        return None


def _shown(seconds: float) -> str:
    return f"{seconds:.1f}".rstrip("0").rstrip(".").replace(".", ",")
