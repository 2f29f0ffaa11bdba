"""``vidgen keys`` and ``vidgen trust``: keys of one's own, the ring, and which root is believed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.cli.conftest import Command
from tests.cli.officers import PASSPHRASE, province, root_of
from vidgen.cli import _root


@pytest.fixture
def library(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return province(command, tmp_path, monkeypatch)


def test_keys_are_made_and_listed(command: Command, library: Path) -> None:
    said = command("keys", "list")
    assert [line.split()[0] for line in said.stdout.splitlines()] == ["duyệt", "gốc", "rà-soát"]
    listed = json.loads(command("keys", "list", "--json").stdout)
    assert {each["person"] for each in listed} == {"Công an tỉnh", "Bà Cả", "Ông Hai"}
    assert all(each["public"].startswith("ed25519:") and len(each["fingerprint"]) == 40 for each in listed)
    assert PASSPHRASE not in command("keys", "new", "thêm").stdout


def test_without_a_variable_the_passphrase_is_asked_for_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path / "máy"))
    monkeypatch.delenv("VIDGEN_KEY_PASSPHRASE", raising=False)
    said = CliRunner(mix_stderr=False).invoke(
        _root, ["keys", "new", "duyet"], input=f"{PASSPHRASE}\nkhác hẳn\n{PASSPHRASE}\n{PASSPHRASE}\n"
    )
    assert said.exit_code == 0 and (tmp_path / "máy" / "khoa" / "duyet.pem").is_file()
    assert PASSPHRASE not in said.stdout + said.stderr


def test_short_passphrases_are_refused(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path / "máy"))
    monkeypatch.setenv("VIDGEN_KEY_PASSPHRASE", "ngắn")
    said = command("keys", "new", "duyet")
    assert said.exit_code == 1 and "VG-A009" in said.stderr
    assert command("keys", "list").stdout.startswith("Chưa có khóa nào")


def test_the_ring_is_shown_changed_and_cut(command: Command, library: Path, tmp_path: Path) -> None:
    shown = command("keys", "ring", "show", library)
    assert shown.exit_code == 0
    assert "Bà Cả: review; mọi lĩnh vực" in shown.stdout and "Ông Hai: approve; mọi lĩnh vực" in shown.stdout
    public = tmp_path / "máy" / "khoa" / "duyệt.pub"
    said = command(
        "keys", "ring", "add", library, public, "--root", "gốc", "--role", "approve", "--field", "cu-tru",
        "--from", "2026-11-01", "--to", "31/12/2027",
    )  # fmt: skip
    assert "Ông Hai: approve; cu-tru; từ 01/11/2026 đến 31/12/2027" in said.stdout
    fingerprint = next(line.split()[0] for line in said.stdout.splitlines() if "Ông Hai" in line)
    assert "Ông Hai" not in command("keys", "ring", "remove", library, fingerprint, "--root", "gốc").stdout


def test_another_root_changes_nothing(command: Command, library: Path, tmp_path: Path) -> None:
    before = (library / "_duyet" / "vong-khoa.yaml").read_bytes()
    public = tmp_path / "máy" / "khoa" / "duyệt.pub"
    said = command("keys", "ring", "add", library, public, "--root", "duyệt", "--role", "review")
    assert said.exit_code == 1 and "VG-A025" in said.stderr
    assert (library / "_duyet" / "vong-khoa.yaml").read_bytes() == before


def test_a_ring_signed_anew_is_shown_first(command: Command, library: Path) -> None:
    ring = library / "_duyet" / "vong-khoa.yaml"
    ring.write_text(ring.read_text("utf-8").replace("Bà Cả", "Bà Cả Mới"), "utf-8")
    shown = command("keys", "ring", "show", library)
    assert shown.exit_code == 1 and "VG-A024" in shown.stderr
    said = command("keys", "ring", "sign", library, "--root", "gốc", "--yes")
    assert said.exit_code == 0 and "Bà Cả Mới" in said.stdout
    assert command("keys", "ring", "show", library).exit_code == 0


def test_a_file_that_is_no_public_key_is_refused(command: Command, library: Path, tmp_path: Path) -> None:
    private = tmp_path / "máy" / "khoa" / "duyệt.pem"
    said = command("keys", "ring", "add", library, private, "--root", "gốc", "--role", "review")
    assert said.exit_code == 1 and "VG-A007" in said.stderr


def test_roots_are_trusted_listed_and_no_longer_trusted(command: Command, library: Path) -> None:
    fingerprint = root_of(command, library)
    assert fingerprint in command("trust", "list").stdout
    told = json.loads(command("trust", "list", "--json").stdout)
    assert [each["fingerprint"] for each in told["roots"]] == [fingerprint.replace("-", "")]
    assert told["sample"] is False
    assert command("trust", "remove", fingerprint).exit_code == 0
    assert command("keys", "ring", "show", library).exit_code == 1
    assert json.loads(command("trust", "list", "--json").stdout) == {"roots": [], "sample": True}
    assert "khóa gốc mẫu" in command("trust", "list").stdout


def test_the_sample_root_is_never_added(command: Command, library: Path) -> None:
    from vidgen.approval.trust import SAMPLE_ROOT

    assert command("trust", "add", SAMPLE_ROOT).exit_code == 2
    assert command("trust", "add", "xyz").exit_code == 2
    assert command("trust", "remove", "a" * 40).exit_code == 2


def test_the_clock_is_told_and_believed_again(command: Command, library: Path) -> None:
    assert "Đồng hồ máy" in command("trust", "clock").stdout
    assert command("trust", "clock", "--reset").exit_code == 0
