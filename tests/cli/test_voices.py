"""``vidgen voices``: what can speak here, how to get the rest, and what a person has to record."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.command_line import write
from tests.narration.takes_on_disk import said, save
from tests.narration.voice_server import VoiceServer, serving
from vidgen.narration.install import download as install_download
from vidgen.narration.install import install
from vidgen.narration.install import offers as install_offers

NAME = "vi_VN-xa-low"

SCRIPT = """\
---
id: thu
kind: scam
title: Thử
reviewed: 2026-11-01
cast:
  BÀ SÁU: {look: grandmother, voice: female}
---

## hook: Khoan **đã**!
Công an gọi điện, bắt cập nhật ngay?

## call: Số lạ
BÀ SÁU: Tôi không đọc mã cho ai đâu nhé.

## signs: Dấu hiệu
1. Đòi chuyển 500.000đ
2. Giục làm ngay
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VIDGEN_VOICES", str(tmp_path / "Giọng đọc"))
    return tmp_path / "Giọng đọc"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VoiceServer]:
    with serving() as state:
        state.publish(tmp_path / "kho gốc", NAME)
        known = (state.offer(NAME), *install_offers.KNOWN[1:])
        monkeypatch.setattr(install_offers, "KNOWN", known)
        monkeypatch.setenv("VIDGEN_VOICES_URL", state.url)
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        monkeypatch.setattr(install_download, "PAUSES", (0.0,))
        yield state


def test_the_embedded_voice_is_ready(command: Command) -> None:
    said = command("voices")
    assert said.exit_code == 0
    row = next(line for line in said.stdout.splitlines() if line.startswith("espeak "))
    assert "[sẵn sàng]" in row


def test_json_tells_engine_licence_and_what_to_do(command: Command) -> None:
    listed = json.loads(command("voices", "--json").stdout)
    espeak = next(each for each in listed if each["engine"] == "espeak")
    assert espeak["ready"] and "vi" in espeak["voices"] and "GPL" in espeak["licence"]
    assert all(each["ready"] or each["how"] for each in listed)
    piper = next(each for each in listed if each["engine"] == "piper")
    further = {each["voice"]: each for each in piper["further"]}
    assert not piper["ready"]
    assert "CC BY 4.0" in further["vi_VN-vais1000-medium"]["licence"]
    assert "không nên dùng" in further["vi_VN-vivos-x_low"]["how"]


@pytest.mark.parametrize("columns", [60, 80])
def test_the_list_keeps_within_the_terminal(
    command: Command, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = command("voices").stdout.splitlines()
    assert all(len(line) < columns for line in lines if line.startswith(" "))
    assert columns < 80 or max(map(len, lines)) < columns
    assert any("vidgen voices install" in line for line in lines)


def test_a_voice_is_installed_with_its_licence_first_and_then_listed(
    command: Command, folder: Path, server: VoiceServer
) -> None:
    done = command("voices", "install", NAME)
    assert done.exit_code == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:2] == [f"Giọng: {NAME}", "Giấy phép: CC BY 4.0"]
    assert "100%" in done.stderr and str(folder / f"{NAME}.onnx") in done.stdout
    assert f"--voice piper:{NAME}" in lines[-1]
    again = command("voices", "install", NAME)
    assert again.exit_code == 0 and "Đã cài sẵn" in again.stdout and len(server.asked) == 2
    piper = next(each for each in json.loads(command("voices", "--json").stdout) if each["engine"] == "piper")
    assert piper["ready"] and piper["voices"] == [NAME]
    target = folder / "nghe thử.wav"
    heard = command("say", "Xin chào bà con.", "--voice", f"piper:{NAME}", "-o", target)
    assert heard.exit_code == 0 and target.stat().st_size > 20_000


def test_what_stops_an_install_is_said_with_its_code(
    command: Command, folder: Path, server: VoiceServer
) -> None:
    server.statuses = [404]
    done = command("voices", "install", NAME)
    assert done.exit_code == 1 and "VG-V074" in done.stderr and "Traceback" not in done.stderr
    server.cuts = [10**6, 100, 0, 0]
    done = command("voices", "install", NAME)
    assert done.exit_code == 1 and "VG-V073" in done.stderr and "tải tiếp" in done.stderr


def test_a_voice_that_may_not_be_used_is_refused_with_the_reason(
    command: Command, folder: Path, server: VoiceServer
) -> None:
    server.publish(folder.parent / "kho gốc", "vi_VN-vivos-x_low")
    done = command("voices", "install", "vi_VN-vivos-x_low")
    assert done.exit_code == 1 and "VG-V072" in done.stderr and "thương mại" in done.stderr
    assert "--accept-licence" in done.stderr and not folder.exists()
    done = command("voices", "install", "vi_VN-vivos-x_low", "--accept-licence")
    assert done.exit_code == 0, done.stderr
    assert "phi thương mại" in done.stdout


def test_without_a_name_the_recommended_voice_is_meant(
    command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(install_download, "PAUSES", ())
    monkeypatch.setenv("VIDGEN_VOICES_URL", "http://127.0.0.1:9")
    done = command("voices", "install")
    assert done.exit_code == 1 and "vi_VN-vais1000-medium" in done.stdout and "VG-V073" in done.stderr
    assert install.BASE.startswith("https://")


def test_the_lines_to_record_are_listed_with_names_lengths_and_how_they_are_read(
    command: Command, tmp_path: Path
) -> None:
    script = write(tmp_path / "thu.md", SCRIPT)
    done = command("voices", "takes", script)
    assert done.exit_code == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "Cảnh 1: Khoan đã!" in lines and not any("[" in line for line in lines)
    assert any(line.strip().startswith("02.wav (khoảng ") for line in lines)
    assert "    BÀ SÁU: Tôi không đọc mã cho ai đâu nhé." in lines
    assert "    đọc là: một, đòi chuyển năm trăm nghìn đồng" in lines
    listed = json.loads(command("voices", "takes", script, "--json").stdout)
    assert [line["file"] for line in listed["lines"]][:2] == ["01.wav", "02.wav"]


def test_the_takes_in_a_folder_are_checked_and_the_list_is_kept_there(
    command: Command, tmp_path: Path
) -> None:
    script = write(tmp_path / "thu.md", SCRIPT)
    takes = tmp_path / "Bản thu"
    done = command("voices", "takes", script, "--folder", takes)
    assert done.exit_code == 0 and "[chưa thu]" in done.stdout
    assert "02.wav" in (takes / "loi-can-thu.csv").read_text("utf-8-sig")
    listed = json.loads(command("voices", "takes", script, "--json").stdout)["lines"]
    for line in listed:
        save(takes / line["file"], said(line["read"] or line["text"]))
    done = command("voices", "takes", script, "--folder", takes)
    assert done.exit_code == 0, done.stdout
    assert "[chưa thu]" not in done.stdout
    shutil.move(takes / "02.wav", takes / "nháp.wav")
    done = command("voices", "takes", script, "--folder", takes)
    assert done.exit_code == 1
    assert "VG-V043" in done.stdout and "thu.md:" in done.stdout and "[chưa thu] 02.wav" in done.stdout


def test_one_unit_at_a_time_is_recorded(command: Command, desk: Path) -> None:
    done = command("voices", "takes", desk / "ma-otp.md")
    assert done.exit_code == 1 and "VG-U021" in done.stderr
    done = command("voices", "takes", desk / "ma-otp.md", "--unit", "doi-sim")
    assert done.exit_code == 0 and "Công an xã Đồi Sim nhắc bà con." in done.stdout
    done = command("voices", "takes", desk / "ma-otp.md", "--all-units")
    assert done.exit_code == 2 and "--unit" in done.stderr
