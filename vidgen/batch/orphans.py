"""Worker processes that do not outlive their parent."""

from __future__ import annotations

import multiprocessing
import os
import threading
from multiprocessing.connection import Connection, wait
from multiprocessing.util import Finalize


def follow_the_parent() -> None:
    """End this process when its parent does, at once.

    A parent that was killed cannot call its processes home; they would hold its folders for ever.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        ended, end = multiprocessing.Pipe(duplex=False)
        thread = threading.Thread(target=_watch, args=(parent.sentinel, ended), daemon=True)
        thread.start()
        # A thread still there when the interpreter goes keeps extension modules from being put away in order.
        Finalize(None, _leave, (end, thread), exitpriority=0)


def _watch(parent: int, ended: Connection) -> None:
    if parent in wait([parent, ended]):
        os._exit(1)


def _leave(end: Connection, thread: threading.Thread) -> None:
    end.close()
    thread.join()
