from __future__ import annotations

import pytest

from vidgen.errors import ScriptError
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Channel, Line, Media, Procedure, Scenario, Scene, Unit
from vidgen.scenario.slots import localise, slots_in

from .conftest import HEAD, HEAD_LINES, SPOKEN, UNIT, Load, marks

SCENE = Scene(
    type="hook",
    heading="Báo {{unit.name}}",
    lines=(Line(text="Gọi {{ unit.hotline }} {nói: gọi {{unit.phone}}}", line=7),),
    media=Media(path="a.jpg", alt="Trụ sở {{unit.address}}"),
    line=6,
)


def scenario(**changes: object) -> Scenario:
    return Scenario.model_validate({"id": "thu", "kind": "scam", "title": "A", "scenes": (SCENE,), **changes})


def test_slots_are_filled_everywhere() -> None:
    filled = localise(
        scenario(
            title="Tin của {{unit.name}}",
            legal=("Luật {{unit.parent}}",),
            post="Gọi {{unit.phone}}\nngay",
            hashtags=("a{{unit.id}}", "b"),
            procedure=Procedure(
                who="{{unit.name}}",
                documents=("{{unit.name}}",),
                steps=("{{unit.name}}",),
                where="{{unit.address}}",
                channels=(Channel(name="VNeID", time="3 ngày", fee="{{unit.le_phi_tam_tru}}"),),
            ),
        ),
        UNIT,
    )
    assert "{{" not in str(filled)
    assert filled.title == "Tin của Công an xã Ví Dụ"
    assert filled.post == "Gọi 0200 000 0000\nngay"
    assert filled.procedure
    assert filled.procedure.channels[0].fee == "theo mức của tỉnh"
    assert filled.scenes[0].heading == "Báo Công an xã Ví Dụ"
    assert filled.scenes[0].lines[0].text == "Gọi 0200 000 0001 {nói: gọi 0200 000 0000}"
    assert filled.scenes[0].media == Media(path="a.jpg", alt="Trụ sở Thôn 1")


def test_a_value_is_never_read_as_markup() -> None:
    unit = UNIT.model_copy(update={"name": "Xã **A** {nói: b} {{unit.phone}}"})
    filled = localise(scenario(title="{{unit.name}}"), unit)
    assert plain_text(filled.scenes[0].heading) == "Báo Xã **A** {nói: b} {{unit.phone}}"
    assert filled.title == "Xã **A** {nói: b} {{unit.phone}}"


def test_an_escaped_brace_is_no_slot() -> None:
    kept = scenario(scenes=(Scene(type="hook", heading=r"Viết \{{unit.name}}"),))
    assert localise(kept, None).scenes == kept.scenes


def test_every_missing_value_is_told_with_its_line_and_cell(load_text: Load) -> None:
    loaded = load_text(HEAD + SPOKEN + "## hook: {{unit.zalo}}\n{{unit.hotline}} {{unit.le_phi_moi}}\n")
    unit = Unit(id="xa-a", name="Xã A", region="nam")
    with pytest.raises(ScriptError) as caught:
        localise(loaded, unit)
    found = list(caught.value.findings)
    assert marks(found) == [
        ("VG-S072", HEAD_LINES + 3),
        ("VG-S072", HEAD_LINES + 4),
        ("VG-S071", HEAD_LINES + 4),
    ]
    assert all(finding.path == loaded.path for finding in found)
    assert "zalo" in found[0].fix
    assert "xa-a" in found[0].fix
    assert "le_phi_moi" in found[2].fix


def test_slots_without_a_unit_are_told() -> None:
    with pytest.raises(ScriptError) as caught:
        localise(scenario(title="{{unit.name}}", scenes=()), None)
    (finding,) = caught.value.findings
    assert finding.code == "VG-S073"
    assert "title" in finding.message
    assert "--unit" in finding.fix


def test_a_scenario_without_slots_needs_no_unit() -> None:
    plain = scenario(scenes=())
    assert localise(plain, None) == plain


def test_a_scene_knows_its_slots() -> None:
    assert slots_in(SCENE) == {"name", "hotline", "phone", "address"}
    assert slots_in(Scene(type="contact")) == frozenset()
