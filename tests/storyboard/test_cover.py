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
        if layer_name != "subject":
            assert left >= 84 and right <= 948, layer_name
    column = [boxes[part] for part in ("unit", "badge", "title", "phone", "ai-label")]
    assert all(above[3] <= below[1] for above, below in pairwise(column)), column


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
