"""``vidgen say``: hear a sentence, or read how it is read."""

from __future__ import annotations

import json
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


def test_each_substitution_is_explained(command: Command) -> None:
    said = command("say", "--explain", "Theo Điều 174 BLHS, mất 500.000đ qua Zalo")
    assert said.exit_code == 0
    rows = [re.split(r"\s+→\s+|\s{2,}\[", line.rstrip("]")) for line in said.stdout.splitlines()]
    assert [row[:2] for row in rows] == [
        ["174", "một trăm bảy mươi tư"],
        ["BLHS", "bộ luật hình sự"],
        ["500.000đ", "năm trăm nghìn đồng"],
        ["Zalo", "da lô"],
    ]
    assert all(row[2] for row in rows)
    assert command("say", "--explain", "Chào bà con").stdout.strip() == "Đọc đúng như chữ viết."


def test_a_guess_an_author_s_words_and_the_lexicon_are_named(command: Command, tmp_path: Path) -> None:
    write(tmp_path / "brand.yaml", "lexicon:\n  XQZK: ích quy\n")
    text = "XQZK và Kroxq, [Điều 5]{nói: điều năm}"
    said = command("say", "--explain", text, "--brand", tmp_path).stdout
    assert (
        "[mục lexicon: XQZK]" in said
        and "[đoán: chưa có cách đọc]" in said
        and "[ghi trong {nói: …}]" in said
    )


def test_json_holds_what_the_table_shows(command: Command) -> None:
    (line,) = json.loads(command("say", "--explain", "--json", "Mã OTP, Kroxq").stdout)["lines"]
    assert line["spoken"].startswith("mã ô tê pê, ") and line["unreadable"] == ["Kroxq"]
    assert line["substitutions"][0] == {
        "shown": "OTP",
        "spoken": "ô tê pê",
        "origin": "rule",
        "reason": "từ điển: chữ viết tắt",
    }


def test_a_script_is_read_line_by_line(command: Command, desk: Path) -> None:
    head = "---\nid: doc\nkind: scam\ntitle: Thử\nreviewed: 2026-11-01\n---\n"
    body = "## hook: Thử\nĐừng đọc mã OTP.\n\n## signs: 2 dấu hiệu\n1. Đòi 500.000đ\n2. Giục ngay\n"
    script = write(desk / "doc.md", head + body)
    said = command("say", "--spoken", script)
    assert said.exit_code == 0
    places = [line.split(": ", 1)[0] for line in said.stdout.splitlines()]
    assert places and all(re.fullmatch(rf"{re.escape(str(script))}:\d+", place) for place in places)
    assert [line.split(": ", 1)[1] for line in said.stdout.splitlines()] == [
        "đừng đọc mã ô tê pê.",
        "hai dấu hiệu",
        "một, đòi năm trăm nghìn đồng",
        "hai, giục ngay",
    ]
    explained = command("say", "--explain", script).stdout
    assert "OTP" in explained and "[từ điển: chữ viết tắt]" in explained
    lines = json.loads(command("say", "--spoken", "--json", script).stdout)["lines"]
    assert [f"{line['path']}:{line['line']}" for line in lines] == places


def test_a_script_is_read_for_the_unit_named(command: Command, desk: Path) -> None:
    script = write(
        desk / "goi.md",
        "---\nid: goi\nkind: scam\ntitle: Thử\nreviewed: 2026-11-01\n---\n## hook: Thử\nGọi {{unit.name}}.\n",
    )
    first = command("say", "--spoken", script).stdout
    assert "{{" not in first and "công an" in first
    assert command("say", "--spoken", script, "--unit", "khong-co").exit_code == 1


def test_the_spoken_form_is_that_of_the_engine_named(command: Command) -> None:
    assert command("say", "--spoken", "mở Zalo", "--voice", "espeak").stdout == "mở da lô\n"
    said = command("say", "--spoken", "mở Zalo", "--voice", "không-có")
    assert said.exit_code == 1 and "VG-V001" in said.stderr


def test_a_list_of_units_elsewhere_can_be_named(command: Command, desk: Path) -> None:
    elsewhere = desk / "danh sách" / "xã.csv"
    elsewhere.parent.mkdir()
    elsewhere.write_text(
        "id,name,parent,region,address,phone,hotline,zalo,qr_url\nxa-khac,Công an xã Khác,,trung,,,,,\n",
        encoding="utf-8",
    )
    script = desk / "kịch bản xã.md"
    script.write_text(
        "---\nid: kich-ban-xa\nkind: scam\ntitle: Thử\n---\n## hook: Thử\nBáo {{unit.name}}.\n## contact\n",
        encoding="utf-8",
    )
    done = command("say", script, "--spoken", "--units", elsewhere, "--unit", "xa-khac")
    assert done.exit_code == 0, done.stderr
    assert "báo công an xã khác." in done.stdout


def test_a_script_that_is_not_there_is_no_text(command: Command) -> None:
    said = command("say", "--spoken", "khong-co.md")
    assert said.exit_code == 2 and "khong-co.md" in said.stderr
    assert command("say", "--spoken", "Xem tệp huong-dan.md").exit_code == 0


def test_a_script_is_not_spoken_into_a_file(command: Command, desk: Path) -> None:
    said = command("say", desk / "ma-otp.md")
    assert said.exit_code == 2 and "--spoken" in said.stderr
