"""What a store stands on: named files that are written whole or not at all.

To add another: implement `Shelf` in a file of its own, and let `shelf_at` choose it by the look of the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from vidgen.store.place import Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a store.

    Attributes:
        name: below the store's place, with ``/``.
        bytes: its size.
        used: when it was last used, in seconds since the epoch by the clock of where it lies; where that is
            not kept, when it was made.
    """

    name: str
    bytes: int
    used: float


class Shelf(Protocol):
    """Files by name (``ab/abcd.scene``) at one place. Whatever goes wrong is an `OSError`."""

    def read(self, name: str) -> bytes:
        """All of a file."""

    def write(self, name: str, data: bytes) -> None:
        """Make or replace a file. Nobody ever reads half of it under its name."""

    def touch(self, name: str) -> None:
        """Note that a file was used now, if the place can."""

    def remove(self, name: str) -> None:
        """Take a file away; `FileNotFoundError` if another process was first."""

    def entries(self) -> Iterator[Entry]:
        """Every file two levels down, in any order; none if the place is not there yet."""


def shelf_at(place: Place) -> Shelf:
    """The shelf at a place.

    Raises:
        StoreError: a URL that cannot be opened (``VG-C004``).
    """
    return _folder(place) if isinstance(place, Path) else _remote(place)


def _folder(place: Path) -> Shelf:
    from vidgen.store.folder import FolderShelf

    return FolderShelf(place)


@cache
def _remote(url: str) -> Shelf:
    from vidgen.store.remote import RemoteShelf

    return RemoteShelf(url)
