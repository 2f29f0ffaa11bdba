"""The subtitle file beside the film."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from vidgen.delivery.checks.check import Check, clock, decimal, fault, remark
from vidgen.delivery.measured import Expectation, Measured
from vidgen.delivery.srt import LONGEST, MAX_LINES, Cue
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.storyboard.cutting import FASTEST, LEAST, MOST, characters
from vidgen.storyboard.model import FPS

_MARGIN = 1.1  # of the speed, as where the storyboard is judged
_A_FRAME = 1 / FPS


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


def readable(measured: Measured, expect: Expectation) -> Iterable[Finding]:
    """VG-I090: at most 17 characters a second; VG-I091: on screen for 5/6 to 7 s; VG-I092: at most 42
    characters a line (Netflix, Vietnamese timed text; warnings)."""
    for number, cue in enumerate(measured.cues or () if expect.paced else (), start=1):
        seconds = (cue.end - cue.start) / 1000
        if seconds <= 0:
            continue
        speed, longest = characters(_said(cue)) / seconds, max(map(len, cue.lines))
        if speed > FASTEST * _MARGIN:
            yield remark(
                measured,
                "VG-I090",
                _("Phụ đề {number} phải đọc {speed} ký tự mỗi giây, nhiều nhất nên là {most}.").format(
                    number=number, speed=round(speed), most=round(FASTEST)
                ),
                _("Rút ngắn câu trong kịch bản, hoặc dùng profile: elderly."),
            )
        if not LEAST / FPS - _A_FRAME <= seconds <= MOST / FPS + _A_FRAME:
            yield remark(
                measured,
                "VG-I091",
                _("Phụ đề {number} hiện {seconds} giây, nên hiện từ {least} đến {most} giây.").format(
                    number=number,
                    seconds=decimal(seconds),
                    least=decimal(LEAST / FPS),
                    most=decimal(MOST / FPS, 0),
                ),
                _("Nối câu ngắn với câu bên cạnh, tách câu quá dài."),
            )
        if longest > LONGEST:
            yield remark(
                measured,
                "VG-I092",
                _("Phụ đề {number} có dòng dài {found} ký tự, nhiều nhất nên là {most}.").format(
                    number=number, found=longest, most=LONGEST
                ),
            )


def _said(cue: Cue) -> str:
    """The words of a cue without the speaker's name before them, which nobody needs to read twice."""
    name, colon, words = cue.text.partition(": ")
    return words if colon and name == name.upper() else cue.text


CHECKS: tuple[Check, ...] = (is_there, in_time, two_lines, one_at_a_time, readable)
