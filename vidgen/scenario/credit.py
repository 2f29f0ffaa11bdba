"""Where a picture comes from, as authors write it behind what it shows: ``Chợ Minh Hóa — Nguồn: Đài X``."""

from __future__ import annotations

import re

_CREDIT = re.compile(
    r"(?P<what>.*?)[\s—–|;,.(\-]*"
    r"(?P<source>(?:\bnguồn(?:\s+(?:ảnh|video|phim|clip|tin))?|[—–|(\-]\s*(?:ảnh|video|phim|clip|theo))\s*:.+?)\)?\s*",
    re.IGNORECASE | re.DOTALL,
)


def credit(text: str) -> tuple[str, str]:
    """What a picture shows, and its source with its label (``Nguồn: Đài X``); empty where it names none."""
    found = _CREDIT.fullmatch(text)
    if found is None:
        return text, ""
    source = found["source"].lstrip("—–|(- ").strip()
    return found["what"].strip(), source[:1].upper() + source[1:]
