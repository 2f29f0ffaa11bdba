"""Questions, answers, facts, fees and citations are the script's own in every file for other tools."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from pygiftparser.parser import parseFile  # type: ignore[import-untyped]

from tests.command_line import in_vietnamese, own_cache  # noqa: F401  (fixtures)
from tests.practice.exports.moodle import read as read_as_moodle
from tests.practice.kits import kit_of
from tests.practice.lessons import SCRIPT, UNIT
from vidgen.practice.lesson import lesson_of
from vidgen.practice.products import PRODUCTS, product
from vidgen.preview import read, told
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Scenario, Unit
from vidgen.scenario.practice import Question, QuestionType
from vidgen.scenario.units import load_units

LIBRARY = Path(__file__).parents[2] / "scripts"
SHIPPED = sorted(path for path in (LIBRARY / "tap-huan").glob("*.md"))
EXPORTS = ("gift", "google-forms", "kahoot")


def scripts(folder: Path) -> list[tuple[Path, Unit]]:
    own = folder / "bai-hoc.md"
    own.write_text(SCRIPT, encoding="utf-8")
    units = load_units(LIBRARY / "units.csv")
    return [(own, UNIT), *((path, unit) for path in SHIPPED for unit in units[:2])]


def made(path: Path, unit: Unit, folder: Path) -> tuple[Scenario, dict[str, str]]:
    """The told script, and the text of each export by the name of its file."""
    scenario = told(read(path)[0], unit)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    kit = kit_of(lesson_of(scenario, unit), folder)
    files = [file for name in EXPORTS for file in product(name)(kit) if file.suffix != ".xlsx"]
    return scenario, {file.name: file.read_text(encoding="utf-8-sig") for file in files}


def asked(scenario: Scenario) -> list[Question]:
    assert scenario.practice is not None
    return list(scenario.practice.questions)


def right(question: Question) -> list[str]:
    """The right options by the letters that the script itself has."""
    return [plain_text(question.options["ABCDEF".index(letter)]) for letter in question.answer]


def test_every_product_can_be_found() -> None:
    assert set(EXPORTS) <= set(PRODUCTS)
    assert all(callable(product(name)) for name in EXPORTS)


def test_moodle_has_the_answers_and_citations_of_the_script(tmp_path: Path) -> None:
    for path, unit in scripts(tmp_path):
        scenario, files = made(path, unit, tmp_path / "a")
        assert all(question.valid for question in parseFile(io.StringIO(files["quiz.gift"])))
        found = {each.text: each for each in read_as_moodle(files["quiz.gift"])[1]}
        for question in asked(scenario):
            held = found[plain_text(question.ask)]
            assert plain_text(question.reason) in held.afterwards
            assert plain_text(question.legal).rstrip(" .") in held.afterwards
            if question.type in (QuestionType.CHOICE, QuestionType.SEVERAL):
                options = [plain_text(text) for text in question.options]
                assert [text for _share, text, _said in held.answers] == options
                assert [text for share, text, _said in held.answers if share > 0] == right(question)
            elif question.type is QuestionType.ORDER:
                steps = [text for text, _number in sorted(held.pairs, key=lambda pair: int(pair[1]))]
                assert steps == [plain_text(text) for text in question.options]
            elif question.type is QuestionType.TRUE_FALSE:
                assert held.truth is (question.answer == ("đúng",))
            else:
                assert plain_text(question.answer[0]) in held.afterwards


def test_google_forms_has_them_too(tmp_path: Path) -> None:
    for path, unit in scripts(tmp_path):
        scenario, files = made(path, unit, tmp_path / "a")
        rows = {
            row["Question"]: row for row in csv.DictReader(io.StringIO(files["google-forms.csv"], newline=""))
        }
        for question in asked(scenario):
            row = rows[plain_text(question.ask)]
            assert plain_text(question.reason) in row["Correct Feedback"]
            assert plain_text(question.legal).rstrip(" .") in row["Correct Feedback"]
            if question.type in (QuestionType.CHOICE, QuestionType.SEVERAL):
                listed = [
                    text for name, text in row.items() if name.startswith(("Answer", "Option")) and text
                ]
                assert listed == [plain_text(text) for text in question.options]
                assert row["Correct Answer"] in (", ".join(right(question)), "; ".join(right(question)))
            elif question.type is QuestionType.ORDER:
                letters = dict(line.split(". ", 1) for line in row["Description"].split("\n"))
                steps = [letters[letter] for letter in row["Correct Answer"].split(" → ")]
                assert steps == [plain_text(text) for text in question.options]
            elif question.type is QuestionType.TRUE_FALSE:
                assert row["Correct Answer"] == ("Đúng" if question.answer == ("đúng",) else "Sai")
            else:
                assert plain_text(question.answer[0]) in row["Correct Feedback"]


def test_kahoot_has_those_that_go_into_it(tmp_path: Path) -> None:
    for path, unit in scripts(tmp_path):
        scenario, files = made(path, unit, tmp_path / "a")
        rows = {row[0]: row for row in csv.reader(io.StringIO(files["kahoot.csv"], newline=""))}
        for question in asked(scenario):
            if question.type not in (QuestionType.CHOICE, QuestionType.SEVERAL) or len(question.options) > 4:
                continue
            row = rows[plain_text(question.ask)]
            options = [plain_text(text) for text in question.options]
            assert row[1 : 1 + len(options)] == options
            assert [options[int(number) - 1] for number in row[6].split(",")] == right(question)
            assert plain_text(question.reason) in row[7] and plain_text(question.legal).rstrip(" .") in row[7]


def test_a_fee_is_the_unit_s_in_every_file(tmp_path: Path) -> None:
    path = tmp_path / "bai-hoc.md"
    path.write_text(SCRIPT, encoding="utf-8")
    for fee in ("theo mức của tỉnh", "7.000 đồng"):
        unit = UNIT.model_copy(update={"extra": {"le_phi_tam_tru": fee}})
        _scenario, files = made(path, unit, tmp_path / "a")
        assert all(f"Lệ phí: {fee}." in text.replace("\\:", ":") for text in files.values())


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_shipped_lessons_ask_in_more_than_one_way(path: Path) -> None:
    scenario = told(read(path)[0], load_units(LIBRARY / "units.csv")[0])
    assert len({question.type for question in asked(scenario)}) >= 2
