"""The scripts that hold something, line by line, as they are written today; broken ones too."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from vidgen.recall.wanted import Wanted
from vidgen.scenario.source import LARGEST_BYTES, clean
from vidgen.vietnamese.personal.found import masked

_LONGEST = 200  # characters of a line that are shown
_ID = re.compile(r"(?m)^\s*[\"']?id[\"']?\s*:\s*[\"']?(?P<id>[a-z0-9-]+)[\"']?\s*,?\s*(?:#.*)?$")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_DATA = (".json", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Source:
    """A script file.

    Attributes:
        id: as its head says; the file's name where it does not.
        rows: its lines (NFC); none where it cannot be read.
    """

    path: Path
    id: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that holds it; `text` is masked as what the review quotes."""

    line: int
    text: str


def sources_of(paths: Iterable[Path]) -> tuple[Source, ...]:
    """The scripts among these files, each read once; notes and read-me files are none."""
    found = ((path, _source(path)) for path in paths)
    return tuple(source for path, source in found if _is_script(path, source))


def _is_script(path: Path, source: Source) -> bool:
    if path.suffix.lower() in _DATA:
        return any(map(_ID.match, source.rows))
    return source.rows[0].strip() == "---"


def _source(path: Path) -> Source:
    try:
        with path.open("rb") as file:
            text = clean(file.read(LARGEST_BYTES).decode("utf-8-sig", errors="replace"))
    except OSError:
        text = ""
    if path.suffix.lower() in _DATA:
        text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    found = _ID.search(text[:8192])
    return Source(path, found["id"] if found else path.stem, tuple(text.split("\n")))


def hits(source: Source, wanted: Wanted) -> Iterator[Hit]:
    """Every line on which it begins, each once; for a script's id, the line that names it."""
    if wanted.script and wanted.script == source.id:
        named = (at for at, row in enumerate(source.rows, 1) if _ID.match(row))
        line = next(named, 1)
        yield Hit(line, _shown(source.rows[line - 1]))
    rows = [row.replace("**", "") for row in source.rows]
    starts = list(accumulate((len(row) + 1 for row in rows), initial=0))
    lines = {bisect_right(starts, start) for start, _end in wanted.places("\n".join(rows))}
    yield from (Hit(line, _shown(source.rows[line - 1])) for line in sorted(lines))


def _shown(row: str) -> str:
    text = masked(" ".join(row.split()))
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
