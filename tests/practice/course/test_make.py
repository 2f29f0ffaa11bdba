"""A course is made of its lessons' own products; one that fails leaves the others and is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.practice.course.support import COURSE, LIBRARY, course_in, made, quick, read_page
from vidgen.brand.kit import Brand
from vidgen.errors import CourseError, Severity
from vidgen.practice.course.lessons import lesson_maker
from vidgen.practice.course.load import load_course
from vidgen.practice.course.make import make_course
from vidgen.scenario.units import load_units
from vidgen.settings import Settings

UNIT = load_units(LIBRARY / "units.csv")[1]
SCRIPT = COURSE.parent / "cuoc-goi-doa-khoa-the.md"


def test_a_lesson_that_fails_leaves_the_others_and_is_told(tmp_path: Path, brand: Brand) -> None:
    _course, done = made(COURSE, UNIT, brand, tmp_path, failing="chi-cach-tam-tru-vneid")
    assert not done.whole and [each.code for each in done.findings] == ["VG-S030"]
    page = read_page(done.folder / "index.html")
    (fault,) = page.one("section", id="bai-2").all("div", class_="faults")
    assert "Không có cảnh “lạ”." in fault.text
    for number in (1, 3):
        section = page.one("section", id=f"bai-{number}")
        assert not section.all("div", class_="faults") and len(section.all("video")) == 2


def test_a_film_that_cannot_be_read_is_told_and_left_out(tmp_path: Path, brand: Brand) -> None:
    course = load_course(COURSE)
    make = quick(UNIT, brand, tmp_path, also=lambda at: (at / "video-doc-theo.mp4").write_bytes(b"no"))
    done = make_course(course, UNIT, brand, tmp_path, make)
    page = read_page(done.folder / "index.html")
    assert "Không đọc được “video-doc-theo.mp4”." in page.one("section", id="bai-1").text
    assert not list(done.folder.rglob("video-doc-theo.mp4"))
    assert not done.whole and {each.code for each in done.findings} == {"VG-H052"}


def test_when_nothing_can_be_made_nothing_is_written(tmp_path: Path, brand: Brand) -> None:
    path = course_in(tmp_path / "a", "id: k\ntitle: K\nlessons:\n  - script: hong.md\n    minutes: 5\n")
    (path.parent / "hong.md").write_text("---\nid: hong\n---\n\n## lạ\n", encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        make_course(load_course(path), None, brand, tmp_path / "out", quick(None, brand, tmp_path / "out"))
    assert caught.value.findings and caught.value.findings[0].path == path.parent / "hong.md"
    assert not (tmp_path / "out" / "chung" / "k").exists()


def test_a_course_of_the_id_of_its_lesson_is_refused(tmp_path: Path, brand: Brand) -> None:
    path = course_in(
        tmp_path, f"id: {SCRIPT.stem}\ntitle: K\nlessons:\n  - script: {SCRIPT.name}\n    minutes: 50\n"
    )
    shutil.copyfile(SCRIPT, tmp_path / SCRIPT.name)
    with pytest.raises(CourseError) as caught:
        made(path, UNIT, brand, tmp_path / "out")
    (found,) = caught.value.findings
    assert (found.code, found.path, found.line) == ("VG-H034", path, 4)


def test_two_scripts_of_one_id_are_refused(tmp_path: Path, brand: Brand) -> None:
    lessons = "".join(f"  - script: {folder}/{SCRIPT.name}\n    minutes: 50\n" for folder in "ab")
    path = course_in(tmp_path, f"id: k\ntitle: K\nlessons:\n{lessons}")
    for folder in "ab":
        (tmp_path / folder).mkdir()
        shutil.copyfile(SCRIPT, tmp_path / folder / SCRIPT.name)
    with pytest.raises(CourseError) as caught:
        made(path, UNIT, brand, tmp_path / "out")
    (found,) = caught.value.findings
    assert (found.code, found.path, found.line) == ("VG-H034", path, 6)


def test_less_time_than_the_script_asks_for_is_a_warning(tmp_path: Path, brand: Brand) -> None:
    path = course_in(tmp_path, f"id: k\ntitle: K\nlessons:\n  - script: {SCRIPT.name}\n    minutes: 20\n")
    shutil.copyfile(SCRIPT, tmp_path / SCRIPT.name)
    _course, done = made(path, UNIT, brand, tmp_path / "out")
    (found,) = done.findings
    assert (found.code, found.severity, found.line) == ("VG-H045", Severity.WARNING, 4) and done.whole


def test_real_products_come_into_the_folder(tmp_path: Path, brand: Brand) -> None:
    settings = Settings(offline=True)
    make = lesson_maker(UNIT, brand, tmp_path, settings, only=("gift", "kahoot"))
    done = make_course(load_course(COURSE), UNIT, brand, tmp_path, make)
    assert done.whole, done.findings
    assert done.folder == tmp_path / UNIT.id / "tap-huan-can-bo-xa" and done.lessons == 3
    for number, script in enumerate(load_course(COURSE).scripts, start=1):
        own = tmp_path / UNIT.id / script.stem / "luyen-tap"
        there = done.folder / f"bai-{number}-{script.stem}"
        assert {path.name for path in there.iterdir()} >= {"quiz.gift", "kahoot.csv"}
        for path in there.iterdir():
            assert path.read_bytes() == (own / path.name).read_bytes()
