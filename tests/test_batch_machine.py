"""How many videos a machine makes at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import write
from vidgen.batch import machine

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
