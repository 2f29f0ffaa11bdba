"""``vidgen cache``: what is held, and making room; it asks nothing and says what went."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from vidgen.store import ContentStore


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder with a speech used 40 days ago and a scene used now."""
    folder = tmp_path / "kho tạm"
    monkeypatch.setenv("VIDGEN_CACHE", str(folder))
    monkeypatch.delenv("VIDGEN_CACHE_GB", raising=False)
    for kind, suffix, ago in (("speech", ".speech", 40 * 86_400), ("scenes", ".scene", 0)):
        store = ContentStore(folder / kind, suffix)
        store.put("ab" * 32, bytes(2_000_000))
        os.utime(folder / kind / store.name("ab" * 32), (time.time() - ago,) * 2)
    return folder


def test_info_tells_folder_kinds_and_cap(command: Command, cache: Path) -> None:
    said = command("cache", "info")
    assert said.exit_code == 0 and str(cache) in said.stdout
    assert "lời đọc: 1 mục, 2.0 MB" in said.stdout and "cảnh: 1 mục, 2.0 MB" in said.stdout
    assert "Tổng: 4.0 MB, giới hạn " in said.stdout


def test_info_as_json(command: Command, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIDGEN_CACHE_GB", "1")
    told = json.loads(command("cache", "info", "--json").stdout)
    assert told["folder"] == str(cache) and told["cap_bytes"] == 10**9
    assert told["kinds"]["speech"]["entries"] == 1
    assert told["kinds"]["speech"]["newest"] < told["kinds"]["scenes"]["oldest"]
    assert told["bytes"] == sum(kind["bytes"] for kind in told["kinds"].values())


def test_clear_removes_all_and_says_so(command: Command) -> None:
    said = command("cache", "clear")
    assert said.exit_code == 0
    assert said.stdout == "Đã xóa lời đọc: 1 mục, 2.0 MB.\nĐã xóa cảnh: 1 mục, 2.0 MB.\n"
    again = command("cache", "clear")
    assert again.exit_code == 0 and again.stdout == "Không có gì để xóa.\n"


@pytest.mark.parametrize(
    ("options", "gone"),
    [
        (["--speech"], ["speech"]),
        (["--scenes"], ["scenes"]),
        (["--speech", "--scenes"], ["speech", "scenes"]),
        (["--older-than", "30"], ["speech"]),
        (["--older-than", "30", "--scenes"], []),
    ],
    ids=" ".join,
)
def test_clear_takes_kinds_and_days(command: Command, options: list[str], gone: list[str]) -> None:
    removed = json.loads(command("cache", "clear", *options, "--json").stdout)["removed"]
    assert [kind for kind, each in removed.items() if each["entries"]] == gone


def test_trim_takes_the_longest_unused_until_the_cap(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert command("cache", "trim").stdout == "Không có gì để xóa.\n"
    monkeypatch.setenv("VIDGEN_CACHE_GB", "0.003")
    assert command("cache", "trim").stdout == "Đã xóa lời đọc: 1 mục, 2.0 MB.\n"


@pytest.mark.parametrize("name", ["info", "trim"])
def test_a_wrong_cap_is_told_and_is_the_users_fault(
    command: Command, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("VIDGEN_CACHE_GB", "nhiều")
    said = command("cache", name)
    assert said.exit_code == 1 and "VG-C003" in said.stderr


def test_a_wrong_url_is_told(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIDGEN_CACHE", "không-có://kho")
    said = command("cache", "info", "--json")
    assert said.exit_code == 1 and json.loads(said.stdout)["findings"][0]["code"] == "VG-C004"


def test_every_kind_has_a_name_for_people_and_an_option(command: Command) -> None:
    from vidgen.cli.cache import _TITLES
    from vidgen.store import KINDS

    assert set(_TITLES) == set(KINDS)
    assert all(f"--{kind}" in command("cache", "clear", "--help").stdout for kind in KINDS)
