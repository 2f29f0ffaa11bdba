"""A brand's intro and outro: scenes of their own around those of the script."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tests.brand.videos import film
from vidgen.brand.kit import Brand
from vidgen.delivery.srt import cues
from vidgen.film.compositor import still
from vidgen.film.own_sound import own_sound
from vidgen.film.sound import SPEECH_DBFS, active_rms
from vidgen.scenario.model import Audience
from vidgen.storyboard import canvas
from vidgen.storyboard.bumpers import with_bumpers
from vidgen.storyboard.model import HEIGHT, WIDTH, Shot, Storyboard

from .legible import letter_contrasts

BODY = "## hook: Ai **gọi**?\nKhoan đã!\n\n## signs: Dấu hiệu\n1. Giục giã\n2. Dọa bắt\n\n## contact\n"


@pytest.fixture(scope="module")
def bumpers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("nhận diện")
    film(folder / "mở.mp4", seconds=1.6, tone=True)
    film(folder / "kết.mp4", seconds=1.2, size=(180, 320))
    return folder


@pytest.fixture
def bookended(brand: Brand, bumpers: Path) -> Brand:
    return replace(
        brand,
        folder=bumpers,
        intro=bumpers / "mở.mp4",
        outro=bumpers / "kết.mp4",
        lines={"intro": 7, "outro": 8},
    )


def test_they_stand_before_and_behind_the_scenes(teller, bookended: Brand) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell(BODY)
    whole = with_bumpers(told.storyboard, told.scenario, bookended)
    assert [shot.scene for shot in whole.shots] == ["intro", "hook", "signs", "contact", "outro"]
    assert whole.shots[1:-1] == told.shots, "the scenes, their keys and their progress line are the same"
    assert [whole.shots[0].frames, whole.shots[-1].frames] == [48, 36]


def test_a_brand_without_them_changes_nothing(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell(BODY)
    assert with_bumpers(told.storyboard, told.scenario, brand).shots == told.shots


def test_subtitles_wait_for_the_intro(teller, bookended: Brand) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell(BODY)
    plain = cues(told.storyboard)
    later = cues(with_bumpers(told.storyboard, told.scenario, bookended))
    assert [cue.text for cue in later] == [cue.text for cue in plain]
    assert [cue.start - 1600 for cue in later] == [cue.start for cue in plain]


def test_each_fills_the_canvas_whatever_its_shape(teller, bookended: Brand) -> None:  # type: ignore[no-untyped-def]
    for shot in _bumpers(teller, bookended):
        picture = still(shot, shot.settled)
        assert picture.size == (WIDTH, HEIGHT)
        assert np.asarray(picture).max(axis=(1, 2)).min() > 0, "no black bar above or below"


def test_the_public_is_told_of_ai_from_the_first_frame(teller, bookended: Brand) -> None:  # type: ignore[no-untyped-def]
    for shot in _bumpers(teller, bookended):
        layer = next(layer for layer in shot.layers if layer.name == "ai-label")
        pose = layer.at(0)
        assert pose and pose.picture and pose.alpha == 1 and len(layer.poses) == 1
        width, height = pose.picture.size
        assert (pose.x, pose.y + height) == (canvas.LEFT, canvas.BOTTOM) and pose.x + width < canvas.RIGHT
        picture = still(shot, 0)
        letters = letter_contrasts(
            picture, picture, (pose.x + 60, pose.y + 6, pose.x + width - 14, pose.y + height - 6)
        )
        assert letters and min(letters) >= 4.5


def test_inside_the_house_it_needs_no_label(teller, bookended: Brand) -> None:  # type: ignore[no-untyped-def]
    scenario = teller.scenario(BODY).model_copy(update={"audience": Audience.INTERNAL})
    shots = with_bumpers(Storyboard(()), scenario, bookended).shots
    assert [len(shot.layers) for shot in shots] == [1, 1]
    assert shots[0].key != _bumpers(teller, bookended)[0].key


def test_it_is_heard_no_louder_than_who_speaks(teller, bookended: Brand) -> None:  # type: ignore[no-untyped-def]
    (stem,) = own_sound(_bumpers(teller, bookended))
    assert stem.start == 0 and stem.over_music, "only the intro has sound, and music gives way to it"
    loudness = 20 * np.log10(active_rms(stem.samples)) + stem.gain_db
    assert SPEECH_DBFS - 6 <= loudness <= SPEECH_DBFS + 0.5


def test_its_key_follows_its_content_and_not_its_place(teller, bookended: Brand, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert bookended.intro and bookended.outro
    copy = tmp_path / "b.mp4"
    copy.write_bytes(bookended.intro.read_bytes())
    first, last = _bumpers(teller, bookended)
    same, _last = _bumpers(teller, replace(bookended, intro=copy))
    other, _last = _bumpers(teller, replace(bookended, intro=bookended.outro))
    assert first.key == same.key
    assert other.key not in (first.key, "") and first.key != last.key


def _bumpers(teller, brand: Brand) -> tuple[Shot, Shot]:  # type: ignore[no-untyped-def]
    first, last = with_bumpers(Storyboard(()), teller.scenario(BODY), brand).shots
    return first, last
