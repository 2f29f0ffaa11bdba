"""Writes and draws on the pages of a PDF: brand fonts embedded, lengths in millimetres, y downwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from PIL import Image

from vidgen.brand.kit import Fonts
from vidgen.delivery.pdf import draw_code, signs_of
from vidgen.practice.papers.library import document_library
from vidgen.practice.papers.stills import as_jpeg, as_png, on_white

if TYPE_CHECKING:
    from fpdf import FPDF

INK, GREY, RULE, FAINT = 0, 80, 150, 234  # 0 is black; `GREY` prints dark on any machine
POINT = 25.4 / 72  # millimetres
LINE = 1.36  # distance of lines, of the size of type
_ASCENT = 0.98  # of a line, down to the foot of its letters
_FAMILIES = {"": "brand", "B": "brand", "X": "brand-black"}
_INSTEAD = {ord(arrow): "–" for arrow in "→⇒➔►▸"}
Colour = tuple[int, int, int]


class Pen:
    """A PDF while it is written.

    Arguments:
        size: width and height of its pages.

    Raises:
        DeliveryError: VG-P042, the library is not installed.
    """

    def __init__(self, fonts: Fonts, size: tuple[float, float] = (210.0, 297.0)) -> None:
        library = document_library("fpdf")
        pdf: FPDF = library.FPDF("portrait", "mm", size)
        pdf.set_auto_page_break(False)
        pdf.set_margin(0)
        pdf.c_margin = 0
        pdf.alias_nb_pages("")  # else “{nb}” in a text would become a number
        pdf.add_font("brand", "", str(fonts.regular))
        pdf.add_font("brand", "B", str(fonts.bold))
        pdf.add_font("brand-black", "", str(fonts.black))
        self.pdf, self.size = pdf, size
        self._known = signs_of(fonts.regular) & signs_of(fonts.bold)
        self._width = cache(self._measured)
        self.lines: dict[Any, Any] = {}  # of texts already broken: a block is measured more often than drawn

    def page(self) -> None:
        """Begin a page."""
        self.pdf.add_page()

    def fit(self, text: str) -> str:
        """Without what the fonts have no sign for, such as emoji; arrows become dashes."""
        text = text.translate(_INSTEAD)
        return "".join(character for character in text if ord(character) in self._known)

    def width(self, text: str, size: float, style: str = "") -> float:
        """Of a text at a size in points."""
        return self._width(text, style) * size

    def write(
        self, x: float, y: float, text: str, size: float, style: str = "", *, colour: int | Colour = INK
    ) -> None:
        """A line of text; y is the top of its line.

        Arguments:
            style: nothing, ``B`` for bold or ``X`` for black.
        """
        pdf = self.pdf
        pdf.set_font(_FAMILIES[style], style if style == "B" else "", size)
        red, green, blue = (colour,) * 3 if isinstance(colour, int) else colour
        pdf.set_text_color(red, green, blue)
        pdf.text(x, y + size * POINT * _ASCENT, text)

    def line(
        self, x: float, y: float, to_x: float, to_y: float, width: float = 0.2, colour: int | Colour = RULE
    ) -> None:
        """A straight line."""
        self._ink(width, colour)
        self.pdf.line(x, y, to_x, to_y)

    def path(self, points: Sequence[tuple[float, float]], width: float = 0.5) -> None:
        """Straight lines from point to point."""
        self._ink(width, INK)
        self.pdf.polyline([*points])

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        line: float = 0.25,
        colour: int | Colour = RULE,
        fill: int | Colour | None = None,
        radius: float = 0,
    ) -> None:
        """A rectangle: its line, or what fills it."""
        self._ink(line, colour)
        if fill is not None:
            red, green, blue = (fill,) * 3 if isinstance(fill, int) else fill
            self.pdf.set_fill_color(red, green, blue)
        style = "F" if fill is not None else "D"
        self.pdf.rect(x, y, width, height, style, round_corners=bool(radius), corner_radius=radius)

    def dot(self, x: float, y: float, radius: float) -> None:
        """A black disc around a point."""
        self.pdf.set_fill_color(INK)
        self.pdf.ellipse(x - radius, y - radius, 2 * radius, 2 * radius, "F")

    def picture(self, image: Image.Image, x: float, y: float, width: float, alt: str = "") -> None:
        """A picture at a width; its height follows."""
        data = as_png(on_white(image)) if image.mode == "RGBA" else as_jpeg(image)
        options: dict[str, Any] = {"alt_text": alt} if alt else {}
        self.pdf.image(data, x, y, width, **options)

    def code(self, url: str, x: float, y: float, side: float) -> None:
        """A QR code without its quiet zone, as rectangles."""
        draw_code(self.pdf, url, x, y, side)

    def aslant(self, text: str, size: float, centre: tuple[float, float] | None = None) -> None:
        """A pale text across the page or around a point of it, under what follows."""
        x, y = centre or (self.size[0] / 2, self.size[1] / 2)
        wide = self.width(text, size, "X")
        with self.pdf.rotation(48, x, y):
            self.write(x - wide / 2, y - size * POINT * 0.62, text, size, "X", colour=FAINT)

    def outline(self, text: str, level: int) -> None:
        """Name this place in the list of contents that readers show beside the pages."""
        self.pdf.start_section(text, level)

    def finish(self, title: str, author: str, day: dt.date) -> bytes:
        """The whole file; equal pages, equal bytes."""
        pdf = self.pdf
        pdf.set_creation_date(dt.datetime.combine(day, dt.time(), dt.UTC))
        pdf.set_title(title)
        pdf.set_author(author)
        pdf.set_lang("vi-VN")
        pdf.set_display_mode("fullwidth", "continuous")
        return bytes(pdf.output())

    def _ink(self, width: float, colour: int | Colour) -> None:
        red, green, blue = (colour,) * 3 if isinstance(colour, int) else colour
        self.pdf.set_draw_color(red, green, blue)
        self.pdf.set_line_width(width)

    def _measured(self, text: str, style: str) -> float:
        self.pdf.set_font(_FAMILIES[style], style if style == "B" else "", 100)
        return float(self.pdf.get_string_width(text)) / 100
