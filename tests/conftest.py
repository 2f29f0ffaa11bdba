"""What tests of several layers share: the shipped brand, a made-up unit, scripts told as storyboards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.approval_support import office  # noqa: F401  (fixture)
from tests.command_line import own_cache  # noqa: F401  (fixture)
from tests.day import set_the_clock_back
from tests.narration.services.off import off_the_network  # noqa: F401  (fixture)
from tests.own_machine import forget_this_person, own_machine  # noqa: F401  (fixture)
from vidgen.aloud import guessed
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.narration.casting import cast
from vidgen.narration.estimate import estimate
from vidgen.narration.narrate import Narration, narrate
from vidgen.narration.store import SpeechStore
from vidgen.scenario.complete import complete
from vidgen.scenario.load import load
from vidgen.scenario.model import Scenario, Unit
from vidgen.scenario.slots import localise
from vidgen.storyboard.board import board
from vidgen.storyboard.examples import UNIT
from vidgen.storyboard.model import Shot, Storyboard
from vidgen.storyboard.scenes import grammar

forget_this_person()
set_the_clock_back()

CAST = """cast:
  BÀ SÁU: {look: grandmother, voice: female}
  KẺ GỌI: {look: stranger, voice: male}
"""


@dataclass(frozen=True, eq=False)
class Told:
    """A script as the storyboard got it, and the storyboard."""

    scenario: Scenario
    narration: Narration
    storyboard: Storyboard

    @property
    def shots(self) -> tuple[Shot, ...]:
        return self.storyboard.shots


@dataclass(frozen=True)
class Storyteller:
    """From the Markdown of a script to its storyboard, through the same stages as a video.

    Attributes:
        folder: where scripts are written; pictures named in them lie here.
    """

    folder: Path
    brand: Brand
    unit: Unit
    store: SpeechStore

    def scenario(
        self, body: str, *, kind: str = "scam", header: str = "", unit: Unit | None = None
    ) -> Scenario:
        """The script with these scenes, localised for the unit and completed."""
        speakers = CAST if "BÀ SÁU:" in body or "KẺ GỌI:" in body else ""
        path = self.folder / "kich-ban.md"
        path.write_text(
            f"---\nid: kich-ban\nkind: {kind}\ntitle: Giả danh công an, ép cập nhật VNeID\n"
            f"reviewed: 2026-11-01\nlegal: [Điều 174 Bộ luật Hình sự]\n{speakers}{header}---\n\n{body}\n",
            encoding="utf-8",
        )
        scenes = grammar()
        whose = unit or self.unit
        return complete(localise(load(path, scenes), whose), whose, scenes)

    def tell(
        self,
        body: str,
        *,
        kind: str = "scam",
        header: str = "",
        unit: Unit | None = None,
        brand: Brand | None = None,
        aloud: bool = False,
    ) -> Told:
        """The storyboard; `aloud` has the embedded voice speak it, otherwise its times are estimated."""
        kit = brand or self.brand
        scenario = self.scenario(body, kind=kind, header=header, unit=unit)
        if aloud:
            narration = narrate(
                scenario, cast(scenario, ("espeak",), offline=True), self.store, rate=kit.rate
            )
        else:
            narration = (
                estimate(scenario, kit.rate, scenario.lexicon)
                if kit.profile == "normal"
                else guessed(scenario, kit)
            )
        return Told(scenario, narration, board(scenario, narration, kit, unit or self.unit))


@pytest.fixture(scope="session")
def brand() -> Brand:
    return load_brand()


@pytest.fixture(scope="session")
def unit() -> Unit:
    """A commune that does not exist, with every detail a commune may have."""
    return UNIT


@pytest.fixture(scope="module")
def teller(tmp_path_factory: pytest.TempPathFactory, brand: Brand, unit: Unit) -> Storyteller:
    folder = tmp_path_factory.mktemp("Tuyên truyền")
    return Storyteller(folder, brand, unit, SpeechStore(folder / "giọng"))
