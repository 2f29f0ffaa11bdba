"""What every PDF of ours needs: a QR code drawn as rectangles, and which signs a font has."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fpdf import FPDF


def draw_code(pdf: FPDF, url: str, left: float, top: float, side: float) -> None:
    """A QR code, black, without its quiet zone; lengths are in the unit of the PDF."""
    import segno  # here, since few papers have a code

    rows = list(segno.make(url, error="m", micro=False).matrix_iter(border=0))
    module = side / len(rows)
    pdf.set_fill_color(0)
    for number, row in enumerate(rows):
        at = 0
        for dark, run in groupby(row, key=bool):
            length = len(list(run))
            if dark:
                pdf.rect(left + at * module, top + number * module, length * module, module, "F")
            at += length


@lru_cache(maxsize=8)
def signs_of(font: Path) -> frozenset[int]:
    """The code points for which a font has a sign; what reads it comes with fpdf2."""
    with import_module("fontTools.ttLib").TTFont(font, lazy=True) as opened:
        return frozenset(opened.getBestCmap())
