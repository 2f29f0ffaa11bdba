"""``vidgen render``: lines for people, JSON for programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.command_line import UNITS, json_lines, script, write

TALK = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good script and one that is none."""
    script(tmp_path / "kb", TALK, id="tot")
    write(tmp_path / "kb" / "hong.md", "# Ghi chú\n")
    return tmp_path / "kb"


def test_every_job_has_its_line_and_the_page_is_named(command: Command, folder: Path) -> None:
    said = command("render", folder, "--offline", "--out", folder / "out")
    assert said.exit_code == 1
    lines = said.stdout.splitlines()
    assert lines[0] == "[1/2] ✗ chung/hong: không dựng được"
    assert lines[1].startswith("[2/2] ✓ chung/tot: 0:0") and str(folder / "out" / "chung" / "tot") in lines[1]
    assert str(folder / "out" / "index.html") in lines[2]
    assert "1 trên 2" in said.stderr


def test_json_tells_each_event_on_a_line(command: Command, folder: Path) -> None:
    said = command("render", folder, "--offline", "--out", folder / "out", "--json", "--jobs", 1)
    events = json_lines(said.stdout)
    assert said.exit_code == 1 and not said.stderr
    assert events[0] == {"event": "planned", "jobs": ["chung/hong", "chung/tot"]}
    assert events[1]["event"] == "voices" and events[1]["engines"] == {"narrator": "espeak"}
    assert {"engine": "gtts", "reason": "cần mạng"} in events[1]["skipped"]
    assert {event["event"] for event in events} == {"planned", "voices", "started", "progress", "ended"}
    wrong, good = [event for event in events if event["event"] == "ended"]
    assert (wrong["ok"], wrong["folder"], wrong["findings"][0]["code"]) == (False, None, "VG-S011")
    assert good["why"] == [{"what": "new", "file": ""}]
    assert (good["ok"], good["fresh"], good["folder"]) == (True, True, str(folder / "out" / "chung" / "tot"))
    stages = [event["stage"] for event in events if event["event"] == "progress"]
    assert list(dict.fromkeys(stages)) == ["narrate", "film", "sound", "deliver", "inspect"]


def test_the_page_that_cannot_be_written_is_said(command: Command, tmp_path: Path) -> None:
    (tmp_path / "out" / "index.html").mkdir(parents=True)
    said = command("render", script(tmp_path, TALK), "--offline", "--out", tmp_path / "out")
    assert said.exit_code == 1 and "VG-K00" in said.stderr
    assert (tmp_path / "out" / "chung" / "thu" / "video-BAN-NHAP.mp4").is_file()


def test_a_chosen_voice_speaks(command: Command, tmp_path: Path) -> None:
    from vidgen.delivery.report import read_report

    said = command("render", script(tmp_path, TALK), "--voice", "espeak:vi+f3", "--out", tmp_path / "out")
    assert said.exit_code == 0, said.stderr
    (voice,) = read_report(tmp_path / "out" / "chung" / "thu" / "report.json").voices
    assert (voice.engine, voice.name) == ("espeak", "vi+f3")


def test_explain_says_in_a_line_why_each_video_is_made_again(command: Command, tmp_path: Path) -> None:
    out, brand = tmp_path / "out", write(tmp_path / "nd" / "brand.yaml", "hashtags: ['#KhacDi']\n").parent
    write(tmp_path / "units.csv", UNITS)
    file = script(tmp_path, TALK)

    def why(*more: object) -> str:
        said = command("render", file, "--unit", "doi-sim", "--offline", "--out", out, "--explain", *more)
        assert said.exit_code == 0, said.output
        return "".join(line.removeprefix("    vì: ") for line in said.stdout.splitlines() if "vì:" in line)

    assert why() == "chưa có bộ đăng"
    assert why() == ""
    assert why("--force") == "có --force"
    script(tmp_path, TALK.replace("Đừng", "Chớ"))
    assert why() == "kịch bản đã sửa"
    write(tmp_path / "units.csv", UNITS.replace("0232 000 0113", "0232 000 0114"))
    assert why() == "dữ liệu đơn vị đã đổi"
    assert why("--brand", brand, "--voice", "espeak:vi+f3") == "bộ nhận diện đã đổi; giọng đọc đã đổi"
    kit = out / "doi-sim" / "thu"
    (kit / "cover.jpg").unlink()
    (kit / "video-BAN-NHAP.mp4").write_bytes(b"film")
    assert why("--brand", brand, "--voice", "espeak:vi+f3") == "thiếu cover.jpg; video-BAN-NHAP.mp4 bị hỏng"
    (kit / "report.json").write_text('{"schema_version": 1}', encoding="utf-8")
    assert why() == "báo cáo cũ bị hỏng hoặc do phiên bản khác ghi"


@pytest.mark.parametrize("jobs", ["0", "65", "nhiều"])
def test_a_number_of_jobs_that_is_none_is_a_usage_error(command: Command, folder: Path, jobs: str) -> None:
    said = command("render", folder, "--jobs", jobs)
    assert said.exit_code == 2 and jobs in said.stderr


def test_two_files_with_one_id_are_refused_before_anything_is_made(command: Command, tmp_path: Path) -> None:
    first, second = (script(tmp_path / name, TALK, id="thu") for name in ("a", "b"))
    said = command("render", tmp_path, "--offline", "--out", tmp_path / "out")
    assert said.exit_code == 1 and not (tmp_path / "out").exists()
    assert "VG-K010" in said.stderr and str(first) in said.stderr and str(second) in said.stderr


def test_what_is_said_of_a_line_is_said_once_for_all_copies(command: Command, tmp_path: Path) -> None:
    path = script(tmp_path, TALK.replace("Đừng", "{{unit.name}} nhắc: đừng"))
    write(tmp_path / "units.csv", UNITS)
    said = command("render", path, "--all-units", "--offline", "--jobs", 1, "--out", tmp_path / "out")
    remarks = [line for line in said.stderr.splitlines() if " VG-" in line]
    assert said.exit_code == 0 and said.stdout.count("✓") > 1, said.stderr
    assert remarks and len(remarks) == len(set(remarks))
