"""Stretches in which nothing at all changes on the picture, captions included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from vidgen.delivery.checks.check import Check, clock, decimal, fault, remark
from vidgen.delivery.measured import Expectation, Measured
from vidgen.errors import Finding
from vidgen.messages import _

LONGEST_STILL: Final = 8.0
"""Seconds. Scenes settle on purpose, but a word lights up in the caption twice or more a second: over the
sample library nothing changes for 2.9 s at most, on the end card. A QR code has to stand for 6 s."""
LONGEST_ON_SCREEN: Final = 15.0
"""Of a film for a screen, which is timed by reading: 7.0 s in the sample library."""

_EDGE: Final = 0.3  # seconds: the cue's time is rounded, and its box may fade


def not_frozen(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I051: nothing stands too long (warning); VG-I052: nor while captions come and go."""
    starts = [cue.start / 1000 for cue in measured.cues or ()] if expect.burnt_in else []
    for first, last in measured.picture.still if measured.picture else ():
        missed = sum(first + _EDGE < start < last - _EDGE for start in starts)
        if missed:
            yield fault(
                measured,
                "VG-I052",
                _("Hình đứng yên từ {start} đến {end} dù trong lúc đó {count} phụ đề phải hiện ra.").format(
                    start=clock(first), end=clock(last), count=missed
                ),
            )
        elif last - first > expect.longest_still:
            yield remark(
                measured,
                "VG-I051",
                _("Hình đứng yên {found} giây (từ {start} đến {end}), nên đứng nhiều nhất {most}.").format(
                    found=decimal(last - first),
                    start=clock(first),
                    end=clock(last),
                    most=decimal(expect.longest_still, 0),
                ),
                _("Thêm lời đọc, chia cảnh, hoặc thay đoạn phim không chuyển động."),
            )


CHECKS: tuple[Check, ...] = (not_frozen,)
