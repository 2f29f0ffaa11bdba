"""From an approved script to what is posted, printed and answered: ``render``, ``qr``, ``chatbot``."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from tests.command_line import UNITS, write
from vidgen.delivery.publish.yaml_file import read_publish
from vidgen.library import scripts_in

from .conftest import Command
from .officers import province

KIT = ("suoi-may", "ma-otp")


@pytest.fixture
def library(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with one approved script and one that waits."""
    folder = province(command, tmp_path, monkeypatch)
    write(folder / "units.csv", UNITS)
    script = folder / "lua-dao" / "ma-otp.md"
    for arguments in (["--review", "--key", "rà-soát", "--yes"], ["--key", "duyệt", "--yes"]):
        said = command("approve", script, *arguments)
        assert said.exit_code == 0, said.stderr
    return folder


def test_only_approved_scripts_answer_people(command: Command, library: Path, tmp_path: Path) -> None:
    target = tmp_path / "chatbot.json"
    said = command("chatbot", library, "-o", target)
    assert said.exit_code == 0, said.stderr
    assert "VG-P041" in said.stderr and "ma-qr.md" in said.stderr
    content = json.loads(target.read_text(encoding="utf-8"))
    assert {entry["script"] for entry in content["entries"]} == {"ma-otp"}
    assert [unit["id"] for unit in content["units"]] == ["doi-sim", "suoi-may"]


def test_a_final_video_is_ready_to_post_to_print_and_to_answer_with(
    command: Command, library: Path, tmp_path: Path
) -> None:
    out, sheet = tmp_path / "out", tmp_path / "qr.pdf"
    said = command("render", library, "--unit", "suoi-may", "--voice", "espeak", "--out", out, "--jobs", "1")
    assert said.exit_code == 0, said.stderr

    publish = read_publish(out / Path(*KIT))
    assert publish.state == "final" and publish.code
    assert {post.video for post in publish.platforms.values()} == {"video.mp4"}
    draft = read_publish(out / "suoi-may" / "ma-qr")
    assert draft.state == "draft" and not draft.platforms

    answers = json.loads((out / "chatbot.json").read_text(encoding="utf-8"))
    assert {entry["script"] for entry in answers["entries"]} == {"ma-otp"}
    (video,) = answers["entries"][0]["videos"]
    assert (out / video["path"]).is_file() and video["code"] == publish.code

    assert scripts_in([out]) == ()  # of all the YAML and JSON in there, none is taken for a script

    said = command("qr", out, "-o", sheet)
    assert said.exit_code == 0, said.stderr
    assert "VG-P024" in said.stderr and "VG-P005" in said.stderr
    assert read_back(sheet) == ["https://example.org/suoi-may"]

    links = out / "links.csv"
    assert command("qr", out, "--new-links", links).exit_code == 0
    fill_in(links, "zalo", "https://example.org/zalo/1")
    said = command("qr", out, "-o", sheet)
    assert said.exit_code == 0 and "VG-P024" not in said.stderr
    assert read_back(sheet) == ["https://example.org/zalo/1"]
    assert command("qr", out, "--new-links", links).exit_code == 2
    said = command("qr", out / Path(*KIT), "--url", "https://example.org/rieng", "-o", sheet)
    assert said.exit_code == 0 and read_back(sheet) == ["https://example.org/rieng"]

    # What is published is found in the answers the next time, though no video is made anew.
    said = command("render", library, "--unit", "suoi-may", "--voice", "espeak", "--out", out, "--jobs", "1")
    assert said.exit_code == 0
    answers = json.loads((out / "chatbot.json").read_text(encoding="utf-8"))
    assert answers["entries"][0]["videos"][0]["links"] == {"zalo": "https://example.org/zalo/1"}


def read_back(sheet: Path) -> list[str]:
    with pypdfium2.PdfDocument(sheet) as document:
        pages = [page.render(scale=2, grayscale=True).to_pil() for page in document]
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]


def fill_in(links: Path, platform: str, url: str) -> None:
    with links.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row["url"] = url if row["platform"] == platform else ""
    with links.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        table.writerows(rows)


@pytest.mark.parametrize("arguments", [["--platform", "myspace"], ["--url", "https://a.vn/", "--links", "."]])
def test_what_makes_no_sense_is_refused(command: Command, tmp_path: Path, arguments: list[str]) -> None:
    assert command("qr", tmp_path, *arguments).exit_code == 2


def test_a_folder_without_a_video_makes_no_sheet(command: Command, tmp_path: Path) -> None:
    said = command("qr", tmp_path, "-o", tmp_path / "qr.pdf")
    assert said.exit_code == 1 and "VG-P030" in said.stderr
    assert not (tmp_path / "qr.pdf").exists()


def test_kits_in_quarantine_are_not_found(command: Command, tmp_path: Path) -> None:
    hidden = tmp_path / "_không-đạt" / "ma-otp"
    hidden.mkdir(parents=True)
    (hidden / "publish.yaml").write_text("x", encoding="utf-8")
    said = command("qr", tmp_path, "-o", tmp_path / "qr.pdf")
    assert "VG-P001" not in said.stderr and "VG-K009" not in said.stderr
    shutil.rmtree(hidden)
