"""The cover can be read in the small grids of platforms, which crop it around its centre."""

from __future__ import annotations

from itertools import pairwise

import pytest

from vidgen.brand.kit import Brand
from vidgen.errors import LookError
from vidgen.film.compositor import still
from vidgen.scenario.model import Unit
from vidgen.storyboard.cover import cover

TITLES = (
    "Coi chừng!",
    "“Công an” gọi, bắt **cập nhật VNeID** ngay?",
    "Giả danh **công an, viện kiểm sát, tòa án** gọi điện đòi chuyển tiền",
)
NAMES = ("Công an xã Suối Mây", "Trung tâm Phục vụ hành chính công phường Hoa Gạo")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("name", NAMES)
def test_everything_stands_between_420_and_1500_and_apart(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, title: str, name: str
) -> None:
    whose = unit.model_copy(update={"name": name})
    shot = cover(teller.scenario(f"## hook: {title}\nKhoan đã!", unit=whose), brand, whose)
    boxes = {}
    for layer in shot.layers:
        pose = layer.poses[-1]
        assert pose.picture
        box = pose.picture.paint().getchannel("A").point(lambda a: 255 if a > 8 else 0).getbbox()
        assert box
        boxes[layer.name] = (box[0] + pose.x, box[1] + pose.y, box[2] + pose.x, box[3] + pose.y)
    assert {"emblem", "unit", "badge", "title", "phone", "ai-label"} <= set(boxes)
    for layer_name, (left, top, right, bottom) in boxes.items():
        assert top >= 420 and bottom <= 1500, layer_name
        assert left >= 84 and right <= 948, layer_name
    if "subject" in boxes:
        left, top = boxes["subject"][:2]
        assert top > boxes["title"][3] and left > boxes["phone"][2]
    column = [boxes[part] for part in ("unit", "badge", "title", "phone", "ai-label")]
    assert all(above[3] <= below[1] for above, below in pairwise(column)), column


def test_a_title_with_room_below_has_its_subject_and_a_long_one_has_none(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    shown = [
        {layer.name for layer in cover(teller.scenario(f"## hook: {title}\nKhoan đã!"), brand, None).layers}
        for title in (TITLES[0], TITLES[-1])
    ]
    assert ["subject" in names for names in shown] == [True, False]


def test_the_phone_is_grouped(teller, brand: Brand, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    scenario = teller.scenario("## hook: Coi chừng!\nKhoan đã!")
    widths = []
    for number in ("02140000113", "0214 000 0113"):
        layers = cover(scenario, brand, unit.model_copy(update={"hotline": number})).layers
        widths += [layer.poses[0].picture.size for layer in layers if layer.name == "phone"]  # type: ignore[union-attr]
    assert widths[0] == widths[1]


def test_a_script_without_a_hook_gives_its_title(teller, brand: Brand, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    shot = cover(teller.scenario("## law: Tội lừa đảo\n"), brand, unit)
    assert shot.frames == 1 and still(shot, 0).size == (1080, 1920)


def test_an_internal_cover_has_no_ai_label(teller, brand: Brand, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    scenario = teller.scenario("## hook: Coi chừng!\nKhoan đã!", header="audience: internal\n")
    assert not {"ai-label", "ai-mark"} & {layer.name for layer in cover(scenario, brand, unit).layers}


def test_a_title_that_cannot_fit_is_refused(teller, brand: Brand, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    scenario = teller.scenario("## hook: " + "rất là dài " * 20 + "\nKhoan đã!")
    with pytest.raises(LookError) as caught:
        cover(scenario, brand, unit)
    assert caught.value.findings[0].code == "VG-L002"
    assert "bìa" in caught.value.findings[0].message
