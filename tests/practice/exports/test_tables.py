"""Tables for Google Forms and Kahoot: their columns, nothing cut silently, nothing that calculates."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from string import ascii_uppercase
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.command_line import in_vietnamese, own_cache  # noqa: F401  (fixtures)
from tests.practice.kits import kit_of
from tests.practice.lessons import SCRIPT, UNIT, lesson_from
from vidgen.practice.exports import google_forms, kahoot
from vidgen.practice.exports.cells import inert, write_csv
from vidgen.practice.exports.workbook import write_xlsx
from vidgen.practice.lesson import Lesson


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    return lesson_from(SCRIPT, tmp_path_factory.mktemp("bảng"))


def table(path: Path) -> tuple[list[str], list[list[str]]]:
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "Excel knows UTF-8 by the BOM"
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert all(len(row) == len(header) for row in rows)
    return header, rows


def sheet(path: Path) -> list[list[str]]:
    """The rows of a workbook, every cell a text."""
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        root = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    assert root.find(f".//{name}f") is None
    assert {cell.get("t") for cell in root.iter(f"{name}c")} == {"inlineStr"}
    rows = [
        {cell.get("r", " ")[0]: "".join(cell.itertext()) for cell in row} for row in root.iter(f"{name}row")
    ]
    return [[row.get(column, "") for column in ascii_uppercase[: len(rows[0])]] for row in rows]


def test_google_forms_has_every_question_with_answer_points_and_feedback(
    tmp_path: Path, lesson: Lesson
) -> None:
    (path,) = google_forms.write_google_forms(kit_of(lesson, tmp_path))
    header, rows = table(path)
    assert path.name == "google-forms.csv" and header[0] == "Question"
    found = [dict(zip(header, row, strict=True)) for row in rows]
    assert [each["Question"] for each in found] == [item.ask for item in lesson.items]
    types = [each["Type"] for each in found]
    assert types == [
        "Multiple choice",
        "Checkboxes",
        "Multiple choice",
        "Multiple choice",
        "Multiple choice",
        "Paragraph",
    ]
    assert [each["Points"] for each in found] == ["1", "1", "1", "1", "1", "0"]
    assert found[0]["Correct Answer"] == "Tắt máy, không đọc mã"
    assert found[1]["Correct Answer"] == "Tự xưng công an, Giục làm ngay, Hỏi mã OTP"
    assert found[3]["Correct Answer"] == "Sai"
    for each, item in zip(found, lesson.items, strict=True):
        assert item.reason in each["Correct Feedback"] and item.legal in each["Correct Feedback"]
        assert item.reason in each["Incorrect Feedback"]
    assert lesson.items[5].model in found[5]["Correct Feedback"]


def test_an_order_is_chosen_among_orders_of_the_letters(lesson: Lesson) -> None:
    item = lesson.items[2]
    row = dict(zip(google_forms.HEADER, google_forms.row_of(item), strict=True))
    assert row["Description"].split("\n") == [f"{each.letter}. {each.text}" for each in item.options]
    choices = [text for name, text in row.items() if name.startswith(("Answer", "Option")) and text]
    assert row["Correct Answer"] == item.answer and choices.count(item.answer) == 1
    assert len(choices) == len(set(choices)) == 4 and all(
        sorted(each) == sorted(item.answer) for each in choices
    )
    assert google_forms.orders(item) == google_forms.orders(item)


def test_kahoot_has_its_own_columns_in_both_files(tmp_path: Path, lesson: Lesson) -> None:
    kit = kit_of(lesson, tmp_path)
    as_csv, as_xlsx = kahoot.write_kahoot(kit)
    header, rows = table(as_csv)
    assert header[0] == "Question - max 120 characters" and header[4] == "Answer 4 - max 75 characters"
    assert header[5].startswith("Time limit (sec)") and header[6].startswith("Correct answer(s)")
    assert sheet(as_xlsx) == [row[:7] for row in (header, *rows)], "Kahoot takes its own columns alone"
    by_ask = {row[0]: row for row in rows}
    first = by_ask[lesson.items[0].ask]
    assert first[1:5] == [each.text for each in lesson.items[0].options] + [""]
    assert first[5:7] == ["20", "2"] and lesson.items[0].reason in first[7] and "Điều 174" in first[7]
    assert by_ask[lesson.items[1].ask][6] == "1,2,4"
    assert by_ask[lesson.items[3].ask][1:7] == ["Đúng", "Sai", "", "", "10", "2"]


def test_what_does_not_go_into_kahoot_is_told_and_never_cut(tmp_path: Path, lesson: Lesson) -> None:
    long = replace(lesson.items[0], ask="Làm gì? " * 16)
    wide = replace(
        lesson.items[1],
        options=tuple(replace(each, text="Rất dài " * 10) for each in lesson.items[1].options),
    )
    many = replace(
        lesson.items[1],
        options=tuple(replace(lesson.items[1].options[0], letter=letter, text=letter) for letter in "ABCDE"),
    )
    fine = lesson.items[4]
    spoilt = replace(lesson, items=(long, wide, many, lesson.items[2], lesson.items[5], fine))
    kit = kit_of(spoilt, tmp_path)
    path, _workbook = kahoot.write_kahoot(kit)
    assert [row[0] for row in table(path)[1]] == [fine.ask]
    order = lesson.items[2]
    assert [(each.code, each.line) for each in kit.findings] == [
        ("VG-P050", item.line) for item in (order, long, wide, many)
    ]
    told = [each.message for each in kit.findings]
    assert "Câu 3, 6 " in told[0] and "chỉ có câu chọn" in told[0]
    assert "128" in told[1] and "120" in told[1] and "80" in told[2] and "75" in told[2]
    assert "5 lựa chọn" in told[3]


def test_a_time_is_never_shorter_than_the_lesson_s(lesson: Lesson) -> None:
    for seconds, time in ((3, 5), (5, 5), (8, 10), (14, 20), (28, 30), (60, 60)):
        row = kahoot.row_of(replace(lesson.items[0], seconds=seconds))
        assert row[5] == str(time)


def test_a_lesson_that_asks_nothing_gives_no_files(tmp_path: Path, lesson: Lesson) -> None:
    kit = kit_of(replace(lesson, items=()), tmp_path)
    assert google_forms.write_google_forms(kit) == () and kahoot.write_kahoot(kit) == ()
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_marked_on_every_question(tmp_path: Path, lesson: Lesson) -> None:
    kit = kit_of(lesson, tmp_path, draft=True)
    (forms,) = google_forms.write_google_forms(kit)
    path, _workbook = kahoot.write_kahoot(kit)
    assert all("BẢN NHÁP" in row[1] for row in table(forms)[1])
    assert all("BẢN NHÁP" in row[7] for row in table(path)[1])


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+84 200",
        "-không",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =HYPERLINK(1)",
        "＝1",
        '=cmd|" /C calc"!A0',
        "\n=1",
    ],
)
def test_no_cell_is_a_formula(tmp_path: Path, text: str) -> None:
    path = write_csv(tmp_path / "a.csv", ("a",), [(text,)])
    ((cell,),) = table(path)[1]
    assert cell == f"'{text}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_and_begins_with_nothing_that_calculates(text: str) -> None:
    told = inert(text)
    assert told.removeprefix("'") == text.removeprefix("'") or told == text
    assert not told.lstrip().startswith(("=", "+", "-", "@"))


def test_hostile_words_of_a_unit_stay_words(tmp_path: Path) -> None:
    name = '=HYPERLINK("http://x","y")<script>alert(1)</script>'
    text = SCRIPT.replace('"Gọi {{unit.hotline}} rồi đọc"', '"{{unit.name}}"')
    lesson = lesson_from(text, tmp_path, UNIT.model_copy(update={"name": name, "hotline": "0"}))
    folder = tmp_path / "a"
    folder.mkdir()
    kit = kit_of(lesson, folder)
    (forms,) = google_forms.write_google_forms(kit)
    as_csv, as_xlsx = kahoot.write_kahoot(kit)
    assert table(forms)[1][0][6] == f"'{name}" and table(as_csv)[1][0][3] == f"'{name}"
    assert sheet(as_xlsx)[1][3] == name  # a text by its type


def test_a_workbook_is_the_same_for_the_same_words_and_refuses_no_sign(tmp_path: Path) -> None:
    rows: Sequence[Sequence[str]] = [["a", " b\n c ", "<&>\"'"], ["=1", "\x00\x0bz\ufffe", "🎁"]]
    one, two = write_xlsx(tmp_path / "1.xlsx", rows), write_xlsx(tmp_path / "2.xlsx", rows)
    assert one.read_bytes() == two.read_bytes()
    assert sheet(one) == [["a", " b\n c ", "<&>\"'"], ["=1", "z", "🎁"]]
