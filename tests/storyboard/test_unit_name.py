"""A unit's name stands on one line or parts at its joints; a fault in it points at where it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from vidgen.brand.kit import Brand
from vidgen.errors import LookError
from vidgen.scenario.model import Unit
from vidgen.storyboard.stage import Stage
from vidgen.storyboard.unit_name import unit_name

HOOK = "## hook: Coi chừng!\nKhoan đã!"
ENDLESS = "Công an phường Thủ Dầu Một – Tân Phú Hòa Bình Thượng Lập Thạch Đông Hải Bình Dương " + "Hiệp " * 4


def lines(teller, brand: Brand, unit: Unit, name: str, width: int, size: int = 42) -> list[str]:  # type: ignore[no-untyped-def]
    scenario = teller.scenario(HOOK)
    whose = unit.model_copy(update={"name": name})
    stage = Stage(scenario, scenario.scenes[0], whose, brand, brand.moods["safe"], "safe", (), 1)
    block = unit_name(stage, stage.style(size, "black"), width, smallest=28, one_line_at=32)
    assert not stage.findings and block.ink_width <= width
    return [" ".join(word.text for word in line) for line in block.lines]


@pytest.mark.parametrize(
    ("name", "width", "expected"),
    [
        ("Công an xã Phú Nghĩa Thượng", 734, ["CÔNG AN XÃ PHÚ NGHĨA THƯỢNG"]),
        ("Công an xã Phú Nghĩa Thượng", 480, ["CÔNG AN", "XÃ PHÚ NGHĨA THƯỢNG"]),
        (
            "Công an phường Thủ Dầu Một – Tân Phú Hòa",
            734,
            ["CÔNG AN PHƯỜNG THỦ DẦU MỘT", "– TÂN PHÚ HÒA"],
        ),
        (
            "Trung tâm Phục vụ hành chính công phường Hoa Gạo",
            800,
            ["TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "PHƯỜNG HOA GẠO"],
        ),
    ],
)
def test_a_name_parts_at_its_joints_and_leaves_no_word_alone(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, name: str, width: int, expected: list[str]
) -> None:
    assert lines(teller, brand, unit, name, width) == expected


def test_the_longest_real_name_of_an_office_stands_as_it_is_written_where_capitals_have_no_room(  # type: ignore[no-untyped-def]
    teller, unit: Unit
) -> None:
    name = "Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao, Công an tỉnh Quảng Trị"
    told = teller.tell(HOOK + "\n\n## contact\nCảm ơn!", unit=unit.model_copy(update={"name": name}))
    for shot, layer in ((told.shots[0], "unit"), (told.shots[-1], "end-unit")):
        (shown,) = (each for each in shot.layers if each.name == layer)
        block = shown.poses[-1].picture.paint.__self__  # type: ignore[union-attr]
        assert [line[0].text for line in block.lines] == ["Phòng", "sử"]
        assert block.style.size >= 26


def test_a_long_name_on_the_end_card_parts_before_its_dash(teller, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    name = "Công an phường Thủ Dầu Một – Tân Phú Hòa Bình Thượng Lập Thạch"
    shot = teller.tell("## contact\nCảm ơn!", unit=unit.model_copy(update={"name": name})).shots[-1]
    (layer,) = (layer for layer in shot.layers if layer.name == "end-unit")
    block = layer.poses[-1].picture.paint.__self__  # type: ignore[union-attr]
    assert [line[0].text for line in block.lines] == ["CÔNG", "–"]


def test_a_unit_name_too_long_is_said_once_and_points_at_the_list_of_units(teller, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    whose = unit.model_copy(update={"name": ENDLESS})
    with pytest.raises(LookError) as caught:
        teller.tell(HOOK + "\n\n## contact\nCảm ơn!", unit=whose)
    (finding,) = caught.value.findings
    assert (finding.code, finding.path, finding.line) == ("VG-L002", None, None)
    assert "tối đa khoảng" in finding.message and "…”" in finding.message
    assert "units.csv" in finding.fix and unit.id in finding.fix


@pytest.mark.parametrize("changes", [{"name": ENDLESS}, {"ai_label": "Nội dung có sử dụng AI " * 6}])
def test_a_wording_of_the_brand_too_long_points_at_the_brand(teller, brand: Brand, changes) -> None:  # type: ignore[no-untyped-def]
    kit = replace(brand, unit_mark="bookends", **changes)
    with pytest.raises(LookError) as caught:
        teller.tell(HOOK + "\n\n## law: Tội lừa đảo\n", brand=kit)
    (finding,) = caught.value.findings
    (key,) = changes
    assert (finding.path, finding.line) == (brand.folder / "brand.yaml", brand.lines[key])
    assert brand.lines[key] > 0
    assert "brand.yaml" in finding.fix
