from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np
import pytest

from vidgen.errors import MediaError
from vidgen.film.music import BED_DBFS, LONGEST, MOOD_OF, bed, load_bed
from vidgen.film.sound import active_rms
from vidgen.film.synthesis import MOODS
from vidgen.scenario.model import Kind


def write_wav(path: Path, seconds: float, level: float = 0.3, rate: int = 44_100) -> Path:
    time = np.arange(int(rate * seconds)) / rate
    samples = (32_767 * level * np.sin(2 * np.pi * 330 * time)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    return path


def convert(wav: Path, path: Path, codec: str) -> Path:
    with av.open(str(wav)) as source, av.open(str(path), "w") as target:
        stream = target.add_stream(codec, rate=44_100)
        for frame in source.decode(audio=0):
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return path


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_script_has_a_mood(kind: Kind) -> None:
    assert MOOD_OF[kind] in MOODS


@pytest.mark.parametrize("mood", sorted(MOODS))
def test_every_bed_has_the_level_the_mix_expects(mood: str) -> None:
    assert 20 * np.log10(active_rms(bed(mood))) == pytest.approx(BED_DBFS, abs=0.01)


def test_a_bed_is_no_longer_than_the_film() -> None:
    assert len(bed("calm", 96_000)) == 96_000
    assert len(bed("calm", 10**9)) == len(bed("calm"))


def test_a_bed_cannot_be_changed_by_accident() -> None:
    with pytest.raises(ValueError, match="read-only"):
        bed("calm")[0] = 1.0


def test_an_unknown_mood_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        bed("disco")


@pytest.mark.parametrize(
    ("name", "codec"), [("nhạc nền.mp3", "libmp3lame"), ("nhạc.m4a", "aac"), ("nhạc.flac", "flac")]
)
def test_a_brand_s_file_is_brought_to_level_and_rate(tmp_path: Path, name: str, codec: str) -> None:
    path = convert(write_wav(tmp_path / "nguồn.wav", 6), tmp_path / name, codec)
    loaded = load_bed(path)
    assert abs(len(loaded) - 5 * 48_000) < 5_000
    assert 20 * np.log10(active_rms(loaded)) == pytest.approx(BED_DBFS, abs=0.01)


def test_its_end_melts_into_its_beginning(tmp_path: Path) -> None:
    loaded = load_bed(write_wav(tmp_path / "nhạc.wav", 5.0131))
    steps = np.abs(np.diff(loaded, axis=0)).max()
    assert np.abs(loaded[0] - loaded[-1]).max() < 2 * steps


def test_only_the_beginning_of_a_very_long_file_is_used(tmp_path: Path) -> None:
    assert len(load_bed(write_wav(tmp_path / "dài.wav", 250, rate=8_000))) == LONGEST - 48_000


def code_of(path: Path) -> str:
    with pytest.raises(MediaError) as refused:
        load_bed(path)
    finding = refused.value.findings[0]
    assert path.name in finding.message
    assert finding.fix
    assert finding.path == path
    return finding.code


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    assert code_of(tmp_path / "không có.mp3") == "VG-M201"


def test_a_file_that_is_not_sound_is_said(tmp_path: Path) -> None:
    broken = tmp_path / "hỏng.mp3"
    broken.write_bytes(b"day khong phai la nhac" * 50)
    assert code_of(broken) == "VG-M202"


def test_an_empty_file_is_said(tmp_path: Path) -> None:
    empty = tmp_path / "rỗng.wav"
    empty.write_bytes(b"")
    assert code_of(empty) == "VG-M202"


def test_a_jingle_of_a_second_and_silence_are_said(tmp_path: Path) -> None:
    assert code_of(write_wav(tmp_path / "ngắn.wav", 1)) == "VG-M203"
    assert code_of(write_wav(tmp_path / "im lặng.wav", 6, level=0)) == "VG-M203"
