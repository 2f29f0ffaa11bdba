"""Whatever stands in a script, papers are made, and nothing in it is more than text."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
import pytest

from tests.practice.papers.packs import own_pack, pack
from tests.practice.papers.reading import docx_text, pdf_text, plain, pptx_text
from vidgen.practice.lesson import Lesson
from vidgen.practice.papers.cards import cards
from vidgen.practice.papers.docx_guide import docx_guide
from vidgen.practice.papers.guide import guide
from vidgen.practice.papers.handout import handout
from vidgen.practice.papers.slides import slides
from vidgen.practice.papers.words import clean

HOSTILE = {
    "markup": "<script>alert(1)</script> & <b>đậm</b> **sao** {nb} {{unit.name}} ]]> &amp; $x$",
    "formula": "=HYPERLINK(\"https://example.org\")+cmd|' /C calc'!A0",
    "control": "Trước\x00\x01\x08\x0b\x1f\x7f sau\ud800 \ufffe\ufeff xong",
    "turned": "Thật \u202eảig\u202c \u2067ẩn\u2069 שלום مرحبا 🙂 \u200b hết",
    "long word": "A" * 3000,
    "long text": "một câu rất dài " * 40,
    "nothing": " \t\n ",
}
ALL = {"handout": handout, "guide": guide, "docx": docx_guide, "cards": cards, "slides": slides}


def spoilt(lesson: Lesson, text: str) -> Lesson:
    """The lesson with that text in the place of every text."""
    items = tuple(
        replace(
            item,
            ask=text,
            reason=text,
            legal=text,
            model=text if item.model else "",
            options=tuple(replace(option, text=text) for option in item.options),
        )
        for item in lesson.items
    )
    scenario = lesson.scenario
    scenes = tuple(
        scene.model_copy(
            update={
                "heading": text,
                "lines": tuple(line.model_copy(update={"text": text}) for line in scene.lines),
            }
        )
        for scene in scenario.scenes
    )
    told = scenario.model_copy(update={"title": text, "legal": (text,), "source": text, "scenes": scenes})
    assert lesson.unit
    unit = lesson.unit.model_copy(update={"name": text, "parent": text, "address": text, "zalo": text})
    taught = tuple(
        replace(scene, heading=text, lines=tuple(replace(line, text=text) for line in scene.lines))
        for scene in lesson.scenes
    )
    return replace(
        lesson, title=text, goals=(text,), points=(text,), items=items, legal=(text,), sources=(text,),
        scenes=taught, scenario=told, unit=unit,
    )  # fmt: skip


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("draft", [False, True])
def test_every_paper_is_made(kind: str, draft: bool, tmp_path: Path) -> None:
    lesson = spoilt(own_pack(tmp_path).lesson, HOSTILE[kind])
    each = pack(lesson, tmp_path, draft=draft)
    for name, make in ALL.items():
        made = make(each)
        if name in ("docx", "slides"):
            with zipfile.ZipFile(BytesIO(made)) as archive:
                for entry in archive.namelist():
                    if entry.endswith((".xml", ".rels")):
                        ElementTree.fromstring(archive.read(entry))
        else:
            for page in pypdfium2.PdfDocument(made):
                _inside(page)


def _inside(page: pypdfium2.PdfPage) -> None:
    """No letter stands outside of the page."""
    width, height = page.get_size()
    text = page.get_textpage()
    for at in range(0, text.count_chars(), 7):
        left, bottom, right, top = text.get_charbox(at)
        assert -1 <= left <= right <= width + 1 and -1 <= bottom <= top <= height + 1


def test_markup_is_only_text(tmp_path: Path) -> None:
    words = HOSTILE["markup"]
    each = pack(spoilt(own_pack(tmp_path).lesson, words), tmp_path)
    assert plain(words) in docx_text(docx_guide(each))
    assert plain(words) in pptx_text(slides(each))
    assert plain(words) in pdf_text(handout(each))
    for made in (docx_guide(each), slides(each)):
        with zipfile.ZipFile(BytesIO(made)) as archive:
            assert not [
                entry for entry in archive.namelist() if "vba" in entry.lower() or "macro" in entry.lower()
            ]
            assert b"<script>" not in b"".join(map(archive.read, archive.namelist()))


def test_nothing_is_hidden_or_turned_around() -> None:
    assert clean(HOSTILE["control"]) == "Trước sau xong"
    assert not set(clean(HOSTILE["turned"])) & set("\u202e\u202c\u2067\u2069\u200b")
