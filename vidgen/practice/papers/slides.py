"""``slides.pptx``: 16:9, for the screen of a class; all words in real placeholders, hence in the outline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from vidgen.practice.papers.fitted import largest
from vidgen.practice.papers.office_file import LANGUAGE, code_picture, fixed
from vidgen.practice.papers.pack import Pack, pack_of
from vidgen.practice.papers.pptx_look import (
    BESIDE,
    BODY,
    FRONT,
    NARROW_TITLE,
    PICTURE,
    PICTURED,
    PLAIN,
    TITLE,
    Box,
    Deck,
)
from vidgen.practice.papers.slides_text import Bullet, SlideText, front_notes, slide_texts
from vidgen.practice.papers.stills import as_jpeg, as_png
from vidgen.practice.papers.written import written
from vidgen.practice.products import LessonKit

FILE = "slides.pptx"
_TITLES = (30, 28, 26, 24, 22, 20, 18, 16, 14)
_SIZES = (28, 26, 24, 22, 20)
_LEAST = (18, 16, 14, 12, 11, 10, 9, 8)  # only for a single point that is too long
_FRONT = (44, 40, 36, 32, 28, 24, 20, 16)
_INDENT = 0.5  # inches
_SMALL = 0.8
_LONGEST = 500  # letters of a point on one slide


def write_slides(kit: LessonKit) -> tuple[Path, ...]:
    """Write the slides into the folder of the kit.

    Raises:
        DeliveryError: VG-P042 the library for slides is not installed, or the file cannot be written.
        LookError: a scene does not fit on its picture.
        MediaError: a picture of the script is missing or broken.
    """
    return written(kit.folder / FILE, slides(pack_of(kit)))


def slides(pack: Pack) -> bytes:
    """The slides of a lesson as a PowerPoint file. Equal packs, equal bytes."""
    return _Writer(pack).made()


class _Writer:
    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._deck = Deck(pack)
        self._stills = pack.stills()
        self._fonts = pack.brand.fonts

    def made(self) -> bytes:
        self._front()
        for told in slide_texts(self._pack):
            for page in self._pages(told):
                self._slide(page)
        data = BytesIO()
        self._deck.file.save(data)
        return fixed(data.getvalue(), self._pack.day)

    def _front(self) -> None:
        slide = self._deck.slide(FRONT)
        lesson = self._pack.lesson
        self._title(slide, self._pack.title, (11.5, 2.0), _FRONT)
        lines = [self._pack.author, f"{lesson.minutes} phút · Mức: {lesson.level}"]
        size = largest(lines, self._fonts.regular, (11.5, 1.5), (22, 20, 18, 16, 14, 12)) or 12
        frame = slide.placeholders[1].text_frame
        self._fill(frame, tuple(map(Bullet, lines)), size)
        self._notes(slide, front_notes(self._pack))

    def _pages(self, told: SlideText) -> Iterator[SlideText]:
        """The slide, or several where its points are too many to be read from the last row."""
        box = self._body(told)
        bullets = tuple(piece for bullet in told.bullets for piece in _pieces(bullet))
        number = 0
        while bullets:
            take = len(bullets)
            while take > 1 and self._size(bullets[:take], box, _SIZES) is None:
                take -= 1
            first, bullets = bullets[:take], bullets[take:]
            title = told.title if number == 0 else f"{told.title} (tiếp)"
            yield replace(told, title=title, bullets=first)
            number += 1

    def _body(self, told: SlideText) -> Box:
        return BESIDE if self._pictured(told) else BODY

    def _pictured(self, told: SlideText) -> bool:
        return told.code or (told.picture is not None and told.picture < len(self._stills))

    def _size(self, bullets: Sequence[Bullet], box: Box, sizes: Sequence[int]) -> int | None:
        words = [f"{bullet.mark} {bullet.words}" for bullet in bullets]
        return largest(words, self._fonts.bold, (box[2], box[3]), sizes, indent=_INDENT)

    def _slide(self, told: SlideText) -> None:
        pictured = self._pictured(told)
        slide = self._deck.slide(PICTURED if pictured else PLAIN)
        box = self._body(told)
        title = NARROW_TITLE if pictured else TITLE
        self._title(slide, told.title, (title[2], title[3]), _TITLES)
        size = self._size(told.bullets, box, (*_SIZES, *_LEAST)) or _LEAST[-1]
        self._fill(slide.placeholders[2 if pictured else 1].text_frame, told.bullets, size)
        if pictured:
            self._picture(slide, told)
        self._notes(slide, told.notes)

    def _title(self, slide: Any, words: str, box: tuple[float, float], sizes: Sequence[int]) -> None:
        frame = slide.shapes.title.text_frame
        size = largest([words], self._fonts.black, box, sizes) or sizes[-1]
        self._run(frame.paragraphs[0], words, size, strong=True)

    def _picture(self, slide: Any, told: SlideText) -> None:
        holder = slide.placeholders[1]
        if told.code:
            image, alt = code_picture(self._pack.url), "Mã QR dẫn đến video hoặc trang của đơn vị"
            side = PICTURE[2]
            shape = holder.insert_picture(BytesIO(as_png(image)))
            shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
            places = (PICTURE[0], PICTURE[1] + 1.2, side, side)
            shape.left, shape.top, shape.width, shape.height = map(self._deck.emu, places)
        else:
            assert told.picture is not None
            shape = holder.insert_picture(BytesIO(as_jpeg(self._stills[told.picture])))
            alt = f"Hình của video: {told.title}"
        shape._element.nvPicPr.cNvPr.set("descr", alt)

    def _fill(self, frame: Any, bullets: Sequence[Bullet], size: int) -> None:
        for number, bullet in enumerate(bullets):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            self._mark(paragraph, bullet)
            paragraph.space_before = self._deck.util.Pt(0 if number == 0 else size * 0.4)
            own = round(size * _SMALL) if bullet.small else size
            self._run(paragraph, bullet.words, own, strong=bullet.strong)

    def _mark(self, paragraph: Any, bullet: Bullet) -> None:
        """A real bullet or number of the list, not a sign typed before the text."""
        properties = paragraph._p.get_or_add_pPr()
        indent = self._deck.emu(_INDENT) if bullet.mark else 0
        properties.set("marL", str(indent))
        properties.set("indent", str(-indent))
        tag, attributes = _bullet(bullet.mark)
        element = properties.makeelement(self._deck.qn(f"a:{tag}"), attributes)
        if tag == "buChar" and bullet.mark in "✓✗":
            font = properties.makeelement(self._deck.qn("a:buFont"), {"typeface": "Segoe UI Symbol"})
            properties.append(font)
        properties.append(element)

    def _run(self, paragraph: Any, words: str, size: int, *, strong: bool = False) -> None:
        run = paragraph.add_run()
        run.text = words
        run.font.size = self._deck.util.Pt(size)
        if strong:
            run.font.bold = True
        run._r.get_or_add_rPr().set("lang", LANGUAGE)

    def _notes(self, slide: Any, notes: Sequence[str]) -> None:
        frame = slide.notes_slide.notes_text_frame
        frame.text = "\n".join(notes)
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", LANGUAGE)


def _pieces(bullet: Bullet) -> Iterator[Bullet]:
    """A point that no slide could hold, in several."""
    words, taken = bullet.words, bullet.mark
    while len(words) > _LONGEST:
        at = words.rfind(" ", 1, _LONGEST) if " " in words[1:_LONGEST] else _LONGEST
        yield replace(bullet, words=words[:at].strip(), mark=taken)
        words, taken = words[at:].strip(), ""
    yield replace(bullet, words=words, mark=taken)


def _bullet(mark: str) -> tuple[str, dict[str, str]]:
    if not mark:
        return "buNone", {}
    if mark[:-1].isdigit():
        return "buAutoNum", {"type": "arabicPeriod", "startAt": mark[:-1]}
    if mark.endswith(".") and mark[:-1].isalpha():
        return "buAutoNum", {"type": "alphaUcPeriod", "startAt": str(ord(mark[0]) - ord("A") + 1)}
    return "buChar", {"char": mark}
