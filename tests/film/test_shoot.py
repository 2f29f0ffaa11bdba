"""The film holds every frame of the storyboard, and scenes that stand in the store are not encoded again."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from vidgen.brand.kit import Brand
from vidgen.errors import FilmError, MediaError
from vidgen.film import scenes
from vidgen.film.codec import CodecOptions
from vidgen.film.compositor import still
from vidgen.film.mux import write_mp4
from vidgen.film.shoot import shoot
from vidgen.film.store import SceneStore
from vidgen.film.tape import Tape
from vidgen.storyboard.model import SAMPLES_PER_FRAME

BODY = "## hook: “Công an” gọi?\nKhoan đã!\n\n## law: Tội lừa đảo\n- Điều 174 BLHS\n"
OPTIONS = CodecOptions(preset="ultrafast", crf=16)


@pytest.fixture(scope="module")
def told(teller, brand: Brand):  # type: ignore[no-untyped-def]
    return teller.tell(BODY, aloud=True)


@pytest.fixture(scope="module")
def seen() -> list[tuple[str, float]]:
    return []


@pytest.fixture(scope="module")
def film(told, brand: Brand, seen):  # type: ignore[no-untyped-def]
    return shoot(told.storyboard, told.scenario, brand, OPTIONS, None, lambda *at: seen.append(at))


def test_picture_and_sound_are_as_long_as_the_storyboard(told, film, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    frames = told.storyboard.frames
    assert len(film.video.packets) == frames
    write_mp4(tmp_path / "phim.mp4", film.video, film.sound.audio, {"title": "thử"})
    with av.open(str(tmp_path / "phim.mp4")) as container:
        assert sum(1 for _ in container.decode(video=0)) == frames
    with av.open(str(tmp_path / "phim.mp4")) as container:
        samples = sum(frame.samples for frame in container.decode(audio=0))
    assert abs(samples - frames * SAMPLES_PER_FRAME) <= 2048


def test_what_is_decoded_is_what_was_painted(told, film, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    write_mp4(tmp_path / "phim.mp4", film.video, film.sound.audio, {})
    wanted, start = {}, 0
    for shot in told.shots:
        wanted[start + shot.settled] = still(shot, shot.settled)
        start += shot.frames
    with av.open(str(tmp_path / "phim.mp4")) as container:
        for number, frame in enumerate(container.decode(video=0)):
            if number in wanted:
                picture = frame.reformat(format="rgb24", src_colorspace="ITU709").to_ndarray()
                assert np.abs(picture.astype(int) - np.asarray(wanted.pop(number), int)).mean() < 2
    assert not wanted


def test_each_scene_begins_with_a_key_frame(told, film) -> None:  # type: ignore[no-untyped-def]
    start = 0
    for shot in told.shots:
        assert film.video.packets[start].key
        start += shot.frames


def test_progress_rises_and_names_its_stages(film, seen: list[tuple[str, float]]) -> None:  # type: ignore[no-untyped-def]
    shares = [share for stage, share in seen if stage == "film"]
    assert shares == sorted(shares) and (shares[0], shares[-1]) == (0, 1)
    assert [stage for stage, _ in seen][-1] == "sound"


def test_a_scene_in_the_store_is_not_encoded_again(  # type: ignore[no-untyped-def]
    told, film, brand: Brand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SceneStore(tmp_path / "cảnh")
    encoded: list[int] = []
    real = scenes.encode

    def counted(runs, size, options):  # type: ignore[no-untyped-def]
        encoded.append(1)
        return real(runs, size, options)

    monkeypatch.setattr(scenes, "encode", counted)
    first, again = (
        shoot(told.storyboard, told.scenario, brand, OPTIONS, store, lambda *_: None) for _ in range(2)
    )
    assert len(encoded) == 2
    assert first.video == again.video == film.video
    shoot(told.storyboard, told.scenario, brand, replace(OPTIONS, crf=30), store, lambda *_: None)
    assert len(encoded) == 4


def test_a_picture_that_went_missing_is_said(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    path = teller.folder / "tin.png"
    Image.new("RGB", (640, 640)).save(path)
    told = teller.tell("## photo: Tin giả\n![Ảnh](tin.png)\n")
    path.unlink()
    with pytest.raises(MediaError) as caught:
        shoot(told.storyboard, told.scenario, brand, OPTIONS, None, lambda *_: None)
    assert caught.value.findings[0].code == "VG-M001"


def test_threads_change_nothing_in_what_comes_out(told, film, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    quiet = shoot(told.storyboard, told.scenario, brand, OPTIONS, None, lambda *_: None, threads=False)
    assert quiet.video == film.video
    assert quiet.sound.audio == film.sound.audio and quiet.sound.silent == film.sound.silent


def test_a_full_disk_for_temporary_files_is_said(  # type: ignore[no-untyped-def]
    told, brand: Brand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Tape, block: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Tape, "record", full)
    with pytest.raises(FilmError) as caught:
        shoot(told.storyboard, told.scenario, brand, OPTIONS, None, lambda *_: None)
    assert caught.value.findings[0].code == "VG-F025"
