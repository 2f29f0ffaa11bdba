"""``guide.pdf``: all a trainer needs for the lesson, A4."""

from __future__ import annotations

from pathlib import Path

from vidgen.practice.papers.flow import set_pages
from vidgen.practice.papers.guide_text import guide_parts
from vidgen.practice.papers.pack import Pack, pack_of
from vidgen.practice.papers.pen import Pen
from vidgen.practice.papers.setting import Setting
from vidgen.practice.papers.written import written
from vidgen.practice.products import LessonKit

FILE = "guide.pdf"


def write_guide(kit: LessonKit) -> tuple[Path, ...]:
    """Write the trainer's guide into the folder of the kit.

    Raises:
        DeliveryError: VG-P042 the PDF library is not installed, or the file cannot be written.
        LookError: a scene does not fit on its picture.
        MediaError: a picture of the script is missing or broken.
    """
    return written(kit.folder / FILE, guide(pack_of(kit)))


def guide(pack: Pack) -> bytes:
    """The guide of a lesson as a PDF. Equal packs, equal bytes."""
    pen = Pen(pack.brand.fonts)
    parts, stills = tuple(guide_parts(pack)), pack.stills()
    set_pages(pen, pack, "Tài liệu giảng viên", lambda by: Setting(pack, by, stills).blocks(parts))
    return pen.finish(f"Tài liệu giảng viên: {pack.title}", pack.author, pack.day)
