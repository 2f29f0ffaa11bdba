"""What the folder of a course holds, as values: the lessons in their times, with their files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vidgen.practice.course.model import Course
from vidgen.practice.course.schedule import Slot
from vidgen.practice.lesson import Lesson

FILMS: dict[str, tuple[str, str]] = {
    "video-luyen-tap": ("Video luyện tập", "dừng ở từng câu hỏi, đếm ngược, rồi hiện đáp án"),
    "video-giang-day": ("Video để giảng", "dừng để hỏi, không hiện đáp án"),
    "video-doc-theo": ("Video đọc theo", "chữ sáng theo nhịp, không có lời, để cả lớp cùng đọc"),
    "video-nhac-loi": ("Video nhắc lời", "chữ chạy trước ống kính, để tập nói livestream"),
}
"""Beginning of a film's name → what people call it and what it is for."""

PAPERS: dict[str, tuple[str, bool]] = {
    "handout.pdf": ("Tài liệu phát tay", False),
    "cards.pdf": ("Thẻ đóng vai", False),
    "guide.pdf": ("Hướng dẫn người dạy, để in", True),
    "guide.docx": ("Hướng dẫn người dạy, Word sửa được", True),
    "slides.pptx": ("Bài trình chiếu", True),
    "loi-can-thu.csv": ("Lời cần thu, để đọc bằng giọng mình", True),
    "quiz.gift": ("Câu hỏi cho Moodle", True),
    "google-forms.csv": ("Câu hỏi cho Google Forms", True),
    "kahoot.xlsx": ("Câu hỏi cho Kahoot, tệp để nhập", True),
    "kahoot.csv": ("Câu hỏi cho Kahoot, bảng chữ", True),
}
"""File → what people call it, and whether it holds answers and belongs to the trainer."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file of the folder.

    Attributes:
        source: where it is now.
        name: relative to the course's folder, with ``/``.
        bytes: its size.
    """

    source: Path
    name: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Film:
    """A video with its words.

    Attributes:
        cues: start and end in milliseconds, and text; empty where it has no subtitles.
        subtitles: the file of these, for players; None where there is none.
        still: a picture of it, as JPEG.
    """

    file: Held
    label: str
    note: str
    seconds: float
    cues: tuple[tuple[int, int, str], ...]
    subtitles: Held | None = None
    still: bytes = b""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document; `trainer` says that it holds answers."""

    file: Held
    label: str
    trainer: bool


@dataclass(frozen=True, slots=True)
class Taught:
    """A lesson in its time.

    Attributes:
        folder: its part of the course's folder.
        lesson: None where the script could not be used.
        draft: whether nobody has approved it.
        faults: what could not be made, in words for people.
    """

    slot: Slot
    folder: str
    title: str
    lesson: Lesson | None
    films: tuple[Film, ...] = ()
    papers: tuple[Paper, ...] = ()
    draft: bool = False
    faults: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """Its place on the page."""
        return f"bai-{self.slot.number}"

    @property
    def files(self) -> tuple[Held, ...]:
        """Every file of it."""
        films = (held for film in self.films for held in (film.file, film.subtitles) if held)
        return (*films, *(paper.file for paper in self.papers))


@dataclass(frozen=True, slots=True)
class Contents:
    """The whole folder.

    Attributes:
        office: name of the unit it is made for; empty is everybody's.
        slots: lessons and breaks in their times.
        taught: the lessons, by their number.
    """

    course: Course
    office: str
    slots: tuple[Slot, ...]
    taught: dict[int, Taught]

    @property
    def bytes(self) -> int:
        """Size of all lessons' files."""
        return sum(held.bytes for each in self.taught.values() for held in each.files)

    @property
    def draft(self) -> bool:
        """Whether any of it is a draft."""
        return any(each.draft for each in self.taught.values())
