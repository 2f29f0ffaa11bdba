"""What this machine knows of approvals, in the folder of its user's settings."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path
from typing import Final

import platformdirs

KEYS: Final = "khoa"
TRUST: Final = "tin-cay.json"
MEMORY: Final = "da-thay.json"
SIGNATURES: Final = "chu-ky-da-kiem.txt"


def config_folder() -> Path:
    """`VIDGEN_CONFIG`, or this user's settings folder; it need not be there."""
    chosen = os.environ.get("VIDGEN_CONFIG")
    return Path(chosen) if chosen else Path(platformdirs.user_config_dir("vidgen", appauthor=False))


def replace_file(path: Path, data: bytes, *, owner_only: bool = False) -> None:
    """Make or replace a file; nobody ever reads half of it.

    Arguments:
        owner_only: nobody else may read it, where the system knows of that (on Windows the folder of a
            user's settings is closed to others already).

    Raises:
        OSError: as the disk says.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(draft, flags, 0o600 if owner_only else 0o644), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            draft.unlink()
