"""``guide.docx``: the trainer's guide to edit, the same parts as the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from vidgen.brand.emblem import emblems
from vidgen.practice.papers.docx_look import Look
from vidgen.practice.papers.guide_text import guide_parts
from vidgen.practice.papers.office_file import code_picture, fixed
from vidgen.practice.papers.pack import Pack, pack_of
from vidgen.practice.papers.parts import (
    Blanks,
    Code,
    Heading,
    NewPage,
    Para,
    Part,
    Points,
    Room,
    Scenes,
    Still,
    Table,
    Text,
    Title,
    Together,
)
from vidgen.practice.papers.stills import as_jpeg, as_png, on_white
from vidgen.practice.papers.written import written
from vidgen.practice.products import LessonKit

FILE = "guide.docx"
_WIDTH = 174.0  # millimetres between the margins
_PICTURE, _STRIP, _CODE = 32.0, 24.0, 30.0
_KEPT = 10  # points of a list that stay on one page
_HEAD, _TOTAL = "E8E8E8", "F2F2F2"
_STYLES = {"body": None, "small": None, "lead": None, "quote": "Quote", "answer": None}


def write_docx_guide(kit: LessonKit) -> tuple[Path, ...]:
    """Write the editable guide into the folder of the kit.

    Raises:
        DeliveryError: VG-P042 the Word library is not installed, or the file cannot be written.
        LookError: a scene does not fit on its picture.
        MediaError: a picture of the script is missing or broken.
    """
    return written(kit.folder / FILE, docx_guide(pack_of(kit)))


def docx_guide(pack: Pack) -> bytes:
    """The guide of a lesson as a Word file. Equal packs, equal bytes."""
    return _Writer(pack).made(guide_parts(pack))


class _Writer:
    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._look = Look(pack)
        self._shared = self._look.shared
        self._stills = pack.stills()

    def made(self, parts: Any) -> bytes:
        document = self._look.document
        for part in parts:
            self._add(document, part, _WIDTH)
        data = BytesIO()
        document.save(data)
        return fixed(data.getvalue(), self._pack.day)

    def _add(self, into: Any, part: Part, width: float) -> None:
        match part:
            case Title():
                self._title(into, part)
            case Heading():
                into.add_paragraph(part.words, style=f"Heading {part.level}")
            case Para():
                self._para(into, part)
            case Points():
                self._points(into, part)
            case Table():
                self._table(into, part, width)
            case Still():
                self._beside(into, part.beside, width, self._still(part.picture), part.alt, first=True)
            case Scenes():
                self._scenes(into, part, width)
            case Code():
                self._beside(into, part.beside, width, code_picture(part.url), part.alt, first=False)
            case Together():
                for each in part.parts:
                    self._add(into, each, width)
            case Room() | Blanks() | NewPage():
                pass  # a guide leaves nothing to fill in

    def _title(self, into: Any, part: Title) -> None:
        head = into.add_paragraph()
        self._picture(head, emblems(self._pack.brand, 180, "paper"), 14.0, "Biểu trưng của đơn vị", high=True)
        run = head.add_run(f"  {self._pack.author}")
        run.bold = True
        into.add_paragraph(part.kicker.upper(), style="Subtitle")
        into.add_paragraph(part.title, style="Title")
        for detail in part.details:
            into.add_paragraph(detail, style="Subtitle")

    def _para(self, into: Any, part: Para) -> Any:
        paragraph = into.add_paragraph(style=_STYLES[part.style])
        self._runs(paragraph, part.words, 9.5 if part.style == "small" else None)
        return paragraph

    def _runs(self, paragraph: Any, words: Text, size: float | None = None) -> None:
        for piece, strong in words:
            run = paragraph.add_run(piece)
            run.bold = strong or None
            if size:
                run.font.size = self._shared.Pt(size)

    def _points(self, into: Any, part: Points) -> None:
        group = object() if part.numbered else None
        for number, point in enumerate(part.points, start=1):
            paragraph = into.add_paragraph(style="List Number" if part.numbered else "List Bullet")
            self._look.listed(paragraph, point.sign, group)
            paragraph.paragraph_format.keep_with_next = number < len(part.points) <= _KEPT or None
            self._runs(paragraph, ((f"{point.label} ", True), *point.words) if point.label else point.words)

    def _table(self, into: Any, part: Table, width: float) -> None:
        table = self._grid(into, len(part.rows) + 1, part.shares, width, "Table Grid")
        for number, row in enumerate((tuple(((cell, True),) for cell in part.head), *part.rows)):
            for at, words in enumerate(row):
                cell = table.rows[number].cells[at]
                paragraph = cell.paragraphs[0]
                self._runs(paragraph, words, 9.5)
                paragraph.paragraph_format.space_after = self._shared.Pt(1)
                if at in part.centred:
                    paragraph.alignment = 1
                if number == 0 or (part.total and number == len(part.rows)):
                    self._look.shade(cell, _HEAD if number == 0 else _TOTAL)
            self._look.whole(table.rows[number])
        self._look.repeats(table.rows[0])
        self._after(into)

    def _scenes(self, into: Any, part: Scenes, width: float) -> None:
        table = self._grid(into, len(part.stills) + 1, (0.18, 0.82), width, "Table Grid")
        for at, words in enumerate(("Hình", "Lời trong video")):
            self._runs(table.rows[0].cells[at].paragraphs[0], ((words, True),), 9.5)
            self._look.shade(table.rows[0].cells[at], _HEAD)
        self._look.repeats(table.rows[0])
        for number, still in enumerate(part.stills, start=1):
            row = table.rows[number]
            self._look.whole(row)
            if image := self._still(still.picture):
                self._picture(row.cells[0].paragraphs[0], image, _STRIP, still.alt)
            self._fill(row.cells[1], still.beside, width * 0.82)
        self._after(into)

    def _beside(
        self,
        into: Any,
        parts: Sequence[Part],
        width: float,
        image: Image.Image | None,
        alt: str,
        *,
        first: bool,
    ) -> None:
        if image is None:
            for part in parts:
                self._add(into, part, width)
            return
        across = (_PICTURE if first else _CODE) + 5
        shares = (across, width - across) if first else (width - across, across)
        table = self._grid(into, 1, shares, width, "Normal Table")
        self._look.whole(table.rows[0])
        narrow, wide = table.rows[0].cells if first else reversed(table.rows[0].cells)
        self._picture(narrow.paragraphs[0], image, across - 5, alt)
        narrow.add_paragraph(alt, style="Caption")
        self._fill(wide, parts, width - across)
        self._after(into)

    def _fill(self, cell: Any, parts: Sequence[Part], width: float) -> None:
        """The parts in a cell, in place of the empty paragraph each cell begins with."""
        empty = cell.paragraphs[0]
        for part in parts:
            self._add(cell, part, width - 4)
        if len(cell.paragraphs) > 1:
            empty._p.getparent().remove(empty._p)

    def _grid(self, into: Any, rows: int, shares: Sequence[float], width: float, style: str) -> Any:
        inside = into is not self._look.document
        table = into.add_table(rows, len(shares))
        table.style = self._look.document.styles[style]
        table.autofit = False
        self._look.spaced(table)
        for at, share in enumerate(shares):
            across = self._shared.Mm((width - 1.5) * share / sum(shares))
            table.columns[at].width = across
            for cell in table.columns[at].cells:
                cell.width = across
        if inside:  # the paragraph that a cell needs after a table takes no room
            self._thin(into.paragraphs[-1])
        return table

    def _after(self, into: Any) -> None:
        if into is self._look.document:
            self._thin(into.add_paragraph())

    def _thin(self, paragraph: Any) -> None:
        form = paragraph.paragraph_format
        form.space_before = form.space_after = self._shared.Pt(0)
        form.line_spacing = self._shared.Pt(5)

    def _still(self, number: int) -> Image.Image | None:
        return self._stills[number] if number < len(self._stills) else None

    def _picture(
        self, paragraph: Any, image: Image.Image, size: float, alt: str, *, high: bool = False
    ) -> None:
        """A picture in a line, `size` millimetres wide, or high."""
        data = BytesIO(as_jpeg(image) if image.mode == "RGB" else as_png(on_white(image)))
        measure = {"height" if high else "width": self._shared.Mm(size)}
        shape = paragraph.add_run().add_picture(data, **measure)
        shape._inline.docPr.set("descr", alt)
        for side in "TBLR":
            shape._inline.set(f"dist{side}", "0")
