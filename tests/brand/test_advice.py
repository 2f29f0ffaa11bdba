"""Warnings on a brand that may be used as it is: each where it is written, and none where all is well."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from vidgen.brand.advice import advice
from vidgen.brand.load import read_brand
from vidgen.errors import Severity


def _codes(folder: Path, text: str) -> set[tuple[str, int]]:
    (folder / "brand.yaml").write_text(text, encoding="utf-8")
    brand, entries, errors = read_brand(folder)
    assert not errors
    found = advice(brand, entries)
    assert all(each.severity is Severity.WARNING and each.fix for each in found)
    assert {each.path for each in found} <= {folder / "brand.yaml"}
    return {(each.code, each.line or 0) for each in found}


def _emblem(folder: Path, size: tuple[int, int], colour: tuple[int, int, int, int]) -> None:
    image = Image.new("RGBA", size)
    image.paste(colour, (8, 8, size[0] - 8, size[1] - 8))
    image.save(folder / "h.png")


def test_a_good_brand_needs_none(folder: Path) -> None:
    _emblem(folder, (512, 512), (255, 255, 255, 255))
    assert _codes(folder, "emblem: h.png\nappearance: dark\n") == set()


def test_a_brand_without_an_emblem_is_told_so(folder: Path) -> None:
    assert _codes(folder, "id: thu\nbase: tuoi-tre\n") == {("VG-B020", 2)}


@pytest.mark.parametrize(
    ("size", "codes"), [((140, 140), {("VG-B021", 2)}), ((900, 300), {("VG-B021", 2)}), ((300, 300), set())]
)
def test_an_emblem_small_or_long_is_told(
    folder: Path, size: tuple[int, int], codes: set[tuple[str, int]]
) -> None:
    _emblem(folder, size, (200, 200, 30, 255))
    assert _codes(folder, "appearance: dark\nemblem: h.png\n") == codes


def test_an_emblem_without_a_clear_ground_is_told(folder: Path) -> None:
    Image.new("RGB", (300, 300), (230, 230, 230)).save(folder / "h.png")
    assert _codes(folder, "appearance: dark\nemblem: h.png\n") == {("VG-B021", 2)}


def test_an_emblem_lost_on_its_ground_is_told(folder: Path) -> None:
    _emblem(folder, (300, 300), (96, 16, 26, 255))
    assert _codes(folder, "emblem: h.png\n") == {("VG-B022", 1)}


def test_moods_that_look_alike_are_told(folder: Path) -> None:
    _emblem(folder, (300, 300), (255, 255, 255, 255))
    text = (
        "appearance: dark\nemblem: h.png\nmoods:\n  danger:\n"
        "    top: '#0B4A37'\n    bottom: '#062A20'\n    glow: '#0B5F43'\n"
        "    on_accent: '#062A20'\n    card: '#FFFFFF12'\n"
    )
    assert _codes(folder, text) == {("VG-B023", 7)}


def test_signs_of_one_colour_are_told(folder: Path) -> None:
    _emblem(folder, (300, 300), (255, 255, 255, 255))
    text = "appearance: dark\nemblem: h.png\nmoods:\n  safe:\n    good: '#FFD23F'\n"
    assert _codes(folder, text) == {("VG-B023", 5)}


def test_a_palette_left_to_the_default_beside_ones_own_is_told(folder: Path) -> None:
    _emblem(folder, (300, 300), (60, 60, 160, 255))
    text = "emblem: h.png\nappearance: light\nmoods:\n  danger:\n    muted: '#FFE9EB'\n"
    assert _codes(folder, text) == {("VG-B024", 2)}
    assert _codes(folder, text + "  danger-light:\n    muted: '#6B3B41'\n") == set()
