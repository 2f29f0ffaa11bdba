"""``vidgen say``: hear a sentence, or read how it is read."""

from __future__ import annotations

import re
import wave
from pathlib import Path

import numpy as np

from tests.cli.conftest import Command
from tests.command_line import write


def test_the_spoken_form_is_printed(command: Command) -> None:
    said = command("say", "--spoken", "Phí 500.000đ theo Điều 174 BLHS")
    assert said.exit_code == 0
    assert "năm trăm nghìn đồng" in said.stdout and "điều một trăm bảy mươi tư" in said.stdout
    assert not any(char.isdigit() for char in said.stdout)


def test_the_brand_s_own_words_are_read_its_way(command: Command, tmp_path: Path) -> None:
    write(tmp_path / "brand.yaml", "lexicon:\n  XQZK: ích quy\n")
    assert "ích quy" in command("say", "--spoken", "Gọi XQZK", "--brand", tmp_path).stdout


def test_a_wav_is_a_real_wav(command: Command, tmp_path: Path) -> None:
    target = tmp_path / "câu đọc thử.wav"
    said = command("say", "Xin chào bà con.", "--voice", "espeak", "-o", target)
    assert said.exit_code == 0 and str(target) in said.stdout, said.stderr
    assert re.search(r"\d,\d giây", said.stdout)
    with wave.open(str(target)) as sound:
        assert sound.getnchannels() == 1 and sound.getsampwidth() == 2
        assert 0.5 < sound.getnframes() / sound.getframerate() < 4
        samples = np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
    assert np.abs(samples).max() > 2000


def test_nothing_to_say_is_said(command: Command, tmp_path: Path) -> None:
    said = command("say", " … ", "-o", tmp_path / "a.wav")
    assert said.exit_code == 1 and "VG-V030" in said.stderr
    assert not (tmp_path / "a.wav").exists()


def test_a_wav_that_cannot_be_written_is_said(command: Command, tmp_path: Path) -> None:
    said = command("say", "Xin chào.", "--voice", "espeak", "-o", tmp_path / "không-có" / "a.wav")
    assert said.exit_code == 1 and "lỗi VG-K007" in said.stderr
    assert "chưa có thư mục" in said.stderr and "bằng -o" in said.stderr and "No such" not in said.stderr
