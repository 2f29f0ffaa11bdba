"""A folder of things made once, kept under the hash of all that decides them.

An entry is one file: a line with the digest of all that follows it, then the payload. What was cut short or
damaged does not match its digest; it is removed and made again. Several processes may share a folder: an
entry is written under a name of its own and moved into place; whoever comes second finds the same content.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import platformdirs

from vidgen.errors import StoreError
from vidgen.messages import _

_FORMAT: Final = "vidgen-store-1"


def cache_folder() -> Path:
    """`VIDGEN_CACHE`, or this user's cache folder."""
    chosen = os.environ.get("VIDGEN_CACHE")
    return Path(chosen) if chosen else Path(platformdirs.user_cache_dir("vidgen", appauthor=False))


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a store: its size in bytes and when it was last used (seconds since the epoch)."""

    path: Path
    bytes: int
    used: float


@dataclass(frozen=True, slots=True)
class ContentStore:
    """Payloads by key.

    Attributes:
        folder: made when first needed.
        suffix: of the entries' names: ``.speech``.
    """

    folder: Path
    suffix: str

    def path(self, key: str) -> Path:
        """Where the entry of that key lies."""
        return self.folder / key[:2] / f"{key}{self.suffix}"

    def get(self, key: str) -> bytes | None:
        """The payload as it was put; None if there is none, or it was damaged and is now removed."""
        path = self.path(key)
        try:
            data = path.read_bytes()
        except OSError:  # absent, or being replaced at this moment (Windows): making it again is always right
            return None
        title, _newline, payload = data.partition(b"\n")
        if title != _title(payload):
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):  # only the order of eviction depends on it
            os.utime(path)
        return payload

    def put(self, key: str, payload: bytes) -> None:
        """Keep a payload.

        Raises:
            StoreError: the folder cannot be written (``VG-C001``).
        """
        path = self.path(key)
        draft = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_title(payload) + b"\n" + payload)
            try:
                draft.replace(path)
            except PermissionError:
                if not path.exists():  # else another process holds the same content open (Windows)
                    raise
        except OSError as error:
            raise StoreError.of(
                "VG-C001",
                _("Không ghi được kho tạm “{folder}”: {error}").format(folder=self.folder, error=error),
                _("Giải phóng ổ đĩa, hoặc đặt biến môi trường VIDGEN_CACHE trỏ tới một thư mục ghi được."),
            ) from error
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def entries(self) -> tuple[Entry, ...]:
        """What the folder holds, drafts of killed runs included, the longest unused first."""
        found = []
        for path in self.folder.glob(f"*/*{self.suffix}*"):
            with contextlib.suppress(OSError):  # removed by another process meanwhile
                seen = path.stat()
                found.append(Entry(path, seen.st_size, seen.st_mtime))
        return tuple(sorted(found, key=lambda entry: entry.used))

    def shrink(self, most_bytes: int) -> int:
        """Remove what was unused longest until at most `most_bytes` are left; returns how many bytes went."""
        entries = self.entries()
        over = sum(entry.bytes for entry in entries) - most_bytes
        gone = 0
        for entry in entries:
            if gone >= over:
                break
            with contextlib.suppress(OSError):  # in use (Windows), or removed by another process
                entry.path.unlink()
                gone += entry.bytes
        return gone


def _title(payload: bytes) -> bytes:
    return f"{_FORMAT} {hashlib.sha256(payload).hexdigest()}".encode("ascii")
