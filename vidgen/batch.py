"""Many videos: every script for every unit, on several processes, told to a reporter.

A job that fails keeps its reason and never stops the others. Kits that are still current are skipped.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from vidgen.brand.load import load_brand
from vidgen.errors import Finding, VidgenError
from vidgen.messages import _
from vidgen.pipeline import Product, produce
from vidgen.scenario.model import Unit
from vidgen.settings import Settings


@dataclass(frozen=True, slots=True)
class Job:
    """One script for one unit."""

    script: Path
    unit: Unit | None
    brand: Path | None
    out: Path
    settings: Settings

    @property
    def name(self) -> str:
        """For people: ``doi-sim/gia-danh-cong-an-vneid``."""
        return f"{self.unit.id if self.unit else 'chung'}/{self.script.stem}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: a product, or the findings that stopped it."""

    job: Job
    product: Product | None
    findings: tuple[Finding, ...] = ()


class Reporter(Protocol):
    """Hears what happens; the terminal, plain lines and JSON are three of them."""

    def planned(self, jobs: Sequence[Job]) -> None: ...
    def started(self, job: Job) -> None: ...
    def progressed(self, job: Job, stage: str, share: float) -> None: ...
    def ended(self, outcome: Outcome) -> None: ...


def run(jobs: Sequence[Job], reporter: Reporter, workers: int = 1) -> tuple[Outcome, ...]:
    """Do all jobs and return what became of each, in the order of the jobs.

    With one worker the work is done in this process and its stages are reported; with more, each job is
    reported when it ends.
    """
    reporter.planned(jobs)
    if workers <= 1 or len(jobs) <= 1:
        return tuple(_here(job, reporter) for job in jobs)
    return _there(jobs, reporter, workers)


def _here(job: Job, reporter: Reporter) -> Outcome:
    reporter.started(job)
    outcome = do(job, lambda stage, share: reporter.progressed(job, stage, share))
    reporter.ended(outcome)
    return outcome


def _there(jobs: Sequence[Job], reporter: Reporter, workers: int) -> tuple[Outcome, ...]:
    ended: dict[int, Outcome] = {}

    def end(number: int, outcome: Outcome) -> None:
        ended[number] = outcome
        reporter.ended(outcome)

    # A worker that dies takes its pool with it, and it is not told at which job; so each job that was lost
    # is done again in a pool of its own.
    for number in _pool(jobs, range(len(jobs)), workers, end):
        if _pool(jobs, [number], 1, end):
            end(number, Outcome(jobs[number], None, (_died(),)))
    return tuple(ended[number] for number in range(len(jobs)))


def _pool(
    jobs: Sequence[Job], numbers: Sequence[int], workers: int, end: Callable[[int, Outcome], None]
) -> list[int]:
    """Do the jobs of these numbers in other processes; the numbers of those lost with a worker come back."""
    context = multiprocessing.get_context("spawn")
    lost: list[int] = []
    with ProcessPoolExecutor(min(workers, len(numbers)), context, _leave_ctrl_c) as executor:
        waiting = {executor.submit(_work, jobs[number]): number for number in numbers}
        try:
            for future in as_completed(waiting):
                number, error = waiting[future], future.exception()
                if isinstance(error, BrokenProcessPool):
                    lost.append(number)
                else:
                    end(number, Outcome(jobs[number], None, (_broken(error),)) if error else future.result())
        except KeyboardInterrupt:
            executor.shutdown(wait=False, cancel_futures=True)
            raise
    return sorted(lost)


def _leave_ctrl_c() -> None:
    """Ctrl-C reaches every process of a terminal; one that waits for work has nothing to say to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(job: Job) -> Outcome:
    """A job in a process of its own, which Ctrl-C ends so that its kit is cleared away."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return do(job)
    finally:
        _leave_ctrl_c()


def do(job: Job, progress: Callable[[str, float], None] = lambda *_: None) -> Outcome:
    """One job; what stops it becomes its outcome."""
    try:
        return Outcome(
            job, produce(job.script, job.unit, load_brand(job.brand), job.out, job.settings, progress)
        )
    except VidgenError as error:
        return Outcome(job, None, error.findings)
    except Exception as error:  # a fault of ours in one job must not take the batch with it
        return Outcome(job, None, (_broken(error),))


def _broken(error: BaseException) -> Finding:
    return Finding(
        "VG-X001",
        _("Lỗi ngoài dự kiến: {kind}: {error}").format(kind=type(error).__name__, error=error),
        _("Báo cho nhóm phát triển kèm dòng này; các việc khác vẫn tiếp tục."),
    )


def _died() -> Finding:
    return Finding(
        "VG-X002",
        _("Tiến trình dựng video này bị hệ thống dừng đột ngột, có thể do hết bộ nhớ."),
        _("Đóng bớt chương trình, giảm --jobs rồi chạy lại; các video đã xong vẫn còn."),
    )
