"""``vidgen status``: what stands in a folder of results."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.approval_support import trusted_office
from tests.cli.conftest import Command
from tests.command_line import own_cache, script  # noqa: F401  (fixtures)
from vidgen import render
from vidgen.delivery.kit import lock_file

TALK = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one finished kit, of an approved script."""
    folder = tmp_path_factory.mktemp("Tuyên truyền")
    with trusted_office(tmp_path_factory.mktemp("cài đặt")) as office:
        file = script(folder, TALK, id="tot")
        office.approve(file)
        render(file, out=folder / "out", offline=True)
    return folder / "out"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one draft."""
    folder = tmp_path_factory.mktemp("Bản nháp")
    render(script(folder, TALK, id="tot"), out=folder / "out", offline=True)
    return folder / "out"


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    """A copy of it to spoil."""
    return Path(shutil.copytree(made, tmp_path / "out"))


def test_a_finished_kit_is_told_with_its_length_and_day(command: Command, out: Path) -> None:
    os.utime(out / "chung" / "tot" / "report.json", (1_790_000_000, 1_790_000_000))
    said = command("status", out)
    assert said.exit_code == 0, said.output
    first, total = said.stdout.splitlines()
    assert first.startswith("✓ chung/tot: xong, 0:0") and "/09/2026" in first and "2 lưu ý" in first
    assert total.startswith("1 bộ đăng: 1 xong; tổng thời lượng 0:0")


def test_json_tells_the_same_to_programs(command: Command, out: Path) -> None:
    (out / "chung" / "tot" / "cover.jpg").unlink()
    said = command("status", out, "--json")
    value = json.loads(said.stdout)
    assert said.exit_code == 1 and value["ok"] is False
    assert (value["totals"]["kits"], value["totals"]["broken"], value["totals"]["done"]) == (1, 1, 0)
    (kit,) = value["kits"]
    assert (kit["kit"], kit["state"], kit["missing"], kit["findings"]) == (
        "chung/tot",
        "broken",
        ["cover.jpg"],
        2,
    )
    assert kit["seconds"] > 1 and kit["made"].startswith("20")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda kit: (kit / "video.mp4").unlink(), "thiếu video.mp4"),
        (lambda kit: (kit / "card.png").unlink(), "thiếu card.png"),
        (lambda kit: (kit / "video.srt").write_bytes(b""), "thiếu video.srt"),
        (lambda kit: (kit / "sheet.jpg").write_bytes(b"khac"), "khác lúc dựng: sheet.jpg"),
        (lambda kit: (kit / "report.json").unlink(), "thiếu report.json"),
        (lambda kit: (kit / "report.json").write_bytes(b"{"), "không đọc được report.json"),
    ],
)
def test_what_is_no_longer_whole_is_named(
    command: Command, out: Path, spoil: Callable[[Path], object], words: str
) -> None:
    spoil(out / "chung" / "tot")
    said = command("status", out)
    assert said.exit_code == 1
    assert "✗ chung/tot: hỏng" in said.stdout and words in said.stdout, said.stdout
    assert "Chạy lại lệnh render" in said.stdout


def test_a_video_of_the_same_size_with_other_content_is_broken(command: Command, out: Path) -> None:
    video = out / "chung" / "tot" / "video.mp4"
    video.write_bytes(bytes(video.stat().st_size))
    assert "khác lúc dựng: video.mp4" in command("status", out).stdout


def test_a_post_mended_by_hand_is_said_and_is_well(command: Command, out: Path) -> None:
    (out / "chung" / "tot" / "post.txt").write_text("hay hơn", encoding="utf-8")
    said = command("status", out)
    assert said.exit_code == 0 and "xong" in said.stdout and "lời đăng đã sửa tay" in said.stdout


def test_what_a_killed_run_left_is_unfinished_and_what_a_run_holds_is_in_hand(
    command: Command, out: Path
) -> None:
    (out / "chung" / ".moi.work").mkdir()
    said = command("status", out)
    assert said.exit_code == 0
    assert "… chung/moi: dở dang" in said.stdout and "1 xong, 1 dở dang" in said.stdout
    with FileLock(lock_file(out / "chung" / "moi")):
        assert "… chung/moi: đang dựng" in command("status", out).stdout


def test_a_draft_is_told_apart_and_why_it_is_one(command: Command, drafted: Path, out: Path) -> None:
    said = command("status", drafted)
    assert said.exit_code == 0
    assert "◦ chung/tot: bản nháp" in said.stdout and "chưa ai rà soát" in said.stdout, said.stdout
    (kit,) = json.loads(command("status", drafted, "--json").stdout)["kits"]
    assert (kit["state"], kit["approval"]["why_draft"][0]["code"]) == ("draft", "VG-A002")
    (kit,) = json.loads(command("status", out, "--json").stdout)["kits"]
    assert (kit["state"], kit["approval"]["approved_by"]) == ("done", "Trần Văn Duyệt")


def test_other_folders_are_no_kits(command: Command, tmp_path: Path) -> None:
    (tmp_path / "ảnh" / "cũ").mkdir(parents=True)
    said = command("status", tmp_path)
    assert said.exit_code == 0 and said.stdout == "Chưa có bộ đăng nào.\n"
