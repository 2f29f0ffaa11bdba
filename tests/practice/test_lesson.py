"""A lesson says once, for every product, what is asked where and what is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from vidgen.errors import ScriptError
from vidgen.practice.lesson import Lesson, lesson_of, shuffled
from vidgen.preview import read, told
from vidgen.scenario.practice import Level, QuestionType
from vidgen.scenario.stops import StopAt

from .lessons import SCRIPT, UNIT, lesson_from


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    return lesson_from(SCRIPT, tmp_path_factory.mktemp("bài học"))


def test_questions_come_in_the_order_of_the_film_and_a_quiz_scene_in_its_place(lesson: Lesson) -> None:
    assert [item.number for item in lesson.items] == [1, 2, 3, 4, 5, 6]
    assert [(item.type, item.quiz) for item in lesson.items] == [
        (QuestionType.CHOICE, False),
        (QuestionType.SEVERAL, False),
        (QuestionType.ORDER, False),
        (QuestionType.TRUE_FALSE, False),
        (QuestionType.CHOICE, True),
        (QuestionType.SAY, False),
    ]


def test_it_stops_after_the_line_that_is_named_or_at_the_end_of_a_scene(lesson: Lesson) -> None:
    scenes = lesson.scenario.scenes
    assert [item.at.scene for item in lesson.items] == [1, 2, 3, 3, 4, 4]
    first, second, third, fourth, quiz, last = lesson.items
    assert first.at.line is not None and scenes[1].lines[first.at.line].text.startswith("Bà đọc mã OTP")
    assert second.at == StopAt(2, None) and last.at == StopAt(4, None)
    assert third.at.line is not None and scenes[3].lines[third.at.line].text == "Bình tĩnh tắt máy"
    assert fourth.at.line is not None and "Lỡ chuyển tiền" in scenes[3].lines[fourth.at.line].text
    assert quiz.at.line is not None and scenes[4].lines[quiz.at.line].text == "Không ai cả"


def test_texts_have_neither_markup_nor_slots(lesson: Lesson) -> None:
    assert lesson.items[0].ask == "Bà Sáu nên làm gì: đọc hay không đọc?"
    assert lesson.items[0].options[2].text == "Gọi 0200 000 0001 rồi đọc"
    assert lesson.items[1].reason == "Công an làm việc tại trụ sở. Lệ phí: theo mức của tỉnh."
    assert lesson.items[5].model == "Dạ bà đừng đọc mã cho ai, bà gọi Công an xã Ví Dụ."
    assert lesson.goals == ("Nhận ra cuộc gọi giả danh",)
    assert lesson.legal == ("Điều 174 Bộ luật Hình sự",)


def test_what_is_right_is_marked_and_told_in_few_signs(lesson: Lesson) -> None:
    answers = [item.answer for item in lesson.items]
    assert answers[0] == "B" and answers[1] == "A, B, D" and answers[3] == "Sai" and answers[4] == "B"
    assert answers[5] == lesson.items[5].model
    order = lesson.items[2]
    assert [option.text for option in order.right] == [
        "Tắt máy",
        "Hỏi người thân",
        "Báo Công an xã Ví Dụ",
        "Kể cho hàng xóm",
    ]
    assert answers[2].split(" → ") == [option.letter for option in order.right]
    assert [option.letter for option in order.options] == ["A", "B", "C", "D"]


def test_steps_are_shuffled_always_in_the_same_way_and_never_shown_in_order() -> None:
    for count in range(2, 8):
        for number in range(20):
            order = shuffled(count, f"bai-hoc\n{number}")
            assert order == shuffled(count, f"bai-hoc\n{number}") and sorted(order) == list(range(count))
            assert list(order) != sorted(order)


def test_steps_have_the_same_letters_in_every_commune(tmp_path: Path, lesson: Lesson) -> None:
    other = lesson_from(
        SCRIPT, tmp_path, UNIT.model_copy(update={"id": "xa-khac", "name": "Công an xã Khác"})
    )
    assert other.items[2].answer == lesson.items[2].answer
    assert other.items[2].options != lesson.items[2].options


def test_a_quiz_scene_keeps_its_reason_without_the_letter(lesson: Lesson) -> None:
    assert lesson.items[4].reason == "Mã OTP chỉ để chính mình dùng."
    assert lesson.items[4].ask == "Ai được biết mã OTP của bạn?"


def test_seconds_to_think_depend_on_who_watches_unless_the_script_says(tmp_path: Path) -> None:
    written, _warnings = read(Path(write_script(tmp_path)))
    scenario = told(written, UNIT)
    for profile, least in (("normal", 8), ("elderly", 14), ("screen", 14)):
        lesson = lesson_of(scenario, UNIT, profile)  # type: ignore[arg-type]
        assert [item.seconds for item in lesson.items] == [12, least, least, least, least, 2 * least]
    elderly = scenario.model_copy(update={"profile": "elderly"})
    assert lesson_of(elderly, UNIT).items[1].seconds == 14


def write_script(folder: Path) -> Path:
    path = folder / "bai-hoc.md"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def test_a_level_is_the_question_s_or_the_lesson_s(lesson: Lesson) -> None:
    assert [item.level for item in lesson.items][2] is Level.ADVANCED
    assert {item.level for item in lesson.items if item.number != 3} == {Level.BASIC}


def test_a_question_without_place_or_answer_is_refused_at_its_line(tmp_path: Path) -> None:
    text = SCRIPT.replace("after: Bà đọc mã OTP", "after: Ông đọc").replace("answer: sai", "answer: hên xui")
    with pytest.raises(ScriptError) as raised:
        lesson_from(text, tmp_path)
    rows = text.split("\n")
    told_of = [(each.code, rows[(each.line or 0) - 1].strip()) for each in raised.value.findings]
    assert sorted(told_of) == [("VG-R100", "answer: hên xui"), ("VG-R101", "- after: Ông đọc")]


@pytest.mark.parametrize(
    ("after", "scene", "line"),
    [
        ("Bà đọc mã OTP cho tôi ngay.", 1, "Bà đọc"),
        ("bà đọc MÃ otp", 1, "Bà đọc"),
        ('"KẺ GỌI: Bà đọc mã"', 1, "Bà đọc"),
        ("call", 1, None),
        ("cuộc gọi", 1, None),
        ("Cuoc goi", 1, None),
        ("Số lạ", 1, None),
        ('"## call: Số lạ"', 1, None),
        ('"cuộc gọi: Số lạ"', 1, None),
        ("3 dấu hiệu lừa đảo", 2, None),
        ("Số lạ gọi đến", 0, "Số lạ gọi"),
        ('"Tự xưng công an qua"', 2, "Tự xưng"),
    ],
)
def test_a_place_may_be_named_in_several_ways(
    tmp_path: Path, after: str, scene: int, line: str | None
) -> None:
    lesson = lesson_from(SCRIPT.replace("after: Bà đọc mã OTP", f"after: {after}"), tmp_path)
    item = next(each for each in lesson.items if "đọc hay" in each.ask)
    assert item.at.scene == scene
    if line is None:
        assert item.at.line is None
    else:
        assert item.at.line is not None
        assert lesson.scenario.scenes[scene].lines[item.at.line].text.startswith(line)


@pytest.mark.parametrize("after", ['"BÀ SÁU: Bà đọc mã"', "Bà đ", "ngay", '"!!"', '"contact: Số lạ"'])
def test_what_is_no_place_is_refused(tmp_path: Path, after: str) -> None:
    with pytest.raises(ScriptError, match="VG-R101"):
        lesson_from(SCRIPT.replace("after: Bà đọc mã OTP", f"after: {after}"), tmp_path)


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("[A, C]", "A, C"),
        ('"A, C"', "A, C"),
        ("a và c", "A, C"),
        ("A. C.", "A, C"),
        ("[Tự xưng công an, C]", "A, C"),
        ("[tự xưng công an., Mời đến trụ sở]", "A, C"),
        ("[C, A, A]", "A, C"),
    ],
)
def test_an_answer_may_be_letters_or_the_words_of_an_option(tmp_path: Path, answer: str, right: str) -> None:
    lesson = lesson_from(SCRIPT.replace("answer: [A, B, D]", f"answer: {answer}"), tmp_path)
    assert lesson.items[1].answer == right


def test_a_scene_that_is_derived_from_facts_can_be_named(tmp_path: Path) -> None:
    head = SCRIPT[: SCRIPT.index("practice:")].replace("kind: scam", "kind: procedure").split("cast:")[0]
    facts = "procedure:\n  documents: [Giấy tờ một]\n  steps: [Chọn mục, Gửi hồ sơ]\n  form: CT01\n"
    asked = "    - {{after: {after}, ask: A, type: true-false, answer: sai}}\n"
    block = "practice:\n  questions:\n" + "".join(
        asked.format(after=each) for each in ("các bước", "Gửi hồ sơ")
    )
    lesson = lesson_from(f"{head}{facts}{block}---\n", tmp_path)
    first, second = lesson.items
    steps = next(scene for scene in lesson.scenes if scene.type == "steps")
    assert {first.at, second.at} == {StopAt(steps.place), StopAt(steps.place, 2)}
    assert [each.label for each in lesson.facts] == ["Giấy tờ", "Các bước", "Mẫu"]


def test_a_script_without_questions_is_a_lesson_too(tmp_path: Path) -> None:
    start = SCRIPT.index("practice:")
    text = SCRIPT[:start] + SCRIPT[SCRIPT.index("---\n\n## hook") : SCRIPT.index("## quiz")]
    lesson = lesson_from(text + "## contact\n", tmp_path)
    assert lesson.items == () and lesson.minutes > 0
    assert [scene.name for scene in lesson.scenes] == [
        "mở đầu",
        "cuộc gọi",
        "dấu hiệu",
        "việc cần làm",
        "liên hệ",
    ]
