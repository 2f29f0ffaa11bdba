"""``vidgen lookup``: from a folder of results to the page a province publishes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.approval.library import Library
from tests.cli.conftest import Command
from tests.cli.test_verify_video import library, render  # noqa: F401  (fixture)
from tests.command_line import json_lines


def data(page: Path) -> dict[str, object]:
    text = page.read_text(encoding="utf-8")
    told: dict[str, object] = json.loads(text.split('type="application/json">')[1].split("</script>")[0])
    return told


def test_the_page_has_the_codes_of_what_was_made(
    command: Command,
    library: Library,  # noqa: F811
    tmp_path: Path,
) -> None:
    library.approved()
    kit = render(command, library)
    page = tmp_path / "trang" / "tra-cuu.html"
    said = command("lookup", kit.parents[1], "-o", page, "--office", "Công an tỉnh Lào Cai")
    assert said.exit_code == 0 and "1 mã kiểm chứng" in said.stdout
    report = json.loads((kit / "report.json").read_text(encoding="utf-8"))
    (film,) = data(page)["films"]  # type: ignore[misc]
    assert film[0] == report["approval"]["code"] and film[3] == "approved"
    assert report["files"]["video.mp4"]["sha256"] in film[7]
    assert "Công an tỉnh Lào Cai" in page.read_text(encoding="utf-8")

    library.revoke()
    (told,) = json_lines(command("lookup", kit.parents[1], "-o", page, "--json").stdout)
    assert told["ok"] and told["codes"] == 1
    assert data(page)["films"][0][3] == "withdrawn"  # type: ignore[index]


def test_it_says_what_it_could_not_know(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "out").mkdir()
    said = command("lookup", tmp_path / "out", "-o", tmp_path / "a.html")
    assert said.exit_code == 0 and "--library" in said.stderr and "còn trống" in said.stderr
    said = command("lookup", tmp_path / "out", "-o", tmp_path / "a.html", "--library", tmp_path / "out")
    assert said.exit_code == 1 and "VG-T031" in said.stderr
    assert command("lookup", tmp_path / "không có").exit_code == 2
