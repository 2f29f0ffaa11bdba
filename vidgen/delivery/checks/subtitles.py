"""The subtitle file beside the film."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from vidgen.delivery.checks.check import Check, clock, fault
from vidgen.delivery.measured import Expectation, Measured
from vidgen.delivery.srt import MAX_LINES
from vidgen.errors import Finding
from vidgen.messages import _


def is_there(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I070: there is one where one is expected; VG-I071: it can be read and holds cues."""
    for found in measured.subtitle_faults:
        yield Finding("VG-I071", found.message, found.fix, path=found.path)
    if measured.cues == ():
        yield fault(measured, "VG-I071", _("Tệp phụ đề không có câu nào."))
    elif measured.cues is None and expect.captions and not measured.subtitle_faults:
        name = measured.path.with_suffix(".srt").name
        yield fault(measured, "VG-I070", _("Thiếu tệp phụ đề “{name}” cạnh video.").format(name=name))


def in_time(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I072: each cue lies within the film and lasts a while."""
    end_of_film = round(measured.seconds * 1000) + 1
    for number, cue in enumerate(measured.cues or (), start=1):
        if not 0 <= cue.start < cue.end <= end_of_film:
            yield fault(
                measured,
                "VG-I072",
                _("Phụ đề {number} ({start}–{end}) nằm ngoài video hoặc không có thời lượng.").format(
                    number=number, start=clock(cue.start / 1000), end=clock(cue.end / 1000)
                ),
            )


def two_lines(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I073: no more than two lines."""
    for number, cue in enumerate(measured.cues or (), start=1):
        if len(cue.lines) > MAX_LINES:
            message = _("Phụ đề {number} có {lines} dòng, nhiều nhất là {most}.")
            yield fault(
                measured, "VG-I073", message.format(number=number, lines=len(cue.lines), most=MAX_LINES)
            )


def one_at_a_time(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I074: none begins before the one before it has ended."""
    for number, (before, after) in enumerate(pairwise(measured.cues or ()), start=1):
        if after.start < before.end:
            message = _("Phụ đề {after} hiện khi phụ đề {before} chưa tắt.")
            yield fault(measured, "VG-I074", message.format(after=number + 1, before=number))


CHECKS: tuple[Check, ...] = (is_there, in_time, two_lines, one_at_a_time)
