"""How often Python looks for objects that only refer to each other.

It looks after every 700 new ones, as it comes, and at the end through all there is. Starting up makes ten
thousands of functions, classes and patterns that all stay, and going over them took a quarter of the time of
a check. What pictures and sound take is freed without it, as soon as nobody refers to them.
"""

from __future__ import annotations

import gc
from typing import Final

SELDOM: Final = 100_000
"""New objects after which to look; some megabytes."""


def look_seldom() -> None:
    """Look seldom from now on, in this process: for a program, not for a library that is used by one."""
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


def look_no_more() -> None:
    """Leave what there is to the system, which takes all of it back: for the end of a program.

    What is written at the end of a program (``atexit``, the finalizers of files and folders) still is.
    """
    gc.freeze()
