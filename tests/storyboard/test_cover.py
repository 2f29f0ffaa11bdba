"""The cover can be read in the small grids of platforms, which crop it around its centre."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from vidgen.brand.kit import Brand
from vidgen.errors import LookError
from vidgen.film.compositor import still
from vidgen.scenario.model import Unit
from vidgen.storyboard.cover import cover
from vidgen.storyboard.infographic.card import cards
from vidgen.storyboard.posters.wide import wide_cover

from .set_texts import faintest, ink_boxes, set_texts

TITLES = (
    "Coi chừng!",
    "“Công an” gọi, bắt **cập nhật VNeID** ngay?",
    "CẢNH BÁO: KHÔNG BẤM LINK LẠ, KHÔNG ĐỌC MÃ OTP",
    "Giả danh **công an, viện kiểm sát, tòa án** gọi điện đòi chuyển tiền",
)
LONGEST = (
    "Hướng dẫn nộp hồ sơ đăng ký thường trú, tạm trú, khai báo tạm vắng và thông báo lưu trú trên "
    "Cổng dịch vụ công quốc gia và ứng dụng VNeID năm 2026 nhé"
)
NAMES = (
    "Công an xã Suối Mây",
    "Công an xã Nguyễn Việt Khái",
    "Ủy ban nhân dân phường Phan Rang - Tháp Chàm",
    "Trung tâm Phục vụ hành chính công phường Phan Rang - Tháp Chàm",
)
CALL = "\n## call: Số lạ\nKẺ GỌI: Công an đây, đọc mã OTP cho tôi!\nBÀ SÁU: Tôi không đọc.\n"
KINDS = ("scam", "procedure", "qa", "announcement", "practice")


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("story", ["", CALL])
def test_everything_stands_between_420_and_1500_and_apart(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, title: str, name: str, story: str
) -> None:
    whose = unit.model_copy(update={"name": name})
    boxes = ink_boxes(
        cover(teller.scenario(f"## hook: {title}\nKhoan đã!\n{story}", unit=whose), brand, whose)
    )
    assert {"unit-emblem", "unit", "badge", "title", "unit-phone", "ai-label"} <= set(boxes)
    for layer_name, (left, top, right, bottom) in boxes.items():
        assert top >= 420 and bottom <= 1500, layer_name
        assert left >= 84 and right <= 948, layer_name
    bar = boxes["unit-bar"]
    for inside in ("unit", "unit-phone", "unit-emblem"):
        left, top, right, bottom = boxes[inside]
        assert bar[0] < left and right < bar[2] and bar[1] < top and bottom < bar[3], inside
    assert boxes["unit"][3] <= boxes["unit-phone"][1] + 4 and boxes["unit-emblem"][2] < boxes["unit"][0]
    figures = {name: box for name, box in boxes.items() if name.startswith(("figure", "sign"))}
    assert figures
    for name, (_left, top, _right, bottom) in figures.items():
        assert boxes["title"][3] < top and bottom <= bar[1] + 1, name
    column = [boxes[part] for part in ("badge", "title", "unit-bar", "ai-label")]
    assert all(above[3] <= below[1] for above, below in pairwise(column)), column
    beside = sorted(figures.values())
    assert all(one[2] <= other[0] for one, other in pairwise(beside)), beside


@pytest.mark.parametrize("crop", [1080 * 4 // 3, 1080])
def test_a_grid_keeps_all_of_it(teller, brand: Brand, unit: Unit, crop: int) -> None:  # type: ignore[no-untyped-def]
    """Profile grids of TikTok and Reels show the middle 3:4, older ones the middle square."""
    for title in (*TITLES, LONGEST):
        boxes = ink_boxes(cover(teller.scenario(f"## hook: {title}\nKhoan đã!"), brand, unit))
        top, bottom = (1920 - crop) // 2, (1920 + crop) // 2
        assert all(top <= box[1] and box[3] <= bottom for box in boxes.values()), title


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("appearance", ["auto", "light", "dark"])
def test_every_letter_reads_in_every_mood(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch, kind: str, appearance
) -> None:
    shot = cover(
        teller.scenario(f"## hook: {TITLES[1]}\nKhoan đã!\n{CALL}", kind=kind),
        brand.appearing(appearance),
        unit,
    )
    for least, text in faintest(shot, set_texts(shot, monkeypatch)):
        assert least >= 4.5, text


@pytest.mark.parametrize("title", TITLES)
def test_the_title_is_large_enough_for_a_thumbnail_200_pixels_wide(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch, title: str
) -> None:
    shot = cover(teller.scenario(f"## hook: {title}\nKhoan đã!"), brand, unit)
    (found,) = (each for each in set_texts(shot, monkeypatch) if each.layer == "title")
    assert found.size >= 84 and found.size * 200 / 1080 >= 15


def test_who_takes_part_is_shown_the_stranger_last(teller, brand: Brand, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    scenario = teller.scenario(f"## hook: Coi chừng!\nKhoan đã!\n{CALL}")
    layers = {layer.name: layer.poses[0] for layer in cover(scenario, brand, unit).layers}
    keys = [layers[name].picture.key for name in ("figure-1", "figure-2")]  # type: ignore[union-attr]
    assert "grandmother" in keys[0] and "stranger" in keys[1]
    assert layers["figure-1"].x < layers["sign-1"].x < layers["figure-2"].x


@pytest.mark.parametrize("count", [1, 2, 3])
def test_every_emblem_of_the_brand_stands_beside_the_name(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, count: int
) -> None:
    joint = replace(brand, partners=(brand.emblem,) * (count - 1))
    whose = unit.model_copy(update={"name": NAMES[2]})
    scenario = teller.scenario("## hook: Coi chừng!\nKhoan đã!", unit=whose)
    for shot in (
        cover(scenario, joint, whose),
        wide_cover(scenario, joint, whose),
        *cards(scenario, joint, whose),
    ):
        boxes = ink_boxes(shot)
        left, top, right, bottom = boxes["unit-emblem"]
        assert round((right - left) / (bottom - top)) == count
        assert right < boxes["unit"][0] and boxes["unit"][2] <= 1024


def test_a_title_of_150_characters_still_fits(teller, brand: Brand, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    assert len(LONGEST) > 145
    boxes = ink_boxes(cover(teller.scenario(f"## hook: {LONGEST}\nKhoan đã!"), brand, unit))
    assert boxes["title"][3] < boxes["unit-bar"][1]


def test_the_phone_is_grouped(teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    scenario = teller.scenario("## hook: Coi chừng!\nKhoan đã!")
    shot = cover(scenario, brand, unit.model_copy(update={"hotline": "02140000113"}))
    assert "0214 000 0113" in [each.text for each in set_texts(shot, monkeypatch)]


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


def test_what_is_the_same_for_every_unit_has_one_key(teller, brand: Brand, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    scenario = teller.scenario("## hook: Coi chừng!\nKhoan đã!")
    other = unit.model_copy(
        update={"id": "doi-sim", "name": "Công an xã Đồi Sim", "hotline": "0232 000 0113"}
    )
    keys = {cover(scenario, brand, whose).key for whose in (unit, other)}
    assert len(keys) == 1
    assert cover(teller.scenario("## hook: Coi chừng nhé!\nKhoan đã!"), brand, unit).key not in keys
