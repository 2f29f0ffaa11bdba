"""``vidgen inspect``: passes what is good, names what is not, and goes on to the next."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.conftest import Command
from tests.command_line import json_lines, script, write


def test_each_file_gets_its_verdict(command: Command, tmp_path: Path) -> None:
    file = script(tmp_path, "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã. Tắt máy, gọi công an.\n")
    assert command("render", file, "--offline", "--out", tmp_path / "out").exit_code == 0
    good = tmp_path / "out" / "chung" / "thu" / "video-BAN-NHAP.mp4"
    broken = write(tmp_path / "hỏng.mp4", "không phải phim")
    missing = tmp_path / "không có.mp4"
    said = command("inspect", good, broken, missing, "--json")
    first, second, third = json_lines(said.stdout)
    assert said.exit_code == 1
    assert first["ok"] and first["measured"]["width"] == 1080 and first["video"] == str(good)
    assert not second["ok"] and second["findings"][0]["code"] == "VG-I005"
    assert not third["ok"] and third["findings"][0]["code"] == "VG-I001"
    alone = command("inspect", good)
    assert alone.exit_code == 0 and alone.stdout.startswith(f"✓ {good}: đạt")
    assert "tần số lấy mẫu: 48 kHz" in alone.stdout and "âm lượng: -" in alone.stdout
    assert not re.search(r"\d\.\d|_", alone.stdout.removeprefix(f"✓ {good}: đạt").split("nén")[0])
    wrong = command("inspect", broken)
    assert "VG-I005" in wrong.stdout and not wrong.stderr
