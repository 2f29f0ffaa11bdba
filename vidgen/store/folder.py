"""A shelf in a folder: plain files, which any number of processes may read, write and remove at once."""

from __future__ import annotations

import contextlib
import os
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vidgen.store.shelf import Entry

_TRIES: Final = 5
_PAUSE_SECONDS: Final = 0.01


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """Files in a folder, which is made when first needed."""

    folder: Path

    def read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        for left in reversed(range(_TRIES)):
            try:
                self._write(self.folder / name, data)
                return
            except (FileNotFoundError, FileExistsError):  # somebody deletes the folder at this very moment
                if not left:
                    raise
                time.sleep(_PAUSE_SECONDS)

    def _write(self, path: Path, data: bytes) -> None:
        draft = path.with_name(f"{path.name}.{uuid.uuid4().hex[:8]}")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(data)
            try:
                draft.replace(path)
            except PermissionError:
                if not path.exists():  # else another process holds the same content open (Windows)
                    raise
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def touch(self, name: str) -> None:
        os.utime(self.folder / name)

    def remove(self, name: str) -> None:
        (self.folder / name).unlink()

    def entries(self) -> Iterator[Entry]:
        for group in _listed(self.folder):
            if not group.is_dir(follow_symlinks=False):
                continue
            for file in _listed(Path(group.path)):
                with contextlib.suppress(FileNotFoundError):  # removed by another process meanwhile
                    seen = file.stat(follow_symlinks=False)
                    yield Entry(f"{group.name}/{file.name}", seen.st_size, seen.st_mtime)


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except (FileNotFoundError, NotADirectoryError):
        return []
