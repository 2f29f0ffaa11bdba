"""``handout.pdf``: what a trainee takes home, A4, to print in black and white."""

from __future__ import annotations

from pathlib import Path

from vidgen.practice.papers.flow import set_pages
from vidgen.practice.papers.handout_text import handout_parts
from vidgen.practice.papers.pack import Pack, pack_of
from vidgen.practice.papers.pen import Pen
from vidgen.practice.papers.setting import Setting
from vidgen.practice.papers.written import written
from vidgen.practice.products import LessonKit

FILE = "handout.pdf"


def write_handout(kit: LessonKit) -> tuple[Path, ...]:
    """Write the handout into the folder of the kit.

    Raises:
        DeliveryError: VG-P042 the PDF library is not installed, or the file cannot be written.
    """
    return written(kit.folder / FILE, handout(pack_of(kit)))


def handout(pack: Pack) -> bytes:
    """The handout of a lesson as a PDF. Equal packs, equal bytes."""
    pen = Pen(pack.brand.fonts)
    parts = tuple(handout_parts(pack))
    set_pages(pen, pack, "Phiếu học viên", lambda by: Setting(pack, pack.large * by).blocks(parts))
    return pen.finish(f"Phiếu học viên: {pack.title}", pack.author, pack.day)
