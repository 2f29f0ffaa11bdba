"""Workers as processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.context import BaseContext
from typing import Any, Final, TypeVar

from vidgen.batch.crew import Crew
from vidgen.batch.job import Job, Outcome, do
from vidgen.batch.orphans import follow_the_parent
from vidgen.garbage import look_seldom

_NEEDED: Final = (
    "vidgen.batch.job",
    "vidgen.cli.render",
    "vidgen.delivery.deliver",
    "vidgen.film.shoot",
    "vidgen.storyboard.scenes",
)
"""What a worker loads before its first job, or in it."""
_LONGEST: Final = 70
"""Bytes of the path of the temporary folder; a socket's may have 107, with 32 for its own name."""

Given = TypeVar("Given")
Done = TypeVar("Done")


class Processes(Executor):
    """Processes that each do one call at a time and stay for the next.

    Each is a pool of its own: a pool of several is lost as a whole when one of them dies, and nobody can
    tell at whose call. Here only that one call fails, with `BrokenProcessPool`, and a new process takes the
    place of the old.
    """

    def __init__(self, count: int, needed: Sequence[str] = _NEEDED) -> None:
        self._needed = needed
        self._idle: queue.SimpleQueue[ProcessPoolExecutor] = queue.SimpleQueue()
        self._pools: set[ProcessPoolExecutor] = set()
        for _number in range(count):
            self._hire()

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have the next process that is free call `fn`; waits for one."""
        while True:
            pool = self._idle.get()
            try:
                future = pool.submit(fn, *args, **kwargs)
            except BrokenProcessPool:  # it died while it had nothing to do
                self._replace(pool)
                continue
            except BaseException:  # the next call waits for this one, whatever has kept it from starting
                self._idle.put(pool)
                raise
            future.add_done_callback(partial(self._freed, pool))
            return future

    def _hire(self) -> None:
        pool = ProcessPoolExecutor(1, _context(self._needed), _begin, (dict(os.environ),))
        self._pools.add(pool)
        self._idle.put(pool)

    def _freed(self, pool: ProcessPoolExecutor, done: Future[Any]) -> None:
        if not done.cancelled() and isinstance(done.exception(), BrokenProcessPool):
            self._replace(pool)
        else:
            self._idle.put(pool)

    def _replace(self, pool: ProcessPoolExecutor) -> None:
        self._pools.discard(pool)
        self._hire()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let the processes go; see `Executor.shutdown`."""
        for pool in tuple(self._pools):
            pool.shutdown(wait=wait, cancel_futures=cancel_futures)


@contextmanager
def processes(count: int, needed: Sequence[str] = _NEEDED) -> Iterator[Crew]:
    """That many processes of this machine, started when first needed.

    Arguments:
        needed: modules that each of them will use.
    """
    executor = Processes(count, needed)
    try:
        yield Crew(executor, lambda: count, work, (BrokenProcessPool,))
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def work(job: Job) -> Outcome:
    """A video in a process of its own."""
    return interruptible(do, job)


def interruptible(task: Callable[[Given], Done], job: Given) -> Done:
    """A job in a process of its own, which Ctrl-C ends so that what it has begun is cleared away."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return task(job)
    finally:
        _leave_ctrl_c()


def _context(needed: Sequence[str]) -> BaseContext:
    """How processes are started: never forked from this one, whose threads would not come along.

    On Linux they are forked from a process that has loaded what all of them need and done nothing else; to
    load it takes half a second of processor time for each process started in another way. That process
    is reached through a socket among the temporary files, whose path must be short.
    """
    if sys.platform != "linux" or len(os.fsencode(tempfile.gettempdir())) > _LONGEST:
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(needed))
    return context


def _begin(environment: dict[str, str]) -> None:
    # The process it was forked from keeps the environment of the moment it was started.
    os.environ.clear()
    os.environ.update(environment)
    _leave_ctrl_c()
    look_seldom()
    follow_the_parent()


def _leave_ctrl_c() -> None:
    """Ctrl-C reaches every process of a terminal; one that waits for work has nothing to say to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
