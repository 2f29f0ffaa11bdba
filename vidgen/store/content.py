"""Payloads by key, each guarded by a digest.

An entry is one file: a line with the digest of its name and of all that follows, then the payload. What was
cut short, damaged or given another's name does not match; it is removed and made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import dataclass
from typing import Final

from vidgen.errors import StoreError
from vidgen.messages import _
from vidgen.store.place import Place
from vidgen.store.shelf import Entry, Shelf, shelf_at

_FORMAT: Final = "vidgen-store-2"


@dataclass(frozen=True, slots=True)
class ContentStore:
    """Payloads by key.

    Attributes:
        folder: a folder, made when first needed, or a URL.
        suffix: of the entries' names: ``.speech``.
    """

    folder: Place
    suffix: str

    @property
    def shelf(self) -> Shelf:
        """Where the entries lie.

        Raises:
            StoreError: a URL that cannot be opened (``VG-C004``).
        """
        return shelf_at(self.folder)

    def name(self, key: str) -> str:
        """The name of that key's entry below the folder."""
        return f"{key[:2]}/{key}{self.suffix}"

    def get(self, key: str) -> bytes | None:
        """The payload as it was put; None if there is none, or it was damaged and is now removed.

        Raises:
            StoreError: the store is at a URL that cannot be opened (``VG-C004``).
        """
        name, shelf = self.name(key), self.shelf
        try:
            data = shelf.read(name)
        except OSError:  # absent, out of reach, or just being replaced (Windows): making it again is right
            return None
        title, _newline, payload = data.partition(b"\n")
        if title != _title(name, payload):
            with contextlib.suppress(OSError):
                shelf.remove(name)
            return None
        with contextlib.suppress(OSError):  # only the order of eviction depends on it
            shelf.touch(name)
        return payload

    def put(self, key: str, payload: bytes) -> None:
        """Keep a payload.

        Raises:
            StoreError: the store cannot be written (``VG-C001``) or opened (``VG-C004``).
        """
        try:
            self.write(key, payload)
        except OSError as error:
            raise StoreError.of(
                "VG-C001",
                _("Không ghi được kho tạm “{folder}”: {error}").format(
                    folder=self.folder, error=error.strerror or error
                ),
                _("Giải phóng ổ đĩa, hoặc đặt biến môi trường VIDGEN_CACHE trỏ tới một thư mục ghi được."),
            ) from error

    def write(self, key: str, payload: bytes) -> None:
        """`put`, for those who can do without.

        Raises:
            OSError: as the place says.
            StoreError: the store is at a URL that cannot be opened (``VG-C004``).
        """
        name = self.name(key)
        self.shelf.write(name, _title(name, payload) + b"\n" + payload)

    def drop(self, key: str) -> None:
        """Remove a payload, if it is there and the store lets it go.

        Raises:
            StoreError: the store is at a URL that cannot be opened (``VG-C004``).
        """
        with contextlib.suppress(OSError):
            self.shelf.remove(self.name(key))

    def entries(self) -> tuple[Entry, ...]:
        """What the store holds, drafts of writers at work or killed included, in any order.

        Raises:
            OSError: the place cannot be listed.
        """
        ours = re.compile(rf"(..)/\1[^/]*{re.escape(self.suffix)}(\.[0-9a-f]{{8}})?")
        return tuple(entry for entry in self.shelf.entries() if ours.fullmatch(entry.name))

    def is_draft(self, entry: Entry) -> bool:
        """Whether an entry is not, or not yet, under its final name."""
        return not entry.name.endswith(self.suffix)


def _title(name: str, payload: bytes) -> bytes:
    digest = hashlib.sha256(f"{name}\0".encode())
    digest.update(payload)
    return f"{_FORMAT} {digest.hexdigest()}".encode("ascii")
