"""How much the stores may hold together."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from vidgen.errors import StoreError
from vidgen.messages import _
from vidgen.store.place import Place

GB: Final = 10**9
_MOST: Final = 4 * GB
_SHARE: Final = 0.1


def cap_bytes(place: Place, held: int) -> int:
    """Most bytes for all stores: `VIDGEN_CACHE_GB`, else 4 GB or a tenth of the room, whichever is less.

    Room is what is free plus what the stores hold, so that filling them does not lower their own cap. At a
    URL nobody can tell it.

    Arguments:
        held: bytes in the stores now.

    Raises:
        StoreError: `VIDGEN_CACHE_GB` is not a number of gigabytes (``VG-C003``).
    """
    chosen = os.environ.get("VIDGEN_CACHE_GB")
    if chosen:
        return _chosen(chosen)
    if not isinstance(place, Path):
        return _MOST
    try:
        free = shutil.disk_usage(_standing(place)).free
    except OSError:  # a drive that is not there holds nothing that could be too much
        return _MOST
    return min(_MOST, int(_SHARE * (free + held)))


def _chosen(text: str) -> int:
    try:
        most = float(text.replace(",", "."))
        if most >= 0:
            return int(most * GB)
        raise ValueError(text)
    except (ValueError, OverflowError) as error:
        raise StoreError.of(
            "VG-C003",
            _("VIDGEN_CACHE_GB phải là số gigabyte, không phải “{text}”.").format(text=text),
            _("Ví dụ: VIDGEN_CACHE_GB=2 hoặc VIDGEN_CACHE_GB=0.5; bỏ biến này để dùng mức mặc định."),
        ) from error


def _standing(folder: Path) -> Path:
    """The folder, or the nearest above it that exists."""
    whole = folder.absolute()
    return next((each for each in (whole, *whole.parents) if each.is_dir()), whole)
