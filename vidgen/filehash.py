"""SHA-256 of files a video is made from: footage may be large, and a script is told for every unit."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path


def sha256_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; read again only when its time or size has changed.

    Raises:
        OSError: it cannot be read.
    """
    state = path.stat()
    return _sha256(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _sha256(path: Path, _modified: int, _bytes: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
