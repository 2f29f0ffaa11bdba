"""The practice material of many scripts for many units, on as many processes as are asked for."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path

from vidgen.aloud import settled_for
from vidgen.batch.hand_out import hand_out
from vidgen.batch.job import killed, unexpected
from vidgen.batch.plan import refuse_shared_folders, scripts_of
from vidgen.batch.processes import interruptible, processes
from vidgen.brand.load import load_brand
from vidgen.errors import Finding, VidgenError
from vidgen.narration.choice import Choice
from vidgen.practice.making import Made, Pacing, Progress, make_lesson
from vidgen.practice.names import FILMS
from vidgen.scenario.model import Unit
from vidgen.settings import Settings

Told = Callable[["LessonJob", str, int, int], None]
"""Called with a job of this very process, the product begun, how many are done and how many there are."""

NEEDED = ("vidgen.batch.lessons", "vidgen.practice.cuts.practice", "vidgen.film.shoot")
"""What a worker loads before its first lesson, or in it."""


def lesson_key(script: Path, unit: Unit | None) -> tuple[Path, str]:
    """One for each script and unit, however the script was named."""
    return script.resolve(), unit.id if unit else ""


@dataclass(frozen=True, slots=True)
class LessonJob:
    """The lesson of one script for one unit; see `make_lesson`."""

    script: Path
    unit: Unit | None
    brand: Path | None
    out: Path
    settings: Settings
    only: tuple[str, ...] = ()
    pacing: Pacing = field(default_factory=Pacing)

    @property
    def name(self) -> str:
        """For people: ``doi-sim/cuoc-goi-doa-khoa-the``."""
        return f"{self.unit.id if self.unit else 'chung'}/{self.script.stem}"

    @property
    def key(self) -> tuple[Path, str]:
        """Which lesson it is, however its script was named."""
        return lesson_key(self.script, self.unit)


@dataclass(frozen=True, slots=True)
class LessonOutcome:
    """What became of a lesson: what was made of it, or the findings for which nothing could be."""

    job: LessonJob
    made: Made | None
    findings: tuple[Finding, ...] = ()

    def whole(self) -> Made:
        """What was made.

        Raises:
            VidgenError: nothing was.
        """
        if self.made is None:
            raise VidgenError(self.findings)
        return self.made


def make_lessons(
    jobs: Sequence[LessonJob], workers: int = 1, told: Told = lambda *_: None
) -> Generator[LessonOutcome, None, None]:
    """Make all lessons, each as it is made alone; they come as they end, with one worker in their order.

    Arguments:
        workers: processes of this machine; with one the work is done in this process.

    Raises:
        DeliveryError: two scripts would write the same folder (``VG-K010``); nothing is done then.
        KeyboardInterrupt: work in hand is given up, products that are done stay.
    """
    refuse_shared_folders(jobs)
    jobs = _settled(jobs)
    if workers <= 1 or len(jobs) <= 1:
        for job in jobs:
            yield do_lesson(job, lambda name, done, count, job=job: told(job, name, done, count))  # type: ignore[misc]
        return
    with processes(min(workers, len(jobs)), NEEDED) as crew:

        def begin(job: LessonJob) -> Future[LessonOutcome]:
            try:
                return crew.executor.submit(_work, job)
            except Exception as error:  # the crew is gone; each job left will say so
                refused: Future[LessonOutcome] = Future()
                refused.set_result(LessonOutcome(job, None, (unexpected(error),)))
                return refused

        for number, future in hand_out(jobs, crew, begin, lambda _job: None):
            if future is None:
                yield LessonOutcome(jobs[number], None, (killed(),))
            elif error := future.exception():  # it never came to the job
                yield LessonOutcome(jobs[number], None, (unexpected(error),))
            else:
                yield replace(future.result(), job=jobs[number])


def do_lesson(job: LessonJob, progress: Progress = lambda *_: None) -> LessonOutcome:
    """One lesson; what stops it becomes its outcome."""
    try:
        brand = load_brand(job.brand)
        return LessonOutcome(
            job,
            make_lesson(job.script, job.unit, brand, job.out, job.settings, job.only, job.pacing, progress),
        )
    except VidgenError as error:
        return LessonOutcome(job, None, error.findings)
    except Exception as error:  # a fault of ours in one lesson must not take the others with it
        return LessonOutcome(job, None, (unexpected(error),))


def _work(job: LessonJob) -> LessonOutcome:
    return interruptible(do_lesson, job)


def _settled(jobs: Sequence[LessonJob]) -> tuple[LessonJob, ...]:
    """The jobs with what is known of the engines: each is tried once a run, not once a lesson."""
    audiences = {script.audience for script in scripts_of(jobs).values()}
    known = Choice()
    for brand, settings in {(job.brand, job.settings) for job in jobs if FILMS & set(job.only or FILMS)}:
        try:
            known = settled_for(load_brand(brand), settings, audiences, known).choice
        except VidgenError:  # the films will say so; papers need no voice
            return tuple(jobs)
    return tuple(replace(job, settings=replace(job.settings, choice=known)) for job in jobs)
