"""``vidgen scenes``: every scene a script can have, with an example that can be filmed, and its picture."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Command
from tests.command_line import ROOT, own_copy
from vidgen.brand.load import load_brand
from vidgen.preview import check, prepare
from vidgen.storyboard.examples import UNIT, example_of, written
from vidgen.storyboard.scenes import grammar


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Away from this tree, so that no list or register above it has a say."""
    return own_copy(ROOT / "tests" / "examples", tmp_path_factory.mktemp("thư viện") / "ví dụ")


@pytest.mark.parametrize("name", grammar())
def test_each_type_has_an_example_that_is_without_fault(name: str, examples: Path) -> None:
    assert example_of(name) == ROOT / "tests" / "examples" / f"{name}.md"
    example = examples / f"{name}.md"
    assert check(example, UNIT, load_brand()) == ()
    scenario, _warnings = prepare(example, UNIT)
    assert name in [scene.type for scene in scenario.scenes] and scenario.id == name
    assert written(name).startswith("## ")


def test_the_list_names_all_of_them_with_aliases_content_and_a_line(command: Command) -> None:
    said = command("scenes")
    assert said.exit_code == 0, said.stderr
    for name, has in grammar().items():
        assert f"{name}  {', '.join(has.aliases)}" in said.stdout
        assert written(name).splitlines()[0] in said.stdout
    assert "2–7 mục" in said.stdout and "lời nhân vật" in said.stdout


def test_one_type_is_shown_whole_by_any_of_its_names(command: Command) -> None:
    for word in ("quiz", "trắc nghiệm", "trac nghiem"):
        said = command("scenes", word)
        assert said.exit_code == 0 and "- [x] Tắt máy, không đọc mã" in said.stdout
        assert "signs" not in said.stdout


def test_an_unknown_type_is_usage_with_the_nearest(command: Command) -> None:
    said = command("scenes", "quis")
    assert said.exit_code == 2 and "quiz" in said.stderr


def test_programs_read_it_as_json(command: Command) -> None:
    (line,) = command("scenes", "signs", "--json").stdout.splitlines()
    (record,) = json.loads(line)
    assert record["name"] == "signs" and record["items"] == [2, 7] and "dấu hiệu" in record["aliases"]
    assert record["example"].startswith("## signs: ")


def test_a_sheet_shows_the_pictures_asked_for(command: Command, tmp_path: Path) -> None:
    sheet = tmp_path / "các cảnh.png"
    said = command("scenes", "quote", "signs", "-o", sheet, "--width", "120")
    assert said.exit_code == 0 and str(sheet) in said.stdout, said.stderr
    with Image.open(sheet) as picture:
        assert picture.width == 2 * 140 + 20 and picture.height > 213 + 92


def test_a_folder_gets_a_picture_of_each(command: Command, tmp_path: Path) -> None:
    said = command("scenes", "signs", "law", "-o", tmp_path / "các cảnh", "--width", "360")
    assert said.exit_code == 0, said.stderr
    assert {path.name for path in (tmp_path / "các cảnh").iterdir()} == {"signs.png", "law.png"}
    with Image.open(tmp_path / "các cảnh" / "law.png") as picture:
        assert picture.size == (360, 640)


def test_a_picture_needs_an_ending_that_says_its_kind(command: Command, tmp_path: Path) -> None:
    said = command("scenes", "signs", "-o", tmp_path / "a.xyz")
    assert said.exit_code == 2 and ".png" in said.stderr and not list(tmp_path.iterdir())
