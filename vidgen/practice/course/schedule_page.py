"""``lich-hoc.html``: the course on a page to print and to hang up."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from vidgen.brand.kit import Brand
from vidgen.practice.course.contents import Contents
from vidgen.practice.course.frame import whole_page
from vidgen.practice.course.page import INDEX, heading, timetable
from vidgen.practice.course.schedule import length


def schedule_page(contents: Contents, brand: Brand) -> str:
    """The whole page."""
    return whole_page(f"Lịch học: {contents.course.title}", _body(contents, brand), brand, script=False)


def _body(contents: Contents, brand: Brand) -> Iterator[str]:
    course = contents.course
    yield from heading(contents, brand)
    yield '<main class="wrap"><section>'
    yield f"<p>{escape(course.intro)}</p>" if course.intro else ""
    yield f"<p><b>Địa điểm:</b> {escape(course.place)}</p>" if course.place else ""
    yield from timetable(contents, linked=False)
    total = sum(slot.entry.minutes for slot in contents.slots)
    yield f"<p><b>Tất cả: {length(total)}.</b></p>"
    yield f'<p class="noprint do"><a class="button quiet" href="{INDEX}">Về trang khóa học</a></p></section>'
    for taught in contents.taught.values():
        if taught.lesson is None or not taught.lesson.goals:
            continue
        yield f"<section><h2>Bài {taught.slot.number}. {escape(taught.title)}</h2>"
        yield "<p>Học xong, học viên:</p><ul>"
        yield from (f"<li>{escape(goal)}</li>" for goal in taught.lesson.goals)
        yield "</ul></section>"
    yield "</main>"
