"""``vidgen doctor``: every part is tried for real, and what does not work says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.command_line import in_vietnamese, own_cache, write  # noqa: F401  (fixtures)
from vidgen.cli import _root
from vidgen.doctor import examine


def test_everything_works_on_this_machine() -> None:
    results = examine()
    assert all(each.ok for each in results), results
    assert len(results) >= 7 and all(each.detail for each in results)


def test_the_command_says_so_in_lines_and_in_json() -> None:
    said = CliRunner(mix_stderr=False).invoke(_root, ["doctor"])
    assert said.exit_code == 0 and said.stdout.count("✓") == len(examine())
    listed = json.loads(CliRunner(mix_stderr=False).invoke(_root, ["doctor", "--json"]).stdout)
    assert [each["ok"] for each in listed] == [True] * len(listed)


def test_a_brand_none_of_whose_voices_there_is_does_not_pass(tmp_path: Path) -> None:
    write(tmp_path / "brand.yaml", "voices: [abc]\n")
    (failed,) = [each for each in examine(tmp_path) if not each.ok]
    assert "abc" in failed.detail and "brand.yaml" in failed.fix


def test_a_part_that_does_not_work_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "brand.yaml", "rate: nhanh\n")
    monkeypatch.setenv("VIDGEN_CACHE", str(write(tmp_path / "tệp", "") / "kho"))
    failed = [each for each in examine(tmp_path) if not each.ok]
    assert len(failed) >= 2 and all(each.detail and each.fix for each in failed)
    said = CliRunner(mix_stderr=False).invoke(_root, ["doctor", "--brand", str(tmp_path)])
    assert said.exit_code == 1 and said.stdout.count("✗") == len(failed)
    assert said.stdout.count("    → ") == len(failed)
