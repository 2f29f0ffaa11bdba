"""A course says in which order and how long; what is wrong with it is told at its line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml

from tests.practice.course.support import COURSE, LIBRARY, course_in
from vidgen.errors import CourseError
from vidgen.library import scripts_in
from vidgen.practice.course.load import is_course, load_course
from vidgen.practice.course.model import Course, course_schema
from vidgen.practice.course.schedule import clock, day_name, length, schedule

HEAD = "id: khoa-thu\ntitle: Khóa thử\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "units.csv").write_text("", encoding="utf-8")
    for name in ("bai-mot.md", "bai-hai.md"):
        (tmp_path / name).write_text("---\n---\n", encoding="utf-8")
    (tmp_path / "lop").mkdir()
    (tmp_path / "lop" / "bai-ba.md").write_text("---\n---\n", encoding="utf-8")
    return tmp_path


def wrong(folder: Path, text: str) -> list[tuple[str, int | None]]:
    path = course_in(folder, text)
    with pytest.raises(CourseError) as caught:
        load_course(path)
    assert all(each.path == path and each.message for each in caught.value.findings)
    return [(each.code, each.line) for each in caught.value.findings]


def test_the_sample_course_has_three_lessons_and_their_times() -> None:
    course = load_course(COURSE)
    slots = schedule(course)
    assert [slot.number for slot in slots] == [1, 2, 0, 3, 0]
    assert [slot.times for slot in slots[:3]] == ["07:30–08:20", "08:20–09:20", "09:20–09:35"]
    assert all(path.is_file() for path in course.scripts) and len(course.scripts) == 3


def test_a_course_is_no_script() -> None:
    assert is_course(COURSE) and not is_course(LIBRARY / "can-cu.yaml")
    assert COURSE not in scripts_in([LIBRARY]) and len(scripts_in([COURSE.parent])) == 3


def test_it_is_written_in_ones_own_words_too(library: Path) -> None:
    course = load_course(
        course_in(
            library,
            "mã: khoa-thu\ntên: Khóa thử\nngày bắt đầu: 2026-12-05\nbắt đầu: 7h30\nbài:\n"
            "  - kịch bản: bai-mot.md\n    phút: 40 phút\n  - nghỉ: Giải lao\n    phút: 10\n"
            "  - kịch bản: lop\\bai-ba.md\n    phút: 30\n    lúc: 13 giờ\n"
            "  - kịch bản: bai-hai.md\n    phút: 30\n    ngày: 2\n",
        )
    )
    slots = schedule(course)
    assert [slot.times for slot in slots] == ["07:30–08:10", "08:10–08:20", "13:00–13:30", "07:30–08:00"]
    assert day_name(course, 1) == "Ngày 1: thứ Bảy, ngày 05 tháng 12 năm 2026"
    assert day_name(course, 2) == "Ngày 2: Chủ nhật, ngày 06 tháng 12 năm 2026"
    assert slots[2].entry.path == library / "lop" / "bai-ba.md"


def test_without_times_of_day_there_are_only_lengths(library: Path) -> None:
    course = load_course(course_in(library, HEAD + "lessons:\n  - script: bai-mot.md\n    minutes: 45\n"))
    assert [slot.times for slot in schedule(course)] == [""]
    assert (clock(5), length(60), length(135), length(45)) == ("00:05", "1 giờ", "2 giờ 15 phút", "45 phút")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lessons:\n  - script: bai-khong-co.md\n    minutes: 5\n", [("VG-H030", 4)]),
        ("lessons:\n  - script: units.csv\n    minutes: 5\n", [("VG-H030", 4)]),
        ("lessons:\n  - script: lop\n    minutes: 5\n", [("VG-H030", 4)]),
        (
            "lessons:\n  - script: bai-mot.md\n    minutes: 5\n"
            "  - script: lop/../bai-mot.md\n    minutes: 5\n",
            [("VG-H031", 6)],
        ),
        ("lessons:\n  - script: ../ngoai.md\n    minutes: 5\n", [("VG-H032", 4)]),
        ("lessons:\n  - script: /etc/passwd\n    minutes: 5\n", [("VG-H032", 4)]),
        ("lessons:\n  - script: C:\\bai.md\n    minutes: 5\n", [("VG-H032", 4)]),
        ("lessons:\n  - script: ~/bai.md\n    minutes: 5\n", [("VG-H032", 4)]),
        ("lessons:\n  - script: '\\\\may\\chung\\bai.md'\n    minutes: 5\n", [("VG-H032", 4)]),
        ("lessons:\n  - break: Nghỉ\n    minutes: 5\n", [("VG-H033", 4)]),
        (
            'start: "07:00"\nlessons:\n  - script: bai-mot.md\n    minutes: 61\n'
            '  - script: bai-hai.md\n    minutes: 5\n    at: "08:00"\n',
            [("VG-H040", 7)],
        ),
        ("minutes: 50\nlessons:\n  - script: bai-mot.md\n    minutes: 45\n", [("VG-H041", 3)]),
        (
            "lessons:\n  - script: bai-mot.md\n    minutes: 5\n    day: 2\n"
            "  - script: bai-hai.md\n    minutes: 5\n    day: 1\n",
            [("VG-H042", 7)],
        ),
        ('start: "23:30"\nlessons:\n  - script: bai-mot.md\n    minutes: 45\n', [("VG-H043", 5)]),
        (
            "lessons:\n  - script: bai-mot.md\n    minutes: 5\n"
            '  - script: bai-hai.md\n    minutes: 5\n    at: "08:00"\n',
            [("VG-H044", 6)],
        ),
        ("lesons:\n  - script: bai-mot.md\n", [("VG-H021", 3), ("VG-H022", 1)]),
        ("lessons:\n  - script: bai-mot.md\n    minutes: 5\n    phut: 6\n", [("VG-H021", 6)]),
        ("lessons:\n  - script: bai-mot.md\n    minutes: 5\n    phút: 6\n", [("VG-H014", 6)]),
        ("lessons:\n  - script: bai-mot.md\n    minutes: 5\n    break: Nghỉ\n", [("VG-H024", 4)]),
        ("lessons:\n  - minutes: 5\n", [("VG-H024", 4)]),
        ("lessons:\n  - script: bai-mot.md\n", [("VG-H022", 4)]),
        ("lessons:\n  - script: bai-mot.md\n    minutes: nhiều\n", [("VG-H023", 5)]),
        ("lessons:\n  - script: bai-mot.md\n    minutes: 0\n", [("VG-H023", 5)]),
        ('start: "25:00"\nlessons:\n  - script: bai-mot.md\n    minutes: 5\n', [("VG-H023", 3)]),
        ("date: 30/02/2026\nlessons:\n  - script: bai-mot.md\n    minutes: 5\n", [("VG-H023", 3)]),
        ("lessons: []\n", [("VG-H023", 3)]),
        ("lessons: bai-mot.md\n", [("VG-H023", 3)]),
        ("lessons:\n  - &a {script: bai-mot.md}\n", [("VG-H015", 4)]),
    ],
)
def test_what_is_wrong_is_told_at_its_line(
    library: Path, text: str, found: list[tuple[str, int | None]]
) -> None:
    assert sorted(wrong(library, HEAD + text)) == sorted(found)


def test_an_id_that_is_a_path_is_refused(library: Path) -> None:
    for bad in ("../ngoai", "a/b", "Khóa học", "con.", "a" * 65):
        text = f"id: {bad}\ntitle: x\nlessons:\n  - script: bai-mot.md\n    minutes: 5\n"
        assert wrong(library, text) == [("VG-H023", 1)]


def test_nothing_at_all_and_no_yaml_are_refused(library: Path) -> None:
    assert wrong(library, "") == [("VG-H020", 1)]
    assert wrong(library, "- a\n- b\n") == [("VG-H020", 1)]
    assert wrong(library, "id: [a\n")[0][0] == "VG-H013"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_leads_out_of_the_library_is_refused(
    library: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("ngoai") / "ngoai.md"
    outside.write_text("---\n---\n", encoding="utf-8")
    (library / "lien-ket.md").symlink_to(outside)
    assert wrong(library, HEAD + "lessons:\n  - script: lien-ket.md\n    minutes: 5\n") == [("VG-H032", 4)]


def test_the_schema_takes_the_sample_and_refuses_what_the_loader_does() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = course_schema()
    validator = jsonschema.Draft202012Validator(schema)
    sample = yaml.safe_load(COURSE.read_text(encoding="utf-8"))
    assert not list(validator.iter_errors(sample))
    assert list(validator.iter_errors({**sample, "lesons": []}))
    assert list(validator.iter_errors({**sample, "lessons": [{"minutes": 5}]}))
    assert set(schema["properties"]) == set(Course.model_fields) - {"path"}
