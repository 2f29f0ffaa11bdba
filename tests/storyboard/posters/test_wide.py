"""The wide cover keeps all that must be read however it is cropped between 16:9 and a square."""

from __future__ import annotations

import pytest

from vidgen.brand.kit import Brand
from vidgen.film.compositor import still
from vidgen.scenario.model import Unit
from vidgen.storyboard.posters.wide import SQUARE, WIDE, wide_cover

from ..set_texts import faintest, ink_boxes, overlapping, set_texts
from ..test_cover import CALL, KINDS, LONGEST, NAMES, TITLES


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("title", [*TITLES, LONGEST])
@pytest.mark.parametrize("story", ["", CALL])
def test_all_but_the_figures_stands_in_the_middle_square_and_apart(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch, title: str, name: str, story: str
) -> None:
    whose = unit.model_copy(update={"name": name})
    shot = wide_cover(teller.scenario(f"## hook: {title}\nKhoan đã!\n{story}", unit=whose), brand, whose)
    assert still(shot, 0).size == WIDE == (1280, 720)
    boxes = ink_boxes(shot)
    read = {name: box for name, box in boxes.items() if not name.startswith(("figure", "sign"))}
    for layer, (left, top, right, bottom) in read.items():
        assert left >= SQUARE[0] + 20 and right <= SQUARE[1] - 20, layer
        assert top >= 20 and bottom <= 710, layer
    apart = [box for layer, box in boxes.items() if layer == "unit-bar" or not layer.startswith("unit")]
    assert not overlapping(apart), boxes
    texts = set_texts(shot, monkeypatch)
    assert not overlapping([each.box for each in texts])
    assert all(each.size >= 26 for each in texts)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("appearance", ["auto", "light", "dark"])
def test_every_letter_reads_in_every_mood(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, monkeypatch: pytest.MonkeyPatch, kind: str, appearance
) -> None:
    scenario = teller.scenario(f"## hook: {TITLES[1]}\nKhoan đã!\n{CALL}", kind=kind)
    shot = wide_cover(scenario, brand.appearing(appearance), unit)
    for least, text in faintest(shot, set_texts(shot, monkeypatch)):
        assert least >= 4.5, text


def test_without_a_unit_it_is_the_brands(  # type: ignore[no-untyped-def]
    teller, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = wide_cover(teller.scenario("## hook: Coi chừng!\nKhoan đã!"), brand, None)
    assert brand.name.upper() in [each.text for each in set_texts(shot, monkeypatch)]
