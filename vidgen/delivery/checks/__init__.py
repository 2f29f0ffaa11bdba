"""The delivery rules, one small function each: measured values in, findings out.

A new check is one function in the file of its subject and its name in that file's table.
"""

from __future__ import annotations

from vidgen.delivery.checks import container, painted, picture, platform, qr, sound, still, subtitles
from vidgen.delivery.checks.check import Check

CHECKS: tuple[Check, ...] = (
    *container.CHECKS,
    *picture.CHECKS,
    *still.CHECKS,
    *painted.CHECKS,
    *sound.CHECKS,
    *subtitles.CHECKS,
    *qr.CHECKS,
    *platform.CHECKS,
)
