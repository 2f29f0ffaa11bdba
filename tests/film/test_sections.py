"""Nothing is heard of the joints of sound encoded in sections, and no section is encoded twice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from vidgen.film import sections as module
from vidgen.film.aac import BIT_RATE, FRAME, EncodedAudio, decode_aac, encode_aac
from vidgen.film.limiter import apply_gain, limiter_gain
from vidgen.film.loudness import STEP
from vidgen.film.sections import PACKETS, encode_sections, factor, sections
from vidgen.film.tape import Tape
from vidgen.narration.speech import Samples
from vidgen.store import BytesStore

GAIN_DB, LIMIT = 6.0, -1.5


def talk(seconds: float, seed: int = 1, level: float = 0.15) -> Samples:
    """Stereo sound that comes and goes as syllables do."""
    rng = np.random.default_rng(seed)
    time = np.arange(round(seconds * 48_000)) / 48_000
    pitch = 140 + 20 * np.sin(2 * np.pi * 0.7 * time)
    phase = 2 * np.pi * np.cumsum(pitch) / 48_000
    voice = sum(np.sin(k * phase) / k for k in range(1, 16))
    corners = np.arange(0, seconds + 1, 0.25)
    syllables = np.interp(time, corners, rng.uniform(0, 1, len(corners))) ** 2
    wave = level * voice * syllables + 1e-3 * rng.standard_normal(len(time))
    return np.stack([wave, 0.8 * wave], axis=1).astype(np.float32)


def in_one_go(sound: Samples) -> EncodedAudio:
    return encode_aac(apply_gain(sound, limiter_gain(sound, factor(GAIN_DB), LIMIT)))


def in_sections(sound: Samples | Tape, store: BytesStore | None = None) -> EncodedAudio:
    return encode_sections(sound, sections(sound), GAIN_DB, LIMIT, BIT_RATE, store)


@pytest.fixture
def store(tmp_path: Path) -> BytesStore:
    return BytesStore("sound", tmp_path / "tiếng")


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one for each section that is encoded."""
    made: list[int] = []
    real = module.encode_packets

    def counted(*arguments: object) -> tuple[bytes, ...]:
        made.append(1)
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "encode_packets", counted)
    return made


def test_a_section_is_a_whole_number_of_gating_blocks() -> None:
    assert PACKETS * FRAME % STEP == 0


def test_sections_follow_one_another_to_the_end() -> None:
    parts = sections(talk(31))
    assert len(parts) == 4
    assert [part.first for part in parts] == [0, *(part.stop for part in parts[:-1])]
    assert parts[-1].stop * FRAME >= 31 * 48_000 > (parts[-1].stop - 1) * FRAME


@pytest.mark.parametrize("seconds", [0.01, 0.5, 9.59, 9.6, 9.61, 22.0])
def test_the_packets_are_those_of_one_encoder(seconds: float) -> None:
    sound = talk(seconds)
    assert in_sections(sound) == in_one_go(sound)


def test_steps_noise_and_silence_are_joined_as_well() -> None:
    rng = np.random.default_rng(3)
    noise = rng.standard_normal((480_000, 2)) * np.repeat(rng.uniform(0, 0.3, 100), 4_800)[:, None]
    sound = np.concatenate([noise, np.zeros((300_000, 2)), noise[::-1]]).astype(np.float32)
    assert in_sections(sound) == in_one_go(sound)


@pytest.mark.parametrize("seconds", [31.3, 47.0])
def test_nothing_is_heard_of_a_joint(seconds: float) -> None:
    sound = talk(seconds)
    wanted = np.concatenate(list(apply_gain(sound, limiter_gain(sound, factor(GAIN_DB), LIMIT))))
    wrong = np.concatenate(list(decode_aac(in_sections(sound)))) - wanted
    noise = np.sqrt(np.add.reduceat(np.square(wrong).sum(axis=1), np.arange(0, len(wrong), 1600)) / 3200)
    for part in sections(sound)[1:]:
        at = part.first * FRAME
        assert np.abs(wrong[at - FRAME : at + FRAME]).max() < 8 * noise.max()
        assert np.sqrt(np.square(wrong[at - FRAME : at + FRAME]).mean()) <= noise.max()


def test_sound_that_does_not_join_is_encoded_in_one_go(
    monkeypatch: pytest.MonkeyPatch, encoded: list[int]
) -> None:
    monkeypatch.setattr(module, "_RUN_IN", 1)  # too short for two encoders to agree
    sound = talk(20)
    assert in_sections(sound) == in_one_go(sound)
    assert len(encoded) == 3


def test_sound_stuck_at_full_scale_is_no_worse_for_its_joints() -> None:
    walk = np.random.default_rng(1).standard_normal((960_000, 2)).cumsum(axis=0) * 0.02
    sound = np.clip(walk, -0.89, 0.89).astype(np.float32)
    wanted = np.concatenate(list(apply_gain(sound, limiter_gain(sound, factor(GAIN_DB), LIMIT))))

    def worst(audio: EncodedAudio) -> float:
        wrong = np.concatenate(list(decode_aac(audio)))[FRAME:] - wanted[FRAME:]
        return float(np.abs(wrong).max())

    assert worst(in_sections(sound)) <= 1.05 * worst(in_one_go(sound))


def test_a_tape_gives_the_same_as_an_array() -> None:
    sound, tape = talk(12), Tape()
    for start in range(0, len(sound), 31_337):
        tape.record(sound[start : start + 31_337])
    assert in_sections(tape) == in_sections(sound)


def test_only_sections_that_changed_are_encoded_again(store: BytesStore, encoded: list[int]) -> None:
    sound = talk(45)
    first = in_sections(sound, store)
    assert len(encoded) == 5
    assert in_sections(sound, store) == first
    assert len(encoded) == 5
    other = sound.copy()
    other[43 * 48_000 :] *= np.float32(0.5)
    assert in_sections(other, store) == in_sections(other)
    assert len(encoded) == 6 + 5


def test_the_order_in_which_films_come_does_not_matter(store: BytesStore, tmp_path: Path) -> None:
    films = [talk(21, seed) for seed in (1, 2)] + [talk(21) * np.float32(0.5)]
    films.append(np.concatenate([films[0][: 11 * 48_000], films[1][11 * 48_000 :]]))
    forwards = [in_sections(film, store) for film in films]
    other = BytesStore("sound", tmp_path / "kho khác")
    backwards = [in_sections(film, other) for film in reversed(films)]
    assert forwards == backwards[::-1]


def test_a_damaged_entry_is_made_again(store: BytesStore, tmp_path: Path) -> None:
    sound = talk(12)
    first = in_sections(sound, store)
    for path in (tmp_path / "tiếng").rglob("*.sound"):
        path.write_bytes(path.read_bytes()[:-7] + b"garbage")
    assert in_sections(sound, store) == first


def test_another_gain_or_limit_is_another_thing(store: BytesStore) -> None:
    sound = talk(12)
    one = encode_sections(sound, sections(sound), 6.0, -1.5, BIT_RATE, store)
    assert encode_sections(sound, sections(sound), 5.5, -1.5, BIT_RATE, store) != one
    assert encode_sections(sound, sections(sound), 6.0, -6.0, BIT_RATE, store) != one
