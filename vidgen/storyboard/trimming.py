"""Which part of a video a script shows, judged against how long the video is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vidgen.errors import MediaError
from vidgen.messages import _
from vidgen.scenario.model import Media
from vidgen.scenario.moments import clock
from vidgen.storyboard.footage_facts import facts_of, is_video

_INEXACT = 0.5  # seconds by which players and headers differ about where a film ends


@dataclass(frozen=True, slots=True)
class Part:
    """From which second of a video to which it is shown; `end` is None where it plays to its own end."""

    start: float
    end: float | None
    seconds: float  # 0 where the video does not say how long it is and no end is set


def part_of(media: Media, path: Path, script: Path | None) -> Part:
    """The part of a video that is to be shown.

    Raises:
        MediaError: the file is missing or broken, is a photo of which a part is asked for (VG-M014), or ends
            before the part begins or ends (VG-M015).
    """
    if not is_video(path):
        if media.start is None and media.end is None:
            return Part(0.0, None, 0.0)
        raise MediaError.of(
            "VG-M014",
            _("“{name}” là ảnh, không có đoạn nào để cắt.").format(name=path.name),
            _("Bỏ {từ … đến …} sau ảnh."),
            path=script or path,
            line=media.line,
        )
    length = facts_of(path, script, media.line).seconds
    start, end = media.start or 0.0, media.end
    late = (
        start if start and start >= length else end if end is not None and end > length + _INEXACT else None
    )
    if length and late is not None:
        raise MediaError.of(
            "VG-M015",
            _("Đoạn phim “{name}” chỉ dài {length}, không có chỗ nào ở {moment}.").format(
                name=path.name, length=clock(length), moment=clock(late)
            ),
            _("Sửa {từ … đến …} cho nằm trong đoạn phim."),
            path=script or path,
            line=media.line,
        )
    last = min(end, length) if end is not None and length else end or length
    return Part(start, end, max(last - start, 0.0))
