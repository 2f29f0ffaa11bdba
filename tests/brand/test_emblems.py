"""Several emblems side by side: an organisation's own, and those of others who take part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vidgen.brand.emblem import emblem, emblems, emblems_width
from vidgen.brand.load import load_brand
from vidgen.errors import Finding

Refusals = Callable[[str], tuple[Finding, ...]]


def _png(path: Path, colour: tuple[int, int, int], size: tuple[int, int] = (300, 300)) -> None:
    image = Image.new("RGBA", size)
    image.paste((*colour, 255), (size[0] // 6, size[1] // 6, size[0] * 5 // 6, size[1] * 5 // 6))
    image.save(path)


def test_they_stand_in_the_order_written(folder: Path) -> None:
    _png(folder / "xã.png", (250, 0, 0))
    _png(folder / "đoàn.png", (0, 0, 250))
    (folder / "brand.yaml").write_text("emblem: [xã.png, đoàn.png]\n", encoding="utf-8")
    brand = load_brand(folder)
    assert [path.name for path in brand.emblems] == ["xã.png", "đoàn.png"]
    row = emblems(brand, 100, "safe")
    assert row.size == (emblems_width(brand, 100), 100) == (216, 100)
    assert row.getpixel((50, 50)) == (250, 0, 0, 255)
    assert row.getpixel((166, 50)) == (0, 0, 250, 255)
    assert np.asarray(row)[:, 100:116, 3].max() == 0
    assert emblem(brand, 100, "safe").getpixel((50, 50)) == (250, 0, 0, 255)


def test_one_alone_is_as_before(folder: Path) -> None:
    brand = load_brand()
    assert emblems_width(brand, 84) == 84
    assert emblems(brand, 84, "paper").tobytes() == emblem(brand, 84, "paper").tobytes()


def test_a_partners_emblem_is_part_of_the_look(folder: Path) -> None:
    _png(folder / "b.png", (0, 0, 250))
    (folder / "brand.yaml").write_text("emblem: [b.png, b.png]\n", encoding="utf-8")
    before = load_brand(folder).look
    _png(folder / "b.png", (0, 250, 0))
    assert load_brand(folder).look != before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("emblem: []", "VG-B004"),
        ("emblem: [a.png, a.png, a.png, a.png]", "VG-B004"),
        ("emblem: [a.png, không.png]", "VG-B009"),
        ("emblem: [a.png, ../b.png]", "VG-B006"),
    ],
)
def test_each_of_them_must_be_there(folder: Path, refusals: Refusals, text: str, code: str) -> None:
    _png(folder / "a.png", (250, 0, 0))
    (finding,) = refusals(text + "\n")
    assert (finding.code, finding.line) == (code, 1) and finding.fix
