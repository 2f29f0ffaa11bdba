"""A course with real lessons and a real film in it, made without waiting for any to be shot."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from tests.example_media import FOOTAGE
from vidgen.brand.kit import Brand
from vidgen.errors import Finding, VidgenError
from vidgen.practice.course.lessons import LessonMade, MakeLesson
from vidgen.practice.course.load import load_course
from vidgen.practice.course.make import CourseMade, make_course
from vidgen.practice.course.model import Course
from vidgen.practice.kit import lesson_kit
from vidgen.practice.lesson import Lesson
from vidgen.scenario.model import Unit
from vidgen.settings import Settings

LIBRARY = Path(__file__).parents[3] / "scripts"
COURSE = LIBRARY / "tap-huan" / "course.yaml"
VOID = frozenset({"meta", "img", "input", "br", "wbr", "track", "link", "hr"})
SUBTITLES = "1\n00:00:00,200 --> 00:00:02,000\nCháu gọi từ ngân hàng & <nhờ> ông.\n\n"


def course_in(folder: Path, text: str) -> Path:
    """A course file with that text."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "course.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def quick(
    unit: Unit | None,
    brand: Brand,
    out: Path,
    failing: str = "",
    also: Callable[[Path], object] = lambda _folder: None,
    taught: Callable[[Lesson], Lesson] = lambda lesson: lesson,
) -> MakeLesson:
    """Makes lessons of the scripts themselves, with a short film and papers that stand for the real ones."""

    def make(script: Path) -> LessonMade:
        if failing and script.stem == failing:
            return LessonMade(None, (), (Finding("VG-S030", "Không có cảnh “lạ”.", path=script, line=9),))
        try:
            kit, warnings = lesson_kit(script, unit, brand, out, Settings(offline=True))
        except VidgenError as error:
            return LessonMade(None, (), error.findings)
        for name in ("video-luyen-tap", "video-nhac-loi"):
            shutil.copyfile(FOOTAGE, kit.folder / f"{name}.mp4")
            (kit.folder / f"{name}.srt").write_text(SUBTITLES, encoding="utf-8")
        for name in ("handout.pdf", "guide.pdf", "Thẻ “đóng vai” #1 50%?.pdf"):
            (kit.folder / name).write_bytes(b"%PDF-1.4\n")
        also(kit.folder)
        kit = replace(kit, lesson=taught(kit.lesson))
        return LessonMade(kit, tuple(sorted(kit.folder.iterdir())), warnings)

    return make


def made(
    path: Path, unit: Unit | None, brand: Brand, out: Path, failing: str = ""
) -> tuple[Course, CourseMade]:
    """The course of a file, made."""
    course = load_course(path)
    return course, make_course(course, unit, brand, out, quick(unit, brand, out, failing))


class Element:
    """An element of a page with its attributes, its own and all inner text, and its parts."""

    def __init__(self, name: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.name, self.attributes, self.parent = name, attributes, parent
        self.parts: list[Element | str] = []

    @property
    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)

    def all(self, name: str = "", **wanted: str) -> list[Element]:
        """Every element below of that name with those attributes; ``class_`` is one of its classes."""
        found = []
        for part in self.parts:
            if isinstance(part, Element):
                if (not name or part.name == name) and all(part._has(*each) for each in wanted.items()):
                    found.append(part)
                found += part.all(name, **wanted)
        return found

    def one(self, name: str = "", **wanted: str) -> Element:
        (found,) = self.all(name, **wanted)
        return found

    def _has(self, key: str, value: str) -> bool:
        if key == "class_":
            return value in self.attributes.get("class", "").split()
        return self.attributes.get(key.replace("_", "-")) == value


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.here = self.root = Element("", {}, None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {key: value or "" for key, value in attrs}, self.here)
        self.here.parts.append(made)
        if tag not in VOID:
            self.here = made

    def handle_endtag(self, tag: str) -> None:
        assert self.here.name == tag, f"</{tag}> closes <{self.here.name}>"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.parts.append(data)


def read_page(path: Path) -> Element:
    """A page as elements; every one must be closed where it should be."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    assert reader.here is reader.root
    return reader.root
