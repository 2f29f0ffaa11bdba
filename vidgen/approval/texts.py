"""The texts that were approved, kept beside the ledger so that a changed copy can be held against them.

A statement holds only the hash of a script. Each text lies in ``_duyet/ban-duyet/<hash>.txt`` and is believed
only if it has that hash, so that nobody gains anything by changing one.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import Final

from vidgen.approval.canonical import normalised
from vidgen.approval.desk import Desk

FOLDER: Final = "ban-duyet"
_LARGEST: Final = 2 * 1024 * 1024  # bytes; a script has at most one megabyte before it is normalised


def keep_text(desk: Desk, script: Path) -> None:
    """Keep the text of a script as it is now.

    Raises:
        OSError, UnicodeDecodeError: it cannot be read or kept.
    """
    data = normalised(script.read_bytes().decode("utf-8")).encode("utf-8")
    target = _place(desk, hashlib.sha256(data).hexdigest())
    if target.exists() and target.read_bytes() == data:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    # Not `tempfile`: what that makes only its owner may read, and the folder is one that many share.
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def text_of(desk: Desk, digest: str) -> str | None:
    """The approved text of that hash (SHA-256, hexadecimal); None where it is not kept or is another text."""
    try:
        with _place(desk, digest).open("rb") as file:
            data = file.read(_LARGEST + 1)
        text = normalised(data.decode("utf-8"))  # git may have written other line ends
    except (OSError, UnicodeDecodeError):
        return None
    if len(data) > _LARGEST or hashlib.sha256(text.encode("utf-8")).hexdigest() != digest:
        return None
    return text


def _place(desk: Desk, digest: str) -> Path:
    return desk.folder / FOLDER / f"{digest}.txt"
