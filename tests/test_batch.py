"""Many scripts for many units: what is a script, who fails, what is skipped, what an interruption leaves."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.batch_support import TALK, Heard, deadly, jobs_of, scenes_kept, started, working
from tests.command_line import (  # noqa: F401  (fixtures)
    SHORT,
    UNITS,
    environment,
    finished,
    in_vietnamese,
    json_lines,
    own_cache,
    script,
    vidgen,
    write,
)
from vidgen.approval.state import standing_of
from vidgen.batch import Job, Outcome, run
from vidgen.batch.crew import Crew
from vidgen.batch.plan import TRIES
from vidgen.batch.processes import processes, work
from vidgen.brand.load import load_brand
from vidgen.delivery.cleared import cleared
from vidgen.delivery.origin import origin_of
from vidgen.delivery.report import MadeFrom, read_report, write_report
from vidgen.errors import Severity
from vidgen.library import scripts_in
from vidgen.pipeline import Product
from vidgen.preview import cast_for, read, told
from vidgen.scenario.model import Unit
from vidgen.scenario.units import load_units
from vidgen.settings import Settings
from vidgen.store import KindStore

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


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
    assert re.search(r"README\.md:1: lỗi VG-S011: .*phần đầu", said.stdout), said.stdout


# --- many jobs ----------------------------------------------------------------------------------


def test_one_worker_tells_every_stage_in_order(tmp_path: Path) -> None:
    heard = Heard()
    (outcome,) = run(jobs_of(tmp_path, script(tmp_path, TALK)), heard)
    assert outcome.product and outcome.product.fresh
    names = list(dict.fromkeys(name for name, _value in heard.events))
    assert names == ["planned", "started", "narrate", "film", "sound", "deliver", "inspect", "ended"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_job_stops_no_other_and_outcomes_keep_their_order(tmp_path: Path, workers: int) -> None:
    first = script(tmp_path, TALK, id="mot")
    broken = write(tmp_path / "hong.md", "# Ghi chú\n")
    last = script(tmp_path, TALK, id="hai")
    plan, heard = jobs_of(tmp_path, first, broken, last), Heard()
    outcomes = run(plan, heard, workers)
    assert [outcome.job for outcome in outcomes] == plan
    assert [outcome.product is not None for outcome in outcomes] == [True, False, True]
    assert outcomes[1].findings[0].code == "VG-S011" and outcomes[1].findings[0].severity is Severity.ERROR
    assert sorted(name for event, name in heard.events if event == "ended") == [
        "chung/hai",
        "chung/hong",
        "chung/mot",
    ]
    assert {"chung/mot/video-BAN-NHAP.mp4", "chung/hai/video-BAN-NHAP.mp4"} <= finished(tmp_path / "out")


@posix
def test_workers_have_the_environment_of_the_run_they_work_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever process they come from, and whatever that had when it was started."""
    for place in ("kho-1", "kho-2"):
        monkeypatch.setenv("VIDGEN_CACHE", place)
        with processes(1) as crew:
            assert crew.executor.submit(os.getenv, "VIDGEN_CACHE").result() == place
            assert crew.executor.submit(os.getcwd).result() == str(Path.cwd())
    monkeypatch.delenv("VIDGEN_CACHE")
    with processes(1) as crew:
        assert crew.executor.submit(os.getenv, "VIDGEN_CACHE").result() is None


def test_a_worker_that_is_killed_takes_only_its_own_job_with_it(tmp_path: Path) -> None:
    """As when an 8 GB machine runs out of memory."""
    plan = jobs_of(tmp_path, *(script(tmp_path, TALK, id=id) for id in ("mot", "hai", "ba")))
    heard = Heard()
    outcomes = run(plan, heard, crew=deadly(processes(2), "chung/hai"))
    assert [outcome.product is not None for outcome in outcomes] == [True, False, True]
    assert outcomes[1].findings[0].code == "VG-X002"
    assert len(heard.of("ended")) == 3
    assert heard.of("lost") == ["chung/hai"] * (TRIES - 1)


@posix
def test_a_job_whose_worker_was_killed_is_done_again_by_another(tmp_path: Path) -> None:
    plan = jobs_of(tmp_path, *(script(tmp_path, TALK, id=id) for id in ("mot", "hai")))
    heard = Heard()
    outcomes = run(plan, heard, crew=deadly(processes(2), "chung/mot", tmp_path / "died"))
    assert all(outcome.product for outcome in outcomes)
    assert (heard.of("lost"), heard.of("started").count("chung/mot")) == (["chung/mot"], 2)


def test_a_job_that_cannot_travel_fails_alone(tmp_path: Path) -> None:
    class Homebound(Job):
        __slots__ = ()

    plan = jobs_of(tmp_path, *(script(tmp_path, TALK, id=id) for id in ("mot", "hai")))
    homebound = Homebound(*(getattr(plan[0], name) for name in Job.__slots__))
    outcomes = run([homebound, plan[1]], Heard(), 2)
    assert [outcome.product is not None for outcome in outcomes] == [False, True]
    assert outcomes[0].findings[0].code == "VG-X001"


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
    (tmp_path / "out" / "chung" / "thu" / "video-BAN-NHAP.srt").unlink()
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


@pytest.fixture
def long_script(tmp_path: Path) -> Path:
    """Enough work to be interrupted in the middle of: four scenes."""
    scene = "## signs: Dấu hiệu\n1. Tự xưng cán bộ\n2. Giục làm ngay\n3. Gửi đường dẫn lạ\n"
    return script(tmp_path, TALK + "\n" + scene * 3)


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
    assert "chung/thu/video-BAN-NHAP.mp4" in finished(out)
    assert vidgen("inspect", out / "chung" / "thu" / "video-BAN-NHAP.mp4").returncode == 0


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
    assert vidgen("inspect", out / "chung" / "thu" / "video-BAN-NHAP.mp4").returncode == 0


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
            assert {"video-BAN-NHAP.mp4", "video-BAN-NHAP.srt", "report.json"} <= {
                path.name for path in folder.iterdir()
            }


@posix
def test_a_run_killed_outright_takes_its_workers_along(tmp_path: Path, long_script: Path) -> None:
    """Or they would hold the folders against the next run."""
    out = tmp_path / "out"
    script(tmp_path, TALK.replace("mã", "số"), id="khac")
    arguments = ["render", tmp_path, "--offline", "--out", out, "--jobs", "2"]
    process = started(arguments, working(out))
    time.sleep(0.3)
    process.kill()
    process.stdout.close()  # type: ignore[union-attr]
    process.wait(60)
    again = vidgen(*arguments)
    assert again.returncode == 0, again.stderr
    assert "chung/thu/video-BAN-NHAP.mp4" in finished(out) and not list(out.rglob(".*.work"))


@posix
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGINT])
def test_scenes_that_were_done_are_not_made_again(
    tmp_path: Path, long_script: Path, sign: signal.Signals
) -> None:
    """Whatever ends a run costs at most the scene in hand."""
    cache = tmp_path / "kho"
    arguments = ["render", long_script, "--offline", "--out", tmp_path / "out", "--jobs", 1]
    process = started(arguments, lambda: bool(scenes_kept(cache)), VIDGEN_CACHE=str(cache))
    os.killpg(process.pid, sign)
    process.communicate(timeout=60)
    kept = scenes_kept(cache)
    assert kept and not finished(tmp_path / "out")
    again = vidgen(*arguments, env=environment(VIDGEN_CACHE=str(cache)))
    assert again.returncode == 0, again.stderr
    now = scenes_kept(cache)
    assert len(now) > len(kept) and {name: now[name] for name in kept} == kept


# --- what is shared is made once ----------------------------------------------------------------


def test_two_workers_never_make_one_scene_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One script for two communes: both are in hand at once, and share the work between them."""
    cache = tmp_path / "kho"
    monkeypatch.setenv("VIDGEN_CACHE", str(cache))
    units = load_units(write(tmp_path / "units.csv", UNITS))
    brand = write(tmp_path / "nd" / "brand.yaml", "unit_mark: bookends\n").parent
    body = "## hook: Ai hỏi **mã OTP**?\n{{unit.name}} nhắc bà con.\n"
    body += "".join(f"\n## signs: Dấu hiệu {n}\n1. Tự xưng cán bộ {n}\n2. Giục làm ngay\n" for n in range(3))
    file = script(tmp_path, body)
    puts = Counted(tmp_path / "puts")
    plan = [Job(file, unit, brand, tmp_path / "out", Settings(offline=True)) for unit in units]
    outcomes = run(plan, Heard(), crew=counting(2, puts))
    assert all(outcome.product for outcome in outcomes), outcomes
    assert len(puts.names("scenes")) == len(set(puts.names("scenes"))) == 2 + 3
    assert len(puts.names("speech")) == len(set(puts.names("speech")))
    assert len({worker for worker, _kind, _key in puts.lines()}) == 2, "both workers had a hand in it"


class Counted:
    """Everything the stores are given to keep, by any process."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def lines(self) -> list[list[str]]:
        return [line.split() for line in self.path.read_text(encoding="ascii").splitlines()]

    def names(self, kind: str) -> list[str]:
        return [key for _worker, of, key in self.lines() if of == kind]

    def watch(self) -> None:
        """Count what this process keeps from now on."""
        keep = KindStore.keep

        def counted(store: KindStore[Any], key: str, thing: Any) -> None:
            with self.path.open("a", encoding="ascii") as file:
                file.write(f"{os.getpid()} {store.kind} {key}\n")
            keep(store, key, thing)

        KindStore.keep = counted  # type: ignore[method-assign]


@contextmanager
def counting(count: int, puts: Counted) -> Iterator[Crew]:
    """Processes that tell what they keep."""
    with processes(count) as crew:
        yield replace(crew, task=partial(watched, puts))


def watched(puts: Counted, job: Job) -> Outcome:
    puts.watch()
    return work(job)


# --- a script that changes under way ------------------------------------------------------------


@posix
def test_a_script_edited_while_it_is_made_gives_the_kit_of_the_text_that_was_read(
    tmp_path: Path, long_script: Path
) -> None:
    out = tmp_path / "out"
    read = hashlib.sha256(long_script.read_bytes()).hexdigest()
    arguments = ["render", long_script, "--offline", "--out", out, "--explain"]
    process = started(arguments, working(out))
    script(tmp_path, TALK, id="thu")
    _said, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    report = read_report(out / "chung" / "thu" / "report.json")
    assert report.inputs == {"thu.md": read} and len(report.scenes) == 4
    again = vidgen(*arguments)
    assert again.returncode == 0 and "vì: kịch bản đã sửa" in again.stdout, again.stdout + again.stderr
    assert len(read_report(out / "chung" / "thu" / "report.json").scenes) == 1


# --- a whole province ---------------------------------------------------------------------------


def test_twenty_broken_jobs_among_five_hundred_leave_the_others_as_they_are(tmp_path: Path) -> None:
    """480 kits of an earlier run are current: one is really made, the others are its copies."""
    units = tuple(
        Unit(id=f"xa-{number}", name=f"Công an xã Số {number}", region="bac") for number in range(20)
    )
    settings, brand, out = Settings(offline=True), load_brand(), tmp_path / "out"
    good = [script(tmp_path / "kb", TALK, id=f"bai-{number}") for number in range(24)]
    broken = write(tmp_path / "kb" / "hong.md", "# Ghi chú\n")
    (first,) = run([Job(good[0], units[0], None, out, settings)], Heard())
    assert first.product, first.findings
    for file in good:
        written, _warnings = read(file)
        standing = standing_of(written, brand)
        for unit in units:
            scenario = told(written, unit)
            casting = cast_for(scenario, brand, settings)
            clear = cleared(standing, scenario, unit)
            made_from = origin_of(written, scenario, unit, brand, casting, settings, clear).made_from
            copied(first.product, out / unit.id / scenario.id, made_from)
    plan = [Job(file, unit, None, out, settings) for file in (*good, broken) for unit in units]
    heard = Heard()
    outcomes = run(plan, heard, 2)
    assert len(outcomes) == len(heard.of("ended")) == 500
    assert [outcome.job.script for outcome in outcomes if not outcome.product] == [broken] * 20
    assert all(outcome.findings[0].code == "VG-S011" for outcome in outcomes if not outcome.product)
    assert not any(outcome.product.fresh for outcome in outcomes if outcome.product)


def copied(product: Product, folder: Path, made_from: MadeFrom) -> None:
    """The same files as another unit's kit."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in product.report.files:
        if not (folder / name).exists():
            os.link(product.folder / name, folder / name)
    write_report(folder / "report.json", product.report.model_copy(update={"made_from": made_from}))
