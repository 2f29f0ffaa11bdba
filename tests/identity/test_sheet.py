from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vidgen.brand.kit import PALETTES
from vidgen.brand.load import load_brand
from vidgen.brand.shipped import themes
from vidgen.identity.desk import Desk
from vidgen.identity.palettes import palette_tile
from vidgen.identity.sheet import SIZE, identity_sheet
from vidgen.identity.wording import wording


def test_a_brand_stands_on_one_sheet_of_a4() -> None:
    sheet = identity_sheet(load_brand(Path("an-ninh")))
    assert (sheet.mode, sheet.size) == ("RGB", SIZE)
    ink = np.asarray(sheet.convert("L")).astype(int)
    left = np.abs(np.diff(ink[700:, :100], axis=1)).max()
    right = np.abs(np.diff(ink[700:, -100:], axis=1)).max()
    assert max(left, right) < 8, "nothing stands in the margins"


def test_the_same_brand_gives_the_same_sheet() -> None:
    brand = load_brand(Path("tuoi-tre"))
    assert identity_sheet(brand).tobytes() == identity_sheet(brand).tobytes()


def test_three_emblems_and_long_words_find_room() -> None:
    others = tuple(folder / "emblem.svg" for folder in themes().values())
    brand = replace(
        load_brand(),
        name="Ủy ban nhân dân phường Phan Rang - Tháp Chàm",
        about="Cho công an, đoàn thanh niên và bộ phận một cửa cùng làm với nhau. " * 4,
        partners=others[:2],
        taglines={"scam": "Cảnh báo lừa đảo trên mạng"},
        hashtags=tuple(f"#CongAnPhuong{number}" for number in range(9)),
    )
    assert identity_sheet(brand).size == SIZE


def test_a_line_of_two_rows_moves_what_stands_below_it() -> None:
    def ends(line: str) -> int:
        brand = replace(load_brand(), taglines={"procedure": line, "qa": "Hỏi đáp", "scam": "Cảnh báo"})
        return wording(Desk(brand), Image.new("RGBA", (1100, 700)), 60, 20, 1000)

    one = ends("Hướng dẫn thủ tục hành chính")  # a little smaller, and on one line
    assert one == ends("Thủ tục") and ends("Hướng dẫn thủ tục cho bà con tại bộ phận một cửa") >= one + 20


@pytest.mark.parametrize("name", PALETTES)
def test_a_palette_shows_its_colours(name: str) -> None:
    brand = load_brand()
    tile = np.asarray(palette_tile(Desk(brand), name, 728))[..., :3].reshape(-1, 3)
    for colour in ("accent", "ink", "good", "bad"):
        wanted = getattr(brand.palettes[name], colour)[:3]
        assert (tile == wanted).all(axis=1).sum() > 1000, (name, colour)
