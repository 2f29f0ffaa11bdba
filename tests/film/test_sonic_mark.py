"""The sonic mark: short, soft, the same every time, and never over a voice."""

from __future__ import annotations

import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vidgen.brand.kit import BEDS, Brand
from vidgen.brand.load import load_brand
from vidgen.errors import BrandError, MediaError
from vidgen.film.mastering import master
from vidgen.film.music import bed
from vidgen.film.shoot import sound_of
from vidgen.film.sonic_mark import LENGTH, LONGEST, MARK_DBFS, load_mark, placed, sonic_mark
from vidgen.film.sound import Stem, active_rms, mix
from vidgen.film.synthesis import MOODS
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLE_RATE, SAMPLES_PER_FRAME, Picture, PlacedSpeech, Shot

GROUND = Picture((2, 2), lambda: Image.new("RGB", (2, 2)))


def shot(frames: int, *speech: tuple[int, int], scene: str = "signs") -> Shot:
    """A scene in which somebody speaks from one sample to another."""
    placed_ = tuple(PlacedSpeech(start, voice(end - start)) for start, end in speech)
    return Shot(scene, frames, GROUND, (), (), placed_, 0)


def voice(samples: int) -> Samples:
    return np.random.default_rng(2).normal(0, 0.1, samples).astype(np.float32)


def write_wav(path: Path, seconds: float) -> Path:
    time = np.arange(round(44_100 * seconds)) / 44_100
    samples = (32_767 * 0.5 * np.sin(2 * np.pi * 330 * time)).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(samples.tobytes())
    return path


def decibels(value: float) -> float:
    return float(20 * np.log10(value))


def test_it_is_short_and_the_same_every_time() -> None:
    mark = sonic_mark()
    sonic_mark.cache_clear()
    assert 0.8 <= len(mark) / SAMPLE_RATE <= 1.5
    assert np.array_equal(mark, sonic_mark())


def test_it_has_the_level_the_mix_expects_and_no_peaks() -> None:
    assert decibels(active_rms(sonic_mark())) == pytest.approx(MARK_DBFS, abs=0.1)
    assert decibels(np.abs(sonic_mark()).max()) < -10


def test_it_begins_and_ends_in_silence_and_holds_no_click() -> None:
    mark = sonic_mark()
    steps = np.abs(np.diff(mark, axis=0)).max(axis=1)
    assert np.abs(mark[[0, -1]]).max() < 1e-3
    assert steps.max() < 3 * np.quantile(steps, 0.98)


def test_it_stands_after_the_last_word_of_the_end_card() -> None:
    shots = [shot(90, (9_600, 100_000)), shot(120, (4_800, 130_000), scene="contact")]
    stem = placed(shots, sonic_mark())
    assert stem is not None
    last_word = 90 * SAMPLES_PER_FRAME + 130_000
    assert last_word < stem.start < last_word + SAMPLE_RATE // 10
    assert stem.start + len(stem.samples) <= 210 * SAMPLES_PER_FRAME
    assert len(stem.samples) == LENGTH


def test_a_video_of_the_brand_after_the_end_card_does_not_move_it() -> None:
    shots = [shot(120, (4_800, 130_000), scene="contact"), shot(90, scene="outro")]
    stem = placed(shots, sonic_mark())
    assert stem is not None and stem.start + len(stem.samples) <= 120 * SAMPLES_PER_FRAME


def test_where_the_end_has_no_room_it_opens_the_film_or_is_left_out() -> None:
    full = shot(120, (4_800, 120 * SAMPLES_PER_FRAME), scene="contact")
    opening = placed([shot(90, (60_000, 100_000)), full], sonic_mark())
    assert opening is not None and opening.start == 0 and len(opening.samples) < 60_000
    assert placed([shot(90, (9_600, 100_000)), full], sonic_mark()) is None


def test_it_is_never_heard_over_a_voice(teller) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell("## hook: Coi chừng\nKhoan đã!\n\n## contact\nGọi công an xã ngay.\n", aloud=True)
    stem = placed(told.shots, sonic_mark())
    assert stem is not None
    start = 0
    for each in told.shots:
        for piece in each.speech:
            begin = start + piece.start
            assert stem.start >= begin + len(piece.samples) or stem.start + len(stem.samples) <= begin
        start += each.frames * SAMPLES_PER_FRAME
    assert stem.start + len(stem.samples) <= start


def test_the_film_keeps_its_loudness_and_its_peaks_with_it() -> None:
    shots = [shot(300, (9_600, 440_000)), shot(195, (14_400, 260_000), scene="contact")]
    stem = placed(shots, sonic_mark())
    assert stem is not None
    finished = master(mix(shots, bed("calm"), (stem,)))
    assert finished.loudness.integrated_lufs == pytest.approx(-14, abs=1)
    assert finished.loudness.true_peak_dbtp <= -1


def test_a_file_is_cut_faded_and_brought_to_level(tmp_path: Path) -> None:
    mark = load_mark(write_wav(tmp_path / "tiếng hiệu.wav", 3))
    assert len(mark) == LONGEST
    assert decibels(active_rms(mark)) == pytest.approx(MARK_DBFS, abs=0.1)
    assert np.abs(mark[-1]).max() < 1e-3
    with pytest.raises(MediaError) as refused:
        load_mark(tmp_path / "không có.wav")
    assert refused.value.findings[0].code == "VG-M201"


# --- as the brand wants it ----------------------------------------------------------------------


def wanted(folder: Path, text: str) -> Brand:
    (folder / "brand.yaml").write_text(text, encoding="utf-8")
    return load_brand(folder)


def refused(folder: Path, text: str) -> tuple[str, int | None]:
    with pytest.raises(BrandError) as caught:
        wanted(folder, text)
    (finding,) = caught.value.findings
    assert finding.fix
    return finding.code, finding.line


def test_a_brand_chooses_its_music_and_its_mark(tmp_path: Path) -> None:
    write_wav(tmp_path / "hiệu.wav", 1.2)
    assert set(BEDS) == set(MOODS)
    assert load_brand().sonic_mark is True
    assert wanted(tmp_path, "sonic_mark: false").sonic_mark is False
    assert wanted(tmp_path, "sonic_mark: hiệu.wav").sonic_mark == (tmp_path / "hiệu.wav").resolve()
    for name in BEDS:
        chosen = wanted(tmp_path, f"music: {name}")
        assert chosen.music == name and chosen.music_file is None
    digests = {
        wanted(tmp_path, text).digest
        for text in ("music: calm", "music: none", "sonic_mark: false", "sonic_mark: hiệu.wav", "name: x")
    }
    assert len(digests) == 5


def test_a_mark_that_is_none_is_refused_at_its_line(tmp_path: Path) -> None:
    write_wav(tmp_path / "bài hát.wav", 4)
    (tmp_path / "hỏng.wav").write_bytes(b"RIFF" * 40)
    assert refused(tmp_path, "name: x\nsonic_mark: bài hát.wav") == ("VG-B011", 2)
    assert refused(tmp_path, "name: x\nsonic_mark: hỏng.wav") == ("VG-B011", 2)
    assert refused(tmp_path, "name: x\nsonic_mark: không có.wav") == ("VG-B011", 2)
    assert refused(tmp_path, "name: x\nsonic_mark: 3") == ("VG-B004", 2)
    assert refused(tmp_path, "name: x\nmusic: clam") == ("VG-B011", 2)


def test_the_film_has_the_music_and_the_mark_its_brand_wants(brand: Brand, teller) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell("## hook: Coi chừng\nKhoan đã!\n\n## contact\nGọi công an xã.\n", kind="procedure")

    def heard(**wish: object) -> tuple[bool, tuple[Stem, ...]]:
        kit = replace(brand, **wish)  # type: ignore[arg-type]
        music, stems = sound_of(told.storyboard, told.scenario.kind, kit)
        return music is not None, stems

    assert heard(music="none", sonic_mark=False) == (False, ())
    assert heard(music="none", sonic_mark=True)[1]
    music, _stems = sound_of(told.storyboard, told.scenario.kind, replace(brand, music="tense"))
    assert music is not None and np.array_equal(music, bed("tense"))
    music, _stems = sound_of(told.storyboard, told.scenario.kind, replace(brand, music="auto"))
    assert music is not None and np.array_equal(music, bed("bright"))


def test_it_belongs_to_the_scenes_and_not_to_the_brands_own_outro() -> None:
    mark, told = sonic_mark(), shot(90, (0, SAMPLE_RATE), scene="hook")
    assert placed([shot(60, scene="outro")], mark) is None
    alone, followed = placed([told], mark), placed([told, shot(60, scene="outro")], mark)
    assert alone and followed and followed.start == alone.start
    assert followed.start + len(followed.samples) <= 90 * SAMPLES_PER_FRAME
