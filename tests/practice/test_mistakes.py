"""What a wrong answer shows, told to whoever chose it, in every product that can."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from pygiftparser.parser import parseFile  # type: ignore[import-untyped]

from tests.practice.exports.moodle import read as read_as_moodle
from tests.practice.kits import kit_of
from tests.practice.lessons import SCRIPT, UNIT, lesson_from
from tests.practice.papers.packs import pack
from tests.practice.papers.reading import pdf_text, plain
from vidgen.practice.course.questions import form
from vidgen.practice.exports.gift import gift
from vidgen.practice.lesson import Lesson
from vidgen.practice.papers.asking import wrong_shows
from vidgen.practice.papers.guide import guide
from vidgen.practice.papers.handout import handout
from vidgen.practice.products import product
from vidgen.scenario.practice import QuestionType

GIVEN = "Đọc mã là trao tiền: ~50% là mất hết."
CALLED = "Gọi {{unit.hotline}} thì đúng, đọc mã thì không."
SAID = "Kẻ gian cũng nói thế."


@pytest.fixture
def lesson(tmp_path: Path) -> Lesson:
    text = SCRIPT.replace("      seconds: 12\n", f'      wrong: {{A: "{GIVEN}", c: "{CALLED}"}}\n').replace(
        "      answer: sai\n", f"      answer: sai\n      sai vì: {{đúng: {SAID}}}\n"
    )
    return lesson_from(text, tmp_path)


def test_each_belongs_to_its_option_with_the_units_words(lesson: Lesson) -> None:
    choice, *_others = lesson.items
    called = CALLED.replace("{{unit.hotline}}", UNIT.hotline)
    assert [option.why for option in choice.options] == [GIVEN, "", called]
    (truth,) = (item for item in lesson.items if item.type is QuestionType.TRUE_FALSE)
    assert [option.why for option in truth.options] == [SAID, ""]


def test_moodle_tells_it_to_who_chose_that_option(lesson: Lesson) -> None:
    text = gift(lesson)
    assert all(question.valid for question in parseFile(io.StringIO(text)))
    choice, *others = read_as_moodle(text)[1]
    said = {text: told for _share, text, told in choice.answers}
    assert said["Đọc mã rồi báo công an"] == f"Chưa đúng. {GIVEN}"
    assert GIVEN not in choice.afterwards and said["Tắt máy, không đọc mã"] == "Đúng."
    assert f"Chưa đúng. {SAID}" in text and all(GIVEN not in other.afterwards for other in others)


def test_other_tables_tell_it_with_the_letter(lesson: Lesson, tmp_path: Path) -> None:
    for name, column in (("google-forms", "Incorrect Feedback"), ("kahoot", None)):
        files = product(name)(kit_of(lesson, tmp_path))
        (file,) = (each for each in files if each.suffix == ".csv")
        first = next(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
        assert f"Nếu chọn A: {GIVEN}" in first[column or [*first][-1]]
        assert "Correct Feedback" not in first or GIVEN not in first["Correct Feedback"]


def test_the_trainer_reads_it_and_so_does_who_learns_alone(lesson: Lesson, tmp_path: Path) -> None:
    each = pack(lesson, tmp_path)
    assert f"Chọn A: {GIVEN}" in list(wrong_shows(lesson.items[0]))
    assert not any("chưa nghĩ đến" in told for told in wrong_shows(lesson.items[0]))
    told = plain(pdf_text(guide(each)))
    assert told.count(plain(GIVEN)) == 1 and plain(f"Trả lời “Đúng”: {SAID}") in told
    told = plain(pdf_text(handout(each)))
    assert plain(f"Nếu chọn A: {GIVEN}") in told and plain(f"Nếu chọn Đúng: {SAID}") in told


def test_the_page_holds_it_back_until_that_option_is_chosen(lesson: Lesson) -> None:
    markup = "".join(form(lesson.items[0], "bai-1"))
    before, hidden = markup.split('<div class="why" hidden>')
    assert GIVEN not in before and f'data-of="A"><b>A:</b> {GIVEN}</p>' in hidden
