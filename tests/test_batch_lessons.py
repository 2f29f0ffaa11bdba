"""Practice material for many: on several processes it is what one makes, and no lesson stops another."""

from __future__ import annotations

import json
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch_support import started
from tests.command_line import UNITS, in_vietnamese, own_cache, vidgen, write  # noqa: F401  (fixtures)
from tests.practice.cuts.films import CHOICE, SAY, script_of
from vidgen.batch.lessons import LessonJob, make_lessons
from vidgen.errors import DeliveryError
from vidgen.settings import Settings

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
PAPERS = ("handout", "gift", "google-forms")


def library(folder: Path) -> list[Path]:
    """Two lessons and one that cannot be used, between them."""
    texts = {
        "a": script_of(CHOICE),
        "b": script_of(CHOICE.replace("answer: B", "answer: E")),
        "c": script_of(SAY),
    }
    return [write(folder / f"{name}.md", text.replace("bai-hoc", name)) for name, text in texts.items()]


def jobs_of(scripts: list[Path], out: Path) -> list[LessonJob]:
    return [
        LessonJob(each, None, None, out, Settings(offline=True, voice="espeak"), PAPERS) for each in scripts
    ]


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".lock"
    }


def test_several_processes_make_what_one_makes_and_a_faulty_lesson_stops_no_other(tmp_path: Path) -> None:
    scripts = library(tmp_path / "kịch bản")
    alone = list(make_lessons(jobs_of(scripts, tmp_path / "một"), 1))
    beside = list(make_lessons(jobs_of(scripts, tmp_path / "hai"), 2))
    assert [each.job.script for each in alone] == scripts
    assert {each.job.script for each in beside} == set(scripts)
    for outcomes in (alone, beside):
        (faulty,) = (each for each in outcomes if each.made is None)
        assert faulty.job.script == scripts[1] and {each.code for each in faulty.findings} == {"VG-R100"}
        assert all(each.made.fresh == PAPERS for each in outcomes if each.made)
    made = files_in(tmp_path / "một")
    assert made and made == files_in(tmp_path / "hai")


def test_two_scripts_of_one_id_are_refused_before_one_overwrites_the_other(tmp_path: Path) -> None:
    first = write(tmp_path / "a.md", script_of(CHOICE))
    second = write(tmp_path / "b.md", script_of(SAY))
    with pytest.raises(DeliveryError) as caught:
        list(make_lessons(jobs_of([first, second], tmp_path / "out")))
    assert [each.code for each in caught.value.findings] == ["VG-K010"]
    assert not (tmp_path / "out").exists()


def test_engines_are_tried_once_a_run(tmp_path: Path) -> None:
    jobs = [
        replace(each, only=("video-doc-theo",)) for each in jobs_of(library(tmp_path)[::2], tmp_path / "out")
    ]
    first, second = (each.job.settings.choice for each in make_lessons(jobs))
    assert first is not None and first == second


def test_a_course_for_every_unit_is_the_same_with_any_number_of_jobs(tmp_path: Path) -> None:
    scripts = library(tmp_path / "kịch bản")
    scripts[1].unlink()
    write(tmp_path / "kịch bản" / "units.csv", UNITS)
    lessons = "".join(f"  - script: {each}.md\n    minutes: 30\n" for each in "ac")
    course = write(tmp_path / "kịch bản" / "course.yaml", f"id: khoa\ntitle: Khóa\nlessons:\n{lessons}")
    made = []
    for jobs in ("1", "2"):
        out = tmp_path / jobs
        done = vidgen(
            "practice", course, scripts[0], "--all-units", "--offline", "--voice", "espeak", "--only", "gift",
            "--jobs", jobs, "--json", "--out", out,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        told = [json.loads(line) for line in done.stdout.splitlines()]
        made.append((sorted(each["job"] for each in told), files_in(out)))
        assert all(each["ok"] for each in told)
    assert made[0] == made[1]
    jobs_told, files = made[0]
    units = {line.partition(",")[0] for line in UNITS.splitlines()[1:] if line}
    assert set(jobs_told) == {f"{unit}/{what}" for unit in units for what in ("a", "khoa")}
    assert sum(name.endswith("khoa/index.html") for name in files) == len(units)


@posix
def test_ctrl_c_ends_every_process_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    scripts = library(tmp_path / "kịch bản")
    scripts[1].unlink()
    out = tmp_path / "out"
    process = started(
        ("practice", tmp_path / "kịch bản", "--offline", "--voice", "espeak", "--jobs", "2", "--out", out),
        until=lambda: len(list(out.rglob(".luyen-tap.work/*"))) == 2,
    )
    os.killpg(process.pid, signal.SIGINT)
    _said, errors = process.communicate(timeout=60)
    assert process.returncode == 130 and "Traceback" not in errors, errors
    assert "Đã dừng" in errors
    assert not list(out.rglob(".luyen-tap.work")) and not list(out.rglob("*.tmp"))
