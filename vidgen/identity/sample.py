"""A sample video, to see and judge a brand on real scenes: a made-up unit, an estimated voice."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import as_file, files

from vidgen.brand.kit import Brand
from vidgen.narration.estimate import estimate
from vidgen.scenario.complete import complete
from vidgen.scenario.load import load
from vidgen.scenario.model import Kind, Scenario, Unit
from vidgen.scenario.slots import localise
from vidgen.storyboard.board import board
from vidgen.storyboard.model import Storyboard
from vidgen.storyboard.scenes import grammar

UNIT = Unit(
    id="suoi-may",
    name="Công an xã Suối Mây",
    parent="tỉnh Lào Cai",
    region="bac",
    phone="0214 000 0111",
    hotline="0214 000 0113",
    qr_url="https://example.org/suoi-may",
)


def sample_storyboard(brand: Brand, kind: Kind = Kind.SCAM, unit: Unit | None = UNIT) -> Storyboard:
    """The sample with a brand's look, as a script of some kind; without a unit the brand's name stands.

    Raises:
        LookError: texts of the brand that fit nowhere.
    """
    scenario = sample_scenario(unit).model_copy(update={"kind": kind})
    pace = brand.pace
    return board(scenario, estimate(scenario, pace.rate, {}, pace.sentence), brand, unit)


def sample_scenario(unit: Unit | None = UNIT) -> Scenario:
    """The sample as a script for a unit."""
    return complete(localise(_written(), unit), unit, grammar())


@lru_cache(maxsize=1)
def _written() -> Scenario:
    with as_file(files("vidgen.identity") / "mau.md") as path:
        return load(path, grammar())
