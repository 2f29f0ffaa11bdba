"""Turns at making things that a store keeps, so that two processes do not make the same one at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from vidgen.store import cache_folder

FOLDER: Final = "turns"
_POLL: Final = 0.02  # seconds


@contextmanager
def turn(key: str, *, wait: bool) -> Iterator[bool]:
    """Hold the turn at making what is kept under that key; a process that dies gives it back.

    The turn is a file lock among the processes of this machine, one of 256 by the key's hash: another thing
    that falls on the same lock only waits needlessly. So a process holds one turn at a time, never two.
    Where files cannot be locked everyone has the turn, and the worst is that a thing is made twice.

    Arguments:
        wait: until it is free; otherwise yields False at once where another holds it.
    """
    # Imported here: it brings asyncio along, and a command that makes nothing needs no lock.
    from filelock import FileLock, Timeout

    slot = hashlib.sha256(key.encode("utf-8")).hexdigest()[:2]
    folder = cache_folder() / FOLDER
    lock = FileLock(folder / f"{slot}.lock")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=-1 if wait else 0, poll_interval=_POLL)
    except Timeout:
        yield False
        return
    except (OSError, NotImplementedError):
        yield True
        return
    try:
        yield True
    finally:
        lock.release()
