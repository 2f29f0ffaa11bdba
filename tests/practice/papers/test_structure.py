"""Plans add up, pages part where they may, Word files can be navigated, slides have an outline and fit."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation

from tests.practice.papers.packs import many, own_pack, packs
from tests.practice.papers.reading import pdf_pages, plain, shown_on, slides_of, squeezed
from vidgen.practice.papers.docx_guide import docx_guide
from vidgen.practice.papers.fitted import line_count
from vidgen.practice.papers.handout import handout
from vidgen.practice.papers.parts import Heading, Para, Scenes, Still, text
from vidgen.practice.papers.pen import Pen
from vidgen.practice.papers.plan import plan_of
from vidgen.practice.papers.roles import roles_of
from vidgen.practice.papers.setting import Setting
from vidgen.practice.papers.slides import slides


def test_the_plan_adds_up_to_the_minutes_of_the_lesson(tmp_path: Path) -> None:
    lesson = own_pack(tmp_path).lesson
    for minutes in (1, 2, 3, 5, 20, 45, 90, 600):
        for count in (1, 5, 10):
            for roles in (0, 4):
                stages = plan_of(replace(many(lesson, count), minutes=minutes), roles)
                assert sum(stage.minutes for stage in stages) == minutes
                assert all(stage.minutes >= 1 for stage in stages)
                assert [stage.start for stage in stages] == [
                    sum(before.minutes for before in stages[:at]) for at in range(len(stages))
                ]


def test_the_plan_speaks_of_a_code_only_where_there_is_one(tmp_path: Path) -> None:
    lesson = own_pack(tmp_path).lesson
    assert lesson.unit and "mã QR" in plan_of(lesson, 0)[-1].doing
    without = replace(lesson, unit=lesson.unit.model_copy(update={"qr_url": ""}))
    assert plan_of(without, 0)[-1].doing.endswith("phát phiếu.")


@pytest.mark.parametrize("count", [1, 5, 10])
def test_no_question_is_parted_and_no_answer_stands_with_them(count: int, tmp_path: Path) -> None:
    each = own_pack(tmp_path)
    each = replace(each, lesson=many(each.lesson, count))
    pages = [squeezed(page) for page in pdf_pages(handout(each))]
    first = next(at for at, page in enumerate(pages) if plain("Đáp án Trang này dành") in page)
    for item in each.lesson.items:
        head = plain(f"Câu {item.number}. {item.ask}")
        (page,) = [page for page in pages[:first] if head in page]
        assert all(plain(option.text) in page[page.index(head) :] for option in item.options)
    assert not any("Đápán:" in page or "Câumẫu:" in page for page in pages[:first])


def test_the_elderly_get_larger_letters(tmp_path: Path) -> None:
    normal, large = (own_pack(tmp_path, profile=profile) for profile in ("normal", "elderly"))
    assert large.large > normal.large
    assert len(pdf_pages(handout(large))) >= len(pdf_pages(handout(normal)))


def test_everybody_of_the_cast_has_a_card(tmp_path: Path) -> None:
    for each in packs(tmp_path):
        roles = roles_of(each.lesson)
        assert {*each.lesson.scenario.cast} <= {role.name for role in roles}
        assert len(roles) >= 2


def test_word_finds_headings_lists_tables_and_page_numbers(tmp_path: Path) -> None:
    document = Document(BytesIO(docx_guide(own_pack(tmp_path))))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1 and styles.count("Heading 1") >= 6 and styles.count("Heading 2") >= 6
    assert "List Bullet" in styles and "List Number" in styles
    numbered = {
        paragraph._p.pPr.numPr.numId.val
        for paragraph in document.paragraphs
        if paragraph.style.name == "List Number"
    }
    assert len(numbered) >= 2  # each list begins with 1
    assert any(row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in document.tables[0].rows)
    foot = document.sections[0].footer._element.xml
    assert " PAGE " in foot and " NUMPAGES " in foot
    assert document.styles.element.find(f".//{qn('w:lang')}").get(qn("w:val")) == "vi-VN"
    fonts = next(
        part for part in document.part.package.iter_parts() if str(part.partname) == "/word/fontTable.xml"
    )
    assert b'altName w:val="Arial"' in fonts.blob


def test_a_long_name_and_title_stand_under_each_other_in_words_head(tmp_path: Path) -> None:
    """Beside each other they would run into one another: a tab ends where its line does."""
    made = own_pack(tmp_path)
    heads = []
    for more in ("", " ở thượng nguồn sông Cái Bè, nơi giáp ranh ba xã"):
        lesson, unit = made.lesson, made.lesson.unit
        assert unit
        longer = unit.model_copy(update={"name": unit.name + more})
        each = replace(made, lesson=replace(lesson, title=lesson.title + more, unit=longer))
        (head, *_draft) = Document(BytesIO(docx_guide(each))).sections[0].header.paragraphs
        heads.append(head.text)
    assert heads[0].count("\t") == 1 and "\n" not in heads[0]
    assert "\t" not in heads[1] and heads[1].count("\n") == 1


def test_pictures_of_scenes_begin_on_the_page_where_there_is_room(tmp_path: Path) -> None:
    """Many of them do not all go to the next page, as what stands together does."""
    made = own_pack(tmp_path)
    stills = tuple(Still(number, "", (Para(text(f"Cảnh {number}")),)) for number in range(20))
    heading, *rows = Setting(made, stills=()).blocks([Heading("Video theo từng cảnh"), Scenes(stills)])
    pen = Pen(made.brand.fonts)
    first, rest = heading.height(pen, 174.0), sum(row.height(pen, 174.0) for row in rows)
    assert rows and first < rest / 4


def test_each_question_has_two_slides_with_titles_and_notes(tmp_path: Path) -> None:
    for each in packs(tmp_path):
        deck = slides_of(slides(each))
        titles = [slide.shapes.title.text_frame.text for slide in deck]
        assert all(titles)
        for item in each.lesson.items:
            (at,) = [place for place, title in enumerate(titles) if title == f"Câu {item.number}. {item.ask}"]
            assert titles[at + 1].endswith(f"câu {item.number}")
            notes = plain(deck[at + 1].notes_slide.notes_text_frame.text)
            assert plain(item.reason) in notes and plain(item.legal) in notes
            assert plain(item.reason) not in plain(shown_on(deck[at])) or not item.reason


def test_slides_are_wide_and_their_text_stays_in_its_box(tmp_path: Path) -> None:
    for each in packs(tmp_path):
        made = Presentation(BytesIO(slides(each)))
        assert abs(made.slide_width / made.slide_height - 16 / 9) < 0.01
        fonts = each.brand.fonts
        for slide in made.slides:
            for shape in slide.placeholders:
                if (
                    not shape.has_text_frame
                    or not shape.text_frame.text.strip()
                    or shape.placeholder_format.type == 13
                ):
                    continue
                tall = 0.0
                for paragraph in shape.text_frame.paragraphs:
                    size = max(run.font.size.pt for run in paragraph.runs)
                    lines = line_count(paragraph.text, fonts.bold, size, shape.width / 914_400 - 0.5)
                    before = paragraph.space_before.pt if paragraph.space_before else 0
                    tall += (lines * size * 1.2 + before) / 72
                assert tall <= shape.height / 914_400
