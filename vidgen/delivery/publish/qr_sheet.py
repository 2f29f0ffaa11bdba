"""A sheet of QR codes to print: A4, black on white, six to a page, each unit on pages of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from vidgen.brand.kit import Fonts
from vidgen.delivery.disk import refusal
from vidgen.delivery.pdf import draw_code, signs_of
from vidgen.delivery.publish.qr_entries import QrEntry
from vidgen.delivery.publish.wording import long_date
from vidgen.errors import DeliveryError
from vidgen.messages import _
from vidgen.vietnamese.lines import break_lines
from vidgen.vietnamese.segments import glued_words

if TYPE_CHECKING:
    from fpdf import FPDF

# All lengths are millimetres.
PAGE = (210.0, 297.0)
SYMBOL = 40.0
"""Side of a code without its quiet zone; 30 is the least that phones read at arm's length."""
QUIET = 4  # modules, by ISO/IEC 18004
_MARGIN = 15.0
_TOP, _FOOT = 40.0, 10.0
_COLUMNS, _ROWS = 2, 3
_CELL = ((PAGE[0] - 2 * _MARGIN) / _COLUMNS, (PAGE[1] - _TOP - _FOOT) / _ROWS)
_ABOVE = 7.7  # over and under a code: its quiet zone, were it of the coarsest kind
_PAD = 4.0
_TITLE_LINES = 2
_GREY = 90  # 0 is black; prints dark on any machine
_RULE = 170


def write_qr_sheet(path: Path, entries: Sequence[QrEntry], fonts: Fonts) -> int:
    """Write the PDF, its fonts embedded; how many pages it has. Equal entries, equal bytes.

    Arguments:
        entries: in the order of the sheet; those of one unit stand together.

    Raises:
        DeliveryError: there is no entry (VG-P030), the PDF library is not installed (VG-P031), or the file
            cannot be written.
    """
    if not entries:
        raise DeliveryError.of(
            "VG-P030",
            _("Không có video nào để làm tờ mã QR."),
            _("Chỉ bản chính thức, còn hạn và có đường dẫn mới lên tờ mã QR."),
        )
    sheet = _Sheet(fonts)
    most = _COLUMNS * _ROWS
    for _unit, group in groupby(entries, key=lambda entry: entry.unit):
        theirs = list(group)
        for first in range(0, len(theirs), most):
            sheet.page(theirs[first : first + most])
    days = [entry.until for entry in entries if entry.until]
    made = sheet.finish(max(days) if days else dt.date(2000, 1, 1))
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_bytes(made)
        temporary.replace(path)
    except OSError as error:
        raise refusal(error, path, option="-o") from error
    finally:
        temporary.unlink(missing_ok=True)
    return sheet.pages


class _Sheet:
    """The document while it is drawn."""

    def __init__(self, fonts: Fonts) -> None:
        self._pdf = _document()
        for style, font in (("", fonts.regular), ("B", fonts.bold)):
            self._pdf.add_font("brand", style, str(font))
        self._shown = signs_of(fonts.regular)

    @property
    def pages(self) -> int:
        return self._pdf.page_no()

    def page(self, entries: Sequence[QrEntry]) -> None:
        """One page with as many codes as it holds."""
        pdf = self._pdf
        pdf.add_page()
        unit = entries[0].unit
        self._write(_MARGIN, 14, 18, "B", unit.name if unit else "Video tuyên truyền", PAGE[0] - 2 * _MARGIN)
        under = [unit.parent, f"Đường dây nóng: {unit.hotline}" if unit.hotline else ""] if unit else []
        line = " · ".join(filter(None, under))
        self._write(_MARGIN, 24, 11, "", line, PAGE[0] - 2 * _MARGIN, grey=True)
        self._write(_MARGIN, 31, 11, "", "Mở máy ảnh hoặc Zalo trên điện thoại, quét mã để xem video.", 180)
        pdf.set_draw_color(_RULE)
        pdf.set_line_width(0.2)
        for number, entry in enumerate(entries):
            column, row = number % _COLUMNS, number // _COLUMNS
            self._cell(_MARGIN + column * _CELL[0], _TOP + row * _CELL[1], entry)

    def finish(self, day: dt.date) -> bytes:
        """The whole file."""
        pdf = self._pdf
        pdf.set_creation_date(dt.datetime.combine(day, dt.time(), dt.UTC))
        pdf.set_title("Mã QR của video")
        pdf.set_lang("vi")
        return bytes(pdf.output())

    def _cell(self, x: float, y: float, entry: QrEntry) -> None:
        pdf = self._pdf
        width, height = _CELL
        pdf.set_dash_pattern(1.2, 1.2)
        pdf.rect(x, y, width, height)  # along which the sheet can be cut
        pdf.set_dash_pattern()
        below = self._code(x + width / 2, y + 1, entry.url)
        room = width - 2 * _PAD
        at = self._lines(x + _PAD, below, 11, "B", entry.title, room, _TITLE_LINES)
        until = f"Xem đến hết {long_date(entry.until)}" if entry.until else ""
        code = f"Mã kiểm chứng: {entry.code}" if entry.code else ""
        for line, style in ((entry.place, ""), (code, "B"), (until, "")):
            if line:
                self._write(x + _PAD, at, 8.5, style, line, room, centre=True)
                at += 3.8
        self._write(x + _PAD, at, 6.5, "", _short(entry.url), room, grey=True, centre=True)

    def _code(self, centre: float, y: float, url: str) -> float:
        """The code with its quiet zone, as rectangles; where what follows may begin."""
        top = y + _ABOVE
        draw_code(self._pdf, url, centre - SYMBOL / 2, top, SYMBOL)
        return top + SYMBOL + _ABOVE

    def _lines(
        self, x: float, y: float, size: float, style: str, text: str, width: float, most: int
    ) -> float:
        """A text on at most so many lines, smaller where it must be; where what follows may begin."""
        text = self._known(text)
        lines = self._broken(text, size, style, width)
        while len(lines) > most and size > 7:
            size -= 0.5
            lines = self._broken(text, size, style, width)
        step = size * 0.44
        # What still does not fit stands on the last line, smaller: no word is left out.
        for line in filter(None, [*lines[: most - 1], " ".join(lines[most - 1 :])]):
            self._write(x, y, size, style, line, width, centre=True)
            y += step
        return y + 0.8

    def _broken(self, text: str, size: float, style: str, width: float) -> list[str]:
        """The lines of a text at a size: about even, compounds and names whole."""
        self._pdf.set_font("brand", style, size)
        words = glued_words(text)
        lines = break_lines(words, self._pdf.get_string_width, width)
        return [" ".join(words[at][0] for at in line) for line in lines]

    def _write(
        self,
        x: float,
        y: float,
        size: float,
        style: str,
        text: str,
        width: float,
        *,
        grey: bool = False,
        centre: bool = False,
    ) -> None:
        """One line, smaller where it would not fit."""
        pdf = self._pdf
        text = self._known(text)
        pdf.set_font("brand", style, size)
        wide = pdf.get_string_width(text)
        if wide > width:
            pdf.set_font("brand", style, size * width / wide)
        pdf.set_text_color(_GREY if grey else 0)
        pdf.set_xy(x, y)
        pdf.cell(width, size * 0.42, text, align="C" if centre else "L")

    def _known(self, text: str) -> str:
        """Without what the font has no sign for, such as emoji."""
        return "".join(character for character in text if ord(character) in self._shown).strip()


def _document() -> FPDF:
    try:
        from fpdf import FPDF
    except ModuleNotFoundError as error:
        raise DeliveryError.of(
            "VG-P031",
            _("Làm tờ mã QR cần thư viện fpdf2, chưa được cài."),
            _("Cài thêm: pip install vidgen[print]"),
        ) from error
    pdf = FPDF("portrait", "mm", "A4")
    pdf.set_auto_page_break(False)
    pdf.set_margin(0)
    pdf.c_margin = 0
    return pdf


def _short(url: str) -> str:
    bare = url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
    return bare if len(bare) <= 72 else bare[:71] + "…"
