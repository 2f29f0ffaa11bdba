"""The same lesson gives the same bytes, and a file tells nothing of the machine or person that made it."""

from __future__ import annotations

import getpass
import platform
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from pptx import Presentation

from tests.practice.kits import kit_of
from tests.practice.lessons import SCRIPT, UNIT, lesson_from
from tests.practice.papers.packs import own_pack
from tests.practice.papers.reading import docx_text, pdf_pages, shown_on, slides_of
from vidgen.errors import DeliveryError
from vidgen.practice.papers.cards import cards
from vidgen.practice.papers.docx_guide import docx_guide
from vidgen.practice.papers.guide import guide
from vidgen.practice.papers.handout import handout
from vidgen.practice.papers.pack import DRAFT, DRAFT_TOLD
from vidgen.practice.papers.slides import slides
from vidgen.practice.products import product

ALL = {"handout": handout, "guide": guide, "docx": docx_guide, "cards": cards, "slides": slides}


@pytest.mark.parametrize("name", ALL)
def test_equal_lessons_equal_bytes(name: str, tmp_path: Path) -> None:
    assert ALL[name](own_pack(tmp_path)) == ALL[name](own_pack(tmp_path))


def test_office_files_bear_the_unit_and_the_day_of_the_approval(tmp_path: Path) -> None:
    each = own_pack(tmp_path)
    for known in (
        Document(BytesIO(docx_guide(each))).core_properties,
        Presentation(BytesIO(slides(each))).core_properties,
    ):
        assert known.author == known.last_modified_by == UNIT.name
        assert known.created.date() == known.modified.date() == each.day
        assert known.language == "vi-VN" and not known.comments
    for made in (docx_guide(each), slides(each)):
        with zipfile.ZipFile(BytesIO(made)) as archive:
            assert {entry.date_time[:3] for entry in archive.infolist()} == {(2026, 11, 20)}
            assert not [entry for entry in archive.namelist() if "printer" in entry or "thumbnail" in entry]
            whole = b"".join(map(archive.read, archive.namelist())).lower()
        names = (platform.node(), f"/{getpass.getuser()}/", "python-docx", "steve canny")
        assert not [name for name in names if len(name) > 3 and name.lower().encode() in whole]


def test_pdfs_bear_the_unit_and_their_language(tmp_path: Path) -> None:
    each = own_pack(tmp_path)
    for make in (handout, guide, cards):
        document = pypdfium2.PdfDocument(make(each))
        told = document.get_metadata_dict()
        assert told["Author"] == UNIT.name and each.title in told["Title"]
        assert told["CreationDate"].startswith("D:20261120")
        assert b"/Lang (vi-VN)" in make(each)


def test_a_draft_says_so_on_every_page(tmp_path: Path) -> None:
    each = own_pack(tmp_path, draft=True)
    for make in (handout, guide, cards):
        assert all(DRAFT_TOLD in page and page.count(DRAFT) >= 2 for page in pdf_pages(make(each)))
    document = Document(BytesIO(docx_guide(each)))
    head = document.sections[0].header
    assert any(DRAFT_TOLD in paragraph.text for paragraph in head.paragraphs)
    assert DRAFT in head._element.xml
    deck = Presentation(BytesIO(slides(each)))
    for places in (deck.slide_master.shapes, deck.slide_layouts[0].shapes):
        assert any(shape.has_text_frame and DRAFT_TOLD in shape.text_frame.text for shape in places)


def test_a_final_one_does_not(tmp_path: Path) -> None:
    each = own_pack(tmp_path)
    assert not any(DRAFT in page for make in (handout, guide, cards) for page in pdf_pages(make(each)))
    assert DRAFT not in docx_text(docx_guide(each))
    assert not any(DRAFT in shown_on(slide) for slide in slides_of(slides(each)))


def test_products_write_their_files_with_the_pictures_of_the_scenes(tmp_path: Path) -> None:
    kit = kit_of(lesson_from(SCRIPT, tmp_path), tmp_path)
    made = [
        path.name
        for name in ("handout", "guide", "guide-docx", "cards", "slides")
        for path in product(name)(kit)
    ]
    assert made == ["handout.pdf", "guide.pdf", "guide.docx", "cards.pdf", "slides.pptx"]
    assert all((tmp_path / name).stat().st_size > 10_000 for name in made)
    assert not list(tmp_path.glob("*.tmp"))
    deck = slides_of((tmp_path / "slides.pptx").read_bytes())
    pictures = [
        shape for slide in deck for shape in slide.shapes if shape.shape_type == 13 or hasattr(shape, "image")
    ]
    assert len(pictures) >= 2 * len(kit.lesson.items)
    assert all(shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures)
    guided = Document(tmp_path / "guide.docx")
    assert len(guided.inline_shapes) > len(kit.lesson.items)
    assert all(shape._inline.docPr.get("descr") for shape in guided.inline_shapes)


@pytest.mark.parametrize(("module", "make"), [("fpdf", handout), ("docx", docx_guide), ("pptx", slides)])
def test_a_missing_library_is_named_with_the_way_to_get_it(
    module: str, make: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    each = own_pack(tmp_path)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(DeliveryError) as caught:
        make(each)  # type: ignore[operator]
    finding = caught.value.findings[0]
    assert finding.code == "VG-P042" and "pip install vidgen[practice]" in finding.fix
