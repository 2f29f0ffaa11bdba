"""Memory that was freed, given back to the system.

Pictures of some megabytes come and go between small things that stay; what lies free between them, a hundred
megabytes after a few scenes, the C library of Linux keeps. It gives it back when asked. What is needed again
right after has to be cleared anew, a twentieth of the time of a short film, so it is asked only
where the process has grown large.
"""

from __future__ import annotations

import ctypes
import mmap
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

LARGE: Final = 290 << 20
"""Bytes in memory from which on it is worth while: what a film of a minute takes."""

_STATM: Final = Path("/proc/self/statm")


def give_back() -> None:
    """Give back what is free, where there is much; where the C library does that by itself, nothing."""
    if _resident() >= LARGE:
        _trim()(0)


def _resident() -> int:
    """Bytes of the process in memory; 0 where that cannot be known."""
    try:
        return int(_STATM.read_text(encoding="ascii").split()[1]) * mmap.PAGESIZE
    except (OSError, ValueError, IndexError):
        return 0


@cache
def _trim() -> Callable[[int], object]:
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, musl has not
        if trim is not None:
            trim.argtypes = [ctypes.c_size_t]
            return trim  # type: ignore[no-any-return]
    return lambda _keep: None
