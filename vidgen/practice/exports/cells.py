"""Tables for spreadsheet programs: no cell is ever a formula, and Vietnamese opens right in Excel."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BOM = "\ufeff"


def inert(text: str) -> str:
    """The text as it may stand in a cell: with an apostrophe before it where a program would calculate.

    Excel, LibreOffice and Google Sheets take ``= + - @`` at the beginning for a formula, also after a tab or
    a line break (OWASP, CSV Injection); by the apostrophe they know a text.
    """
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA[:4]) else text


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """Write a table, whole or not at all: UTF-8 with BOM, commas, CRLF (RFC 4180).

    Raises:
        OSError: the file cannot be written.
    """
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([inert(cell) for cell in row] for row in rows)
    return write_whole(path, (_BOM + held.getvalue()).encode("utf-8"))


def write_whole(path: Path, content: bytes) -> Path:
    """Write a file under another name beside it first, so that no half of one is ever found.

    Raises:
        OSError: the file cannot be written.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_bytes(content)
    temporary.replace(path)
    return path
