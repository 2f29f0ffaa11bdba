"""What goes to Moodle is read back by a parser of somebody else with every text, answer and feedback."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pygiftparser import answer as answers  # type: ignore[import-untyped]
from pygiftparser.parser import parseFile  # type: ignore[import-untyped]
from pygiftparser.question import Question  # type: ignore[import-untyped]

from tests.practice.lessons import SCRIPT, UNIT, lesson_from
from vidgen.practice.exports.feedback import RIGHT, WRONG, reasoned
from vidgen.practice.exports.gift import escaped, gift
from vidgen.practice.lesson import Item, Lesson
from vidgen.scenario.practice import QuestionType

from .moodle import Read, read

# Shares of a mark that Moodle has, in hundredths (question/engine/bank.php).
_SHARES = (
    *(100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333),
    *(30, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 5),
)


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Lesson:
    return lesson_from(SCRIPT, tmp_path_factory.mktemp("gift"))


def parsed(source: str) -> list[Question]:
    found = parseFile(io.StringIO(source))
    assert all(question.valid for question in found)
    return list(found)


def plain(text: str) -> str:
    """The parser leaves escaped signs to those who show them."""
    return re.sub(r"\\([#=~:{}])", r"\1", text).strip()


def test_every_question_comes_back_with_its_words_in_its_type(lesson: Lesson) -> None:
    found = parsed(gift(lesson))
    types = {
        QuestionType.CHOICE: answers.SelectSet,
        QuestionType.SEVERAL: answers.MultipleChoicesSet,
        QuestionType.ORDER: answers.MatchingSet,
        QuestionType.TRUE_FALSE: answers.TrueFalseSet,
        QuestionType.SAY: answers.Essay,
    }
    assert len(found) == len(lesson.items)
    for question, item in zip(found, lesson.items, strict=True):
        assert plain(question.text) == item.ask and question.markup == "plain"
        assert type(question.answers) is types[item.type]
        assert plain(question.generalFeedback) == reasoned(item)
        assert question.title == f"bai-hoc-{item.number:02d}"


def test_options_come_back_with_their_marks_and_feedback(lesson: Lesson) -> None:
    for question, item in zip(parsed(gift(lesson)), lesson.items, strict=True):
        if item.type not in (QuestionType.CHOICE, QuestionType.SEVERAL):
            continue
        assert [plain(each.answer) for each in question.answers.answers] == [
            each.text for each in item.options
        ]
        assert [each.fraction > 0 for each in question.answers.answers] == [
            each.right for each in item.options
        ]
        assert [each.feedback for each in question.answers.answers] == [
            RIGHT if each.right else WRONG for each in item.options
        ]


def test_several_right_options_share_the_mark_and_ticking_all_yields_nothing(
    lesson: Lesson, tmp_path: Path
) -> None:
    several = parsed(gift(lesson))[1].answers.answers
    assert [each.fraction for each in several] == [33.33333, 33.33333, -100, 33.33333]
    for right in range(1, 6):
        for wrong in range(1, 7 - right):
            texts = ", ".join(f'"Lựa chọn {number}"' for number in range(right + wrong))
            letters = ", ".join("ABCDEF"[:right])
            text = SCRIPT.replace(
                "[Tự xưng công an, Giục làm ngay, Mời đến trụ sở, Hỏi mã OTP]", f"[{texts}]"
            )
            own = lesson_from(text.replace("answer: [A, B, D]", f"answer: [{letters}]"), tmp_path)
            shares = [each.fraction for each in parsed(gift(own))[1].answers.answers]
            assert all(abs(share) in _SHARES for share in shares), shares
            assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
            assert sum(shares) == pytest.approx(0, abs=0.001)


def test_steps_are_matched_with_their_numbers(lesson: Lesson) -> None:
    order = parsed(gift(lesson))[2].answers.answers
    pairs = {plain(each.question): int(each.answer) for each in order}
    assert pairs == {option.text: option.place for option in lesson.items[2].options}
    assert list(pairs.values()) != sorted(pairs.values())


def test_true_and_false_and_what_is_said_of_them_come_back(lesson: Lesson) -> None:
    found = parsed(gift(lesson))[3].answers
    assert found.answer is False
    assert (found.feedbackWrong, found.feedbackCorrect) == (WRONG, RIGHT)


def test_what_is_said_in_own_words_brings_its_model_answer(lesson: Lesson) -> None:
    assert lesson.items[5].model in plain(parsed(gift(lesson))[5].generalFeedback)


def test_a_category_holds_them_and_a_draft_says_so(lesson: Lesson) -> None:
    assert all(question.cat.startswith("$course$/top/Luyện") for question in parsed(gift(lesson)))
    assert read(gift(lesson))[0] == ["$course$/top/Luyện tập/Số lạ tự xưng công an"]
    assert "BẢN NHÁP" not in gift(lesson)
    draft = gift(lesson, draft=True)
    assert "// BẢN NHÁP" in draft and read(draft)[0] == [
        "$course$/top/Luyện tập/BẢN NHÁP Số lạ tự xưng công an"
    ]


def test_both_readers_agree(lesson: Lesson) -> None:
    for one, other in zip(parsed(gift(lesson)), read(gift(lesson))[1], strict=True):
        assert (plain(one.text), plain(one.generalFeedback)) == (other.text, other.afterwards)


def test_signs_that_mean_something_to_gift_mean_nothing_in_a_text(tmp_path: Path) -> None:
    name = "a=b ~ 50% # 1: <script>alert(1)</script> [html] **x** {n} \\n // $CATEGORY:x"
    lesson = lesson_from(
        SCRIPT, tmp_path, UNIT.model_copy(update={"name": name, "hotline": "=1{2}~3#4:5\\6"})
    )
    categories, found = read(gift(lesson))
    assert len(categories) == 1 and len(found) == len(lesson.items)
    for question, item in zip(found, lesson.items, strict=True):
        assert question.text == item.ask and question.afterwards == reasoned(item)
        if item.type in (QuestionType.CHOICE, QuestionType.SEVERAL):
            assert [text for _share, text, _said in question.answers] == [each.text for each in item.options]
    assert name in found[5].afterwards and (f"Báo {name}", "3") in found[2].pairs


def test_no_text_is_read_as_a_page(tmp_path: Path) -> None:
    hotline = "[html]<img src=x onerror=alert(1)>"
    text = SCRIPT.replace('"Gọi {{unit.hotline}} rồi đọc"', '"{{unit.hotline}}"')
    lesson = lesson_from(text, tmp_path, UNIT.model_copy(update={"hotline": hotline}))
    source = gift(lesson)
    assert f"~[plain]{escaped(hotline)}#" in source
    assert read(source)[1][0].answers[2][1] == hotline


words = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="&\u2028\u2029\x85"),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()) or "a")
texts = words | st.lists(
    st.sampled_from([*"\\#=~{}:[]%-> \n", "####", "->", "plain", "TRUE"]), max_size=12
).map(lambda parts: "a" + "".join(parts) + "z")


@settings(max_examples=200, deadline=None)
@given(st.lists(texts, min_size=4, max_size=4), st.sampled_from(list(QuestionType)))
def test_any_texts_come_back_as_moodle_reads_them(
    lesson: Lesson, given: list[str], type: QuestionType
) -> None:
    item = next(each for each in lesson.items if each.type is type)
    ask, first, second, reason = given
    options = tuple(
        replace(option, text=text)
        for option, text in zip(item.options, (first, second, *given), strict=False)
    )
    spoilt = replace(item, ask=ask, reason=reason, model=first if item.model else "", options=options)
    (question,) = read(gift(replace(lesson, items=(spoilt,))))[1]
    assert question.text == ask and question.afterwards == reasoned(spoilt).strip()
    assert_same_answers(question, spoilt)


def assert_same_answers(question: Read, item: Item) -> None:
    if item.type in (QuestionType.CHOICE, QuestionType.SEVERAL):
        assert [(share > 0, text) for share, text, _said in question.answers] == [
            (option.right, option.text) for option in item.options
        ]
    elif item.type is QuestionType.ORDER:
        assert question.pairs == [
            (option.text.replace("->", "→"), str(option.place)) for option in item.options
        ]
    elif item.type is QuestionType.TRUE_FALSE:
        assert question.type == "truefalse" and question.truth is item.options[0].right
    else:
        assert question.type == "essay"
