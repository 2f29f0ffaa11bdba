"""Engines for tests, made of the embedded voice: one that counts as on the network and can be made to fail.

Whether it fails is told by files, so that every process of a batch has the same answer.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from vidgen.errors import Finding
from vidgen.narration import voices
from vidgen.narration.service.failure import EngineFailed
from vidgen.narration.speech import Speech
from vidgen.narration.voices.engine import EngineInfo, Region, Timbre
from vidgen.narration.voices.espeak import Espeak

FOLDER = "TEST_ENGINES"
"""Environment variable: where the files lie that tell how the engines behave."""


def _told(name: str) -> Path:
    return Path(os.environ[FOLDER]) / name


class Distant(Espeak):
    """On the network, with one voice. Logs each sentence and each probe; fails as the files say.

    ``distant.dead`` — a probe finds it silent. ``distant.left`` — so many sentences more, then it fails.
    """

    engine = "distant"
    online = True

    def speak(self, text: str, rate: float) -> Speech:
        _noted(f"{self.engine}.spoken", text)
        left = _told(f"{self.engine}.left")
        if left.exists():
            with FileLock(_told("lock")):
                count = int(left.read_text(encoding="ascii"))
                left.write_text(str(count - 1), encoding="ascii")
            if count <= 0:
                raise EngineFailed([Finding("VG-V023", "Dịch vụ thử đang trục trặc.")], self.engine)
        return super().speak(text, rate)

    def tuned(self, semitones: float) -> Espeak:
        return type(self)(self.name, semitones)

    @classmethod
    def probe(cls) -> Finding | None:
        _noted(f"{cls.engine}.probed", str(os.getpid()))
        silent = _told(f"{cls.engine}.dead").exists()
        return Finding("VG-V020", "Không kết nối được dịch vụ thử.") if silent else None

    @classmethod
    def info(cls) -> EngineInfo:
        return EngineInfo(cls.engine, cls.engine, (), "", online=cls.online)

    @classmethod
    def timbres(cls, region: Region | None = None) -> tuple[Timbre, ...]:
        return (Timbre("vi+f5", "female", 165),)


class Remote(Distant):
    """Another one on the network."""

    engine = "remote"


@dataclass(frozen=True)
class _Point:
    name: str
    value: str


def add_engines() -> None:
    """Install both, in this process."""
    points = [_Point(one.engine, f"{__name__}:{one.__name__}") for one in (Distant, Remote)]
    voices.entry_points = lambda group: points  # type: ignore[assignment]


def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install both for one test; returns the folder whose files tell how they behave."""
    monkeypatch.setattr(voices, "entry_points", voices.entry_points)
    monkeypatch.setenv(FOLDER, str(folder))
    monkeypatch.delenv("VIDGEN_OFFLINE", raising=False)
    add_engines()
    return folder


def noted(folder: Path, name: str) -> list[str]:
    """What was logged: ``distant.spoken``, ``distant.probed``."""
    path = folder / name
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _noted(name: str, line: str) -> None:
    with _told(name).open("a", encoding="utf-8") as file:
        file.write(line + "\n")
