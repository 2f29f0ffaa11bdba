"""What a file belongs to: the folders it lies in, from its own upwards."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

LEVELS_UP = 6


def folders_above(place: Path, levels: int = LEVELS_UP) -> Iterator[Path]:
    """The folder of a file (for a folder, itself) and those above it, the nearest first.

    A folder in which everyone may leave files, as ``/tmp``, is nobody's library: what lies there may be
    a stranger's, so neither it nor what is above it is given.

    Arguments:
        levels: how many above the first.
    """
    start = place.absolute()
    folders = [start, *start.parents] if start.is_dir() else list(start.parents)
    for folder in folders[: levels + 1]:
        if _is_everybodys(folder):
            return
        yield folder


def find_above(place: Path, name: str, levels: int = LEVELS_UP) -> Path | None:
    """The nearest file of that name beside a file (or in a folder) or above; else None."""
    return next((each / name for each in folders_above(place, levels) if (each / name).is_file()), None)


def _is_everybodys(folder: Path) -> bool:
    """Anyone may write there and only the owner of a file may delete it, which is how such folders are made.

    Windows knows no such mark and gives each user a temporary folder of their own. A drive of Windows seen
    from Linux lets everyone write everywhere, so the right to write alone says nothing.
    """
    try:
        mode = folder.stat().st_mode
    except OSError:
        return False
    return bool(mode & stat.S_IWOTH and mode & stat.S_ISVTX)
