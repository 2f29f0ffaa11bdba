"""Every file a video is made from, and whether one of them has changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from vidgen.narration.takes import TAKES

_MEDIA = re.compile(r"!\[[^\]\n]*\]\(\s*<?([^)\n>]+?)>?\s*\)")
_MOST = 200  # files of a brand folder; one that is a whole drive would never be looked through

State = tuple[int, int] | None


def sources(script: Path, units: Path | None, brand: Path | None) -> tuple[Path, ...]:
    """The script, what it shows, its units, a person's takes and the brand's files; some may not be there.

    The script may be broken: what it names is found in its text.

    Arguments:
        units, brand: the list of units and the brand folder, where there are any of one's own.
    """
    try:
        text = script.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        text = ""
    found = [script, *(script.parent / name.strip() for name in _MEDIA.findall(text))]
    found += [units] if units else []
    for folder in (script.parent / TAKES / script.stem, brand):
        if folder and folder.is_dir():
            files = (path for path in sorted(folder.rglob("*")) if path.is_file())
            found += [path for _number, path in zip(range(_MOST), files, strict=False)]
    return tuple(dict.fromkeys(found))


@dataclass
class Lookout:
    """Remembers how files were, to tell when one is other than it was.

    A file that was only touched, or saved as it was, has not changed.
    """

    _states: dict[Path, State] = field(default_factory=dict)
    _contents: dict[Path, bytes] = field(default_factory=dict)

    def changed(self, files: Iterable[Path]) -> tuple[Path, ...]:
        """Those of the files that have other content than when they were last looked at, or are new here."""
        return tuple(path for path in files if self._differs(path))

    def _differs(self, path: Path) -> bool:
        try:
            stat = path.stat()
            state: State = (stat.st_mtime_ns, stat.st_size)
            if path in self._states and self._states[path] == state:
                return False
            with path.open("rb") as file:
                content = hashlib.file_digest(file, "sha256").digest()
        except OSError:  # not there, or an editor has it just now: it will be looked at again
            state, content = None, b""
        known = self._contents.get(path)
        self._states[path], self._contents[path] = state, content
        return known != content
