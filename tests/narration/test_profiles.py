"""Each profile is spoken at its own pace, pauses and all, and breathes between lines and scenes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.command_line import ROOT, script
from vidgen.brand.kit import Brand
from vidgen.brand.profile import PACES, Profile, pace_of
from vidgen.library import scripts_in
from vidgen.narration.casting import cast
from vidgen.narration.narrate import SAMPLE_RATE, Narration, narrate
from vidgen.narration.store import SpeechStore
from vidgen.preview import prepare, storyboard_of
from vidgen.scenario.model import Scenario
from vidgen.scenario.units import load_units
from vidgen.settings import Settings
from vidgen.storyboard.board import board
from vidgen.storyboard.model import FPS, SAMPLES_PER_FRAME

Told = dict[str, tuple[Scenario, Narration]]


@pytest.fixture(scope="module", params=["normal", "elderly"])
def kit(request: pytest.FixtureRequest, brand: Brand) -> Brand:
    return brand.made_for(request.param)


@pytest.fixture(scope="module")
def library(kit: Brand, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Every shipped script as the embedded voice speaks it in this profile."""
    unit = load_units(ROOT / "scripts" / "units.csv")[0]
    store = SpeechStore(tmp_path_factory.mktemp("giọng"))
    told: Told = {}
    for path in scripts_in([ROOT / "scripts"]):
        scenario, _warnings = prepare(path, unit)
        casting = cast(scenario, ["espeak"], offline=True)
        pace = kit.pace
        told[path.stem] = (
            scenario,
            narrate(scenario, casting, store, rate=pace.rate, breath=pace.sentence, lexicon=kit.lexicon),
        )
    return told


def syllables_a_second(narration: Narration) -> float:
    """Of all lines, with the pauses inside them."""
    lines = [utterance for scene in narration.scenes for utterance in scene]
    said = sum(len(token.spoken) for utterance in lines for token in utterance.tokens)
    return said * SAMPLE_RATE / sum(len(utterance.samples) for utterance in lines)


def test_every_shipped_script_is_spoken_at_the_pace_of_its_profile(kit: Brand, library: Told) -> None:
    least, most = {"normal": (3.8, 4.4), "elderly": (2.5, 3.3)}[kit.profile]
    for name, (_scenario, narration) in library.items():
        assert least <= round(syllables_a_second(narration), 1) <= most, name


def test_there_is_a_breath_between_lines_and_a_longer_one_between_scenes(kit: Brand, library: Told) -> None:
    unit = load_units(ROOT / "scripts" / "units.csv")[0]
    scenario, narration = library["viec-nhe-luong-cao"]
    film = board(scenario, narration, kit, unit)
    ends: list[float] = []
    for shot in film.shots:
        placed = [(each.start, each.start + len(each.samples)) for each in shot.speech]
        for (_start, end), (start, _end) in pairwise(placed):
            assert start - end >= kit.pace.line * SAMPLE_RATE - SAMPLES_PER_FRAME
        if ends:
            silence = ends[-1] + placed[0][0] / SAMPLE_RATE
            assert silence >= kit.pace.scene - 2 / FPS > kit.pace.line
        ends.append(shot.frames / FPS - placed[-1][1] / SAMPLE_RATE)


def test_the_elderly_get_longer_pauses_and_never_a_faster_voice() -> None:
    normal, elderly = PACES["normal"], PACES["elderly"]
    assert (elderly.sentence, elderly.line, elderly.scene) > (normal.sentence, normal.line, normal.scene)
    assert pace_of("elderly", 4.6).rate == elderly.rate
    assert pace_of("elderly", 3.0).rate == 3.0
    assert pace_of("normal", 4.2).rate == 4.2


def test_a_profile_is_part_of_what_a_kit_is_made_from(brand: Brand) -> None:
    assert brand.made_for("elderly").digest != brand.digest
    assert brand.made_for(None) is brand
    assert replace(brand, profile="elderly").made_for("normal").digest == brand.digest


def test_the_run_decides_before_the_script_and_the_script_before_the_brand(
    tmp_path: Path, brand: Brand
) -> None:
    body = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã OTP. Hãy tắt máy ngay.\n"
    plain = script(tmp_path, body, id="thuong")
    marked = script(tmp_path, body, id="cu", front=["profile: elderly"])

    def frames(path: Path, kit: Brand = brand, profile: Profile | None = None) -> int:
        return storyboard_of(path, None, kit, Settings(True, "espeak", profile=profile)).frames

    normal, elderly = frames(plain), frames(marked)
    assert elderly > normal * 1.1
    assert frames(plain, brand.made_for("elderly")) == frames(plain, profile="elderly") == elderly
    assert frames(marked, profile="normal") == normal
