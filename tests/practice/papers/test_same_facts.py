"""Every paper says what the script says: questions, answers, reasons, facts, fees, citations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.practice.lessons import UNIT, lesson_from
from tests.practice.papers.packs import TWO_WAYS, own_pack, pack, packs
from tests.practice.papers.reading import docx_text, pdf_text, plain, pptx_text
from vidgen.practice.papers.cards import cards
from vidgen.practice.papers.docx_guide import docx_guide
from vidgen.practice.papers.guide import guide
from vidgen.practice.papers.handout import handout
from vidgen.practice.papers.pack import Pack
from vidgen.practice.papers.slides import slides
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Role
from vidgen.scenario.phone import grouped
from vidgen.scenario.practice import QuestionType

PAPERS: dict[str, Callable[[Pack], str]] = {
    "handout.pdf": lambda pack: pdf_text(handout(pack)),
    "guide.pdf": lambda pack: pdf_text(guide(pack)),
    "guide.docx": lambda pack: docx_text(docx_guide(pack)),
    "slides.pptx": lambda pack: pptx_text(slides(pack)),
}


class Papers:
    """A pack and what its papers say; a paper is made when it is first asked for."""

    def __init__(self, pack: Pack) -> None:
        self.pack, self.lesson = pack, pack.lesson
        self.text = cache(lambda name: PAPERS[name](pack))


@pytest.fixture(scope="module")
def every_pack(tmp_path_factory: pytest.TempPathFactory) -> list[Papers]:
    return [Papers(each) for each in packs(tmp_path_factory.mktemp("tài liệu"))]


def facts(pack: Pack) -> Iterator[str]:
    """What everybody must find, straight from the script."""
    scenario, unit = pack.lesson.scenario, pack.lesson.unit
    yield from (scenario.title, *scenario.legal, *pack.lesson.goals, pack.code)
    told = scenario.procedure
    if told:
        yield from (told.who, *told.documents, *told.steps, told.where, told.result, told.form, told.source)
        yield from (text for each in told.channels for text in (each.name, each.time, each.fee))
    for scene in scenario.scenes:
        derived = told and scene.type in ("checklist", "steps", "facts", "law")
        if scene.type in ("signs", "actions", "compare", "law") and not derived:
            yield from (plain_text(line.text) for line in scene.lines if line.role is Role.ITEM)
    if unit:
        yield from (unit.name, unit.address, grouped(unit.phone), grouped(unit.hotline))


def asked(pack: Pack) -> Iterator[str]:
    assert pack.lesson.scenario.practice
    for question in pack.lesson.scenario.practice.questions:
        yield from map(plain_text, (question.ask, question.reason, question.legal, *question.options))
        if question.type is QuestionType.SAY:
            yield from map(plain_text, question.answer)


@pytest.mark.parametrize("name", PAPERS)
def test_all_facts_and_questions_are_the_script_s(name: str, every_pack: list[Papers]) -> None:
    for each in every_pack:
        text = each.text(name)
        missing = [told for told in (*facts(each.pack), *asked(each.pack)) if plain(told) not in text]
        assert not missing, f"{name} of {each.lesson.scenario.id}"


def test_each_answer_is_the_right_one(every_pack: list[Papers]) -> None:
    for each in every_pack:
        told, guided, written = map(each.text, ("handout.pdf", "guide.pdf", "guide.docx"))
        shown = each.text("slides.pptx")
        for item in each.lesson.items:
            right = list(item.right)
            head = plain(f"Câu {item.number}. {item.ask}")
            answer = plain(item.answer).replace("→", "–")
            for paper in (guided, written):
                said = f"Câumẫu:“{answer}”" if item.type is QuestionType.SAY else f"Đápán:{answer}"
                assert said in paper[paper.index(head) :][:1600]
            assert plain(f"Đáp án: {item.answer}").replace("→", "–") in shown
            if item.type is QuestionType.CHOICE:
                assert head + plain(f"Đáp án: {right[0].letter}. {right[0].text}") in told
            elif item.type is QuestionType.TRUE_FALSE:
                assert head + plain(f"Đáp án: {right[0].text}") in told
            elif item.type is QuestionType.SEVERAL:
                listed = "".join(f"{option.letter}.{option.text}" for option in right)
                assert head + plain(f"Đáp án: {listed}") in told
            elif item.type is QuestionType.ORDER:
                steps = "".join(f"{at}.{each.text}({each.letter})" for at, each in enumerate(right, 1))
                assert head + plain(f"Thứ tự đúng: {steps}") in told
            else:
                assert head + plain(f"Câu mẫu: “{item.model}”") in told


def test_the_fee_is_the_unit_s_own_for_each_way(tmp_path: Path) -> None:
    for fee in ("theo mức của tỉnh", "7.000 đồng"):
        unit = UNIT.model_copy(update={"extra": {"le_phi_tam_tru": fee}})
        each = pack(lesson_from(TWO_WAYS, tmp_path, unit), tmp_path)
        for name, read in PAPERS.items():
            text = read(each)
            row = plain(f"Trực tuyến qua VNeID 03 ngày làm việc {fee}")
            slide = plain(f"Trực tuyến qua VNeID Thời hạn: 03 ngày làm việc Lệ phí: {fee}")
            assert (slide if name == "slides.pptx" else row) in text
            assert plain("Theo giấy hẹn") in text and plain("Theo biên lai") in text


def test_the_trainer_finds_every_line_and_talking_point(every_pack: list[Papers]) -> None:
    for each in every_pack:
        for name in ("guide.pdf", "guide.docx"):
            text = each.text(name)
            lines = [
                line.text
                for scene in each.lesson.scenes
                for line in scene.lines
                if line.role is not Role.HEADING
            ]
            assert not [line for line in (*lines, *each.lesson.points) if plain(line) not in text]
        assert all(
            plain(point) in each.text("slides.pptx") for point in each.lesson.points if each.lesson.goals
        )


def test_cards_hold_every_line_of_the_cast(tmp_path: Path) -> None:
    text = pdf_text(cards(own_pack(tmp_path)))
    scenario = own_pack(tmp_path).lesson.scenario
    spoken = [line for scene in scenario.scenes for line in scene.lines if line.speaker]
    assert spoken
    for line in spoken:
        assert plain(f"“{plain_text(line.text)}”") in text
