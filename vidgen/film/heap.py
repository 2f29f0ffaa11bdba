"""Memory that was freed, given back to the system.

Pictures of some megabytes come and go between small things that stay; what lies free between them, a hundred
megabytes after a few scenes, the C library of Linux keeps. It gives it back when asked, which takes no time
that could be measured beside a scene's.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give back what is free; where the C library does that by itself, nothing."""
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it, musl has not
        if trim is not None:
            trim.argtypes = [ctypes.c_size_t]
            return trim  # type: ignore[no-any-return]
    return lambda _keep: None
