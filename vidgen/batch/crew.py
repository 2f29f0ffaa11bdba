"""The seam between the engine and whoever does the work."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from vidgen.batch.job import Job, Outcome


@dataclass(frozen=True, slots=True)
class Crew:
    """Workers behind a standard executor.

    Another kind of workers is a context manager that yields a `Crew`; see `processes` and `cluster`.

    Attributes:
        executor: takes one job at a time for each of its workers and keeps them between jobs.
        size: how many jobs it does at once now.
        task: what a worker does with a job; travels by its name.
        lost: what a future raises when its worker died or went away.
    """

    executor: Executor
    size: Callable[[], int]
    task: Callable[[Job], Outcome]
    lost: tuple[type[BaseException], ...]
