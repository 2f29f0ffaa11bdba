"""``vidgen verify SCRIPT``: approved or not, and if not, why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.officers import province
from tests.command_line import ROOT, write


@pytest.fixture
def library(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return province(command, tmp_path, monkeypatch)


def told(command: Command, library: Path) -> list[dict[str, object]]:
    scripts: list[dict[str, object]] = json.loads(command("verify", library, "--json").stdout)["scripts"]
    return scripts


def test_each_state_is_told_with_what_comes_next(command: Command, library: Path) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    said = command("verify", script)
    assert said.exit_code == 1 and "bản nháp" in said.stdout and "VG-A040" in said.stdout
    command("approve", script, "--review", "--key", "rà-soát", "--yes")
    said = command("verify", script)
    assert said.exit_code == 1 and "đã rà soát" in said.stdout and "VG-A041" in said.stdout
    command("approve", script, "--key", "duyệt", "--yes")
    assert command("verify", script).exit_code == 0
    assert command("verify", library).exit_code == 1
    assert [each["state"] for each in told(command, library)] == ["approved", "draft"]


def test_as_json_the_approval_is_whole(command: Command, library: Path) -> None:
    command("approve", library, "--review", "--key", "rà-soát", "--yes")
    command("approve", library, "--key", "duyệt", "--yes")
    approved = told(command, library)[0]["approved"]
    assert isinstance(approved, dict)
    assert set(approved) == {
        "statement", "content", "reviewed_by", "approved_by", "at", "until", "sample",
    }  # fmt: skip
    assert (approved["reviewed_by"], approved["until"], approved["sample"]) == ("Bà Cả", "2027-05-01", False)


def test_a_law_that_ended_since_is_told_though_nobody_withdrew_the_approval(
    command: Command, library: Path
) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    write(script, script.read_text("utf-8").replace("field:", "legal: [Điều 174 Bộ luật Hình sự]\nfield:", 1))
    register = (ROOT / "scripts" / "can-cu.yaml").read_text("utf-8")
    write(library / "can-cu.yaml", register)
    for step in (("--review", "--key", "rà-soát"), ("--key", "duyệt")):
        assert command("approve", script, *step, "--yes").exit_code == 0
    assert command("verify", script).exit_code == 0
    title = "    title: Bộ luật Hình sự\n"
    assert title in register
    write(library / "can-cu.yaml", register.replace(title, f"{title}    until: 2026-01-31\n"))
    said = command("verify", script)
    assert said.exit_code == 1 and "đã duyệt" in said.stdout and "VG-R016" in said.stdout
    (told,) = json.loads(command("verify", script, "--json").stdout)["scripts"]
    assert told["state"] == "approved" and [each["code"] for each in told["lapsed"]] == ["VG-R016"]


def test_a_change_is_told(command: Command, library: Path) -> None:
    command("approve", library, "--review", "--key", "rà-soát", "--yes")
    command("approve", library, "--key", "duyệt", "--yes")
    script = library / "lua-dao" / "ma-otp.md"
    script.write_text(script.read_text("utf-8").replace("Giục", "Thúc"), "utf-8")
    said = command("verify", script)
    assert said.exit_code == 1 and "VG-A046" in said.stdout and "Ông Hai" in said.stdout


def test_a_script_that_cannot_be_read_is_a_draft(command: Command, library: Path) -> None:
    script = library / "lua-dao" / "ma-otp.md"
    script.write_bytes(b"\xff\xfe")
    said = command("verify", script)
    assert said.exit_code == 1 and "bản nháp" in said.stdout and "VG-S" in said.stdout


def test_on_a_machine_that_does_not_know_the_root_nothing_is_approved(
    command: Command, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("approve", library, "--review", "--key", "rà-soát", "--yes")
    command("approve", library, "--key", "duyệt", "--yes")
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path / "máy khác"))
    said = command("verify", library)
    assert said.exit_code == 1 and "VG-A025" in said.stdout and "vidgen trust add" in said.stdout
