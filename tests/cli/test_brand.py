"""``vidgen brand``: what comes along, and a brand of one's own from its first file to its sheet."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Command
from tests.command_line import write
from vidgen.brand.load import load_brand
from vidgen.identity.sheet import SIZE


@pytest.fixture(autouse=True)
def somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)


def test_the_list_names_what_brand_takes(command: Command) -> None:
    told = command("brand", "list")
    assert told.exit_code == 0
    names = [row["name"] for row in json.loads(command("brand", "list", "--json").stdout)]
    assert names == ["default", "an-ninh", "hanh-chinh", "tuoi-tre"]
    for name in names:
        assert f"\n{name} " in f"\n{told.stdout}"
        assert load_brand(Path(name)).about in told.stdout


def test_a_new_brand_explains_every_key_and_is_sound(command: Command) -> None:
    told = command("brand", "new", "Nhận diện")
    assert told.exit_code == 0 and '"Nhận diện"' in told.stdout
    text = Path("Nhận diện/brand.yaml").read_text(encoding="utf-8")
    for key in ("base", "emblem_place", "appearance", "motion", "intro", "outro", "paper-dark"):
        assert key in text
    assert load_brand(Path("Nhận diện")).id == "nhan-dien"
    assert command("brand", "check", "Nhận diện").exit_code == 0


def test_a_new_brand_on_a_theme_looks_like_it(command: Command) -> None:
    assert command("brand", "new", "xa", "--base", "tuoi-tre").exit_code == 0
    own, theme = load_brand(Path("xa")), load_brand(Path("tuoi-tre"))
    assert (own.id, own.palettes, own.emblem) == ("xa", theme.palettes, theme.emblem)
    assert len(Path("xa/brand.yaml").read_text(encoding="utf-8").splitlines()) < 30


def test_a_brand_is_never_written_over(command: Command) -> None:
    write(Path("xa/brand.yaml"), "name: Của tôi\n")
    told = command("brand", "new", "xa")
    assert told.exit_code == 1 and "VG-S095" in told.stderr
    assert Path("xa/brand.yaml").read_text(encoding="utf-8") == "name: Của tôi\n"


def test_an_unknown_base_is_a_usage_error(command: Command) -> None:
    told = command("brand", "new", "xa", "--base", "an-nin")
    assert told.exit_code == 2 and "an-ninh" in told.stderr and not Path("xa").exists()


def test_check_says_where_and_leaves_with_1_on_an_error(command: Command) -> None:
    write(Path("xa/brand.yaml"), "id: xa\nbase: an-ninh\nrate: 99\n")
    told = command("brand", "check", "xa")
    assert told.exit_code == 1
    place = Path("xa") / "brand.yaml"
    assert f"{place}:3: lỗi VG-B004" in told.stdout and f"{place}:2: lưu ý VG-B020" in told.stdout
    assert "1 lỗi, 1 lưu ý" in told.stdout
    found = json.loads(command("brand", "check", "xa", "--json").stdout)
    assert not found["ok"] and {each["code"] for each in found["findings"]} == {"VG-B004", "VG-B020"}


def test_the_sheet_of_a_theme_lies_where_one_stands(command: Command) -> None:
    assert command("brand", "sheet", "an-ninh").exit_code == 0
    with Image.open("an-ninh-nhan-dien.png") as image:
        assert image.size == SIZE


def test_a_sheet_may_try_another_ground(command: Command) -> None:
    for ground in ("light", "dark"):
        assert (
            command("brand", "sheet", "an-ninh", "-o", f"{ground}.png", "--appearance", ground).exit_code == 0
        )
    assert Path("light.png").read_bytes() != Path("dark.png").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("an-ninh", "-o", "x.gif"), 2), (("không-có",), 1), (("an-ninh", "-o", "không/có.png"), 1)],
)
def test_what_cannot_be_drawn_or_written_is_said(
    command: Command, arguments: tuple[str, ...], code: int
) -> None:
    told = command("brand", "sheet", *arguments)
    assert told.exit_code == code and told.stderr


def test_a_theme_is_chosen_by_its_name(command: Command, desk: Path) -> None:
    for name in ("an-ninh", "default"):
        assert command("check", desk / "ma-otp.md", "--brand", name).exit_code == 0
    told = command("check", desk / "ma-otp.md", "--brand", "an-nin")
    assert told.exit_code == 1 and "an-ninh" in told.stdout
