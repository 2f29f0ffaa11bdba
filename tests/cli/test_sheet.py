"""``vidgen sheet``: every scene on one picture, from a script or from a film."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.cli.conftest import Command
from tests.command_line import script, write


def test_a_script_s_sheet_stands_beside_it(command: Command, desk: Path) -> None:
    said = command("sheet", desk / "ma-otp.md", "--unit", "doi-sim", "--offline")
    sheet = desk / "ma-otp-sheet.png"
    assert said.exit_code == 0 and str(sheet) in said.stdout, said.stderr
    with Image.open(sheet) as picture:
        assert picture.width >= 2 * 432


def test_several_units_have_a_sheet_each(command: Command, desk: Path) -> None:
    said = command("sheet", desk / "ma-otp.md", "--all-units", "--offline", "--width", "120")
    assert said.exit_code == 0, said.stderr
    sheets = {"ma-otp-doi-sim-sheet.png", "ma-otp-suoi-may-sheet.png"}
    assert {path.name for path in desk.glob("*.png")} == sheets
    named = ("-u", "doi-sim", "-u", "suoi-may", "-o", desk / "ảnh.jpg", "--width", "120")
    assert command("sheet", desk / "ma-otp.md", "--offline", *named).exit_code == 0
    assert {path.name for path in desk.glob("*.jpg")} == {"ảnh-doi-sim.jpg", "ảnh-suoi-may.jpg"}


def test_a_folder_has_no_sheet(command: Command, desk: Path) -> None:
    said = command("sheet", desk)
    assert said.exit_code == 2 and "chỉ nhận một kịch bản hoặc một video" in said.stderr


def test_a_film_s_sheet(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = script(tmp_path, "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n")
    assert command("render", file, "--offline", "--out", tmp_path / "out").exit_code == 0
    video = tmp_path / "out" / "chung" / "thu" / "video-BAN-NHAP.mp4"
    monkeypatch.chdir(tmp_path)
    kit = {path.name for path in video.parent.iterdir()}
    said = command("sheet", video)
    assert said.exit_code == 0 and (tmp_path / "video-BAN-NHAP-sheet.png").is_file(), said.stderr
    assert {path.name for path in video.parent.iterdir()} == kit, "a posting kit holds what its report lists"
    said = command("sheet", video, "-o", tmp_path / "phim.png")
    assert said.exit_code == 0, said.stderr
    with Image.open(tmp_path / "phim.png") as picture:
        assert min(picture.size) >= 432


def test_what_is_neither_script_nor_film_is_said(command: Command, tmp_path: Path) -> None:
    for name in ("ghi chú.txt", "phim.mp4"):
        said = command("sheet", write(tmp_path / name, "không phải phim"))
        assert said.exit_code == 1 and "lỗi VG-" in said.stderr
    assert not list(tmp_path.glob("*.png"))


def test_a_sheet_that_cannot_be_written_is_said(command: Command, desk: Path) -> None:
    said = command("sheet", desk / "ma-otp.md", "--unit", "doi-sim", "-o", desk / "không-có" / "a.png")
    assert said.exit_code == 1 and "lỗi VG-K00" in said.stderr and "-o" in said.stderr


def test_a_picture_needs_an_ending_that_says_its_kind(command: Command, desk: Path) -> None:
    for name in ("a.xyz", "a"):
        said = command("sheet", desk / "ma-otp.md", "--unit", "doi-sim", "-o", desk / name)
        assert said.exit_code == 2 and ".png" in said.stderr
        assert not (desk / name).exists()
