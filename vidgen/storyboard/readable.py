"""What is told of captions that nobody can read in time, although all was done to give them time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vidgen.errors import Finding, Severity
from vidgen.messages import _
from vidgen.storyboard.cutting import FASTEST, LEAST, MOST, characters
from vidgen.storyboard.model import FPS, Caption, Storyboard

_MARGIN = 0.1  # of the speed: nobody sees it, and an estimate is no truer


def hurried(storyboard: Storyboard, path: Path | None, margin: float = _MARGIN) -> tuple[Finding, ...]:
    """A warning for each caption that is too fast to read (``VG-L050``), over at once (``VG-L051``) or stays
    too long (``VG-L052``), at its line of the script.

    Arguments:
        path: of the script.
        margin: by how much the speed may be above `FASTEST`; 0.1 is a tenth.
    """
    found = [
        Finding(code, message, fix, Severity.WARNING, path, caption.line or None)
        for shot in storyboard.shots
        for caption in shot.captions
        for code, message, fix in _wrong(caption, margin)
    ]
    return tuple(dict.fromkeys(found))


def _wrong(caption: Caption, margin: float) -> Iterator[tuple[str, str, str]]:
    frames = caption.end - caption.shown
    text = " / ".join(caption.text.split("\n"))
    speed = characters(caption.text) * FPS / frames
    if speed > FASTEST * (1 + margin):
        yield (
            "VG-L050",
            _("Phụ đề “{text}” phải đọc {speed} ký tự mỗi giây, nhiều nhất nên là {most}.").format(
                text=text, speed=round(speed), most=round(FASTEST)
            ),
            _("Rút ngắn câu, thêm dấu phẩy hay dấu chấm để người đọc nghỉ, hoặc dùng profile: elderly."),
        )
    if frames < LEAST:
        yield (
            "VG-L051",
            _("Phụ đề “{text}” chỉ hiện {seconds} giây, chưa kịp đọc.").format(
                text=text, seconds=_decimal(frames / FPS)
            ),
            _("Nối câu này với câu bên cạnh, hoặc viết dài hơn."),
        )
    if frames > MOST:
        yield (
            "VG-L052",
            _("Phụ đề “{text}” đứng yên {seconds} giây, nhiều nhất nên là {most}.").format(
                text=text, seconds=_decimal(frames / FPS), most=round(MOST / FPS)
            ),
            _("Tách câu, hoặc chia dãy số, đường liên kết dài thành nhiều phần."),
        )


def _decimal(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")
