"""Footage is heard only where it is asked for: low under the narrator, clear in pauses, without clicks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.film.clips import ffmpeg
from vidgen.film.own_sound import ALONE_DB, own_sound
from vidgen.film.sound import SPEECH_DBFS, active_rms, mix
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import (
    SAMPLE_RATE,
    SAMPLES_PER_FRAME,
    Footage,
    Layer,
    Picture,
    PlacedSpeech,
    Pose,
    Shot,
)

FRAMES = 150
SPOKEN = (60, 100)  # frames


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """4 s of picture with a quiet tone of 440 Hz."""
    path = tmp_path_factory.mktemp("phim") / "có tiếng.mp4"
    picture = ("-f", "lavfi", "-i", "testsrc2=s=160x120:r=30:d=4", "-pix_fmt", "yuv420p")
    ffmpeg(*picture[:4], "-f", "lavfi", "-i", "sine=440:d=4", "-af", "volume=0.3", *picture[4:], str(path))
    return path


def shot(path: Path, *, sound: bool = True, spoken: bool = True, frames: int = FRAMES) -> Shot:
    picture = Picture((64, 64), lambda: Image.new("RGBA", (64, 64)))
    layer = Layer("photo", (Pose(0, picture),), Footage(path, (64, 64), 0, True, frames, sound=sound))
    length = (SPOKEN[1] - SPOKEN[0]) * SAMPLES_PER_FRAME
    voice = np.random.default_rng(1).normal(0, 0.1, length).astype(np.float32)
    speech = (PlacedSpeech(SPOKEN[0] * SAMPLES_PER_FRAME, voice),) if spoken else ()
    return Shot("clip", frames, picture, (layer,), (), speech, 0, moving=True)


def level(samples: Samples, start: float, end: float) -> float:
    part = samples[round(start * SAMPLE_RATE) : round(end * SAMPLE_RATE)]
    return float(20 * np.log10(np.sqrt(np.square(part, dtype=np.float64).mean()) + 1e-9))


def test_footage_is_mute_unless_asked(film: Path) -> None:
    assert own_sound([shot(film, sound=False)]) == ()


def test_it_stands_where_its_scene_does_and_ends_with_it(film: Path) -> None:
    (stem,) = own_sound([shot(film, sound=False, frames=40), shot(film, frames=45)])
    assert stem.start == 40 * SAMPLES_PER_FRAME
    assert len(stem.samples) == 45 * SAMPLES_PER_FRAME
    (stem,) = own_sound([shot(film)])  # the scene is longer than the footage
    assert abs(len(stem.samples) - 4 * SAMPLE_RATE) < 3000


def test_it_is_as_loud_as_speech_alone_and_20_db_lower_under_it(film: Path) -> None:
    (stem,) = own_sound([shot(film)])
    alone = level(stem.samples, 0.5, 1.5)
    assert abs(alone - (SPEECH_DBFS + ALONE_DB)) < 1.5
    under = level(stem.samples, SPOKEN[0] / 30, SPOKEN[1] / 30)
    assert under <= SPEECH_DBFS - 20
    assert level(stem.samples, SPOKEN[0] / 30, SPOKEN[0] / 30 + 0.05) <= SPEECH_DBFS - 20


def test_it_begins_and_ends_without_a_click(film: Path) -> None:
    (stem,) = own_sound([shot(film, spoken=False, frames=60)])
    assert abs(stem.samples[:8]).max() < 0.005 and abs(stem.samples[-8:]).max() < 0.005
    steps = abs(np.diff(stem.samples[:, 0]))
    assert steps.max() < 0.02  # a tone of 440 Hz at this level changes by 0.008 a sample


def test_music_goes_down_under_it(film: Path) -> None:
    bed = np.full((SAMPLE_RATE, 2), 0.1, np.float32)
    silent, heard = shot(film, sound=False, spoken=False), shot(film, spoken=False)
    stems = own_sound([heard])
    without = mix([silent], bed)[SAMPLE_RATE * 2 : SAMPLE_RATE * 3]
    with_it = mix([heard], bed, stems)[SAMPLE_RATE * 2 : SAMPLE_RATE * 3]
    stem = stems[0].samples[SAMPLE_RATE * 2 : SAMPLE_RATE * 3]
    assert level(with_it - stem, 0, 1) < level(without, 0, 1) - 8


@pytest.mark.parametrize("what", ["no sound", "silence"])
def test_footage_without_sound_joins_nothing(tmp_path: Path, what: str) -> None:
    path = tmp_path / "câm.mp4"
    tone = ("-f", "lavfi", "-i", "anullsrc=r=48000:cl=mono", "-t", "1") if what == "silence" else ()
    ffmpeg("-f", "lavfi", "-i", "testsrc2=s=160x120:r=30:d=1", *tone, "-pix_fmt", "yuv420p", str(path))
    assert own_sound([shot(path)]) == ()


def test_sound_that_begins_after_the_picture_is_heard_in_step(film: Path, tmp_path: Path) -> None:
    path = tmp_path / "lệch.mp4"
    late = ("-itsoffset", "1", "-i", str(film))
    ffmpeg("-i", str(film), *late, "-map", "0:v", "-map", "1:a", "-c", "copy", str(path))
    (stem,) = own_sound([shot(path, spoken=False)])
    assert active_rms(stem.samples[: round(0.9 * SAMPLE_RATE)]) == 0
    assert level(stem.samples, 1.2, 2.0) > SPEECH_DBFS + ALONE_DB - 2


def test_only_the_part_that_is_shown_is_heard(tmp_path: Path) -> None:
    """One second of 440 Hz, one of silence, then 880 Hz."""
    path = tmp_path / "ba phần.mp4"
    tone = "aevalsrc='0.2*sin(2*PI*t*if(lt(t,1),440,880))*not(between(t,1,2))':d=4:s=48000"
    picture = ("-f", "lavfi", "-i", "testsrc2=s=160x120:r=30:d=4", "-f", "lavfi", "-i", tone)
    ffmpeg(*picture, "-pix_fmt", "yuv420p", str(path))
    made = shot(path, spoken=False)
    (layer,) = made.layers
    assert layer.footage
    part = replace(layer.footage, begin=1.5, until=3.0)
    (stem,) = own_sound([replace(made, layers=(replace(layer, footage=part),))])
    assert abs(len(stem.samples) - 1.5 * SAMPLE_RATE) < 3000
    assert level(stem.samples, 0.1, 0.4) < -60 < SPEECH_DBFS + ALONE_DB - 2 < level(stem.samples, 0.7, 1.0)
    heard = stem.samples[round(0.6 * SAMPLE_RATE) : round(1.1 * SAMPLE_RATE), 0]
    peak = np.abs(np.fft.rfft(heard * np.hanning(len(heard)))).argmax() * SAMPLE_RATE / len(heard)
    assert abs(peak - 880) < 8
