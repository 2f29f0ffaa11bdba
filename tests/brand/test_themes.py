"""The themes that come along: complete, legible, in light and dark moods, and to be built upon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vidgen.brand.advice import advice
from vidgen.brand.kit import MOODS, PALETTES, Appearance
from vidgen.brand.legible import faint_pairs
from vidgen.brand.load import load_brand, read_brand
from vidgen.brand.shipped import DEFAULT, located, theme_named, themes
from vidgen.errors import BrandError, Finding

Refusals = Callable[[str], tuple[Finding, ...]]
EVERY = (DEFAULT, *themes())
LIGHT = {"auto": (False, False, True), "light": (True, True, True), "dark": (False, False, False)}


def test_three_themes_come_along() -> None:
    assert list(themes()) == ["an-ninh", "hanh-chinh", "tuoi-tre"]


@pytest.mark.parametrize("name", EVERY)
def test_a_theme_is_complete_and_needs_no_advice(name: str) -> None:
    brand, entries, errors = read_brand(Path(name))
    assert not errors and not advice(brand, entries)
    assert brand.about and brand.emblem.is_file()
    assert tuple(brand.palettes) == PALETTES
    assert not faint_pairs(brand.palettes)


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("appearance", LIGHT)
def test_the_appearance_decides_which_grounds_are_light(name: str, appearance: Appearance) -> None:
    brand = load_brand(Path(name)).appearing(appearance)
    assert tuple(brand.moods) == MOODS
    assert tuple(palette.light for palette in brand.moods.values()) == LIGHT[appearance]


def test_themes_differ_in_colours_and_emblem() -> None:
    brands = [load_brand(Path(name)) for name in EVERY]
    assert len({brand.own for brand in brands}) == len(brands)
    assert len({brand.emblem.read_bytes() for brand in brands}) == len(brands)
    assert len({brand.look for brand in brands}) == len(brands)


def test_the_brands_own_colour_is_the_same_in_every_appearance() -> None:
    brand = load_brand(Path("an-ninh"))
    assert {brand.appearing(each).own for each in ("auto", "light", "dark")} == {brand.own}


def test_a_folder_wins_over_a_themes_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert theme_named(Path("an-ninh")) == "an-ninh"
    assert located(Path("an-ninh")) == themes()["an-ninh"]
    (tmp_path / "an-ninh").mkdir()
    (tmp_path / "an-ninh" / "brand.yaml").write_text("name: Của tôi\n", encoding="utf-8")
    assert theme_named(Path("an-ninh")) is None
    assert load_brand(Path("an-ninh")).name == "Của tôi"


def test_what_is_neither_is_told_the_names(tmp_path: Path) -> None:
    with pytest.raises(BrandError) as caught:
        load_brand(tmp_path / "an-nin")
    (finding,) = caught.value.findings
    assert finding.code == "VG-B001" and "an-ninh" in finding.fix


def test_a_brand_may_build_on_a_theme(folder: Path) -> None:
    (folder / "brand.yaml").write_text("base: an-ninh\nname: Công an xã Suối Mây\n", encoding="utf-8")
    brand, theme = load_brand(folder), load_brand(Path("an-ninh"))
    assert brand.name == "Công an xã Suối Mây"
    assert (brand.palettes, brand.emblem, brand.hashtags) == (theme.palettes, theme.emblem, theme.hashtags)
    assert brand.folder == folder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("base: an-nin", "an-ninh"),
        ("appearance: lite", "light"),
        ("motion: calmm", "calm"),
        ("emblem_place: center", "centre"),
        ("emblem_size: big", "small"),
    ],
)
def test_a_wrong_word_is_refused_with_what_to_write(refusals: Refusals, text: str, told: str) -> None:
    (finding,) = refusals(text)
    assert (finding.code, finding.line) == ("VG-B004", 1)
    assert told in finding.message + finding.fix


def test_all_six_palettes_must_read_whatever_is_shown(refusals: Refusals) -> None:
    findings = refusals("appearance: auto\nmoods:\n  paper-dark:\n    ink: '#14302A'\n")
    assert {(finding.code, finding.line) for finding in findings} == {("VG-B012", 4)}


def test_a_palette_not_given_is_the_shipped_one(folder: Path) -> None:
    (folder / "brand.yaml").write_text(
        "appearance: light\nmoods: {danger-light: {accent: '#7A0C16'}}\n", encoding="utf-8"
    )
    brand, shipped = load_brand(folder), load_brand()
    assert brand.moods["danger"].accent == (0x7A, 0x0C, 0x16, 255)
    assert brand.moods["danger"].ink == shipped.palettes["danger-light"].ink
    assert brand.moods["safe"] == shipped.palettes["safe-light"]


def test_the_digest_follows_what_is_shown_only(folder: Path) -> None:
    def digest(text: str) -> str:
        (folder / "brand.yaml").write_text(text, encoding="utf-8")
        return load_brand(folder).digest

    plain = digest("")
    hidden = "moods: {paper-dark: {good: '#5EEBB5'}}\n"
    assert digest(hidden) == plain
    assert len({plain, digest("appearance: light"), digest("appearance: dark"), digest("motion: calm")}) == 4
    assert digest(f"appearance: dark\n{hidden}") != digest("appearance: dark")


def test_speech_and_posts_do_not_redraw_scenes(folder: Path) -> None:
    def look(text: str) -> str:
        (folder / "brand.yaml").write_text(text, encoding="utf-8")
        return load_brand(folder).look

    assert look("rate: 4\nmusic: none\nhashtags: []\nvoices: [espeak]\n") == load_brand().look
    assert look("emblem_place: centre") != load_brand().look
