"""``lich-hoc.pdf``: the schedule to print, set as the papers of the lessons are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vidgen.brand.kit import Brand
from vidgen.practice.course.contents import Contents
from vidgen.practice.course.schedule import day_name, length
from vidgen.practice.lesson import Lesson
from vidgen.practice.papers.flow import set_pages
from vidgen.practice.papers.pack import Pack
from vidgen.practice.papers.parts import (
    Heading,
    Para,
    Part,
    Point,
    Points,
    Table,
    Title,
    Together,
    bold,
    text,
)
from vidgen.practice.papers.pen import Pen
from vidgen.practice.papers.setting import Setting

_WHAT = "Lịch học"
_TIMED, _UNTIMED = (1.3, 5.0, 0.8), (6.3, 0.8)


def schedule_paper(contents: Contents, brand: Brand, lesson: Lesson) -> bytes:
    """The schedule as a PDF. Equal contents, equal bytes.

    Arguments:
        lesson: one of the course, whose unit gives it out and whose day it bears.

    Raises:
        DeliveryError: VG-P042 the PDF library is not installed.
    """
    pack = Pack(lesson=replace(lesson, title=contents.course.title), brand=brand, draft=contents.draft)
    parts = tuple(_parts(contents))
    pen = Pen(brand.fonts)
    set_pages(pen, pack, _WHAT, lambda by: Setting(pack, by).blocks(parts))
    return pen.finish(f"{_WHAT}: {pack.title}", pack.author, pack.day)


def _parts(contents: Contents) -> Iterator[Part]:
    course = contents.course
    total = sum(slot.entry.minutes for slot in contents.slots)
    details = (
        f"{len(contents.taught)} bài, {length(total)}",
        f"Địa điểm: {course.place}" if course.place else "",
    )
    yield Title(_WHAT, course.title, tuple(filter(None, details)))
    if course.intro:
        yield Para(text(course.intro))
    timed = any(slot.start is not None for slot in contents.slots)
    for day in dict.fromkeys(slot.day for slot in contents.slots):
        if course.date or contents.slots[-1].day > 1:
            yield Heading(day_name(course, day), 2)
        yield _table(contents, day, timed=timed)
    for taught in contents.taught.values():
        if taught.lesson is None or not taught.lesson.goals:
            continue
        goals = Points(tuple(Point(text(goal)) for goal in taught.lesson.goals))
        name = f"Bài {taught.slot.number}. {taught.title}"
        yield Together((Heading(name, 2), Para(text("Học xong, học viên:"), "small"), goals))


def _table(contents: Contents, day: int, *, timed: bool) -> Table:
    rows = []
    for slot in contents.slots:
        if slot.day != day:
            continue
        taught = contents.taught.get(slot.number)
        name = bold(f"Bài {slot.number}. {taught.title}") if taught else text(slot.entry.rest)
        cells = (name, text(str(slot.entry.minutes)))
        rows.append((text(slot.times), *cells) if timed else cells)
    head = ("Giờ", "Nội dung", "Phút") if timed else ("Nội dung", "Phút")
    last = len(head) - 1
    return Table(head, tuple(rows), _TIMED if timed else _UNTIMED, centred=frozenset({last}))
