"""What the tests of the batch engine share: a reporter that remembers, workers that die, runs cut short."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tests.command_line import command, environment
from vidgen.batch import Job, Outcome
from vidgen.batch.crew import Crew
from vidgen.settings import Settings

TALK = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n"
"""The scenes of a script that is made in a second."""


class Heard:
    """A reporter that remembers."""

    def __init__(self) -> None:
        self.events: list[tuple[str, object]] = []
        self.speakers: list[tuple[dict[str, str], tuple[tuple[str, str], ...]]] = []

    def planned(self, jobs: Sequence[Job]) -> None:
        self.events.append(("planned", len(jobs)))

    def voices(self, engines: Mapping[str, str], skipped: Sequence[tuple[str, str]]) -> None:
        self.speakers.append((dict(engines), tuple(skipped)))

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


@dataclass(frozen=True)
class DiesAt:
    """A worker's task, save that the process that has one job in hand dies, as when memory runs out.

    Attributes:
        mark: where given, only the first process dies, and leaves this file.
    """

    task: Callable[[Job], Outcome]
    job: str
    mark: Path | None = None

    def __call__(self, job: Job) -> Outcome:
        if job.name == self.job and not (self.mark and self.mark.exists()):
            if self.mark:
                self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return self.task(job)


@contextmanager
def deadly(workers: AbstractContextManager[Crew], job: str, mark: Path | None = None) -> Iterator[Crew]:
    """A crew whose workers die at that job; see `DiesAt`."""
    with workers as crew:
        yield replace(crew, task=DiesAt(crew.task, job, mark))


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
