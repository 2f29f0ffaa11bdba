"""The words of a finished paper, read back by other libraries than wrote it, where there are any."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pypdfium2
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from vidgen.practice.papers.words import clean


def squeezed(text: str) -> str:
    """Without white space, which says nothing once lines are broken; a hyphen at a line's end is one."""
    return "".join(text.replace("\ufffe", "-").replace("\xad", "-").split())


def pdf_pages(data: bytes) -> list[str]:
    """The text of each page."""
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]


def pdf_text(data: bytes) -> str:
    return squeezed("".join(pdf_pages(data)))


def docx_text(data: bytes) -> str:
    """All that stands in the body, tables and all, in order."""
    body = Document(BytesIO(data)).element.body
    return squeezed("".join(node.text or "" for node in body.iter(qn("w:t"))))


def slides_of(data: bytes) -> list[Any]:
    return list(Presentation(BytesIO(data)).slides)


def pptx_text(data: bytes) -> str:
    """Slides and their notes."""
    return squeezed("".join(shown_on(slide) + notes_of(slide) for slide in slides_of(data)))


def shown_on(slide: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def notes_of(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def plain(text: str) -> str:
    """A text as it must be found."""
    return squeezed(clean(text))
