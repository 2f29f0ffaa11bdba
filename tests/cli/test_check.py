"""``vidgen check``: all that is wrong, with its place, without making anything."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command
from tests.command_line import UNITS, script, write


def test_a_good_script_passes_for_every_unit(command: Command, desk: Path) -> None:
    said = command("check", desk)
    assert said.exit_code == 0, said.stderr
    assert said.stdout == "1 kịch bản: 0 lỗi, 0 lưu ý.\n"
    assert sorted(path.name for path in desk.iterdir()) == ["ma-otp.md", "units.csv"]


def test_without_a_choice_every_unit_is_tried(command: Command, desk: Path) -> None:
    """A name too long for its place belongs to one commune only."""
    long = UNITS.replace("Công an xã Suối Mây", "Côngan" * 14)
    write(desk / "units.csv", long)
    said = command("check", desk)
    assert said.exit_code == 1 and "VG-L001" in said.stderr
    assert command("check", desk, "--unit", "doi-sim").exit_code == 0


def test_a_finding_common_to_all_units_is_said_once(command: Command, desk: Path) -> None:
    file = write(desk / "ma-otp.md", (desk / "ma-otp.md").read_text(encoding="utf-8") + "3. Quà 🎁\n")
    said = command("check", file)
    assert said.stderr.count("VG-L010") == 1
    assert "1 lỗi" in said.stdout


def test_a_warning_alone_is_no_failure(command: Command, tmp_path: Path) -> None:
    file = script(tmp_path, "## hook: Coi chừng **mã**\nVí blockchain này là lừa đảo.\n")
    said = command("check", file)
    assert said.exit_code == 0
    assert "lưu ý VG-R001" in said.stderr and "blockchain" in said.stderr


def test_json_holds_every_finding(command: Command, tmp_path: Path) -> None:
    file = script(tmp_path, "## hook: Quà 🎁\nĐừng nhận.\n")
    said = command("check", file, "--json")
    found = json.loads(said.stdout)
    assert said.exit_code == 1 and not said.stderr
    assert found["ok"] is False and found["scripts"] == 1
    (finding,) = found["findings"]
    assert finding["code"] == "VG-L010" and finding["severity"] == "error" and finding["fix"]
    assert (finding["path"], finding["line"]) == (str(file), 7)


def test_json_of_a_list_of_units_that_is_wrong(command: Command, desk: Path) -> None:
    write(desk / "units.csv", "id,name\n")
    found = json.loads(command("check", desk, "--json").stdout)
    assert found["ok"] is False
    assert {finding["code"] for finding in found["findings"]} == {"VG-U032"}
