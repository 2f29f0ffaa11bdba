"""``vidgen practice course.yaml``: one command, one folder for a stick, for each unit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.practice.course.support import COURSE, LIBRARY, course_in

QUICK = ("--offline", "--only", "kahoot", "--only", "gift")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A small library: two lessons, two units."""
    folder = tmp_path / "Tuyên truyền"
    folder.mkdir()
    rows = (LIBRARY / "units.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "units.csv").write_text("".join(rows[:3]), encoding="utf-8")
    shutil.copyfile(LIBRARY / "can-cu.yaml", folder / "can-cu.yaml")
    for name in ("cuoc-goi-doa-khoa-the.md", "tap-noi-livestream.md"):
        shutil.copyfile(COURSE.parent / name, folder / name)
    course_in(
        folder,
        "id: khoa\ntitle: Khóa\nunits: [suoi-may]\nlessons:\n"
        "  - script: cuoc-goi-doa-khoa-the.md\n    minutes: 50\n"
        "  - script: tap-noi-livestream.md\n    minutes: 75\n",
    )
    return folder


def test_a_course_is_made_for_its_own_units_or_those_that_are_named(
    library: Path, tmp_path: Path, command: Command
) -> None:
    out = tmp_path / "kết quả"
    done = command("practice", str(library / "course.yaml"), *QUICK, "-o", str(out))
    assert done.exit_code == 0, done.stderr
    assert "suoi-may/khoa: 2 bài" in done.stdout and "index.html" in done.stdout
    assert (out / "suoi-may" / "khoa" / "index.html").is_file() and not (out / "doi-sim").exists()
    done = command("practice", str(library / "course.yaml"), *QUICK, "--all-units", "--json", "-o", str(out))
    assert done.exit_code == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert sorted(each["job"] for each in told) == ["doi-sim/khoa", "suoi-may/khoa"]
    for each in told:
        folder = Path(each["folder"])
        assert each["ok"] and each["lessons"] == 2 and (folder / "lich-hoc.html").is_file()
        assert each["bytes"] == sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_one_lesson_that_fails_is_told_and_the_other_is_there(
    library: Path, tmp_path: Path, command: Command
) -> None:
    path = library / "tap-noi-livestream.md"
    path.write_text(path.read_text(encoding="utf-8").replace("answer: D", "answer: Z"), encoding="utf-8")
    done = command("practice", str(library / "course.yaml"), *QUICK, "-o", str(tmp_path))
    assert done.exit_code == 1 and "VG-R100" in done.stderr and "tap-noi-livestream.md:" in done.stderr
    folder = tmp_path / "suoi-may" / "khoa"
    assert (folder / "bai-1-cuoc-goi-doa-khoa-the" / "quiz.gift").is_file()
    assert not list(folder.glob("bai-2*")) and "Chưa có đủ" in (folder / "index.html").read_text("utf-8")


def test_a_faulty_course_is_told_at_its_line_and_does_not_stop_the_next(
    library: Path, tmp_path: Path, command: Command
) -> None:
    bad = course_in(
        library / "hỏng", "id: hong\ntitle: H\nlessons:\n  - script: khong-co.md\n    minutes: 5\n"
    )
    done = command("practice", str(bad), str(library / "course.yaml"), *QUICK, "-o", str(tmp_path))
    assert done.exit_code == 1 and f"{bad}:4" in done.stderr and "VG-H030" in done.stderr
    assert (tmp_path / "suoi-may" / "khoa" / "index.html").is_file()


def test_a_folder_with_a_course_in_it_is_that_course_and_no_posting_kit(
    library: Path, tmp_path: Path, command: Command
) -> None:
    done = command("practice", str(library), "-u", "doi-sim", *QUICK, "-o", str(tmp_path))
    assert done.exit_code == 0, done.stderr
    assert (tmp_path / "doi-sim" / "khoa" / "index.html").is_file()
    assert (tmp_path / "doi-sim" / "cuoc-goi-doa-khoa-the" / "luyen-tap" / "quiz.gift").is_file()
    status = command("status", str(tmp_path))
    assert "khoa" not in status.stdout


def test_the_schema_of_courses_is_printed(command: Command) -> None:
    done = command("schema", "course")
    assert done.exit_code == 0 and "lessons" in json.loads(done.stdout)["properties"]


def test_check_looks_at_courses_too(library: Path, command: Command) -> None:
    for named in (library, library / "course.yaml"):
        done = command("check", str(named))
        assert done.exit_code == 0 and "2 kịch bản: 0 lỗi" in done.stdout
    path = library / "course.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("tap-noi", "tap-nói"), encoding="utf-8")
    for named in (library, path):
        done = command("check", str(named), "--sarif", "-")
        assert done.exit_code == 1
        (result,) = json.loads(done.stdout)["runs"][0]["results"]
        place = result["locations"][0]["physicalLocation"]
        assert result["ruleId"] == "VG-H030" and place["region"]["startLine"] == 7
        assert place["artifactLocation"]["uri"].endswith("course.yaml")
