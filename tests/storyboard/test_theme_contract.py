"""The scene contract in every shipped theme, on its light and on its dark grounds.

Between them they show all six palettes. What does not depend on colours is left to the whole suite,
which runs in the default brand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from vidgen.brand.kit import Appearance, Brand, EmblemPlace, EmblemSize
from vidgen.brand.load import load_brand
from vidgen.brand.shipped import DEFAULT, shipped_folder, themes
from vidgen.storyboard.scenes import grammar

from . import test_scene_contract as contract
from .test_scene_contract import Case, Staged

APPEARANCES: tuple[Appearance, ...] = ("light", "dark")
LONG_NAME = "Ủy ban nhân dân phường Phan Rang - Tháp Chàm"


def ways() -> Iterator[tuple[str, Appearance, Case]]:
    ordinary = [case for case in contract.cases() if case.profile == "normal"]
    for place, name in enumerate((DEFAULT, *themes())):
        for number, type_ in enumerate(grammar()):
            # One way to write it a theme, all of them in turn; each type on each ground in two themes.
            of_type = [case for case in ordinary if case.type == type_]
            yield name, APPEARANCES[(number + place) % 2], of_type[(number + place) % len(of_type)]


def _stage(teller, brand: Brand, case: Case) -> Staged:  # type: ignore[no-untyped-def]
    Image.new("RGB", (900, 1200), (120, 90, 60)).save(teller.folder / "ảnh.jpg")
    told = teller.tell(case.body, kind=case.kind, brand=brand)
    place = max(i for i, scene in enumerate(told.scenario.scenes) if scene.type == case.type)
    return Staged(told.shots[place], told.narration.scenes[place], brand.measure)


@pytest.mark.parametrize(("name", "appearance", "case"), list(ways()), ids=str)
def test_a_scene_reads_in_every_theme(name: str, appearance: Appearance, case: Case, teller) -> None:  # type: ignore[no-untyped-def]
    staged = _stage(teller, load_brand(Path(name)).appearing(appearance), case)
    contract.test_every_letter_on_screen_can_be_read(staged)
    contract.test_captions_can_be_read_without_sound(staged)
    contract.test_a_picture_has_the_size_it_says(staged)
    contract.test_content_ends_above_the_captions(staged)


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("size", ["small", "medium", "large"])
@pytest.mark.parametrize("place", ["left", "centre", "right"])
def test_emblems_stand_beside_the_longest_name(
    place: EmblemPlace,
    size: EmblemSize,
    count: int,
    teller,  # type: ignore[no-untyped-def]
) -> None:
    others = [folder / "emblem.svg" for folder in themes().values()]
    brand = replace(load_brand(), emblem_place=place, emblem_size=size, partners=tuple(others[: count - 1]))
    unit = teller.unit.model_copy(update={"name": LONG_NAME})
    told = teller.tell(
        "## signs: Ghi nhớ\n1. Tắt máy\n2. Hỏi người thân\n\n## contact\n", brand=brand, unit=unit
    )
    for shot, said in zip(told.shots, told.narration.scenes, strict=True):
        staged = Staged(shot, said, brand.measure)
        contract.test_all_stands_inside_the_safe_box(staged)
        contract.test_no_two_things_overlap_at_any_frame(staged)
        contract.test_every_letter_on_screen_can_be_read(staged)


def test_an_emblem_keeps_the_brands_own_colour_on_every_ground(teller) -> None:  # type: ignore[no-untyped-def]
    brand = load_brand(Path("an-ninh"))
    assert brand.emblem == (shipped_folder("an-ninh") / "emblem.svg").resolve()
    own, white = brand.own
    for appearance, expected in (("light", own), ("dark", white)):
        shot = teller.tell("## checklist: Giấy tờ\n- Tờ khai\n", brand=brand.appearing(appearance)).shots[0]
        pose = next(layer for layer in shot.layers if layer.name == "emblem").at(shot.settled)
        assert pose and pose.picture
        assert pose.picture.paint().getpixel((6, 42)) == expected


def test_a_calm_brand_moves_nothing_from_its_place(teller) -> None:  # type: ignore[no-untyped-def]
    body = "## hook: Ai **gọi**?\nKhoan đã!\n\n## signs: Dấu hiệu\n1. Giục giã\n2. Dọa bắt\n"
    calm, full = (
        [layer for shot in teller.tell(body, brand=kit).shots for layer in shot.layers]
        for kit in (replace(load_brand(), motion="calm"), load_brand())
    )

    def moving(layers):  # type: ignore[no-untyped-def]
        return {
            layer.name
            for layer in layers
            if len({(pose.x, pose.y) for pose in layer.poses if pose.picture}) > 1
        }

    assert moving(full) - {"caption"} and not moving(calm) - {"caption"}
