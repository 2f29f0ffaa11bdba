"""Hands jobs of any kind to a crew, one at a time for each worker, until all have ended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Final, TypeVar

from vidgen.batch.crew import Crew
from vidgen.batch.plan import Plan, Scripted

_GLANCE: Final = 0.5  # seconds between two looks; on Windows Ctrl-C does not end a wait

Given = TypeVar("Given", bound=Scripted)
Done = TypeVar("Done")


def hand_out(
    jobs: Sequence[Given], crew: Crew, begin: Callable[[Given], Future[Done]], lost: Callable[[Given], None]
) -> Iterator[tuple[int, Future[Done] | None]]:
    """The number of each job with what became of it, as they end.

    Arguments:
        begin: hands a job to a worker that is free.
        lost: hears that a worker died and its job will be done again.

    Yields:
        None for a job whose worker was lost each time it was tried.
    """
    plan = Plan(jobs)
    in_hand: dict[Future[Done], int] = {}
    while plan or in_hand:
        while plan and len(in_hand) < max(1, crew.size()):
            number = plan.take()
            assert number is not None
            in_hand[begin(jobs[number])] = number
        for future in wait(in_hand, _GLANCE, FIRST_COMPLETED).done:
            number = in_hand.pop(future)
            gone = future.cancelled() or isinstance(future.exception(), crew.lost)
            if gone and plan.lost(number):
                lost(jobs[number])
                continue
            plan.ended(number)
            yield number, None if gone else future
