from __future__ import annotations

import pytest

from vidgen.scenario.complete import complete
from vidgen.scenario.model import Channel, Line, Mark, Media, Procedure, Role, Scenario, Scene

from .conftest import SCENES, UNIT

PROCEDURE = Procedure(
    who="Người mới đến ở",
    documents=("Giấy tờ chỗ ở",),
    steps=("Mở VNeID", "Gửi"),
    where="VNeID",
    channels=(Channel(name="VNeID", time="03 ngày làm việc", fee="không thu"),),
    result="Thông báo",
    form="CT01",
)


def scenario(*scenes: Scene, **changes: object) -> Scenario:
    return Scenario.model_validate(
        {"id": "thu", "kind": "scam", "title": "A [b]", "scenes": scenes, **changes}
    )


def completed(*scenes: Scene, **changes: object) -> Scenario:
    once = complete(scenario(*scenes, **changes), UNIT, SCENES)
    assert complete(once, UNIT, SCENES) == once
    return once


def test_a_procedure_without_scenes_gets_them_from_its_facts() -> None:
    made = completed(kind="procedure", procedure=PROCEDURE, legal=("Điều 1",)).scenes
    assert [scene.type for scene in made] == ["hook", "checklist", "steps", "facts", "law", "contact"]
    assert made[0].heading == r"A \[b\]"
    assert [line.text for line in made[0].lines] == ["Người mới đến ở"]
    assert [line.mark for line in made[2].lines] == [Mark.NONE, Mark.NUMBER, Mark.NUMBER]
    assert [line.text for line in made[3].lines][1:] == [
        "Nộp qua VNeID: 03 ngày làm việc, không thu lệ phí",
        "Nơi nộp: VNeID",
        "Kết quả: Thông báo",
        "Mẫu: CT01",
    ]
    assert [line.text for line in made[4].lines][1:] == ["Điều 1"]


def test_facts_that_exceed_a_scene_are_shared_between_two() -> None:
    channels = tuple(Channel(name=name, time="3 ngày", fee="không") for name in "ABCDEF")
    made = completed(kind="procedure", procedure=PROCEDURE.model_copy(update={"channels": channels})).scenes
    facts = [scene for scene in made if scene.type == "facts"]
    assert [sum(line.role is Role.ITEM for line in scene.lines) for scene in facts] == [5, 4]


@pytest.mark.parametrize(
    ("name", "time", "fee", "fact"),
    [
        ("Trực tuyến", "03 ngày", "Theo mức của tỉnh", "Nộp trực tuyến: 03 ngày, lệ phí theo mức của tỉnh"),
        ("Nộp trực tiếp", "03 ngày", "15.000đ", "Nộp trực tiếp: 03 ngày, lệ phí 15.000đ"),
        ("VNeID", "03 ngày", "Miễn", "Nộp qua VNeID: 03 ngày, miễn lệ phí"),
        ("VNeID", "", "Không thu phí", "Nộp qua VNeID: không thu phí"),
        ("VNeID", "03 ngày", "", "Nộp qua VNeID: 03 ngày"),
    ],
)
def test_a_way_of_filing_is_told_in_one_breath(name: str, time: str, fee: str, fact: str) -> None:
    procedure = Procedure(channels=(Channel(name=name, time=time, fee=fee),))
    facts = completed(kind="procedure", procedure=procedure).scenes[1]
    assert [line.text for line in facts.lines][1:] == [fact]


def test_only_what_is_stated_is_derived() -> None:
    made = completed(kind="procedure", procedure=Procedure(steps=("Gửi",))).scenes
    assert [scene.type for scene in made] == ["hook", "steps", "contact"]
    assert made[0].lines == (Line(text=r"A \[b\]", role=Role.HEADING),)


def test_a_written_procedure_gains_only_its_contact() -> None:
    hook = Scene(type="hook", lines=(Line(text="Lời"),))
    assert [scene.type for scene in completed(hook, kind="procedure", procedure=PROCEDURE).scenes] == [
        "hook",
        "contact",
    ]
    assert [scene.type for scene in completed(hook).scenes] == ["hook"]


def test_items_are_introduced_by_their_heading() -> None:
    item = Line(text="Một", role=Role.ITEM, mark=Mark.BULLET, line=5)
    (scene,) = completed(Scene(type="actions", heading="Hãy **làm**", lines=(item,), line=4)).scenes
    assert scene.lines == (Line(text="Hãy **làm**", role=Role.HEADING, line=4), item)
    said = Scene(type="actions", heading="Hãy làm", lines=(Line(text="Nào"), item))
    assert completed(said).scenes == (said,)


@pytest.mark.parametrize("name", ["hook", "photo"])
def test_a_lone_heading_is_spoken(name: str) -> None:
    (scene,) = completed(Scene(type=name, heading="Khoan đã", media=Media(path="a.jpg"), line=3)).scenes
    assert scene.lines == (Line(text="Khoan đã", role=Role.HEADING, line=3),)


def test_a_picture_without_words_has_its_caption_spoken() -> None:
    (scene,) = completed(Scene(type="photo", media=Media(path="a.jpg", alt="Tờ khai", line=4))).scenes
    assert scene.lines == (Line(text="Tờ khai", line=4),)


def test_an_empty_law_scene_cites_the_front_matter() -> None:
    (scene,) = completed(Scene(type="law", heading="Căn cứ"), legal=("Điều 174", "Điều 175")).scenes
    assert [(line.role, line.text) for line in scene.lines] == [
        (Role.HEADING, "Căn cứ"),
        (Role.ITEM, "Điều 174"),
        (Role.ITEM, "Điều 175"),
    ]


def test_the_closing_words_hold_only_what_the_unit_has() -> None:
    def closing(**changes: str) -> str:
        unit = UNIT.model_copy(update=changes)
        return complete(scenario(Scene(type="contact")), unit, SCENES).scenes[0].lines[0].text

    assert closing() == (
        "Cần hỗ trợ, hãy liên hệ Công an xã Ví Dụ, số điện thoại 0200 000 0001. "
        "Quét mã trên màn hình để xem thêm thông tin."
    )
    assert "0200 000 0000" in closing(hotline="")
    assert "số điện thoại 0200 000 0000." in closing(hotline="", phone="02000000000")
    assert closing(hotline="", phone="", qr_url="") == "Cần hỗ trợ, hãy liên hệ Công an xã Ví Dụ."


def test_only_a_procedure_promises_a_full_guide() -> None:
    def closing(kind: str) -> str:
        return completed(Scene(type="contact"), kind=kind).scenes[-1].lines[0].text

    assert closing("procedure").endswith("để xem hướng dẫn đầy đủ.")
    assert closing("announcement").endswith("để xem thêm thông tin.")


def test_the_closing_words_without_a_unit_name_none() -> None:
    (scene,) = complete(scenario(Scene(type="contact")), None, SCENES).scenes
    assert scene.lines[0].text.startswith("Cần hỗ trợ")


def test_written_closing_words_are_kept() -> None:
    written = Scene(type="contact", heading="Hẹn gặp lại", lines=(Line(text="Cảm ơn."),))
    assert completed(written).scenes == (written,)
