"""``index.html`` of a course, opened from the stick: lessons in order with films, papers and questions."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from vidgen.brand.kit import Brand
from vidgen.practice.course.contents import Contents, Film, Paper, Taught
from vidgen.practice.course.dress import emblem_url
from vidgen.practice.course.frame import whole_page
from vidgen.practice.course.names import size_text
from vidgen.practice.course.questions import form
from vidgen.practice.course.schedule import day_name, length
from vidgen.practice.course.subtitles import data_url
from vidgen.scenario.model import Audience

INDEX = "index.html"
SCHEDULE = "lich-hoc.html"
PAPER = "lich-hoc.pdf"


def index_page(contents: Contents, brand: Brand, *, paper: bool) -> str:
    """The whole page.

    Arguments:
        paper: whether the schedule is there as a PDF too.
    """
    return whole_page(contents.course.title, _body(contents, brand, paper=paper), brand, script=True)


def heading(contents: Contents, brand: Brand) -> Iterator[str]:
    """The band on top of every page of a course."""
    course = contents.course
    yield '<header class="top"><div class="wrap">'
    yield f'<img src="{emblem_url(brand)}" alt="">'
    yield f'<div><p class="office">{escape(contents.office)}</p><h1>{escape(course.title)}</h1></div>'
    yield "</div></header>"
    if contents.draft:
        yield '<p class="draft">BẢN NHÁP · CÓ BÀI CHƯA ĐƯỢC DUYỆT</p>'


def timetable(contents: Contents, *, linked: bool) -> Iterator[str]:
    """The entries in their times, a table for each day."""
    course = contents.course
    timed = any(slot.start is not None for slot in contents.slots)
    for day in dict.fromkeys(slot.day for slot in contents.slots):
        slots = [slot for slot in contents.slots if slot.day == day]
        several = contents.slots[-1].day > 1 or course.date is not None
        yield "<table>"
        name = day_name(course, day) if several else "Lịch học"
        yield f"<caption>{escape(name)}</caption><thead><tr>"
        yield '<th class="at" scope="col">Giờ</th>' if timed else ""
        yield '<th scope="col">Nội dung</th><th class="at" scope="col">Phút</th></tr></thead><tbody>'
        for slot in slots:
            taught = contents.taught.get(slot.number)
            if taught is None:
                name = escape(slot.entry.rest)
            else:
                words = f"Bài {slot.number}. {escape(taught.title)}"
                name = f'<a href="#{taught.anchor}">{words}</a>' if linked else f"<b>{words}</b>"
            at = f'<td class="at">{slot.times}</td>' if timed else ""
            kind = "" if taught else ' class="rest"'
            yield f'<tr{kind}>{at}<td>{name}</td><td class="at">{slot.entry.minutes}</td></tr>'
        yield "</tbody></table>"


def _body(contents: Contents, brand: Brand, *, paper: bool) -> Iterator[str]:
    course = contents.course
    lessons = list(contents.taught.values())
    yield '<a class="skip" href="#noi-dung">Đến nội dung</a>'
    yield from heading(contents, brand)
    yield '<main class="wrap" id="noi-dung">'
    yield '<section aria-label="Giới thiệu và lịch học">'
    yield f"<p>{escape(course.intro)}</p>" if course.intro else ""
    total = sum(slot.entry.minutes for slot in contents.slots)
    place = f" · {escape(course.place)}" if course.place else ""
    yield f"<p><b>{len(lessons)} bài, {length(total)}{place}</b></p>"
    yield f'<nav aria-label="Các bài">{"".join(timetable(contents, linked=True))}</nav>'
    yield f'<p class="noprint do"><a class="button quiet" href="{SCHEDULE}">Lịch học để in</a>'
    if paper:
        yield f'<a class="button quiet" href="{PAPER}" target="_blank" rel="noopener">Lịch học PDF</a>'
    yield "</p>"
    yield "</section>"
    yield (
        "<noscript><section><p>Trình duyệt đang tắt JavaScript: video và tài liệu vẫn mở được, nhưng câu hỏi "
        "không chấm được.</p></section></noscript>"
    )
    for taught in lessons:
        yield from _lesson(taught)
    yield from _result(lessons)
    yield "</main>"
    yield (
        f'<footer class="wrap"><p>Cả thư mục {size_text(contents.bytes)}, chạy không cần mạng. Câu trả lời '
        "chỉ ở trên trang này: không lưu, không gửi đi đâu; đóng trang là hết.</p></footer>"
    )


def _lesson(taught: Taught) -> Iterator[str]:
    lesson, slot = taught.lesson, taught.slot
    yield f'<section id="{taught.anchor}" data-lesson aria-labelledby="{taught.anchor}-ten">'
    times = f"{slot.times} · " if slot.times else ""
    yield f'<h2 id="{taught.anchor}-ten">Bài {slot.number}. {escape(taught.title)}</h2>'
    tags = [f'<span class="tag">{times}{slot.entry.minutes} phút</span>']
    if lesson is not None:
        tags.append(f'<span class="tag">{lesson.level.value}</span>')
        if lesson.scenario.audience is Audience.INTERNAL:
            tags.append('<span class="tag warn">Nội bộ</span>')
    if taught.draft:
        tags.append('<span class="tag warn">Bản nháp, chưa duyệt</span>')
    yield f"<p>{''.join(tags)}</p>"
    if taught.faults:
        faults = "".join(f"<li>{escape(fault)}</li>" for fault in taught.faults)
        yield f'<div class="faults"><p><b>Chưa có đủ:</b></p><ul>{faults}</ul></div>'
    if lesson is not None and lesson.goals:
        yield "<h3>Học xong, bạn</h3><ul>"
        yield from (f"<li>{escape(goal)}</li>" for goal in lesson.goals)
        yield "</ul>"
    if taught.films:
        yield '<div class="films"><h3>Video</h3>'
        for number, film in enumerate(taught.films):
            yield from _film(film, first=number == 0)
        yield "</div>"
    yield from _papers(taught)
    if lesson is not None and lesson.items:
        yield "<h3>Câu hỏi</h3>"
        for item in lesson.items:
            yield from form(item, taught.anchor)
        yield (
            '<div class="sum"><p class="said" role="status" aria-live="polite"></p><p class="do">'
            f'<button type="button" class="quiet" data-retry="{taught.anchor}" hidden>Làm lại bài này'
            "</button></p></div>"
        )
    if lesson is not None and lesson.legal:
        yield f'<p class="basis">Căn cứ của bài: {escape("; ".join(lesson.legal))}</p>'
    yield "</section>"


def _film(film: Film, *, first: bool) -> Iterator[str]:
    seconds = round(film.seconds)
    long = f"{seconds // 60} phút {seconds % 60:02d} giây" if seconds >= 60 else f"{seconds} giây"
    yield f'<details class="film"{" open" if first else ""}>'
    yield (
        f"<summary>{escape(film.label)} <small>{escape(film.note)} · {long} · {size_text(film.file.bytes)}"
        "</small></summary>"
    )
    track = (
        f'<track kind="captions" srclang="vi" label="Tiếng Việt" src="{data_url(film)}">' if film.cues else ""
    )
    still = base64.b64encode(film.still).decode("ascii")
    poster = f'poster="data:image/jpeg;base64,{still}" ' if still else ""
    yield (
        f'<video controls playsinline preload="metadata" {poster}src="{_href(film.file.name)}" '
        f'aria-label="{escape(film.label)}">{track}<a href="{_href(film.file.name)}">Mở video</a></video>'
    )
    yield "</details>"


def _papers(taught: Taught) -> Iterator[str]:
    handed = [paper for paper in taught.papers if not paper.trainer]
    if handed:
        yield '<div class="noprint"><h3>Tài liệu</h3><ul class="files">'
        yield from (_paper(paper) for paper in handed)
        yield "</ul></div>"
    kept = [paper for paper in taught.papers if paper.trainer]
    if kept:
        yield '<details class="noprint trainer"><summary>Dành cho người dạy (có đáp án)</summary>'
        yield '<ul class="files">'
        yield from (_paper(paper) for paper in kept)
        yield "</ul></details>"


def _paper(paper: Paper) -> str:
    ending = paper.file.name.rpartition(".")[2].upper()
    return (
        f'<li><a href="{_href(paper.file.name)}" target="_blank" rel="noopener">{escape(paper.label)}'
        f"<small>{escape(ending)} · {size_text(paper.file.bytes)}</small></a></li>"
    )


def _result(lessons: list[Taught]) -> Iterator[str]:
    asked = [taught for taught in lessons if taught.lesson is not None and taught.lesson.items]
    if not asked:
        return
    yield '<section class="noprint" aria-labelledby="ket-qua"><h2 id="ket-qua">Kết quả của bạn</h2><table>'
    yield '<thead><tr><th scope="col">Bài</th><th scope="col">Kết quả</th></tr></thead><tbody>'
    for taught in asked:
        yield f'<tr><td class="at">Bài {taught.slot.number}</td><td data-row="{taught.anchor}"></td></tr>'
    yield '</tbody></table><p id="total" class="said" role="status" aria-live="polite"></p>'
    yield '<p class="do"><button type="button" class="quiet" data-retry="" hidden>Làm lại từ đầu</button></p>'
    yield "</section>"


def _href(name: str) -> str:
    return escape(quote(name))
