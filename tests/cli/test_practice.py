"""``vidgen practice`` as people run it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.command_line import UNITS, in_vietnamese, own_cache, vidgen, write  # noqa: F401  (fixtures)
from tests.practice.cuts.films import CHOICE, script_of


def test_a_lesson_is_made_and_kept_the_next_time(tmp_path: Path) -> None:
    script = write(tmp_path / "bai-hoc.md", script_of(CHOICE))
    write(tmp_path / "units.csv", UNITS)
    given = (
        "practice",
        script,
        "--unit",
        "suoi-may",
        "--offline",
        "--voice",
        "espeak",
        "--out",
        tmp_path / "out",
    )
    first = vidgen(*given, "--only", "moodle")
    assert first.returncode == 0, first.stderr
    folder = tmp_path / "out" / "suoi-may" / "bai-hoc" / "luyen-tap"
    assert (folder / "quiz.gift").is_file() and "1 thứ mới" in first.stdout and "BẢN NHÁP" in first.stdout
    second = json.loads(vidgen(*given, "--only", "quiz.gift", "--json").stdout)
    assert second["ok"] and second["fresh"] == [] and second["kept"] == ["gift"]
    assert second["folder"] == str(folder)


def test_a_name_that_nothing_has_is_a_mistake_in_typing(tmp_path: Path) -> None:
    script = write(tmp_path / "bai-hoc.md", script_of(CHOICE))
    said = vidgen("practice", script, "--only", "phim hài")
    assert said.returncode == 2
    assert "phim hài" in said.stderr and "video-luyen-tap" in said.stderr


def test_one_script_that_fails_leaves_the_next(tmp_path: Path) -> None:
    write(tmp_path / "a.md", script_of(CHOICE.replace("answer: B", "answer: E")).replace("bai-hoc", "a"))
    write(tmp_path / "b.md", script_of(CHOICE).replace("bai-hoc", "b"))
    said = vidgen(
        "practice", tmp_path, "--offline", "--voice", "espeak", "--only", "gift", "--out", tmp_path / "out"
    )
    assert said.returncode == 1
    assert "chung/a: không dựng được" in said.stderr and "a.md:" in said.stderr
    assert (tmp_path / "out" / "chung" / "b" / "luyen-tap" / "quiz.gift").is_file()


def test_final_material_is_made_of_approved_scripts_only(tmp_path: Path) -> None:
    script = write(tmp_path / "bai-hoc.md", script_of(CHOICE))
    said = vidgen(
        "practice",
        script,
        "--final",
        "--offline",
        "--voice",
        "espeak",
        "--only",
        "gift",
        "--out",
        tmp_path / "out",
    )
    assert said.returncode == 1 and "VG-A054" in said.stderr
    assert not list((tmp_path / "out").rglob("quiz.gift"))


def test_a_folder_without_scripts_is_told(tmp_path: Path) -> None:
    said = vidgen("practice", tmp_path)
    assert said.returncode == 1 and "VG-S090" in said.stderr
