"""A planted ID number, phone and account number never reach a log, a report, a cache name or a network call.

The real commands run in processes of their own; the services that gTTS and FPT.AI would ask answer on this
machine and keep every byte they are sent.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command_line import UNITS, environment, in_vietnamese, own_cache, vidgen, write  # noqa: F401
from tests.narration.services.fpt import KEY, FptAi
from tests.narration.services.google import Google
from tests.narration.services.web import WebService
from vidgen.vietnamese.personal.folded import folded

PAPER, PHONE, ACCOUNT = "038095001234", "0912345678", "19031234567890"
PARTS = ("095001", "50012", "12345", "34567", "45678", "345 678", "1903 1234")
"""What of them would give them away, in any place."""
SPOKEN = ("không chín một hai", "một chín không ba", "không ba tám không")

PATCH = """\
import os
import gtts.tts
from vidgen.narration.service import fpt_client
gtts.tts._translate_url = lambda tld="com", path="": os.environ["GOOGLE_HERE"] + "/" + path
fpt_client.URL = os.environ["FPT_HERE"] + "/hmi/tts/v5"
"""
CLEAN = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã cho ai.\n"
HEAD = "---\nid: cay\nkind: scam\ntitle: Thử\nreviewed: 2026-11-01\n---\n\n"
PLANTED = {
    "lines": f"{CLEAN}\nGọi 0912 345 678, số tài khoản {ACCOUNT}.\n\nCăn cước {PAPER} bị lộ.\n",
    "comment": f"{CLEAN}\n<!-- hỏi {PHONE}, CCCD {PAPER}, STK {ACCOUNT} -->\n",
    "markup": f"{CLEAN}\nGọi 09**12**345678, [số]{{nói: {PHONE}}}.\n\n"
    f"## signs: STK {ACCOUNT}\n1. CCCD {PAPER}\n2. Giục\n",
    "broken": f"{CLEAN}\nKẺ {PHONE}: <b>{ACCOUNT}</b> {{{{unit.so{PHONE}}}}} {{hình: {PAPER}}}\n\n"
    f"## {PAPER}: x\n",
    "too long": f"## hook: {'Căn cước 038 095 001 234 và STK 19031234567890 ' * 4}\n"
    f"Gọi O912345678 {'nhé ' * 90}.\n",
    "picture": f"{CLEAN}\n## photo: Ảnh\n![CCCD {PAPER}](so-{PHONE}-{ACCOUNT}.jpg)\n",
}


@dataclass
class Desk:
    """A folder with a script and a list of units; where all else is written; the services."""

    folder: Path
    env: dict[str, str]
    services: tuple[WebService, ...]

    def run(self, *arguments: object) -> str:
        """What a command says, on both its outputs."""
        done = vidgen(*arguments, cwd=self.folder, env=self.env)
        return done.stdout + done.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    google, fpt = Google(), FptAi()
    write(tmp_path / "patch" / "sitecustomize.py", PATCH)
    write(tmp_path / "bàn" / "units.csv", UNITS)
    with google.running(), fpt.running():
        base = environment()
        env = {
            **base,
            "PYTHONPATH": os.pathsep.join((str(tmp_path / "patch"), base["PYTHONPATH"])),
            "GOOGLE_HERE": google.url,
            "FPT_HERE": fpt.url,
            "VIDGEN_FPT_KEY": KEY,
            "VIDGEN_CACHE": str(tmp_path / "cache"),
            "VIDGEN_VOICES": str(tmp_path / "voices"),
            "HOME": str(tmp_path / "home"),
            "XDG_CONFIG_HOME": str(tmp_path / "home" / "config"),
            "TMPDIR": str(tmp_path),
        }
        yield Desk(tmp_path / "bàn", env, (google, fpt))


def test_the_services_here_are_asked_for_a_clean_script(desk: Desk) -> None:
    """So that their silence about the planted one says something."""
    write(desk.folder / "cay.md", HEAD + CLEAN)
    said = desk.run("preview", "cay.md", "--voice", "gtts", "--unit", "doi-sim")
    assert "cay-canh-1.mp4" in said
    desk.run("say", "Đừng đọc mã cho ai.", "--voice", "fpt", "-o", "a.wav")
    google, fpt = desk.services
    assert google.asked and "đừng đọc mã" in fpt.asked[0].body.decode()


@pytest.mark.parametrize("where", PLANTED)
def test_a_check_and_a_run_refuse_them_and_do_not_repeat_them(desk: Desk, where: str) -> None:
    script = write(desk.folder / "cay.md", HEAD + PLANTED[where])
    said = [
        desk.run("check", "cay.md", "--json"),
        desk.run("render", "cay.md", "--unit", "doi-sim", "--out", "ra", "--voice", "gtts"),
    ]
    _nowhere_but_in(script, desk, said)


def test_no_command_lets_them_out(desk: Desk) -> None:
    script = write(desk.folder / "cay.md", HEAD + PLANTED["lines"])
    approved = write(desk.folder / "gốc.txt", HEAD + CLEAN)
    unit = ("--unit", "doi-sim")
    said = [
        desk.run("check", "cay.md"),
        desk.run("render", "cay.md", *unit, "--out", "ra", "--voice", "fpt", "--json"),
        desk.run("sheet", "cay.md", *unit, "--voice", "gtts"),
        desk.run("preview", "cay.md", *unit, "--voice", "gtts"),
        desk.run("voices", "takes", "cay.md", *unit, "--folder", "thu"),
    ]
    _nowhere_but_in(script, desk, said)
    for shown in (desk.run("diff", "cay.md", "--against", approved), desk.run("status", "ra")):
        _holds_none(shown)


def _nowhere_but_in(script: Path, desk: Desk, said: list[str]) -> None:
    assert all(re.search(r"VG-[RS]0\d\d", each) for each in said), said
    for each in said:
        _holds_none(each)
    _written_nowhere(desk, script)
    assert [asked for service in desk.services for asked in service.asked] == []


@pytest.mark.parametrize("text", [f"Gọi {PHONE}", "Căn cước 038 095 001 234", f"STK {ACCOUNT}"])
def test_a_sentence_to_try_is_not_sent_to_a_service(desk: Desk, text: str) -> None:
    for engine in ("gtts", "fpt"):
        said = desk.run("say", text, "--voice", engine, "-o", "nghe.wav")
        assert "VG-R060" in said
        _holds_none(said)
    assert [asked for service in desk.services for asked in service.asked] == []
    assert not (desk.folder / "nghe.wav").exists()
    assert "VG-" not in desk.run("say", text, "--voice", "espeak", "-o", "nghe.wav")


def _written_nowhere(desk: Desk, script: Path) -> None:
    for path in desk.folder.parent.rglob("*"):
        _holds_none(path.relative_to(desk.folder.parent).as_posix())
        if path.is_file() and path != script and path.suffix != ".pyc":
            _holds_none(path.read_bytes().decode("utf-8", "replace"))


def _holds_none(text: str) -> None:
    seen = folded(text)
    shown = [part for part in PARTS if part in seen] + [row for row in SPOKEN if row in seen.lower()]
    assert shown == [], text[:2000]
