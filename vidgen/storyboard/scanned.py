"""What is told of a QR code that is gone before anybody has taken out a second phone."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vidgen.errors import Finding, Severity
from vidgen.messages import _
from vidgen.storyboard.model import FPS, Shot, Storyboard

LEAST_SECONDS: Final = 6.0


def brief_codes(storyboard: Storyboard, path: Path | None) -> tuple[Finding, ...]:
    """A warning where a QR code stands for less than six seconds (``VG-L068``).

    Arguments:
        path: of the script.
    """
    times = [seconds for shot in storyboard.shots if (seconds := code_seconds(shot)) is not None]
    return tuple(
        Finding(
            "VG-L068",
            _("Mã QR chỉ hiện {seconds} giây, cần ít nhất {least} giây.").format(
                seconds=f"{seconds:.1f}".replace(".", ","), least=round(LEAST_SECONDS)
            ),
            _("Thêm lời ở cảnh liên hệ để cảnh dài hơn."),
            Severity.WARNING,
            path,
        )
        for seconds in times
        if seconds < LEAST_SECONDS
    )


def code_seconds(shot: Shot) -> float | None:
    """How long a QR code stands in a scene; None where it has none."""
    layer = next((each for each in shot.layers if each.name == "qr"), None)
    if layer is None:
        return None
    arrived = next((pose.frame for pose in layer.poses if pose.picture and pose.alpha == 1), shot.frames)
    gone = next(
        (pose.frame for pose in layer.poses if pose.frame > arrived and not pose.picture), shot.frames
    )
    return (gone - arrived) / FPS
