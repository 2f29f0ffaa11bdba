"""``vidgen revoke``: an approval taken back, with its reason, whatever has become of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.officers import province


@pytest.fixture
def library(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = province(command, tmp_path, monkeypatch)
    command("approve", folder, "--review", "--key", "rà-soát", "--yes")
    assert command("approve", folder, "--key", "duyệt", "--yes").exit_code == 0
    return folder


def test_withdrawn_it_is_a_draft_and_says_why(command: Command, library: Path) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    said = command("revoke", script, "--reason", "Sai số  điện thoại", "--key", "duyệt", "--yes")
    assert said.exit_code == 0 and "đã thu hồi" in said.stdout
    verified = command("verify", script)
    assert verified.exit_code == 1 and "VG-A045" in verified.stdout
    assert "Ông Hai đã thu hồi" in verified.stdout and "Sai số điện thoại" in verified.stdout
    assert command("verify", library / "lua-dao" / "ma-qr.md").exit_code == 0


def test_by_its_id_when_the_file_is_gone_or_broken(command: Command, library: Path) -> None:
    (library / "lua-dao" / "ma-otp.md").unlink()
    assert command(
        "revoke", "ma-otp", "--library", library, "--reason", "đã xóa", "--key", "rà-soát", "--yes"
    ).exit_code == 0  # fmt: skip
    broken = library / "lua-dao" / "ma-qr.md"
    broken.write_text("---\nid: ma-qr\nkind: không có\n---\n", "utf-8")
    assert command("revoke", broken, "--reason", "hỏng", "--key", "duyệt", "--yes").exit_code == 0
    log = command("log", library).stdout
    assert "thu hồi   ma-otp  Bà Cả: đã xóa" in log and "thu hồi   ma-qr  Ông Hai: hỏng" in log


def test_what_was_never_approved_is_not_withdrawn(command: Command, library: Path) -> None:
    with_key = ("--library", library, "--reason", "a", "--key", "duyệt", "--yes", "--json")
    told = command("revoke", "khong-co", "ma-otp", *with_key)
    results = json.loads(told.stdout)["scripts"]
    assert told.exit_code == 1 and [each["ok"] for each in results] == [False, True]
    assert results[0]["findings"][0]["code"] == "VG-A040"
    again = command("revoke", "ma-otp", "--library", library, "--reason", "a", "--key", "duyệt", "--yes")
    assert again.exit_code == 1 and "VG-A040" in again.stderr


def test_numbers_of_people_do_not_get_into_the_ledger(command: Command, library: Path) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    for number in ("001099000123", "0912 000 111"):
        said = command("revoke", script, "--reason", f"bà Sáu, {number}", "--key", "duyệt", "--yes")
        assert said.exit_code == 1 and "VG-R060" in said.stderr and number not in said.stderr
        assert number not in (library / "_duyet" / "so-cai.jsonl").read_text("utf-8")
    said = command("revoke", script, "--reason", "Sai số 113", "--key", "duyệt", "--yes")
    assert said.exit_code == 0


def test_a_reason_is_asked_for(command: Command, library: Path) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    assert command("revoke", script, "--key", "duyệt", "--yes").exit_code == 2
    assert command("revoke", script, "--reason", "  ", "--key", "duyệt", "--yes").exit_code == 2
    assert command("verify", script).exit_code == 0
