"""Flashes of saturated red as WCAG 2.3.1 counts them, in films whose brightness hardly changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.delivery.films import noise
from vidgen.delivery.inspect import Expectation, inspect
from vidgen.delivery.measure import measure
from vidgen.delivery.witness import Witness
from vidgen.delivery.witnessed import measure_made
from vidgen.film.compositor import runs
from vidgen.film.h264 import EncodedVideo, encode, join
from vidgen.film.mastering import master
from vidgen.film.mux import write_mp4
from vidgen.film.shoot import Film
from vidgen.storyboard.model import Layer, Picture, Pose, Shot

SIZE = (108, 192)
RED, DARK_RED, BLACK, BLUE = (255, 0, 0), (85, 0, 0), (8, 8, 8), (0, 0, 245)
GREEN, PINK = (0, 62, 0), (200, 120, 120)

Colour = tuple[int, int, int]


def shot(colours: list[Colour], every: int, part: float = 1.0) -> Shot:
    """The upper part takes one colour after another; the rest keeps the first."""
    box = (SIZE[0], round(SIZE[1] * part))

    def painted(colour: Colour) -> Picture:
        return Picture(box, lambda: Image.new("RGBA", box, (*colour, 255)))

    ground = Picture(SIZE, lambda: Image.new("RGB", SIZE, colours[0]))
    poses = tuple(Pose(at * every, painted(colour)) for at, colour in enumerate(colours))
    frames = len(colours) * every
    return Shot("hook", frames, ground, (Layer("part", poses),), (), (), 1, key=repr((colours, every, part)))


def film(path: Path, *shots: Shot) -> tuple[Path, Film, list[EncodedVideo]]:
    scenes = [encode(runs(each), SIZE) for each in shots]
    made = Film(join(scenes), master(noise(sum(each.frames for each in shots))))
    write_mp4(path, made.video, made.sound.audio, {"title": "Phim thử"})
    return path, made, scenes


def messages(path: Path, *shots: Shot) -> list[str]:
    found = inspect(film(path / "video.mp4", *shots)[0], expect=Expectation(SIZE)).findings
    return [finding.message for finding in found if finding.code == "VG-I031"]


def strobe(one: Colour, other: Colour, every: int = 3, part: float = 1.0) -> Shot:
    return shot([one, other] * (45 // every), every, part)


@pytest.mark.parametrize("other", [BLACK, BLUE], ids=["black", "a blue as dark"])
def test_dark_red_that_flashes_is_an_error_though_its_brightness_hardly_changes(
    tmp_path: Path, other: Colour
) -> None:
    (message,) = messages(tmp_path, strobe(DARK_RED, other))
    assert "chớp đỏ 5,0 lần" in message


def test_three_a_second_are_allowed_and_four_are_not(tmp_path: Path) -> None:
    assert messages(tmp_path, strobe(DARK_RED, BLACK, every=5)) == []
    assert len(messages(tmp_path, strobe(DARK_RED, BLACK, every=4))) == 1


def test_a_quarter_of_the_picture_must_flash(tmp_path: Path) -> None:
    assert messages(tmp_path, strobe(BLACK, DARK_RED, part=0.2)) == []
    assert len(messages(tmp_path, strobe(BLACK, DARK_RED, part=0.35))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [(GREEN, BLACK), ((60, 0, 0), BLACK), (PINK, (186, 130, 130))],
    ids=["no red", "hardly a change", "no saturated red"],
)
def test_what_is_no_red_flash_is_none(tmp_path: Path, one: Colour, other: Colour) -> None:
    assert messages(tmp_path, strobe(one, other)) == []


def test_red_towards_a_paler_red_counts_though_only_one_of_them_is_saturated(tmp_path: Path) -> None:
    assert len(messages(tmp_path, strobe((160, 0, 0), (140, 70, 70)))) == 1


def test_bright_red_is_told_once_and_as_red(tmp_path: Path) -> None:
    (message,) = messages(tmp_path, strobe(RED, BLACK))
    assert "đỏ" in message


def test_red_at_every_cut_is_seen_without_decoding_the_film_again(tmp_path: Path) -> None:
    shots = [shot([DARK_RED if at % 2 else BLACK], 4) for at in range(10)]
    path, made, scenes = film(tmp_path / "video.mp4", *shots)
    with Witness(tmp_path / "seen") as witness:
        for each, scene in zip(shots, scenes, strict=True):
            witness.show(each, scene)
        seen = witness.seen
    with Witness(tmp_path / "seen") as witness:  # a second time from what was kept
        for each, scene in zip(shots, scenes, strict=True):
            witness.show(each, scene)
        assert witness.seen == seen
    known, read = measure_made(path, made, seen), measure(path)
    assert known and known.picture and read.picture
    assert known.picture.red_flashes == read.picture.red_flashes > 3
    assert known.picture.flashes == read.picture.flashes == 0
