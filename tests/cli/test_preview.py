"""``vidgen preview``: one scene, seen and heard before the whole is made; ``--watch`` makes it again."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import click
import pytest

from tests.cli.conftest import Command
from tests.command_line import SHORT, environment, write
from tests.command_line import command as command_line

OFFLINE = ("--offline", "--voice", "espeak")


def test_one_scene_is_a_short_film_with_sound(command: Command, desk: Path) -> None:
    for wanted in ("2", "signs", "dấu hiệu", "Dau hieu"):
        said = command("preview", desk / "ma-otp.md", "-u", "doi-sim", "--scene", wanted, *OFFLINE)
        assert said.exit_code == 0, said.stderr
    (two, *_others) = sorted(desk.glob("*.mp4"))
    assert {path.name for path in desk.glob("*.mp4")} == {
        *("ma-otp-canh-2.mp4", "ma-otp-canh-signs.mp4", "ma-otp-canh-dau-hieu.mp4")
    }
    with av.open(str(two)) as film:
        assert film.streams.video[0].frames > 60 and film.streams.audio[0].frames > 0
        assert (film.streams.video[0].width, film.streams.video[0].height) == (1080, 1920)
        assert film.streams.video[0].duration * film.streams.video[0].time_base < 12
    assert len({path.read_bytes() for path in desk.glob("*.mp4")}) == 1


def test_a_scene_that_is_not_there_is_told_with_those_that_are(command: Command, desk: Path) -> None:
    for wanted in ("9", "0", "quiz"):
        said = command("preview", desk / "ma-otp.md", "-u", "doi-sim", "--scene", wanted, *OFFLINE)
        assert said.exit_code == 1 and "VG-S098" in said.stderr
        assert "1 hook, 2 signs" in said.stderr
    assert not list(desk.glob("*.mp4"))


def test_it_opens_in_the_machine_s_player_where_asked(
    command: Command, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda path: opened.append(path) or 0)
    film = desk / "cảnh một.mp4"
    said = command("preview", desk / "ma-otp.md", "-u", "doi-sim", "-o", film, "--play", *OFFLINE)
    assert said.exit_code == 0 and opened == [str(film)], said.stderr
    monkeypatch.setattr(click, "launch", lambda path: 1)
    said = command("preview", desk / "ma-otp.md", "-u", "doi-sim", "-o", film, "--play", *OFFLINE)
    assert said.exit_code == 0 and "hãy tự mở" in said.stderr


def test_only_one_script_and_one_unit(command: Command, desk: Path) -> None:
    assert command("preview", desk).exit_code == 2
    assert command("preview", desk / "ma-otp.md", "--all-units").exit_code == 2
    said = command("preview", desk / "ma-otp.md", "-u", "doi-sim", "-o", desk / "a.avi")
    assert said.exit_code == 2 and ".mp4" in said.stderr


def test_a_saved_script_is_drawn_again_until_ctrl_c(desk: Path) -> None:
    script, sheet = desk / "ma-otp.md", desk / "ma-otp-sheet.png"
    with watching(desk, "sheet", script, "-u", "doi-sim", "--width", "120", "--watch", *OFFLINE) as run:
        first = changed(sheet, "", run)
        write(script, SHORT.replace("Giục làm ngay", "Đòi chuyển tiền"))
        second = changed(sheet, first, run)
        write(script, SHORT.replace("## signs", "## sings"))
        until(lambda: "vẫn đang chờ" in told(desk), run)
        assert digest(sheet) == second and "ma-otp.md:11" in told(desk) and "signs" in told(desk)
        write(script, SHORT)
        assert changed(sheet, second, run) == first
        write(desk / "units.csv", (desk / "units.csv").read_text("utf-8").replace("Đồi Sim", "Đồi Mua"))
        changed(sheet, first, run)
        run.send_signal(signal.CTRL_BREAK_EVENT if sys.platform == "win32" else signal.SIGINT)
        assert run.wait(timeout=60) == 0 or sys.platform == "win32"
    assert "Đã dừng" in told(desk) and "Traceback" not in told(desk)


def test_a_saved_script_s_scene_is_filmed_again(desk: Path) -> None:
    script, film = desk / "ma-otp.md", desk / "cảnh.mp4"
    with watching(desk, "preview", script, "-u", "doi-sim", "-o", film, "--watch", *OFFLINE) as run:
        first = changed(film, "", run)
        os.utime(script)  # only touched
        write(script, SHORT.replace("nhắc bà con", "xin nhắc bà con"))
        changed(film, first, run)
    assert told(desk).count("vừa đổi") == 1


@contextmanager
def watching(desk: Path, *arguments: object) -> Iterator[subprocess.Popen[bytes]]:
    """A run of the command that ends with the block, whatever happens in it."""
    with (desk / "nói.txt").open("wb") as said:
        run = subprocess.Popen(
            command_line(*arguments),
            stdout=said,
            stderr=subprocess.STDOUT,
            env=environment(PYTHONUNBUFFERED="1"),
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        try:
            yield run
        finally:
            run.kill()
            run.wait(timeout=60)


def told(desk: Path) -> str:
    return (desk / "nói.txt").read_text("utf-8", errors="replace")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def changed(path: Path, before: str, run: subprocess.Popen[bytes]) -> str:
    """The content of a file once it is another and stays so."""
    until(lambda: digest(path) not in ("", before), run)
    last = ""
    while last != digest(path):
        last = digest(path)
        time.sleep(0.5)
    return last


def until(true: Callable[[], bool], run: subprocess.Popen[bytes]) -> None:
    for _look in range(600):
        if true():
            return
        assert run.poll() is None, "it no longer watches"
        time.sleep(0.1)
    raise AssertionError("nothing happened for a minute")
