"""A film whose scenes were watched while it was made measures as one that is decoded from its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vidgen.delivery.measure import measure
from vidgen.delivery.witness import Seen, Witness, watch
from vidgen.delivery.witnessed import measure_made
from vidgen.film.compositor import runs
from vidgen.film.h264 import EncodedVideo, encode, join
from vidgen.film.mastering import master
from vidgen.film.mux import write_mp4
from vidgen.film.shoot import Film
from vidgen.narration.speech import Samples
from vidgen.storyboard.model import SAMPLES_PER_FRAME, Layer, Picture, Pose, Shot
from vidgen.storyboard.qr_card import qr_picture

SIZE = (640, 1136)
ADDRESS = "https://example.org/doi-sim"


def shot(frames: int, colour: tuple[int, int, int], *, qr: bool = False) -> Shot:
    ground = Picture(SIZE, lambda: Image.new("RGB", SIZE, colour))
    code = qr_picture(ADDRESS)
    layers = (Layer("qr", (Pose(0, Picture(code.size, lambda: code), 60, 60),)),) if qr else ()
    return Shot("contact" if qr else "hook", frames, ground, layers, (), (), 1, key=f"{colour}{qr}")


def voice(frames: int) -> Samples:
    """Noise like speech, with a second of silence in its middle."""
    length = frames * SAMPLES_PER_FRAME
    sound = np.random.default_rng(4).normal(0, 0.1, (length, 2)).astype(np.float32)
    sound[length // 2 : length // 2 + 48_000] = 0
    return sound


SHOTS = (shot(60, (150, 30, 40)), shot(45, (0, 0, 0)), shot(150, (15, 120, 90), qr=True))


@pytest.fixture(scope="module")
def scenes() -> tuple[EncodedVideo, ...]:
    return tuple(encode(runs(each), SIZE) for each in SHOTS)


@pytest.fixture(scope="module")
def film(scenes: tuple[EncodedVideo, ...]) -> Film:
    return Film(join(scenes), master(voice(sum(each.frames for each in SHOTS))))


@pytest.fixture(scope="module")
def made(film: Film, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("phim") / "video.mp4"
    write_mp4(path, film.video, film.sound.audio, {})
    return path


def seen_by(folder: Path, scenes: tuple[EncodedVideo, ...]) -> tuple[Seen, ...]:
    with Witness(folder) as witness:
        for each, scene in zip(SHOTS, scenes, strict=True):
            witness.show(each, scene)
        return witness.seen


def test_what_was_watched_equals_what_the_file_shows(
    made: Path, film: Film, scenes: tuple[EncodedVideo, ...], tmp_path: Path
) -> None:
    by_file, by_witness = measure(made, qr=True), measure_made(made, film, seen_by(tmp_path, scenes))
    assert by_witness is not None and by_file.picture is not None and by_witness.picture is not None
    assert by_file.sound is not None and by_witness.sound is not None
    assert by_witness.damaged == by_file.damaged == 0
    assert by_witness.layout == by_file.layout and by_witness.bytes == by_file.bytes
    assert [text for _time, text in by_witness.picture.qr] == [ADDRESS] * 10
    assert {text for _time, text in by_file.picture.qr} == {ADDRESS}
    assert np.allclose(by_witness.picture.black, by_file.picture.black) and np.allclose(
        by_file.picture.black, [(2, 3.5)]
    )
    assert replace(by_witness.picture, qr=(), black=()) == replace(by_file.picture, qr=(), black=())
    assert by_witness.sound.loudness == pytest.approx(by_file.sound.loudness, abs=0.05)
    assert by_witness.sound.true_peak == pytest.approx(by_file.sound.true_peak, abs=0.05)
    assert np.allclose(by_witness.sound.silent, by_file.sound.silent, atol=0.05)
    # The last packet of a file decodes a little past the end of the sound.
    assert by_witness.sound.average_bit_rate == pytest.approx(by_file.sound.average_bit_rate, rel=0.01)
    heard = ("codec", "profile", "rate", "channels", "peak_bit_rate")
    assert all(getattr(by_witness.sound, each) == getattr(by_file.sound, each) for each in heard)


def test_a_scene_seen_before_is_not_decoded_again(
    scenes: tuple[EncodedVideo, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = seen_by(tmp_path, scenes)

    def never(*_: object, **__: object) -> Seen:
        raise AssertionError("decoded again")

    monkeypatch.setattr("vidgen.delivery.witness.watch", never)
    assert seen_by(tmp_path, scenes) == first


def test_a_file_that_is_not_the_film_that_was_watched_does_not_count(
    made: Path, film: Film, scenes: tuple[EncodedVideo, ...], tmp_path: Path
) -> None:
    seen = seen_by(tmp_path, scenes)
    last = film.video.packets[-1]
    flipped = replace(last, data=last.data[:-1] + bytes([last.data[-1] ^ 1]))
    other = replace(film, video=replace(film.video, packets=(*film.video.packets[:-1], flipped)))
    shorter = replace(film, video=replace(film.video, packets=film.video.packets[:-1]))
    longer = replace(film, video=replace(film.video, packets=(*film.video.packets, last)))
    assert [measure_made(made, each, seen) for each in (other, shorter, longer)] == [None] * 3


def test_a_damaged_scene_is_seen(scenes: tuple[EncodedVideo, ...]) -> None:
    packet = scenes[0].packets[0]
    broken = replace(packet, data=packet.data[: len(packet.data) // 3])
    damaged = replace(scenes[0], packets=(broken, *scenes[0].packets[1:]))
    assert watch(damaged, codes=False).damaged or watch(damaged, codes=False).frames < 60
