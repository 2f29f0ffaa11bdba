"""A Dask cluster does the same work: on this machine, at an address, and when it loses a worker."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.batch_support import TALK, Heard, deadly, jobs_of, started, working
from tests.command_line import (  # noqa: F401  (fixtures)
    environment,
    finished,
    in_vietnamese,
    json_lines,
    own_cache,
    script,
    vidgen,
    write,
)
from vidgen.batch import run
from vidgen.batch.cluster import cluster, reachable
from vidgen.batch.plan import TRIES
from vidgen.errors import VidgenError

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@contextmanager
def running(workers: int) -> Iterator[str]:
    """The address of a cluster that runs already, as an office would have it."""
    with (
        tempfile.TemporaryDirectory() as scratch,
        dask.config.set({"temporary-directory": scratch}),
        distributed.LocalCluster(
            n_workers=workers,
            threads_per_worker=2,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=50,
        ) as cluster,
    ):
        yield cluster.scheduler_address


def test_a_cluster_of_this_machine_makes_the_same_kits(tmp_path: Path) -> None:
    for name in ("mot", "hai"):
        script(tmp_path / "kb", TALK, id=name)
    write(tmp_path / "kb" / "hong.md", "# Ghi chú\n")
    made, scratch = [], tmp_path / "tạm thời"
    scratch.mkdir()
    for where in ("mot", "cum"):
        more = ["--cluster", "local"] if where == "cum" else []
        out = tmp_path / where
        said = vidgen(
            "render",
            tmp_path / "kb",
            "--offline",
            "--out",
            out.name,
            "--jobs",
            2,
            "--json",
            *more,
            cwd=tmp_path,
            env=environment(TMPDIR=str(scratch), TEMP=str(scratch), TMP=str(scratch)),
        )
        assert said.returncode == 1 and not said.stderr, said.stderr
        ended = [event for event in json_lines(said.stdout) if event["event"] == "ended"]
        assert sorted((event["job"], event["ok"]) for event in ended) == [
            ("chung/hai", True),
            ("chung/hong", False),
            ("chung/mot", True),
        ]
        made.append({name: (out / name).read_bytes() for name in finished(out)})
    assert made[0] == made[1]
    assert not list(scratch.iterdir()), "neither leaves anything among the temporary files"


@posix
def test_workers_at_an_address_do_the_jobs_and_one_that_dies_costs_only_time(tmp_path: Path) -> None:
    plan = jobs_of(tmp_path, *(script(tmp_path, TALK, id=id) for id in ("mot", "hai", "ba")))
    heard = Heard()
    with running(2) as address:
        outcomes = run(plan, heard, crew=deadly(cluster(address, 2), "chung/hai", tmp_path / "died"))
    assert (tmp_path / "died").exists()
    assert all(outcome.product for outcome in outcomes), outcomes
    assert [outcome.job.name for outcome in outcomes] == ["chung/mot", "chung/hai", "chung/ba"]


@posix
def test_a_job_that_kills_every_worker_fails_in_the_end_and_alone(tmp_path: Path) -> None:
    plan = jobs_of(tmp_path, *(script(tmp_path, TALK, id=id) for id in ("mot", "hai")))
    heard = Heard()
    outcomes = run(plan, heard, crew=deadly(cluster("local", 2), "chung/mot"))
    assert [outcome.product is not None for outcome in outcomes] == [False, True]
    assert outcomes[0].findings[0].code == "VG-X002"
    assert heard.of("lost").count("chung/mot") == TRIES - 1


def test_nobody_at_the_address_is_said_and_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vidgen.batch.cluster._PATIENCE", 1)
    plan, heard = jobs_of(tmp_path, script(tmp_path, TALK)), Heard()
    with pytest.raises(VidgenError, match="VG-X004"):
        run(plan, heard, crew=cluster("tcp://127.0.0.1:9", 1))
    assert not heard.events and not (tmp_path / "out").exists()


def test_a_worker_with_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vidgen.batch.cluster.__version__", "0.0.9")
    with running(1) as address, pytest.raises(VidgenError, match="VG-X005"):
        run(jobs_of(tmp_path, script(tmp_path, TALK)), Heard(), crew=cluster(address, 1))


def test_without_dask_it_is_said_how_to_get_it(tmp_path: Path) -> None:
    write(tmp_path / "no" / "distributed.py", "raise ModuleNotFoundError('No module named distributed')\n")
    path = os.pathsep.join([str(tmp_path / "no"), environment()["PYTHONPATH"]])
    file = script(tmp_path, TALK)
    said = vidgen("render", file, "--cluster", "local", env=environment(PYTHONPATH=path), cwd=tmp_path)
    assert said.returncode == 1
    assert "VG-X003" in said.stderr and "pip install vidgen[cluster]" in said.stderr


def test_an_address_that_is_none_is_a_usage_error(tmp_path: Path) -> None:
    said = vidgen("render", script(tmp_path, TALK), "--cluster", "máy-chủ:8786")
    assert said.returncode == 2 and "máy-chủ:8786" in said.stderr


@posix
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)])
def test_a_run_cut_short_leaves_no_worker_behind_and_the_next_goes_on(
    tmp_path: Path, sign: signal.Signals, code: int
) -> None:
    out = tmp_path / "out"
    scene = "\n## signs: Dấu hiệu\n1. Tự xưng cán bộ\n2. Giục làm ngay\n3. Gửi đường dẫn lạ\n"
    for name in ("mot", "hai"):
        script(tmp_path, TALK + scene * 2, id=name)
    process = started(
        ["render", tmp_path, "--offline", "--out", out, "--jobs", 2, "--cluster", "local"], working(out)
    )
    time.sleep(0.3)
    (os.killpg if sign == signal.SIGINT else os.kill)(process.pid, sign)  # a terminal tells the whole group
    process.stdout.close()  # type: ignore[union-attr]
    errors = process.stderr.read()  # type: ignore[union-attr]  # until the last worker lets go of it
    assert process.wait(60) == code, errors
    assert "Traceback" not in errors, errors
    again = vidgen("render", tmp_path, "--offline", "--out", out, "--jobs", 2)
    assert again.returncode == 0, again.stderr
    assert {"chung/mot/video-BAN-NHAP.mp4", "chung/hai/video-BAN-NHAP.mp4"} <= finished(out)
    assert not list(out.rglob(".*.work"))


def test_a_theme_travels_by_its_name_and_a_folder_by_its_whole_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (job,) = jobs_of(tmp_path, tmp_path / "thu.md")
    assert reachable(replace(job, brand=Path("an-ninh"))).brand == Path("an-ninh")
    assert reachable(replace(job, brand=Path("nhan-dien"))).brand == tmp_path / "nhan-dien"
