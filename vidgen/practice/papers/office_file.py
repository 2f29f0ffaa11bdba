"""What Word and PowerPoint files share: names of typefaces, and a container without traces of its making."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import segno
from PIL import Image

from vidgen.practice.papers.words import clean

FALLBACK = "Arial"
"""On every Windows and Mac, with all Vietnamese letters; narrower than the shipped typeface."""
LANGUAGE = "vi-VN"
_EARLIEST = 1980  # of the date of a file in a ZIP
_CODE_EDGE = 600  # pixels of a QR code, about


@lru_cache(maxsize=8)
def typeface(font: Path) -> str:
    """The name of the family under which programs list a font."""
    with import_module("fontTools.ttLib").TTFont(font, lazy=True) as opened:  # comes with fpdf2
        names = opened["name"]
        return clean(str(names.getDebugName(16) or names.getDebugName(1) or FALLBACK)) or FALLBACK


def fixed(data: bytes, day: dt.date) -> bytes:
    """The same file with every entry dated to a day, in the same order. Equal content, equal bytes."""
    made = BytesIO()
    stamp = (max(day.year, _EARLIEST), day.month, day.day, 0, 0, 0)
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w", ZIP_DEFLATED, compresslevel=6) as new:
        for entry in old.infolist():
            info = ZipInfo(entry.filename, stamp)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # the same on every machine
            new.writestr(info, old.read(entry))
    return made.getvalue()


def without_traces(*relations: Any) -> None:
    """Drop what a library's template carries of the machine it was made on.

    Arguments:
        relations: of the package and of its main part, by their keys.
    """
    for listed in relations:
        for key, relation in list(listed.items()):
            if relation.reltype.rsplit("/", 1)[-1] in ("printerSettings", "thumbnail"):
                listed.pop(key)


def code_picture(url: str) -> Image.Image:
    """A QR code with its quiet zone, black on white."""
    code = segno.make(url, error="m", micro=False)
    scale = max(_CODE_EDGE // code.symbol_size()[0], 1)
    rows = [bytes(row) for row in code.matrix_iter(scale=scale, border=4)]
    code_image = Image.frombytes("L", (len(rows[0]), len(rows)), b"".join(rows))
    return code_image.point([255, *[0] * 255])
