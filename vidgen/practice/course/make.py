"""A course for one unit, from its lessons' products to the folder for the stick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vidgen.brand.kit import Brand
from vidgen.delivery.kit import kit_folder
from vidgen.errors import CourseError, DeliveryError, Finding, Severity
from vidgen.messages import _
from vidgen.practice.course.contents import Contents, Taught
from vidgen.practice.course.gather import folder_name, taught_of
from vidgen.practice.course.lessons import LessonMade, MakeLesson
from vidgen.practice.course.model import Course
from vidgen.practice.course.page import INDEX, PAPER, SCHEDULE, index_page
from vidgen.practice.course.schedule import Slot, schedule
from vidgen.practice.course.schedule_page import schedule_page
from vidgen.practice.course.schedule_paper import schedule_paper
from vidgen.practice.course.stick import write_stick
from vidgen.practice.kit import EVERYBODY
from vidgen.practice.lesson import Lesson
from vidgen.scenario.model import Unit


@dataclass(frozen=True, slots=True)
class CourseMade:
    """A finished folder; `bytes` is its size, `findings` are those of its lessons in order."""

    folder: Path
    bytes: int
    lessons: int
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Whether every lesson has all that it should have."""
        return not any(each.severity is Severity.ERROR for each in self.findings)


def make_course(course: Course, unit: Unit | None, brand: Brand, out: Path, make: MakeLesson) -> CourseMade:
    """Make every lesson, then the folder. A lesson that fails leaves the others, and the page says so.

    Raises:
        CourseError: two scripts have one id or one has the course's (VG-H034), or no lesson could be made
            (its findings); nothing is written then.
        DeliveryError: the folder cannot be written (see `stick`).
    """
    slots = schedule(course)
    made: dict[int, LessonMade] = {}
    taught: dict[int, Taught] = {}
    found: list[Finding] = []
    for slot in slots:
        if slot.entry.path is None:
            continue
        lesson = made[slot.number] = make(slot.entry.path)
        taught[slot.number], wrong = _taught(slot, lesson)
        found += (*lesson.findings, *wrong)
    findings = tuple(dict.fromkeys(found))
    kits = [lesson.kit for lesson in made.values() if lesson.kit]
    if not kits:
        raise CourseError(findings)
    _refuse_one_id_twice(course, slots, made)
    findings += _hurried(course, slots, made)
    contents = Contents(course, unit.name if unit else "", slots, taught)
    paper, missing = _paper(contents, brand, kits[0].lesson)
    pages = {
        INDEX: index_page(contents, brand, paper=bool(paper)).encode("utf-8"),
        SCHEDULE: schedule_page(contents, brand).encode("utf-8"),
    }
    folder = kit_folder(out, unit.id if unit else EVERYBODY, course.id)
    size = write_stick(
        folder,
        [held for each in taught.values() for held in each.files],
        {**pages, PAPER: paper} if paper else pages,
        {"course": course.id, "title": course.title, "unit": unit.id if unit else ""},
    )
    findings += missing
    return CourseMade(folder, size, len(taught), findings)


def _paper(contents: Contents, brand: Brand, lesson: Lesson) -> tuple[bytes, tuple[Finding, ...]]:
    """The schedule as a PDF; where there is no library for it, nothing and a warning: the page prints too."""
    try:
        return schedule_paper(contents, brand, lesson), ()
    except DeliveryError as error:
        return b"", tuple(replace(each, severity=Severity.WARNING) for each in error.findings)


def _taught(slot: Slot, lesson: LessonMade) -> tuple[Taught, tuple[Finding, ...]]:
    faults = tuple(dict.fromkeys(each.message for each in lesson.errors))
    if lesson.kit is None:
        assert slot.entry.path is not None
        stem = slot.entry.path.stem
        return Taught(slot, folder_name(slot, "loi"), stem, None, faults=faults), ()
    return taught_of(slot, lesson.kit, lesson.files, faults)


def _refuse_one_id_twice(course: Course, slots: Sequence[Slot], made: dict[int, LessonMade]) -> None:
    first: dict[str, int] = {course.id: 0}
    for slot in slots:
        kit = made[slot.number].kit if slot.number else None
        if kit is None:
            continue
        before = first.setdefault(kit.scenario.id, slot.number)
        if before != slot.number:
            raise CourseError.of(
                "VG-H034",
                _("Mã “{id}” của kịch bản này đã là mã của {other}.").format(
                    id=kit.scenario.id,
                    other=_("bài {number}").format(number=before) if before else _("chính khóa học"),
                ),
                _("Đặt id khác."),
                path=course.path,
                line=slot.entry.line,
            )


def _hurried(course: Course, slots: Sequence[Slot], made: dict[int, LessonMade]) -> tuple[Finding, ...]:
    """A warning for each lesson that has less time here than its script asks for."""
    found = []
    for slot in slots:
        kit = made[slot.number].kit if slot.number else None
        asks = kit.scenario.practice.minutes if kit and kit.scenario.practice else None
        if asks and slot.entry.minutes < asks:
            found.append(
                Finding(
                    "VG-H045",
                    _("Bài này cần {asks} phút theo kịch bản, lịch chỉ có {minutes} phút.").format(
                        asks=asks, minutes=slot.entry.minutes
                    ),
                    _("Tăng số phút trong course.yaml, hoặc bớt câu hỏi trong kịch bản."),
                    Severity.WARNING,
                    course.path,
                    slot.entry.line,
                )
            )
    return tuple(found)
