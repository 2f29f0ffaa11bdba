"""``vidgen new``: what it writes passes the check and can be drawn as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Command
from vidgen.scenario.model import Kind
from vidgen.storyboard.scenes import scene_types


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_a_new_script_of_each_kind_is_ready_to_draw(command: Command, tmp_path: Path, kind: str) -> None:
    assert command("new", "units", "units", "--out", tmp_path).exit_code == 0
    said = command("new", kind, "kich-ban-moi", "--out", tmp_path)
    file = tmp_path / "kich-ban-moi.md"
    assert said.exit_code == 0 and str(file) in said.stdout
    checked = command("check", file)
    assert checked.exit_code == 0, checked.stderr
    drawn = command("sheet", file, "--offline", "-o", tmp_path / "sheet.png", "--width", "120")
    assert drawn.exit_code == 0, drawn.stderr
    with Image.open(tmp_path / "sheet.png") as sheet:
        assert sheet.width > 240 and sheet.height > 200


@pytest.mark.parametrize("scene", sorted(scene_types()))
def test_a_new_script_with_a_scene_of_each_type_passes_the_check(
    command: Command, tmp_path: Path, scene: str
) -> None:
    assert command("new", "units", "units", "--out", tmp_path).exit_code == 0
    said = command("new", scene, "kich-ban-moi", "--out", tmp_path)
    file = tmp_path / "kich-ban-moi.md"
    text = file.read_text(encoding="utf-8")
    assert said.exit_code == 0 and "id: kich-ban-moi" in text
    checked = command("check", file, "--json")
    assert checked.exit_code == 0, checked.stdout
    if "reviewed:" in text:
        codes = [finding["code"] for finding in json.loads(checked.stdout)["findings"]]
        assert "VG-R003" in codes  # nobody has reviewed it yet


def test_a_scene_is_known_by_its_vietnamese_names_and_near_ones_are_suggested(
    command: Command, tmp_path: Path
) -> None:
    assert command("new", "trắc nghiệm", "do-vui", "-o", tmp_path).exit_code == 0
    assert "- [x]" in (tmp_path / "do-vui.md").read_text(encoding="utf-8")
    said = command("new", "proceduer", "a", "-o", tmp_path)
    assert said.exit_code == 2 and "procedure" in said.stderr


def test_pictures_of_an_example_come_along_and_those_there_are_kept(command: Command, tmp_path: Path) -> None:
    (tmp_path / "hinh").mkdir()
    (tmp_path / "hinh" / "tru-so.png").write_bytes(b"mine")
    assert command("new", "photo", "anh", "-o", tmp_path).exit_code == 0
    assert (tmp_path / "hinh" / "tru-so.png").read_bytes() == b"mine"
    assert command("new", "clip", "phim", "-o", tmp_path).exit_code == 0
    assert (tmp_path / "hinh" / "xe-loa.mp4").stat().st_size > 1000


def test_a_file_that_is_there_is_never_overwritten(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("của tôi", encoding="utf-8")
    said = command("new", "scam", "a", "--out", tmp_path)
    assert said.exit_code == 1 and "VG-S095" in said.stderr
    assert file.read_text(encoding="utf-8") == "của tôi"


def test_a_file_is_no_folder_to_write_into(command: Command, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")
    said = command("new", "scam", "a", "-o", tmp_path / "tep")
    assert said.exit_code == 2 and "là tệp, không phải thư mục" in said.stderr


def test_an_id_that_cannot_be_one_gets_a_suggestion(command: Command, tmp_path: Path) -> None:
    said = command("new", "scam", "Giả danh công an", "--out", tmp_path)
    assert said.exit_code == 1 and "VG-S024" in said.stderr and "gia-danh-cong-an" in said.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("id", ["../a", "a/b", "..", ""])
def test_an_id_never_leads_out_of_the_folder(command: Command, tmp_path: Path, id: str) -> None:
    said = command("new", "scam", id, "--out", tmp_path / "x")
    assert said.exit_code == 1 and "VG-S024" in said.stderr
    assert not list(tmp_path.rglob("*.*"))


def test_a_new_list_is_followed_by_what_to_do_next(command: Command, tmp_path: Path) -> None:
    said = command("new", "units", "units", "--out", tmp_path / "kịch bản mới")
    assert "CSV UTF-8" in said.stdout
    assert f'--units "{tmp_path / "kịch bản mới" / "units.csv"}" --all-units' in said.stdout
