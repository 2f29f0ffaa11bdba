"""What the tests of the batch engine share: a reporter that remembers, jobs, deadly jobs, renders cut short."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from tests.command_line import command, environment
from vidgen.batch import Job, Outcome
from vidgen.settings import Settings

TALK = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n"
"""The scenes of a script that is made in a second."""


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

    def lost(self, job: Job) -> None:
        self.events.append(("lost", job.name))

    def ended(self, outcome: Outcome) -> None:
        self.events.append(("ended", outcome.job.name))

    def of(self, event: str) -> list[object]:
        """What was told of that event, in order."""
        return [value for name, value in self.events if name == event]


def jobs_of(folder: Path, *scripts: Path) -> list[Job]:
    """A job for each script, for no unit, into ``out`` of the folder."""
    return [Job(each, None, None, folder / "out", Settings(offline=True)) for each in scripts]


class Deadly(Job):
    """A job at which the process that takes it dies: always."""

    __slots__ = ()

    @classmethod
    def of(cls, job: Job) -> Self:
        return cls(*(getattr(job, name) for name in Job.__slots__))

    def __reduce__(self) -> tuple[object, ...]:
        return die, ()


class DeadlyOnce(Deadly):
    """A job at which only the first process that takes it dies, as when memory runs out for a moment."""

    __slots__ = ()

    def __reduce__(self) -> tuple[object, ...]:
        values = tuple(getattr(self, name) for name in Job.__slots__)
        return die_once, (self.script.with_suffix(".died"), values)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_once(mark: Path, values: tuple[object, ...]) -> Job:
    if not mark.exists():
        mark.touch()
        die()
    return Job(*values)  # type: ignore[arg-type]


def started(arguments: Sequence[object], until: Callable[[], bool], **more: str) -> subprocess.Popen[str]:
    """A render that has come as far as `until` says, leader of a process group of its own."""
    process = subprocess.Popen(
        command(*arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environment(**more),
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


def scenes_kept(cache: Path) -> dict[str, int]:
    """The encoded scenes in a cache, with the file each is (a rewritten one is another file)."""
    return {path.name: path.stat().st_ino for path in (cache / "scenes").rglob("*.scene")}
