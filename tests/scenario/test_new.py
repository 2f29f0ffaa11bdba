from __future__ import annotations

from pathlib import Path

import pytest

from vidgen.errors import ScriptError
from vidgen.scenario.complete import complete
from vidgen.scenario.load import load_with_warnings
from vidgen.scenario.model import Kind
from vidgen.scenario.new import template, units_template, write_new
from vidgen.scenario.slots import localise
from vidgen.scenario.units import load_units

from .conftest import SCENES


@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_script_loads_without_a_finding_and_fits_the_new_list(tmp_path: Path, kind: Kind) -> None:
    write_new(tmp_path / "mới" / "mau-moi.md", template(kind, "mau-moi"))
    write_new(tmp_path / "units.csv", units_template())
    scenario, warnings = load_with_warnings(tmp_path / "mới" / "mau-moi.md", SCENES)
    (unit,) = load_units(tmp_path / "units.csv")
    assert warnings == ()
    assert (scenario.kind, scenario.id) == (kind, "mau-moi")
    made = complete(localise(scenario, unit), unit, SCENES)
    assert all(scene.lines for scene in made.scenes)
    assert made.scenes[0].type == "hook"
    assert made.scenes[-1].type == "contact"


def test_scenes_kept_in_a_comment_load_once_it_is_taken_away(tmp_path: Path) -> None:
    head, _, rest = template(Kind.PROCEDURE, "thu").partition("<!--")
    written = head + "## hook" + rest.partition("## hook")[2].replace("-->", "")
    write_new(tmp_path / "thu.md", written)
    scenario, warnings = load_with_warnings(tmp_path / "thu.md", SCENES)
    assert len(scenario.scenes) == 4
    assert warnings == ()


def test_excel_knows_a_new_list_and_the_sample_for_utf8(tmp_path: Path) -> None:
    write_new(tmp_path / "units.csv", units_template())
    sample = Path(__file__).parents[2] / "scripts" / "units.csv"
    for file in (tmp_path / "units.csv", sample):
        assert file.read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert len(load_units(sample)) == 5


@pytest.mark.parametrize("id_", ["Giả danh", "", "a" * 65])
def test_a_bad_id_is_refused(id_: str) -> None:
    with pytest.raises(ScriptError, match="VG-S024"):
        template(Kind.SCAM, id_)


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "thu.md"
    write_new(path, "một\n")
    with pytest.raises(ScriptError, match="VG-S095"):
        write_new(path, "hai\n")
    assert path.read_bytes() == "một\n".encode()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("")
    with pytest.raises(ScriptError, match=r"VG-S09[56]"):
        write_new(tmp_path / "tệp" / "thu.md", "một\n")
