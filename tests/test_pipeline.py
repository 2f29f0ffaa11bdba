"""The story of one video: what it is made from decides whether it is made again, and who may hear of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.approval_support import Office
from tests.command_line import UNITS, in_vietnamese, own_cache, script, write  # noqa: F401  (fixtures)
from vidgen.approval.state import standing_of
from vidgen.brand.load import load_brand
from vidgen.delivery.cleared import cleared
from vidgen.delivery.origin import origin_of
from vidgen.delivery.report import MadeFrom
from vidgen.errors import VidgenError
from vidgen.film.codec import CodecOptions
from vidgen.pipeline import produce
from vidgen.preview import cast_for, check, prepare, read, storyboard_of, told
from vidgen.scenario.model import Unit
from vidgen.scenario.units import load_units
from vidgen.settings import Settings

BODY = """\
## hook: Ai hỏi **mã OTP**?
{{unit.name}} nhắc bà con.

## photo: Tin nhắn lạ
![Tin nhắn lạ](tin.png)
"""


@pytest.fixture
def units(tmp_path: Path) -> tuple[Unit, ...]:
    return load_units(write(tmp_path / "units.csv", UNITS))


@pytest.fixture
def made_from(tmp_path: Path, units: tuple[Unit, ...]) -> Callable[..., MadeFrom]:
    """What a kit of the script as it stands is made from, with changes."""
    Image.new("RGB", (400, 400), "white").save(tmp_path / "tin.png")
    script(tmp_path, BODY)

    def of(unit: Unit | None = None, settings: Settings | None = None, brand: Path | None = None) -> MadeFrom:
        settings, kit, unit = settings or Settings(offline=True), load_brand(brand), unit or units[0]
        written, _warnings = read(tmp_path / "thu.md")
        scenario = told(written, unit)
        casting = cast_for(scenario, kit, settings)
        clear = cleared(standing_of(written, kit), scenario, unit)
        return origin_of(written, scenario, unit, kit, casting, settings, clear).made_from

    return of


def test_the_same_input_makes_the_same_kit(tmp_path: Path, made_from: Callable[..., MadeFrom]) -> None:
    first = made_from()
    assert made_from() == first
    path = tmp_path / "thu.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert made_from() == first, "the way lines end is not content"


def test_whatever_decides_the_kit_changes_what_it_is_made_from(
    tmp_path: Path, units: tuple[Unit, ...], made_from: Callable[..., MadeFrom], office: Office
) -> None:
    found = [made_from(), made_from(units[1])]
    found.append(made_from(units[0].model_copy(update={"hotline": "0232 000 0999"})))
    found.append(made_from(settings=Settings(offline=True, voice="espeak:vi+f3")))
    found.append(made_from(settings=Settings(offline=True, codec=replace(CodecOptions(), crf=24))))
    found.append(made_from(brand=write(tmp_path / "nd" / "brand.yaml", "hashtags: ['#KhacDi']\n").parent))
    office.review(tmp_path / "thu.md")
    found.append(made_from())
    office.approve(tmp_path / "thu.md")
    found.append(made_from())
    Image.new("RGB", (400, 400), "black").save(tmp_path / "tin.png")
    found.append(made_from())
    script(tmp_path, BODY.replace("nhắc", "khuyên"))
    found.append(made_from())
    assert len(set(found)) == len(found)


def test_an_internal_script_never_asks_the_network(tmp_path: Path) -> None:
    file = script(tmp_path, "## hook: Nội bộ\nChỉ dùng nội bộ.\n", front=["audience: internal"])
    brand = replace(load_brand(), voices=("gtts", "edge", "espeak"))
    scenario, _warnings = prepare(file, None)
    assert not any(role.voice.online for role in cast_for(scenario, brand, Settings()).roles.values())


def test_check_finds_what_produce_refuses(tmp_path: Path) -> None:
    file = script(tmp_path, "## hook: Quà 🎁\nĐừng nhận.\n")
    brand = load_brand()
    findings = check(file, None, brand)
    with pytest.raises(VidgenError) as caught:
        produce(file, None, brand, tmp_path / "out", Settings(offline=True))
    assert caught.value.findings == findings != ()
    assert not (tmp_path / "out").exists()


def test_check_reports_words_and_layout_together(tmp_path: Path) -> None:
    file = script(tmp_path, "## hook: " + "ă" * 60 + "\nVí metaverse.\n")
    assert {"VG-R001", "VG-L001"} <= {finding.code for finding in check(file, None, load_brand())}


def test_the_storyboard_has_the_real_voice_s_timing(tmp_path: Path) -> None:
    file = script(tmp_path, "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n")
    storyboard = storyboard_of(file, None, load_brand(), Settings(offline=True))
    (shot,) = storyboard.shots
    assert sum(len(each.samples) for each in shot.speech) > 24_000
    assert storyboard.frames == shot.frames
