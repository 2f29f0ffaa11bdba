"""The other scripts of a library: their ids and titles, read without loading them."""

from __future__ import annotations

import os
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_ENDINGS = (".md", ".yaml", ".yml", ".json")
_KIT = "report.json"  # in a posting kit, whose files tell the id and title of their script
_KEY = r"^\s*[\"']?{key}[\"']?\s*:\s*[\"']?(?P<value>.*?)[\"']?\s*(?:\s#.*|,)?$"
_ID = re.compile(_KEY.format(key="id"), re.MULTILINE)
_TITLE = re.compile(_KEY.format(key="title"), re.MULTILINE)
_HEAD = 8192  # bytes; id and title stand at the top
_MOST = 5000  # scripts; more are no library
_FRESH = 3.0  # seconds for which what was read is believed: a run looks at every script for every unit


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A script as its head has it; both may be empty."""

    path: Path
    id: str
    title: str


def neighbours(folder: Path) -> tuple[Neighbour, ...]:
    """The scripts in a folder and below it, by path; hidden ones (``.``, ``_``) and posting kits left out."""
    return _read(folder, int(time.monotonic() / _FRESH))


@lru_cache(maxsize=4)
def _read(folder: Path, _tick: int) -> tuple[Neighbour, ...]:
    found: list[Neighbour] = []
    for path in sorted(_files(folder)):
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD)
        except OSError:
            continue  # told where the script itself is loaded
        text = unicodedata.normalize("NFC", head.decode("utf-8-sig", errors="replace"))
        id, title = _ID.search(text), _TITLE.search(text)
        if id and title:
            found.append(Neighbour(path, id["value"].strip(), title["value"].strip()))
        if len(found) >= _MOST:
            break
    return tuple(found)


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        if _KIT in names:
            folders.clear()
            continue
        folders[:] = [name for name in folders if not name.startswith((".", "_"))]
        for name in names:
            if name.lower().endswith(_ENDINGS) and not name.startswith((".", "_")):
                yield Path(root, name)
