"""Does the jobs of a plan, one at a time for each worker, and tells the reporter."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import replace

from vidgen.batch.crew import Crew
from vidgen.batch.final import refuse_drafts
from vidgen.batch.hand_out import hand_out
from vidgen.batch.job import Job, Outcome, broken, died, do
from vidgen.batch.plan import refuse_shared_folders, scripts_of
from vidgen.batch.record import ready_to_seal, recorded
from vidgen.batch.reporter import Reporter
from vidgen.batch.voices import Voices


def run(
    jobs: Sequence[Job],
    reporter: Reporter,
    workers: int = 1,
    crew: AbstractContextManager[Crew] | None = None,
) -> tuple[Outcome, ...]:
    """Do all jobs and return what became of each, in the order of the jobs.

    Arguments:
        jobs: any number, of any scripts.
        reporter: is called in this thread.
        workers: processes of this machine. With one the work is done in this process and its stages are
            reported.
        crew: other workers instead, such as `cluster.cluster`.

    Raises:
        DeliveryError: two scripts would write the same kit (``VG-K010``); nothing is done then.
        ApprovalError: only final videos were asked for, and a script has no approval; nothing is done then.
        ApprovalError: the key to seal with is not there, or its passphrase is not (``VG-T002``).
        VoiceError: the voice asked for does not exist.
        VidgenError: the crew cannot be had.
        KeyboardInterrupt: work in hand is given up, kits that are done stay.
    """
    scripts = scripts_of(jobs)
    refuse_shared_folders(jobs, scripts)
    refuse_drafts(jobs, scripts)
    ready_to_seal()
    voices = Voices(jobs, scripts, reporter)
    if crew is None and (workers <= 1 or len(jobs) <= 1):
        reporter.planned(jobs)
        voices.tell()
        return tuple(_here(job, reporter, voices) for job in jobs)
    from vidgen.batch.processes import processes  # here, since one video needs no workers

    with crew or processes(min(workers, len(jobs))) as hired:
        reporter.planned(jobs)
        voices.tell()
        return work_off(jobs, reporter, hired, voices)


def _here(job: Job, reporter: Reporter, voices: Voices) -> Outcome:
    reporter.started(job)
    done = do(voices.handed(job), lambda stage, share: reporter.progressed(job, stage, share))
    outcome = recorded(replace(done, job=job))
    voices.heard(outcome)
    reporter.ended(outcome)
    return outcome


def work_off(jobs: Sequence[Job], reporter: Reporter, crew: Crew, voices: Voices) -> tuple[Outcome, ...]:
    """Do the jobs with a crew; see `run`."""
    ended: dict[int, Outcome] = {}

    def begin(job: Job) -> Future[Outcome]:
        reporter.started(job)
        return _handed(voices.handed(job), crew)

    for number, future in hand_out(jobs, crew, begin, reporter.lost):
        job = jobs[number]
        outcome = ended[number] = recorded(died(job) if future is None else _outcome(job, future))
        voices.heard(outcome)
        reporter.ended(outcome)
    return tuple(ended[number] for number in range(len(jobs)))


def _handed(job: Job, crew: Crew) -> Future[Outcome]:
    try:
        return crew.executor.submit(crew.task, job)
    except Exception as error:  # the crew is gone; each job left will say so
        refused: Future[Outcome] = Future()
        refused.set_result(broken(job, error))
        return refused


def _outcome(job: Job, future: Future[Outcome]) -> Outcome:
    error = future.exception()
    if error is not None:  # it never came to the job: it could not travel, or Ctrl-C reached only its worker
        return broken(job, error)
    return replace(future.result(), job=job)
