"""The three lessons that come along: sound in every brand, for every unit, with every kind of question."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.practice.course.support import COURSE, LIBRARY
from vidgen.brand.load import load_brand
from vidgen.practice.course.load import load_course
from vidgen.practice.kit import lesson_kit
from vidgen.preview import check, read
from vidgen.scenario.model import Kind
from vidgen.scenario.practice import QuestionType
from vidgen.scenario.units import load_units
from vidgen.settings import Settings

SCRIPTS = load_course(COURSE).scripts
UNITS = load_units(LIBRARY / "units.csv")
BRANDS = ("default", "an-ninh", "hanh-chinh", "tuoi-tre")


@pytest.mark.parametrize("brand", BRANDS)
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_a_sample_lesson_has_no_findings(script: Path, brand: str) -> None:
    kit = load_brand(Path(brand))
    assert [found for unit in UNITS for found in check(script, unit, kit)] == []


def test_they_are_a_scam_a_procedure_and_an_exercise_with_every_kind_of_question(tmp_path: Path) -> None:
    brand = load_brand(None)
    kits = [lesson_kit(script, UNITS[0], brand, tmp_path, Settings(offline=True))[0] for script in SCRIPTS]
    assert [kit.scenario.kind for kit in kits] == [Kind.SCAM, Kind.PROCEDURE, Kind.PRACTICE]
    for kit in kits:
        assert {item.type for item in kit.lesson.items} == set(QuestionType)
        assert all(item.reason for item in kit.lesson.items) and kit.lesson.goals and kit.lesson.points
    call = next(place for place, scene in enumerate(kits[0].scenario.scenes) if scene.type == "call")
    assert [
        item.number for item in kits[0].lesson.items if item.at.scene == call and item.at.line is not None
    ]


def test_what_they_teach_of_the_procedure_is_what_the_public_script_says() -> None:
    public = read(LIBRARY / "thu-tuc" / "dang-ky-tam-tru-vneid.md")[0].procedure
    taught = read(COURSE.parent / "chi-cach-tam-tru-vneid.md")[0]
    assert public and taught.procedure == public and taught.practice
    steps = next(each for each in taught.practice.questions if each.type is QuestionType.ORDER).options
    assert len(steps) == len(public.steps)
    text = " ".join(each.reason for each in taught.practice.questions)
    assert public.channels[0].time in text and public.channels[0].fee in text
    assert not re.search(r"\d[\d.]*\s*(?:đ|đồng)\b", text), "a fee is a slot"
