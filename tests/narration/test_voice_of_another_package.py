"""An engine from another package, installed like any other: no line of this tree knows it."""

from __future__ import annotations

import json
import os
import wave
from pathlib import Path

import numpy as np
import pytest

from tests.command_line import ROOT, environment, vidgen, write

MODULE = '''\
"""Hums a tone for each syllable."""

import numpy as np

from vidgen.errors import VoiceError
from vidgen.narration.speech import Speech
from vidgen.narration.voices.engine import EngineInfo, EngineVoice, Timbre

RATE = 16_000
PITCHES = {"thấp": 120.0, "cao": 220.0}


class Tiny(EngineVoice):
    engine = "tiny"
    version = "1"

    def __init__(self, name):
        if name not in PITCHES:
            raise VoiceError.of("VG-V002", f"Bộ đọc tiny không có giọng “{name}”.", ", ".join(PITCHES))
        self.name = name

    @classmethod
    def named(cls, name=None):
        return cls(name or "cao")

    @classmethod
    def info(cls):
        return EngineInfo("tiny", "tiny – ngân nga", tuple(PITCHES), "MIT")

    @classmethod
    def timbres(cls, region=None):
        return (Timbre("cao", "female", 220.0), Timbre("thấp", "male", 120.0))

    def speak(self, text, rate):
        length = round(RATE / rate)
        syllables = text.split()
        time = np.arange(length * len(syllables)) / RATE
        sound = np.sin(2 * np.pi * PITCHES[self.name] * time) * np.sin(np.pi * time * rate) ** 2 / 2
        words = tuple((i * length, (i + 1) * length) for i in range(len(syllables)))
        return Speech(sound.astype(np.float32), RATE, words)
'''

SCRIPT = """\
---
id: thu
kind: scam
title: Thử
reviewed: 2026-11-01
---

## hook: Khoan đã!
Đừng bấm vào đường link lạ.
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a machine on which ``pip install tiny-voice`` was run."""
    site = tmp_path_factory.mktemp("site")
    about = site / "tiny_voice-1.0.dist-info"
    write(site / "tiny_voice.py", MODULE)
    write(about / "METADATA", "Metadata-Version: 2.1\nName: tiny-voice\nVersion: 1.0\n")
    write(about / "entry_points.txt", "[vidgen.voices]\ntiny = tiny_voice:Tiny\n")
    write(about / "RECORD", "tiny_voice.py,,\ntiny_voice-1.0.dist-info/METADATA,,\n")
    return environment(
        PYTHONPATH=os.pathsep.join([str(site), str(ROOT)]),
        VIDGEN_CACHE=str(tmp_path_factory.mktemp("cache")),
        VIDGEN_VOICES=str(tmp_path_factory.mktemp("no voices")),
    )


def test_it_is_listed_with_the_others(packages: dict[str, str]) -> None:
    done = vidgen("voices", "--json", env=packages)
    assert done.returncode == 0, done.stderr
    listed = {each["engine"]: each for each in json.loads(done.stdout)}
    assert listed["tiny"]["voices"] == ["thấp", "cao"] and listed["tiny"]["ready"]
    assert "espeak" in listed and "tiny [sẵn sàng]" in vidgen("voices", env=packages).stdout


@pytest.mark.parametrize(("spec", "hertz"), [("tiny", 220), ("tiny:thấp", 120)])
def test_it_speaks_when_it_is_asked_for(
    packages: dict[str, str], tmp_path: Path, spec: str, hertz: float
) -> None:
    target = tmp_path / "nghe thử.wav"
    done = vidgen("say", "Xin chào bà con.", "--voice", spec, "-o", target, env=packages)
    assert done.returncode == 0, done.stderr
    with wave.open(str(target)) as sound:
        rate = sound.getframerate()
        samples = np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples))))
    assert spectrum.argmax() * rate / len(samples) == pytest.approx(hertz, abs=12)


def test_a_wrong_name_is_told_among_its_own(packages: dict[str, str], tmp_path: Path) -> None:
    done = vidgen("say", "Xin chào.", "--voice", "tiny:vừa", "-o", tmp_path / "a.wav", env=packages)
    assert done.returncode == 1 and "tiny không có giọng “vừa”" in done.stderr
    done = vidgen("say", "Xin chào.", "--voice", "tini", "-o", tmp_path / "a.wav", env=packages)
    assert done.returncode == 1 and "Có phải là “tiny”?" in done.stderr


def test_a_brand_may_list_it_and_a_contact_sheet_is_timed_by_it(
    packages: dict[str, str], tmp_path: Path
) -> None:
    script = write(tmp_path / "thu.md", SCRIPT)
    write(tmp_path / "brand" / "brand.yaml", "voices: [tiny, espeak]\n")
    done = vidgen("sheet", script, "--brand", tmp_path / "brand", "-o", tmp_path / "a.png", env=packages)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.png").stat().st_size > 10_000
