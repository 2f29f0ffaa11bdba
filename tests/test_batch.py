"""Many scripts for many units: what is a script, who fails, what is skipped, what an interruption leaves."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.command_line import (  # noqa: F401  (fixtures)
    SHORT,
    UNITS,
    command,
    environment,
    finished,
    in_vietnamese,
    json_lines,
    own_cache,
    script,
    vidgen,
    write,
)
from vidgen.batch import Job, Outcome, run
from vidgen.errors import Severity
from vidgen.library import scripts_in
from vidgen.scenario.units import load_units
from vidgen.settings import Settings

TALK = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n"


# --- what is a script ---------------------------------------------------------------------------


def test_a_folder_gives_its_scripts_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.MD", "c/d.yaml", "c/e.yml", "c/f.json"):
        write(tmp_path / name, "")
    names = [path.relative_to(tmp_path).as_posix() for path in scripts_in([tmp_path])]
    assert names == ["a.MD", "b.md", "c/d.yaml", "c/e.yml", "c/f.json"]


def test_units_pictures_and_hidden_things_are_no_scripts(tmp_path: Path) -> None:
    for name in (
        "units.csv",
        "ảnh.jpg",
        "phim.mp4",
        ".nháp.md",
        "_nháp.md",
        ".git/a.md",
        "_cũ/a.md",
        "a.md~",
    ):
        write(tmp_path / name, "")
    (tmp_path / "thư mục.md").mkdir()
    assert scripts_in([tmp_path]) == ()


def test_brands_and_finished_kits_below_the_folder_are_no_scripts(tmp_path: Path) -> None:
    """``vidgen render .`` writes its kits below the very folder it reads."""
    for name in ("nhận diện/brand.yaml", "out/chung/a/report.json", "a.md"):
        write(tmp_path / name, "")
    assert scripts_in([tmp_path]) == (tmp_path / "a.md",)


def test_a_file_named_outright_is_taken_as_it_is_and_once(tmp_path: Path) -> None:
    hidden = write(tmp_path / ".nháp.txt", "")
    plain = write(tmp_path / "a.md", "")
    assert scripts_in([hidden, plain, tmp_path, plain]) == (hidden, plain)


def test_a_folder_below_a_hidden_one_still_gives_its_scripts(tmp_path: Path) -> None:
    plain = write(tmp_path / ".cache" / "kb" / "a.md", "")
    assert scripts_in([tmp_path / ".cache" / "kb"]) == (plain,)


def test_a_note_among_the_scripts_is_told_apart_clearly(tmp_path: Path) -> None:
    write(tmp_path / "README.md", "# Cách dùng thư mục này\n\nMỗi tệp một kịch bản.\n")
    said = vidgen("check", tmp_path)
    assert said.returncode == 1
    assert re.search(r"README\.md:1: lỗi VG-S011: .*phần đầu", said.stderr), said.stderr


# --- many jobs ----------------------------------------------------------------------------------


class Heard:
    """A reporter that remembers."""

    def __init__(self) -> None:
        self.events: list[tuple[str, object]] = []

    def planned(self, jobs: Sequence[Job]) -> None:
        self.events.append(("planned", len(jobs)))

    def started(self, job: Job) -> None:
        self.events.append(("started", job.name))

    def progressed(self, job: Job, stage: str, share: float) -> None:
        assert 0 <= share <= 1
        self.events.append((stage, share))

    def ended(self, outcome: Outcome) -> None:
        self.events.append(("ended", outcome.job.name))


def jobs(folder: Path, *scripts: Path) -> list[Job]:
    return [Job(each, None, None, folder / "out", Settings(offline=True)) for each in scripts]


def test_one_worker_tells_every_stage_in_order(tmp_path: Path) -> None:
    heard = Heard()
    (outcome,) = run(jobs(tmp_path, script(tmp_path, TALK)), heard)
    assert outcome.product and outcome.product.fresh
    names = list(dict.fromkeys(name for name, _value in heard.events))
    assert names == ["planned", "started", "narrate", "film", "sound", "deliver", "inspect", "ended"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_job_stops_no_other_and_outcomes_keep_their_order(tmp_path: Path, workers: int) -> None:
    first = script(tmp_path, TALK, id="mot")
    broken = write(tmp_path / "hong.md", "# Ghi chú\n")
    last = script(tmp_path, TALK, id="hai")
    plan, heard = jobs(tmp_path, first, broken, last), Heard()
    outcomes = run(plan, heard, workers)
    assert [outcome.job for outcome in outcomes] == plan
    assert [outcome.product is not None for outcome in outcomes] == [True, False, True]
    assert outcomes[1].findings[0].code == "VG-S011" and outcomes[1].findings[0].severity is Severity.ERROR
    assert sorted(name for event, name in heard.events if event == "ended") == [
        "chung/hai",
        "chung/hong",
        "chung/mot",
    ]
    assert {"chung/mot/video.mp4", "chung/hai/video.mp4"} <= finished(tmp_path / "out")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_worker_that_is_killed_takes_only_its_own_job_with_it(tmp_path: Path) -> None:
    """As when an 8 GB machine runs out of memory."""
    plan = jobs(tmp_path, *(script(tmp_path, TALK, id=id) for id in ("mot", "hai", "ba")))
    heard = Heard()
    deadly = Deadly(*(getattr(plan[1], name) for name in Job.__slots__))
    outcomes = run([plan[0], deadly, plan[2]], heard, 2)
    assert [outcome.product is not None for outcome in outcomes] == [True, False, True]
    assert outcomes[1].findings[0].code == "VG-X002"
    assert sum(event == "ended" for event, _name in heard.events) == 3


class Deadly(Job):
    """A job at which the process that takes it dies."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        return die, ()


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_kit_that_is_current_is_kept_until_something_changes(tmp_path: Path) -> None:
    file = script(tmp_path, TALK)

    def fresh(settings: Settings) -> bool:
        (outcome,) = run([Job(file, None, None, tmp_path / "out", settings)], Heard())
        assert outcome.product, outcome.findings
        return outcome.product.fresh

    plain = Settings(offline=True)
    assert fresh(plain)
    assert not fresh(plain)
    assert fresh(Settings(offline=True, force=True))
    script(tmp_path, TALK.replace("Đừng", "Chớ"))
    assert fresh(plain)
    assert not fresh(plain)
    (tmp_path / "out" / "chung" / "thu" / "video.srt").unlink()
    assert fresh(plain)


def test_two_units_give_two_kits_and_one_page(tmp_path: Path) -> None:
    write(tmp_path / "units.csv", UNITS)
    write(tmp_path / "ma-otp.md", SHORT)
    done = vidgen(
        "render", tmp_path / "ma-otp.md", "--all-units", "--out", tmp_path / "out", "--jobs", "2", "--json"
    )
    assert done.returncode == 0, done.stderr
    events = json_lines(done.stdout)
    assert events[0] == {"event": "planned", "jobs": ["doi-sim/ma-otp", "suoi-may/ma-otp"]}
    ended = [event for event in events if event["event"] == "ended"]
    assert {event["job"] for event in ended} == set(events[0]["jobs"]) and all(event["ok"] for event in ended)
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert all(unit.name in page for unit in load_units(tmp_path / "units.csv"))


# --- interruptions ------------------------------------------------------------------------------

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture
def long_script(tmp_path: Path) -> Path:
    """Enough work to be interrupted in the middle of."""
    scene = "## signs: Dấu hiệu\n1. Tự xưng cán bộ\n2. Giục làm ngay\n3. Gửi đường dẫn lạ\n"
    return script(tmp_path, TALK + "\n" + scene * 2)


def started(arguments: list[object], until: Callable[[], bool]) -> subprocess.Popen[str]:
    """A render that has come as far as `until` says."""
    process = subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(),
        start_new_session=True,
    )
    give_up = time.monotonic() + 60
    while not until():
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < give_up
        time.sleep(0.01)
    return process


def working(out: Path) -> Callable[[], bool]:
    """Whether a kit is being made: its hidden folder stands."""
    return lambda: any(out.rglob(".*.work"))


@posix
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_leaves_no_half_file_and_the_next_run_goes_on(
    tmp_path: Path, long_script: Path, jobs: int
) -> None:
    out = tmp_path / "out"
    if jobs == 2:  # a kit that is current: the second worker has nothing to do when the signal comes
        vidgen("render", script(tmp_path, TALK, id="khac"), "--offline", "--out", out)
    arguments = ["render", tmp_path, "--offline", "--out", out, "--jobs", jobs, "--json"]
    process = started(arguments, working(out))
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the whole group
    _said, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert "Đã dừng" in errors and "Traceback" not in errors, errors
    whole_or_nothing(out)
    assert not list(out.rglob(".*.work"))
    again = vidgen(*arguments)
    assert again.returncode == 0, again.stdout + again.stderr
    assert "chung/thu/video.mp4" in finished(out)
    assert vidgen("inspect", out / "chung" / "thu" / "video.mp4").returncode == 0


@posix
def test_a_run_killed_outright_is_made_good_by_the_next(tmp_path: Path, long_script: Path) -> None:
    out = tmp_path / "out"
    arguments = ["render", long_script, "--offline", "--out", out]
    process = started(arguments, working(out))
    time.sleep(0.3)
    process.kill()
    process.communicate(timeout=60)
    assert not finished(out)
    again = vidgen(*arguments)
    assert again.returncode == 0, again.stderr
    assert not list(out.rglob(".*.work"))
    assert vidgen("inspect", out / "chung" / "thu" / "video.mp4").returncode == 0


@posix
def test_an_interrupted_remake_keeps_the_old_kit(tmp_path: Path, long_script: Path) -> None:
    out = tmp_path / "out"
    arguments = ["render", script(tmp_path, TALK, id="thu"), "--offline", "--out", out]
    assert vidgen(*arguments).returncode == 0
    kit = out / "chung" / "thu"
    before = {path.name: path.read_bytes() for path in kit.iterdir()}
    process = started([*arguments, "--force"], working(out))
    os.killpg(process.pid, signal.SIGINT)
    process.communicate(timeout=60)
    assert {path.name: path.read_bytes() for path in kit.iterdir()} == before


def whole_or_nothing(out: Path) -> None:
    """Every kit folder has its report, which is written last, and all that it lists."""
    for folder in out.glob("*/*"):
        if folder.is_dir() and not folder.name.startswith("."):
            assert {"video.mp4", "video.srt", "report.json"} <= {path.name for path in folder.iterdir()}
