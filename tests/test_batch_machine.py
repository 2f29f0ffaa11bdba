"""How many videos a machine makes at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch_support import TALK
from tests.command_line import environment, in_vietnamese, script, vidgen, write  # noqa: F401  (fixture)
from vidgen.batch import machine
from vidgen.batch.processes import Processes

GIB = 1 << 30


@pytest.mark.parametrize(
    ("cores", "free", "jobs"),
    [
        (2, 20 * GIB, 2),
        (4, 3 * GIB, 4),  # an office PC of 8 GB with a browser open
        (4, 2 * GIB, 3),
        (8, GIB, 1),
        (8, 0, 1),
        (4, None, 4),
    ],
)
def test_as_many_as_cores_that_memory_holds(
    monkeypatch: pytest.MonkeyPatch, cores: int, free: int | None, jobs: int
) -> None:
    monkeypatch.setattr(machine, "cores", lambda: cores)
    monkeypatch.setattr(machine, "free_bytes", lambda: free)
    assert machine.jobs_at_once() == jobs


def test_four_jobs_stay_under_three_gigabytes() -> None:
    assert 4 * machine.JOB_BYTES < 3 * 10**9


def test_this_machine_says_what_is_free() -> None:
    free = machine.free_bytes()
    assert free is not None and free > 0
    assert machine.jobs_at_once() >= 1


def test_linux_counts_what_can_be_had_without_swapping(tmp_path: Path) -> None:
    write(tmp_path / "proc/meminfo", "MemTotal: 8000000 kB\nMemFree: 100 kB\nMemAvailable: 3000000 kB\n")
    assert machine._linux(tmp_path) == 3_000_000 * 1024
    group = tmp_path / "sys/fs/cgroup"
    write(group / "memory.max", "max\n")
    write(group / "memory.current", "900000000\n")
    write(group / "memory.stat", "anon 1\ninactive_file 300000000\n")
    assert machine._linux(tmp_path) == 3_000_000 * 1024
    write(group / "memory.max", "1000000000\n")
    assert machine._linux(tmp_path) == 400_000_000


def test_a_temporary_folder_far_down_is_no_hindrance(tmp_path: Path) -> None:
    """Sockets need short paths; who has set such a folder gets their videos all the same."""
    far = tmp_path / "Thư mục tạm" / ("sâu" * 20) / ("sâu" * 20)
    far.mkdir(parents=True)
    for name in ("mot", "hai", "ba"):
        script(tmp_path / "kb", TALK, id=name)
    env = environment(TMPDIR=str(far), TEMP=str(far), TMP=str(far))
    done = vidgen("render", tmp_path / "kb", "--offline", "--jobs", 2, "--out", tmp_path / "out", env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not list(far.iterdir())


def test_a_process_that_cannot_be_started_fails_each_call_and_none_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(*_arguments: object) -> None:
        raise OSError("AF_UNIX path too long")

    processes = Processes(1)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor.submit", refused)
    for _call in range(3):
        with pytest.raises(OSError, match="too long"):
            processes.submit(print)
    processes.shutdown()
