"""``vidgen log``: every decision in its line, and the truth about a ledger that was touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.officers import province
from tests.command_line import json_lines
from vidgen.approval.ledger import Ledger


@pytest.fixture
def library(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = province(command, tmp_path, monkeypatch)
    command("approve", folder, "--review", "--key", "rà-soát", "--yes")
    assert command("approve", folder, "--key", "duyệt", "--yes").exit_code == 0
    return folder


def ledger_of(library: Path) -> Path:
    return library / "_duyet" / "so-cai.jsonl"


def test_decisions_are_told_line_by_line(command: Command, library: Path) -> None:
    said = command("log", library)
    assert said.exit_code == 0
    told = [line.split("  ", 2)[-1].split() for line in said.stdout.splitlines()]
    assert [line[-1] == "sổ" for line in told] == [True, False, False, False, False]
    assert "rà soát   ma-otp  Bà Cả" in said.stdout
    assert "duyệt     ma-qr  Ông Hai, đến 01/05/2027" in said.stdout
    assert command("log", library / "lua-dao").stdout == said.stdout
    only = command("log", library, "--script", "ma-qr").stdout
    assert "ma-qr" in only and "ma-otp" not in only


def test_as_json_each_line_is_a_value(command: Command, library: Path) -> None:
    *lines, last = json_lines(command("log", library, "--json").stdout)
    assert [line["n"] for line in lines] == [0, 1, 2, 3, 4]
    assert lines[3]["entry"]["statement"]["action"] == "approve"
    assert last == {"ledger": str(ledger_of(library).resolve()), "findings": []} or last["findings"] == []


def test_a_whole_ledger_is_said_to_be_whole(command: Command, library: Path) -> None:
    said = command("log", library, "--verify")
    assert said.exit_code == 0 and "5 dòng, nguyên vẹn" in said.stdout


def test_a_touched_ledger_is_said_with_the_line(command: Command, library: Path) -> None:
    ledger = ledger_of(library)
    text = ledger.read_text("utf-8")
    ledger.write_text(text.replace("Bà Cả", "Bà Hai", 1), "utf-8")
    said = command("log", library, "--verify")
    assert said.exit_code == 1 and "so-cai.jsonl:2: lỗi VG-A010" in said.stderr
    assert command("verify", library).exit_code == 1


def test_a_statement_that_does_not_count_is_said(command: Command, library: Path) -> None:
    ledger = Ledger(ledger_of(library))
    ledger.append(ledger.entries()[-1].entry)
    said = command("log", library, "--verify")
    assert said.exit_code == 1 and "so-cai.jsonl:6: lỗi VG-A032" in said.stderr


def test_a_ledger_from_a_backup_is_taken_for_right_on_purpose_only(command: Command, library: Path) -> None:
    ledger = ledger_of(library)
    old = ledger.read_bytes()
    command("revoke", library / "lua-dao" / "ma-otp.md", "--reason", "nhầm", "--key", "duyệt", "--yes")
    ledger.write_bytes(old)
    said = command("log", library, "--verify")
    assert said.exit_code == 1 and "VG-A027" in said.stderr and "--accept" in said.stderr
    assert command("verify", library).exit_code == 1
    assert command("log", library, "--accept").exit_code == 0
    assert command("verify", library).exit_code == 0
    ledger.write_bytes(old.replace(b"duy", b"DUY", 1) if b"duy" in old else old[:-9] + b"x" + old[-8:])
    assert command("log", library, "--accept").exit_code == 1


def test_half_a_last_line_is_a_warning(command: Command, library: Path) -> None:
    with ledger_of(library).open("ab") as file:
        file.write(b'{"at":')
    said = command("log", library, "--verify")
    assert said.exit_code == 0 and "VG-A016" in said.stderr
    assert command("verify", library).exit_code == 0


def test_what_was_made_stands_in_the_folder_of_kits(command: Command, tmp_path: Path) -> None:
    Ledger(tmp_path / "out" / "_so-cai.jsonl").append(
        {"type": "render", "script": "ma-otp", "unit": "doi-sim"}
    )
    for place in (tmp_path, tmp_path / "out"):
        assert "dựng video  ma-otp  doi-sim" in command("log", place).stdout
    assert json.loads(command("log", tmp_path, "--json").stdout.splitlines()[1])["entry"]["unit"] == "doi-sim"


def test_what_would_steer_a_terminal_is_not_printed(command: Command, tmp_path: Path) -> None:
    Ledger(tmp_path / "_so-cai.jsonl").append({"type": "render", "script": "\x1b[2Jma-otp\u202e"})
    said = command("log", tmp_path).stdout
    assert "\x1b" not in said and "\u202e" not in said and "ma-otp" in said


def test_where_there_is_no_ledger_that_is_said(command: Command, tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    assert command("log", tmp_path / "trống").exit_code == 1


def test_another_copy_left_by_a_program_that_syncs_is_said(command: Command, library: Path) -> None:
    ledger = ledger_of(library)
    (ledger.parent / "so-cai-MÁY-2.jsonl").write_bytes(ledger.read_bytes())
    said = command("log", library, "--verify")
    assert said.exit_code == 0 and "VG-A014" in said.stderr and "so-cai-MÁY-2.jsonl" in said.stderr
