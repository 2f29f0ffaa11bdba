"""How footage is played: what stands in braces behind it.

``{tiếng}`` lets its own sound be heard; ``{từ 0:05 đến 0:12}``, ``{từ 0:05}`` and ``{đến 0:12}`` show a
part of it. Several stand in braces of their own, or in one pair with a comma between:
``{tiếng, từ 0:05 đến 0:12}``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.moments import MOMENT, clock, seconds_of

_HEARD = frozenset({"tiếng", "có tiếng", "âm thanh"})
_BRACED = re.compile(r"\{([^{}]*)\}")
_BETWEEN = re.compile(r"[,;]\s+")  # a comma within a number has no space behind it
_PART = re.compile(
    rf"từ (?P<start>{MOMENT})(?:(?: (?:đến|tới) | ?[-–—] ?)(?P<end>{MOMENT}))?|(?:đến|tới) (?P<last>{MOMENT})"
)


@dataclass(frozen=True, slots=True)
class Playing:
    """Whether footage is heard, and from which second to which it is shown; None is its own start or end."""

    sound: bool = False
    start: float | None = None
    end: float | None = None


def playing(asked: str, line: int, found: Collector) -> Playing:
    """What is asked of footage, given the braces behind it; what is not understood is a finding (VG-S091)."""
    how = Playing()
    for braced in _BRACED.findall(asked):
        for part in _BETWEEN.split(braced.strip()):
            how = _with(how, part.strip(), line, found)
    return how


def empty(how: Playing, line: int, found: Collector) -> bool:
    """Whether no picture is left between start and end; that is a finding (VG-S092)."""
    if how.end is None or how.end > (how.start or 0.0):
        return False
    found.error(
        "VG-S092",
        _("Đoạn phim được cắt từ {start} đến {end}, không còn hình nào.").format(
            start=clock(how.start or 0.0), end=clock(how.end)
        ),
        _("Ghi lúc kết thúc sau lúc bắt đầu, ví dụ {từ 0:05 đến 0:12}."),
        line=line,
    )
    return True


def _with(how: Playing, part: str, line: int, found: Collector) -> Playing:
    words = " ".join(part.casefold().split())
    if words in _HEARD:
        return Playing(True, how.start, how.end)
    cut = _PART.fullmatch(words)
    if cut:
        start, end = (seconds_of(moment) if moment else None for moment in (cut[1], cut[2] or cut[3]))
        return Playing(how.sound, start, end)
    found.error(
        "VG-S091",
        _("Sau hình có “{{{asked}}}”, chương trình không hiểu.").format(asked=part),
        _(
            "Để nghe tiếng gốc của đoạn phim thì viết {tiếng}; để chỉ chiếu một đoạn thì viết "
            "{từ 0:05 đến 0:12}. Ví dụ ![Lễ ra quân](phim.mp4){tiếng}{từ 0:05 đến 0:12}."
        ),
        line=line,
    )
    return how
