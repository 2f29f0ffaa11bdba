"""The scripts that come with vidgen are without a finding of any rule, for every unit."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.command_line import ROOT, in_vietnamese, own_cache, own_copy  # noqa: F401  (fixtures)
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.brand.shipped import themes
from vidgen.library import scripts_in
from vidgen.preview import read, told
from vidgen.review.check import review
from vidgen.scenario.units import load_units

LIBRARY = ROOT / "scripts"
TODAY = dt.date(2026, 12, 1)


@pytest.fixture(scope="module")
def brands() -> list[Brand]:
    return [load_brand(), load_brand(themes()["an-ninh"])]


@pytest.mark.parametrize("script", scripts_in([LIBRARY]), ids=lambda path: path.stem)
def test_a_script_of_the_library_is_clean(brands: list[Brand], script: Path) -> None:
    written, warnings = read(script)
    assert warnings == ()
    for unit in load_units(LIBRARY / "units.csv"):
        for brand in brands:
            assert review(told(written, unit), unit, brand, TODAY, written) == ()


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Away from this tree, so that no list or register above it has a say."""
    return own_copy(ROOT / "tests" / "examples", tmp_path_factory.mktemp("thư viện") / "ví dụ")


@pytest.mark.parametrize("script", scripts_in([ROOT / "tests" / "examples"]), ids=lambda path: path.stem)
def test_an_example_of_a_scene_is_clean(brands: list[Brand], script: Path, examples: Path) -> None:
    written, warnings = read(examples / script.name)
    assert warnings == ()
    units = load_units(LIBRARY / "units.csv")
    assert review(told(written, units[0]), units[0], brands[0], TODAY, written, units) == ()


def test_the_register_is_no_script() -> None:
    assert LIBRARY / "can-cu.yaml" not in scripts_in([LIBRARY])
