"""Work done in a thread aside, or in line where a run shall keep to one core.

Encoders and decoders let other threads run while they work, so painting, encoding, sound and inspection of
one video share two cores well. What comes out is the same either way.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, Final, TypeVar

_AHEAD: Final = 6  # items made before they are asked for; a frame of the film is 3 MB

Item = TypeVar("Item")
Result = TypeVar("Result")


class _InLine(Executor):
    """An executor that does each task at once, in the thread that hands it in, where Ctrl-C stops all."""

    def submit(self, fn: Callable[..., Result], /, *args: Any, **kwargs: Any) -> Future[Result]:
        done: Future[Result] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:
            done.set_exception(error)
        return done


@contextmanager
def aside(threads: bool) -> Iterator[Executor]:
    """An executor for work beside the main work: one thread, or in line.

    On an exception the tasks that have not begun are dropped.
    """
    executor = ThreadPoolExecutor(1) if threads else _InLine()
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=True, cancel_futures=True)
        raise
    executor.shutdown(wait=True)


def ahead(items: Iterator[Item], threads: bool) -> Iterator[Item]:
    """The items, made a few ahead in a thread of their own; in line they are handed on as they are."""
    if not threads:
        yield from items
        return
    waiting: queue.Queue[tuple[bool, Any]] = queue.Queue(_AHEAD)
    stopped = threading.Event()

    def make() -> None:
        try:
            for item in items:
                if not _put(waiting, (True, item), stopped):
                    return
            _put(waiting, (False, None), stopped)
        except BaseException as error:
            _put(waiting, (False, error), stopped)

    maker = threading.Thread(target=make, daemon=True)
    maker.start()
    try:
        while True:
            more, item = waiting.get()
            if not more:
                if item is not None:
                    raise item
                return
            yield item
    finally:
        stopped.set()
        maker.join()


def _put(waiting: queue.Queue[tuple[bool, Any]], item: tuple[bool, Any], stopped: threading.Event) -> bool:
    """Hand an item over, unless nobody wants it any more."""
    while not stopped.is_set():
        try:
            waiting.put(item, timeout=0.1)
        except queue.Full:
            continue
        return True
    return False
