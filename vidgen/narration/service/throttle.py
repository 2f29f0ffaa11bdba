"""No service is called more often than it bears, by whichever thread or process of this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

from vidgen.store import cache_folder

FOLDER: Final = "throttle"
_PATIENCE: Final = 2.0  # seconds for the lock, which is held for microseconds
_LONGEST: Final = 120.0  # seconds: a later time in the file is another clock's, not a service's


class Throttle:
    """The times at which one service may be called; kept in the cache folder, so that processes share them.

    Where files cannot be locked the threads of each process still keep the gap among themselves.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._free = 0.0  # clock time from which the next call may start

    def turn(self, gap: float) -> float:
        """Take the next turn, `gap` seconds after the one before; returns the seconds until then."""
        return self._booked(lambda now, free: (max(now, free), max(now, free) + gap))

    def hold(self, seconds: float) -> None:
        """Let nobody call for so long."""
        self._booked(lambda now, free: (now, max(free, now + min(seconds, _LONGEST))))

    def _booked(self, book: Callable[[float, float], tuple[float, float]]) -> float:
        from filelock import FileLock, Timeout  # brings asyncio along; a run without calls needs neither

        now = time.time()
        with self._lock:
            try:
                folder = cache_folder() / FOLDER
                folder.mkdir(parents=True, exist_ok=True)
                with FileLock(folder / f"{self._name}.lock", timeout=_PATIENCE):
                    path = folder / f"{self._name}.txt"
                    try:
                        known = float(path.read_text("ascii"))
                    except (OSError, ValueError):
                        known = 0.0
                    mine, self._free = book(now, self._sane(now, max(known, self._free)))
                    path.write_text(repr(self._free), "ascii")
            except (OSError, Timeout, NotImplementedError):
                mine, self._free = book(now, self._sane(now, self._free))
        return max(mine - now, 0.0)

    @staticmethod
    def _sane(now: float, free: float) -> float:
        return free if free - now <= _LONGEST else now
