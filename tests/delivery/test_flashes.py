"""Flashes as WCAG 2.3.1 counts them, on decoded pictures, within scenes and across their cuts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.delivery.films import SIZE, flat, noise, write_film
from vidgen.delivery.flashes import Flashes, most_in_a_second, points_of
from vidgen.delivery.inspect import Expectation, inspect
from vidgen.delivery.measure import measure
from vidgen.delivery.witness import Witness
from vidgen.delivery.witnessed import measure_made
from vidgen.film.compositor import runs
from vidgen.film.h264 import encode, join
from vidgen.film.mastering import master
from vidgen.film.mux import write_mp4
from vidgen.film.shoot import Film
from vidgen.storyboard.model import Picture, Shot

DARK, LIGHT = 40, 200  # luma; relative luminance 0.01 and 0.67


def strobe(every: int, frames: int = 90, part: float = 1.0, low: int = DARK, high: int = LIGHT):  # type: ignore[no-untyped-def]
    """Pictures of which the upper part goes from dark to light and back every so many frames."""
    shown = []
    for at in range(0, frames, every):
        picture = flat(low)
        picture[: round(SIZE[1] * part)] = high if at // every % 2 else low
        shown.append((picture, min(every, frames - at)))
    return shown


def found(folder: Path, shown) -> list[str]:  # type: ignore[no-untyped-def]
    frames = sum(count for _picture, count in shown)
    film = write_film(folder / "video.mp4", shown, noise(frames))
    return [finding.code for finding in inspect(film, expect=Expectation(SIZE)).findings]


def test_a_strobe_is_an_error_with_its_number(tmp_path: Path) -> None:
    film = write_film(tmp_path / "video.mp4", strobe(3), noise(90))
    (finding,) = inspect(film, expect=Expectation(SIZE)).findings
    assert finding.code == "VG-I031"
    assert "5,0 lần" in finding.message


def test_three_flashes_in_a_second_are_allowed(tmp_path: Path) -> None:
    assert found(tmp_path, strobe(5)) == []


def test_four_are_not(tmp_path: Path) -> None:
    assert found(tmp_path, strobe(4)) == ["VG-I031"]


@pytest.mark.parametrize(("part", "codes"), [(0.2, []), (0.35, ["VG-I031"])])
def test_a_quarter_of_the_picture_must_flash(tmp_path: Path, part: float, codes: list[str]) -> None:
    assert found(tmp_path, strobe(3, part=part)) == codes


@pytest.mark.parametrize(("low", "high"), [(216, 235), (60, 80)], ids=["both bright", "hardly other"])
def test_a_change_that_nobody_minds_is_none(tmp_path: Path, low: int, high: int) -> None:
    assert found(tmp_path, strobe(3, low=low, high=high)) == []


def test_cuts_of_an_ordinary_film_are_no_flashes(tmp_path: Path) -> None:
    assert found(tmp_path, [(flat(DARK), 60), (flat(LIGHT), 60), (flat(DARK), 60)]) == []


def test_a_fade_counts_once(tmp_path: Path) -> None:
    eyes = Flashes()
    for frame in range(30):
        eyes.see(points_of(flat(DARK + frame * 5)), frame / 30)
    assert [way for _time, way in eyes.changes] == [1]
    assert most_in_a_second(eyes.changes) == 0


def test_flashes_from_scene_to_scene_are_seen_without_decoding_the_film_again(tmp_path: Path) -> None:
    """Ten scenes of a few frames each, none of which flashes in itself."""
    size = (640, 1136)

    def shot(number: int) -> Shot:
        colour = (240, 240, 240) if number % 2 else (20, 20, 20)
        return Shot(
            "hook", 4, Picture(size, lambda: Image.new("RGB", size, colour)), (), (), (), 1, key=str(number)
        )

    shots = [shot(number) for number in range(10)]
    scenes = [encode(runs(each), size) for each in shots]
    sound = np.random.default_rng(1).normal(0, 0.1, (40 * 1600, 2)).astype(np.float32)
    film = Film(join(scenes), master(sound))
    write_mp4(tmp_path / "video.mp4", film.video, film.sound.audio, {})
    with Witness(tmp_path / "seen") as witness:
        for each, scene in zip(shots, scenes, strict=True):
            witness.show(each, scene)
        made = measure_made(tmp_path / "video.mp4", film, witness.seen)
    read = measure(tmp_path / "video.mp4")
    assert made and made.picture and read.picture
    assert made.picture.flashes == read.picture.flashes > 3
