"""``chatbot.json``: only what is approved, public and in date, and only what a script states as true."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgen.delivery.publish.chatbot import (
    Chatbot,
    ChatbotVideo,
    Entry,
    Variant,
    chatbot,
    chatbot_schema,
    entries_of,
    merged,
    read_chatbot,
    write_chatbot,
)
from vidgen.delivery.publish.questions import questions_of
from vidgen.errors import DeliveryError
from vidgen.scenario.model import Audience, Channel, Kind, Line, Mark, Procedure, Role, Scenario, Scene, Unit

TODAY = dt.date(2026, 11, 22)
HERE = Unit(id="suoi-may", name="Công an xã Suối Mây", region="bac", phone="0214 000 0111")
THERE = Unit(id="hoa-gao", name="Công an phường Hoa Gạo", region="bac", hotline="0229 000 0113")


def items(*texts: str, mark: Mark = Mark.BULLET) -> tuple[Line, ...]:
    return tuple(Line(text=text, role=Role.ITEM, mark=mark) for text in texts)


def script(kind: Kind, *scenes: Scene, **changes: object) -> Scenario:
    values: dict[str, object] = {
        "id": "mot-kich-ban",
        "kind": kind,
        "title": "Giả danh công an",
        "field": "an-ninh-mang",
        "reviewed": dt.date(2026, 11, 1),
        "expires": dt.date(2027, 5, 1),
        "legal": ("Điều 174 Bộ luật Hình sự",),
        "hashtags": ("#CanhGiac",),
        "scenes": scenes,
    }
    return Scenario.model_validate(values | changes)


SCAM = script(
    Kind.SCAM,
    Scene(
        type="dialogue",
        lines=(
            Line(text="Bác đọc mã OTP cho cháu được không?", speaker="KẺ GỌI"),
            Line(text="Được, mã là đây.", speaker="BÀ SÁU"),
        ),
    ),
    Scene(type="signs", lines=items("Giục **làm ngay**", "Hỏi mã OTP")),
    Scene(type="actions", lines=items("Báo {{unit.name}}") + items("Bấm link lạ", mark=Mark.DONT)),
    Scene(type="law", lines=items("Điều 174 BLHS", "Điều 174 BLHS — phạt tù")),
)


def test_a_scam_answers_by_its_signs_actions_and_law() -> None:
    found = {question.key: question for question in questions_of(SCAM)}
    assert list(found) == ["signs", "actions", "law"]
    assert found["signs"].text == "Dấu hiệu nhận biết “Giả danh công an” là gì?"
    assert found["signs"].points == ("Giục làm ngay", "Hỏi mã OTP")
    assert found["actions"].points == ("Báo {{unit.name}}", "Không bấm link lạ")
    assert found["law"].points == ("Điều 174 Bộ luật Hình sự", "Điều 174 BLHS — phạt tù")


def test_what_a_swindler_says_is_never_an_answer() -> None:
    assert "mã là đây" not in str(questions_of(SCAM))


def test_a_procedure_answers_by_its_facts() -> None:
    facts = Procedure(
        who="Người mới đến ở",
        documents=("Tờ khai CT01",),
        steps=("Mở VNeID", "Gửi hồ sơ"),
        where="Ứng dụng VNeID",
        channels=(Channel(name="VNeID", time="03 ngày làm việc", fee="theo mức của tỉnh"),),
    )
    found = {
        question.key: question for question in questions_of(script(Kind.PROCEDURE, procedure=facts, legal=()))
    }
    assert list(found) == ["who", "documents", "steps", "where", "time"]
    assert found["time"].points == ("VNeID – thời hạn: 03 ngày làm việc; lệ phí: theo mức của tỉnh",)
    assert found["steps"].points == ("Mở VNeID", "Gửi hồ sơ")


def test_a_talk_of_questions_and_answers_is_taken_question_by_question() -> None:
    talk = Scene(
        type="dialogue",
        lines=(
            Line(text="Tôi đọc mã OTP được không?", speaker="CÔ BA"),
            Line(text="Dạ, cô **đừng đọc**.", speaker="CÁN BỘ"),
            Line(text="Cảm ơn chú.", speaker="CÔ BA"),
        ),
    )
    told = script(
        Kind.QA, talk, Scene(type="facts", lines=items("OTP chỉ dùng một lần")), title="Mã OTP là gì"
    )
    found = [(question.key, question.text, question.points) for question in questions_of(told)]
    assert found == [
        ("title", "Mã OTP là gì?", ("OTP chỉ dùng một lần",)),
        ("talk-1", "Tôi đọc mã OTP được không?", ("Dạ, cô đừng đọc.",)),
    ]


def test_of_a_quiz_only_the_right_answer_is_told() -> None:
    options = items("Đọc mã", mark=Mark.DONT) + items("Tắt máy", mark=Mark.DO)
    lines = (*options, Line(text="Ai có mã là lấy được tiền."))
    told = script(Kind.PRACTICE, Scene(type="quiz", heading="Làm gì?", lines=lines))
    (question,) = questions_of(told)
    assert question.points == ("Đáp án đúng: Tắt máy", "Ai có mã là lấy được tiền.")


def test_words_that_name_a_unit_are_told_for_each_and_others_once() -> None:
    entries = {entry.id: entry for entry in entries_of(SCAM, [HERE, THERE], TODAY)}
    signs, actions = entries["mot-kich-ban#signs"], entries["mot-kich-ban#actions"]
    assert [variant.units for variant in signs.variants] == [("*",)]
    assert {variant.units: variant.answer[0] for variant in actions.variants} == {
        ("suoi-may",): "Báo Công an xã Suối Mây",
        ("hoa-gao",): "Báo Công an phường Hoa Gạo",
    }
    assert (signs.reviewed, signs.expires) == (dt.date(2026, 11, 1), dt.date(2027, 5, 1))
    assert (signs.legal, signs.tags) == (("Điều 174 Bộ luật Hình sự",), ("CanhGiac", "an-ninh-mang"))


def test_a_unit_that_lacks_a_value_is_left_out_of_that_answer_only() -> None:
    told = script(Kind.SCAM, Scene(type="actions", lines=items("Gọi {{unit.hotline}}")), legal=())
    (entry,) = entries_of(told, [HERE, THERE], TODAY)
    assert [variant.units for variant in entry.variants] == [("hoa-gao",)]
    assert entries_of(told, [], TODAY) == ()


@pytest.mark.parametrize(
    "changes",
    [{"audience": Audience.INTERNAL}, {"expires": dt.date(2026, 11, 21)}],
    ids=["internal", "expired"],
)
def test_what_is_internal_or_out_of_date_answers_nothing(changes: dict[str, object]) -> None:
    assert entries_of(SCAM.model_copy(update=changes), [HERE], TODAY) == ()


def test_an_answer_ends_with_the_approval_where_that_ends_first() -> None:
    until = dt.date(2026, 12, 31)
    assert {entry.expires for entry in entries_of(SCAM, [HERE], TODAY, until=until)} == {until}
    assert entries_of(SCAM, [HERE], dt.date(2027, 1, 1), until=until) == ()


def test_the_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    video = ChatbotVideo(
        unit="suoi-may", path="suoi-may/mot-kich-ban/video.mp4", links={"zalo": "https://e.org/z"}
    )
    content = chatbot([THERE, HERE], entries_of(SCAM, [HERE, THERE], TODAY, [video]))
    write_chatbot(tmp_path / "chatbot.json", content)
    assert read_chatbot(tmp_path / "chatbot.json") == content
    assert [unit.id for unit in content.units] == ["hoa-gao", "suoi-may"]
    assert content.units[1].hotline == "0214 000 0111"
    loaded = json.loads((tmp_path / "chatbot.json").read_text(encoding="utf-8"))
    assert set(loaded) == set(chatbot_schema()["properties"])
    assert set(loaded["entries"][0]) == set(Entry.model_fields)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=60).filter(str.strip), st.text(min_size=1, max_size=60).filter(str.strip))
def test_whatever_is_written_the_file_opens_no_tag(title: str, item: str) -> None:
    told = script(Kind.SCAM, Scene(type="signs", lines=items(f"</script>{item}<!--")), title=f"<b>{title}&")
    content = chatbot([], entries_of(told, [], TODAY))
    text = written(content)
    assert not set("<>&\u2028\u2029") & set(text)
    assert Chatbot.model_validate_json(text) == content


def written(content: Chatbot) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "chatbot.json"
        write_chatbot(path, content)
        return path.read_text(encoding="utf-8")


def entry(script_id: str, key: str, expires: dt.date | None = None) -> Entry:
    words = (Variant(units=("*",), question="?", answer=("x",)),)
    return Entry(
        id=f"{script_id}#{key}", script=script_id, kind=Kind.QA, title="t", variants=words, expires=expires
    )


def test_a_batch_replaces_its_own_entries_and_drops_what_has_expired() -> None:
    old = chatbot(
        [HERE], [entry("a", "1"), entry("a", "2"), entry("b", "1"), entry("c", "1", dt.date(2026, 1, 1))]
    )
    new = merged(old, ["a"], chatbot([THERE], [entry("a", "2")]), TODAY)
    assert [each.id for each in new.entries] == ["a#2", "b#1"]
    assert [unit.id for unit in new.units] == ["hoa-gao", "suoi-may"]
    assert [each.id for each in merged(old, ["a"], Chatbot(), TODAY).entries] == ["b#1"]


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "chatbot.json").write_text('{"schema_version": 7}', encoding="utf-8")
    for name in ("chatbot.json", "none.json"):
        with pytest.raises(DeliveryError, match="VG-P040"):
            read_chatbot(tmp_path / name)
