"""An encoded scene is kept under all that decides its pixels and comes back byte for byte."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from vidgen.film.codec import CodecOptions
from vidgen.film.compositor import runs
from vidgen.film.h264 import EncodedVideo, encode
from vidgen.film.store import SceneStore, scene_key
from vidgen.storyboard.model import Layer, Picture, Pose, Shot

SIZE = (64, 96)


@pytest.fixture(scope="module")
def shot() -> Shot:
    ground = Picture(SIZE, lambda: Image.new("RGB", SIZE, (20, 60, 40)))
    card = Picture((16, 16), lambda: Image.new("RGBA", (16, 16), (255, 200, 0, 255)))
    return Shot("hook", 150, ground, (Layer("card", (Pose(10, card, 8, 8),)),), (), (), 20, key="nội dung")


@pytest.fixture(scope="module")
def scene(shot: Shot) -> EncodedVideo:
    return encode(runs(shot), SIZE)


def test_a_scene_comes_back_byte_for_byte(tmp_path: Path, scene: EncodedVideo) -> None:
    store = SceneStore(tmp_path)
    assert store.get("ab" * 32) is None
    store.put("ab" * 32, scene)
    assert SceneStore(tmp_path).get("ab" * 32) == scene


@pytest.mark.parametrize("place", [0.0, 0.3, 0.999])
def test_one_flipped_bit_is_no_hit(tmp_path: Path, scene: EncodedVideo, place: float) -> None:
    store = SceneStore(tmp_path)
    store.put("ab" * 32, scene)
    path = tmp_path / store.content.name("ab" * 32)
    data = bytearray(path.read_bytes())
    data[int(place * len(data))] ^= 4
    path.write_bytes(data)
    assert store.get("ab" * 32) is None and not path.exists()


def test_the_key_holds_content_size_and_options(shot: Shot) -> None:
    keys = {
        scene_key(shot, SIZE, CodecOptions()),
        scene_key(replace(shot, key="khác"), SIZE, CodecOptions()),
        scene_key(shot, (128, 96), CodecOptions()),
        scene_key(shot, SIZE, CodecOptions(crf=21)),
        scene_key(shot, SIZE, CodecOptions(hold_aware=False)),
    }
    assert len(keys) == 5
    assert scene_key(shot, SIZE, CodecOptions()) in keys
