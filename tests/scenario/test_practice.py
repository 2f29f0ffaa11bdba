"""Practice material as people write it, and what they are told where it is wrong."""

from __future__ import annotations

import json

import pytest

from vidgen.errors import ScriptError
from vidgen.scenario.practice import Level, Practice, QuestionType
from vidgen.scenario.slots import localise

from .conftest import UNIT, Findings, Load, marks

HEAD = "---\nid: thu\nkind: practice\ntitle: A\n"
BODY = "---\n## hook: Khoan đã!\nKhoan đã nhé.\n"
BLOCK = """\
practice:
  level: nâng cao
  minutes: 20
  goals: [Nhận ra **ba** dấu hiệu]
  points: [Hỏi học viên trước]
  questions:
    - after: Khoan đã nhé
      ask: Làm gì?
      type: several
      options: [Một, Hai, "Ba, bốn"]
      answer: [A, C]
      reason: Vì thế.
      legal: Điều 174 Bộ luật Hình sự
      seconds: 10
      level: cơ bản
    - ask: Đúng không?
      type: true-false
      answer: sai
"""
VIETNAMESE = """\
Luyện tập:
  mức: Nâng cao
  thời lượng: 20 phút
  mục tiêu: [Nhận ra **ba** dấu hiệu]
  gợi ý: [Hỏi học viên trước]
  câu hỏi:
    - sau: Khoan đã nhé
      hỏi: Làm gì?
      loại: Chọn nhiều
      lựa chọn: [Một, Hai, "Ba, bốn"]
      đáp án: [A, C]
      lý do: Vì thế.
      căn cứ: Điều 174 Bộ luật Hình sự
      số giây: 10 giây
      trình độ: dễ
    - câu hỏi: Đúng không?
      kiểu: đúng sai
      trả lời: sai
"""
LINES_BEFORE = HEAD.count("\n")


def practice_of(load_text: Load, block: str) -> Practice:
    practice = load_text(HEAD + block + BODY).practice
    assert practice is not None
    return practice


def test_all_of_a_block_is_read(load_text: Load) -> None:
    practice = practice_of(load_text, BLOCK)
    assert (practice.level, practice.minutes) == (Level.ADVANCED, 20)
    assert practice.goals == ("Nhận ra **ba** dấu hiệu",) and practice.points == ("Hỏi học viên trước",)
    first, second = practice.questions
    assert first.type is QuestionType.SEVERAL and first.options == ("Một", "Hai", "Ba, bốn")
    assert first.answer == ("A", "C") and first.seconds == 10 and first.level is Level.BASIC
    assert (first.after, first.reason) == ("Khoan đã nhé", "Vì thế.")
    assert second.answer == ("sai",) and second.seconds is None and second.level is None


def test_its_keys_and_values_may_be_vietnamese(load_text: Load) -> None:
    written, meant = practice_of(load_text, VIETNAMESE), practice_of(load_text, BLOCK)
    assert written == meant
    assert practice_of(load_text, VIETNAMESE.replace("đáp án", "dap an").replace("mức", "MUC")) == meant


@pytest.mark.parametrize(
    ("word", "type"),
    [
        ("chọn một", QuestionType.CHOICE),
        ("Trắc nghiệm", QuestionType.CHOICE),
        ("chọn-nhiều", QuestionType.SEVERAL),
        ("sắp xếp", QuestionType.ORDER),
        ("thu tu", QuestionType.ORDER),
        ("đúng sai", QuestionType.TRUE_FALSE),
        ("true_false", QuestionType.TRUE_FALSE),
        ("nói thử", QuestionType.SAY),
    ],
)
def test_a_type_has_vietnamese_names(load_text: Load, word: str, type: QuestionType) -> None:
    block = f"practice: {{questions: [{{ask: A, type: {word}}}]}}\n"
    assert practice_of(load_text, block).questions[0].type is type


def test_it_is_the_same_from_yaml_and_json(load_text: Load) -> None:
    scenes = "scenes: [{type: hook, heading: Khoan đã!, lines: [Khoan đã nhé.]}]\n"
    head = HEAD.removeprefix("---\n")
    by_yaml = load_text(head + VIETNAMESE + scenes, "thu.yaml").practice
    data = {
        "id": "thu",
        "kind": "practice",
        "title": "A",
        "practice": {
            "level": "nâng cao",
            "minutes": 20,
            "goals": ["Nhận ra **ba** dấu hiệu"],
            "points": ["Hỏi học viên trước"],
            "questions": [
                {
                    "after": "Khoan đã nhé",
                    "ask": "Làm gì?",
                    "type": "several",
                    "options": ["Một", "Hai", "Ba, bốn"],
                    "answer": ["A", "C"],
                    "reason": "Vì thế.",
                    "legal": "Điều 174 Bộ luật Hình sự",
                    "seconds": 10,
                    "level": "cơ bản",
                },
                {"ask": "Đúng không?", "type": "true-false", "answer": False},
            ],
        },
        "scenes": [{"type": "hook", "heading": "Khoan đã!", "lines": ["Khoan đã nhé."]}],
    }
    by_json = load_text(json.dumps(data, ensure_ascii=False, indent=1), "thu.json").practice
    assert by_yaml is not None and by_json is not None
    content = by_yaml.model_dump()
    assert content["questions"][1].pop("answer") == ("sai",)
    other = by_json.model_dump()
    assert other["questions"][1].pop("answer") == ("false",)
    assert content == other


FAULTY = [
    ("  level: nâng cao\n", "  level: rất khó\n", "VG-S023", 1, "nâng cao"),
    ("  minutes: 20\n", "  minutes: lâu\n", "VG-S028", 2, "minutes: 20"),
    ("  minutes: 20\n", "  minutes: 0\n", "VG-S028", 2, "minutes"),
    ("  goals: [Nhận ra **ba** dấu hiệu]\n", "  goals: Nhận ra\n", "VG-S022", 3, "danh sách"),
    ("  goals:", "  muctieu2:", "VG-S020", 3, "level, minutes, goals, points, questions"),
    ("      ask: Làm gì?\n", "", "VG-S021", 6, "Bà Sáu"),
    ("      ask: Làm gì?\n", "      ask: Làm {{unit.nmae}} gì?\n", "VG-S071", 7, "unit.name"),
    ("      ask: Làm gì?\n", "      ask: Làm **gì?\n", "VG-S060", 7, "**"),
    ("      ask: Làm gì?\n", "      ask: Làm <b>gì</b>?\n", "VG-S055", 7, "<b>"),
    ("type: several", "type: chọn nhìu", "VG-S023", 8, "several"),
    ("type: several", "type: kéo thả", "VG-S023", 8, "sắp xếp"),
    ('options: [Một, Hai, "Ba, bốn"]', "options: Một", "VG-S022", 9, "danh sách"),
    ('options: [Một, Hai, "Ba, bốn"]', 'options: [Một, "?!"]', "VG-S081", 9, "?!"),
    ('options: [Một, Hai, "Ba, bốn"]', "options: [Một, ]\n      opsions: [Hai]", "VG-S020", 10, "options"),
    ("answer: [A, C]", "answer: {A: 1}", "VG-S022", 10, "answer"),
    ("seconds: 10", "wrong: Một", "VG-S022", 13, "wrong"),
    ("seconds: 10", "wrong: {B: [Một]}", "VG-S022", 13, "“B”"),
    ("seconds: 10", "wrong: {B: Đọc **mã}", "VG-S060", 13, "**"),
    ("seconds: 10", 'wrong: {B: "Gọi {{unit.nmae}}"}', "VG-S071", 13, "unit.name"),
    ("seconds: 10", "seconds: mười", "VG-S028", 13, "seconds: 10"),
    ("seconds: 10", "seconds: 2,5", "VG-S028", 13, "seconds"),
    ("      level: cơ bản\n", "      mức: cơ bản\n      level: nâng cao\n", "VG-S014", 15, "dòng 19"),
    ("      level: cơ bản\n", "      line: 3\n", "VG-S020", 14, "line"),
    ("      level: cơ bản\n", "      rows: {a: 1}\n", "VG-S020", 14, "rows"),
    ("  questions:\n", "  questions: một\n  quests:\n", "VG-S022", 5, "danh sách"),
]


@pytest.mark.parametrize(("old", "new", "code", "line", "says"), FAULTY, ids=lambda each: str(each)[:24])
def test_what_is_wrong_is_told_at_its_line(
    findings: Findings, old: str, new: str, code: str, line: int, says: str
) -> None:
    assert old in BLOCK
    found = findings(HEAD + BLOCK.replace(old, new, 1) + BODY)
    match = [each for each in found if each.code == code and each.line == LINES_BEFORE + 1 + line]
    assert match, [str(each) for each in found]
    assert says in f"{match[0].message} {match[0].fix}"


def test_a_block_that_is_no_block_is_told(findings: Findings) -> None:
    assert marks(findings(HEAD + "practice: có\n" + BODY)) == [("VG-S022", 5)]
    assert marks(findings(HEAD + "practice: {}\nluyện tập: {}\n" + BODY)) == [("VG-S014", 6)]
    assert findings(HEAD + "practice:\n" + BODY) == []


def test_more_questions_than_a_lesson_can_hold_are_refused(findings: Findings) -> None:
    block = "practice:\n  questions:\n"
    assert findings(HEAD + block + "    - ask: A\n" * 60 + BODY) == []
    found = findings(HEAD + block + "    - ask: A\n" * 70 + BODY)
    assert marks(found) == [("VG-S100", LINES_BEFORE + 2 + 61)]


def test_an_error_of_json_names_the_line_too(findings: Findings) -> None:
    text = (
        '{"id": "thu", "kind": "practice", "title": "A",\n "practice": {"questions": [\n'
        '  {"ask": "A",\n   "loại": "lạ"}]},\n "scenes": [{"type": "hook", "heading": "A", "lines": ["B"]}]}'
    )
    assert marks(findings(text, "thu.json")) == [("VG-S023", 4)]


def test_slots_are_filled_and_what_a_unit_lacks_is_told_at_the_question(load_text: Load) -> None:
    block = BLOCK.replace("ask: Làm gì?", 'ask: "Gọi {{unit.name}} số nào?"').replace(
        'options: [Một, Hai, "Ba, bốn"]', 'options: ["{{unit.hotline}}", Hai, "Ba, bốn"]'
    )
    written = load_text(HEAD + block + BODY)
    practice = localise(written, UNIT).practice
    assert practice is not None
    assert practice.questions[0].ask == "Gọi Công an xã Ví Dụ số nào?"
    assert practice.questions[0].options[0] == UNIT.hotline
    with pytest.raises(ScriptError) as raised:
        localise(written, UNIT.model_copy(update={"hotline": ""}))
    assert [(each.code, each.line) for each in raised.value.findings] == [("VG-S072", LINES_BEFORE + 7)]
    with pytest.raises(ScriptError, match="VG-S073"):
        localise(written, None)


def test_what_a_unit_writes_is_never_markup(load_text: Load) -> None:
    written = load_text(HEAD + BLOCK.replace("Làm gì?", "Gọi {{unit.name}}?") + BODY)
    practice = localise(written, UNIT.model_copy(update={"name": "**{nói: x}**"})).practice
    assert practice is not None and practice.questions[0].ask == r"Gọi \*\*\{nói: x\}\*\*?"


def test_a_script_without_practice_material_has_none(load_text: Load) -> None:
    assert load_text(HEAD + BODY).practice is None
