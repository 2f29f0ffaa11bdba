"""When each lesson and break of a course begins and ends."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from vidgen.messages import _
from vidgen.practice.course.model import Course, Entry
from vidgen.scenario.collector import Collector

_DAY = 24 * 60
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True, slots=True)
class Slot:
    """One entry in its time.

    Attributes:
        number: of the lesson, from 1; 0 for a break.
        start, end: minutes since midnight; both None where the course has no times of day.
        day: from 1.
    """

    entry: Entry
    number: int
    day: int
    start: int | None
    end: int | None

    @property
    def times(self) -> str:
        """``07:30–08:20``; empty without times of day."""
        return (
            f"{clock(self.start)}–{clock(self.end)}"
            if self.start is not None and self.end is not None
            else ""
        )


def clock(minutes: int | None) -> str:
    """``07:30``; empty for None."""
    return "" if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"


def length(minutes: int) -> str:
    """``3 giờ 20 phút``."""
    hours, rest = divmod(minutes, 60)
    return " ".join(
        filter(None, (f"{hours} giờ" if hours else "", f"{rest} phút" if rest or not hours else ""))
    )


def day_name(course: Course, day: int) -> str:
    """``Ngày 1: thứ Bảy, ngày 05 tháng 12 năm 2026``, as official texts write it (Nghị định 30/2020)."""
    if course.date is None:
        return f"Ngày {day}"
    on = course.date + dt.timedelta(days=day - 1)
    month = f"{on.month:02d}" if on.month < 3 else str(on.month)
    return f"Ngày {day}: {_WEEKDAYS[on.weekday()]}, ngày {on.day:02d} tháng {month} năm {on.year}"


def schedule(course: Course) -> tuple[Slot, ...]:
    """Every entry in its time, in order."""
    slots: list[Slot] = []
    day, now, number = 1, course.start, 0
    for entry in course.lessons:
        if entry.day is not None and entry.day != day:
            day, now = entry.day, course.start
        start = entry.at if entry.at is not None else now
        now = None if start is None else start + entry.minutes
        number += bool(entry.script)
        slots.append(Slot(entry, number if entry.script else 0, day, start, now))
    return tuple(slots)


def check_times(course: Course, found: Collector, sum_line: int) -> None:
    """Report times that do not go together (VG-H040 to VG-H044).

    Arguments:
        sum_line: where the course says how long it all is.
    """
    before: Slot | None = None
    for slot in schedule(course):
        entry = slot.entry
        if before and slot.day < before.day:
            found.error(
                "VG-H042",
                _("Ngày {day} đứng sau ngày {before}.").format(day=slot.day, before=before.day),
                _("Xếp các bài theo thứ tự ngày."),
                line=entry.line,
            )
        elif before and before.day == slot.day and (before.start is None) != (slot.start is None):
            found.error(
                "VG-H044",
                _("Mục này có giờ bắt đầu, mục trước nó trong cùng ngày thì không."),
                _('Ghi giờ bắt đầu của ngày, ví dụ start: "07:30".'),
                line=entry.line,
            )
        elif before and before.day == slot.day and slot.start is not None and (before.end or 0) > slot.start:
            found.error(
                "VG-H040",
                _("Mục này bắt đầu lúc {at}, nhưng mục trước đến {end} mới xong.").format(
                    at=clock(slot.start), end=clock(before.end)
                ),
                _("Bớt số phút của mục trước, hoặc bắt đầu muộn hơn."),
                line=entry.line,
            )
        if slot.end is not None and slot.end > _DAY:
            found.error(
                "VG-H043",
                _("Mục này kéo dài quá nửa đêm."),
                _("Chuyển sang ngày sau: day: {day}.").format(day=slot.day + 1),
                line=entry.line,
            )
        before = slot
    total = sum(entry.minutes for entry in course.lessons)
    if course.minutes is not None and total != course.minutes:
        found.error(
            "VG-H041",
            _("Các bài và lúc nghỉ cộng lại là {total} phút, không phải {written} phút.").format(
                total=total, written=course.minutes
            ),
            _("Sửa minutes của khóa học thành {total}, hoặc sửa số phút của từng mục.").format(total=total),
            line=sum_line,
        )
