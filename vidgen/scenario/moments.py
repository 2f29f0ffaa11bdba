"""Moments of a film as people write them: ``0:05``, ``1:02:30``, ``12,5 giây``, ``1 phút 20 giây``."""

from __future__ import annotations

import re
from typing import Final

_FRACTION = r"(?:[.,]\d{1,3})?"
MOMENT: Final = (
    rf"(?:\d{{1,2}}:)?\d{{1,3}}:[0-5]\d{_FRACTION}"
    rf"|\d{{1,3}}\s*phút(?:\s*\d{{1,2}}{_FRACTION}\s*(?:giây)?)?|\d{{1,5}}{_FRACTION}(?:\s*(?:giây|s))?"
)
"""A pattern without groups."""

_CLOCK = re.compile(rf"(?:(?P<h>\d{{1,2}}):)?(?P<m>\d{{1,3}}):(?P<s>[0-5]\d{_FRACTION})")
_WORDS = re.compile(rf"(?:(?P<m>\d{{1,3}})\s*phút)?\s*(?:(?P<s>\d{{1,5}}{_FRACTION})\s*(?:giây|s)?)?")


def seconds_of(text: str) -> float | None:
    """The seconds a moment lies after the beginning, None where none is written."""
    text = " ".join(text.casefold().split())
    found = _CLOCK.fullmatch(text) or _WORDS.fullmatch(text)
    if not text or not found:
        return None
    parts = found.groupdict()
    return (
        int(parts.get("h") or 0) * 3600
        + int(parts["m"] or 0) * 60
        + float((parts["s"] or "0").replace(",", "."))
    )


def clock(seconds: float) -> str:
    """``0:05`` or ``0:05,5``."""
    tenths = round(seconds * 10)
    whole, rest = divmod(tenths, 10)
    return f"{whole // 60}:{whole % 60:02d}" + (f",{rest}" if rest else "")
