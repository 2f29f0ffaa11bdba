"""Where the stores are: a folder of this machine or its network, or a URL that fsspec opens."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

Place = Path | str
"""A folder, or a URL (a string with ``://`` in it)."""


def cache_place() -> Place:
    """`VIDGEN_CACHE`, which is a folder or a URL, or this user's cache folder."""
    chosen = os.environ.get("VIDGEN_CACHE")
    if chosen and "://" in chosen:
        return chosen
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("vidgen", appauthor=False))


def cache_folder() -> Path:
    """The cache place if it is a folder, else this user's: for what only a file system can hold."""
    place = cache_place()
    return place if isinstance(place, Path) else Path(platformdirs.user_cache_dir("vidgen", appauthor=False))


def below(place: Place, name: str) -> Place:
    """The place of that name inside a place."""
    return place / name if isinstance(place, Path) else f"{place.rstrip('/')}/{name}"
