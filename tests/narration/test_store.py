"""What was spoken once is never spoken again, and what is damaged is never used."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from vidgen.errors import StoreError
from vidgen.narration.role import RoleVoice
from vidgen.narration.speech import Speech
from vidgen.narration.store import SpeechStore, speech_key
from vidgen.narration.voices.espeak import Espeak

KEY = "ab" + "0" * 62


def spoken() -> Speech:
    return Espeak("vi+f2").speak("không bấm vào đường liên kết lạ.", 4.1)


def same(one: Speech | None, two: Speech) -> bool:
    return (
        one is not None
        and one.words == two.words
        and one.sample_rate == two.sample_rate
        and one.samples.dtype == np.float32
        and np.array_equal(one.samples, two.samples)
    )


def test_a_speech_comes_back_bit_for_bit_at_two_bytes_a_sample(tmp_path: Path) -> None:
    store, speech = SpeechStore(tmp_path / "kho"), spoken()
    assert store.get(KEY) is None
    store.put(KEY, speech)
    assert same(store.get(KEY), speech)
    assert (tmp_path / "kho" / store.content.name(KEY)).stat().st_size < 2 * len(speech.samples) + 1000


@pytest.mark.parametrize(
    "samples",
    [np.array([0.1, -1.0, 1.0, 1e-9]), np.array([]), np.array([1.5, -3.0])],
    ids=["fine", "none", "loud"],
)
def test_samples_that_16_bits_cannot_hold_come_back_bit_for_bit_too(tmp_path: Path, samples: object) -> None:
    speech = Speech(np.asarray(samples, np.float32), 24_000, None)
    SpeechStore(tmp_path).put(KEY, speech)
    assert same(SpeechStore(tmp_path).get(KEY), speech)


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "longer", "header", "other"])
def test_a_damaged_entry_is_no_hit_and_is_removed_and_can_be_put_again(tmp_path: Path, damage: str) -> None:
    store, speech = SpeechStore(tmp_path), spoken()
    store.put(KEY, speech)
    path = tmp_path / store.content.name(KEY)
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(
        {
            "empty": b"",
            "cut": data[:middle],
            "flipped": data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :],
            "longer": data + b"\0",
            "header": data.replace(b"22050", b"44100", 1),
            "other": b"\x89PNG\r\n\x1a\n",
        }[damage]
    )
    assert store.get(KEY) is None
    assert not path.exists()
    store.put(KEY, speech)
    assert same(store.get(KEY), speech)


def test_no_draft_stays_behind(tmp_path: Path) -> None:
    store = SpeechStore(tmp_path)
    for _ in range(3):
        store.put(KEY, spoken())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / store.content.name(KEY)]


def test_many_threads_and_processes_share_a_folder(tmp_path: Path) -> None:
    speech = spoken()
    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(lambda _: _put_and_get(tmp_path), range(32)))
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as processes:
        assert all(processes.map(_put_and_get, [tmp_path] * 8))
    assert same(SpeechStore(tmp_path).get(KEY), speech)


def _put_and_get(folder: Path) -> bool:
    store, speech = SpeechStore(folder), spoken()
    store.put(KEY, speech)
    return same(store.get(KEY), speech)


def test_an_entry_that_another_process_holds_open_counts_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, speech = SpeechStore(tmp_path), spoken()
    store.put(KEY, speech)

    def refused(self: Path, target: Path) -> Path:
        raise PermissionError(13, "đang mở", str(target))

    monkeypatch.setattr(Path, "replace", refused)
    store.put(KEY, speech)
    assert same(store.get(KEY), speech)
    with pytest.raises(StoreError):
        store.put("cd" + KEY[2:], speech)


def test_a_folder_that_cannot_be_written_is_an_error_that_names_it(tmp_path: Path) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(StoreError) as caught:
        SpeechStore(blocked).put(KEY, spoken())
    (finding,) = caught.value.findings
    assert finding.code == "VG-C001"
    assert str(blocked) in finding.message and "VIDGEN_CACHE" in finding.fix


def test_the_key_holds_all_that_decides_how_it_sounds() -> None:
    voice = Espeak("vi+f2")
    newer = Espeak("vi+f2")
    newer.version = "khác"
    keys = [
        speech_key(RoleVoice(voice), "chào bà", 4.1),
        speech_key(RoleVoice(voice), "chào ba", 4.1),
        speech_key(RoleVoice(voice), "chào bà", 3.3),
        speech_key(RoleVoice(voice, semitones=1.0), "chào bà", 4.1),
        speech_key(RoleVoice(voice, tempo=0.9), "chào bà", 4.1),
        speech_key(RoleVoice(Espeak("vi+f3")), "chào bà", 4.1),
        speech_key(RoleVoice(Espeak("vi-vn-x-south+f2")), "chào bà", 4.1),
        speech_key(RoleVoice(newer), "chào bà", 4.1),
    ]
    assert len(set(keys)) == len(keys)
    assert keys[0] == speech_key(RoleVoice(Espeak("vi+f2")), "chào bà", 4.1)


def test_the_folder_is_the_one_the_environment_names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VIDGEN_CACHE", str(tmp_path))
    assert SpeechStore().content.folder == tmp_path / "speech"
    monkeypatch.delenv("VIDGEN_CACHE")
    assert "vidgen" in str(SpeechStore().content.folder)
