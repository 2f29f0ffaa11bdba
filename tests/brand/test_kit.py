from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.command_line import own_copy
from vidgen.brand.kit import Brand
from vidgen.brand.load import load_brand
from vidgen.brand.shipped import shipped_folder


@pytest.fixture
def copied(folder: Path) -> Path:
    own_copy(shipped_folder(), folder)
    return folder


def _recolour(folder: Path) -> None:
    file = folder / "brand.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("#FFD23F", "#FFDD55"), encoding="utf-8")


def _other_emblem(folder: Path) -> None:
    file = folder / "emblem.svg"
    file.write_text(file.read_text(encoding="utf-8").replace('r="48"', 'r="47"'), encoding="utf-8")


def _other_font(folder: Path) -> None:
    fonts = folder / "fonts"
    shutil.copyfile(fonts / "BeVietnamPro_700Bold.ttf", fonts / "BeVietnamPro_500Medium.ttf")


@pytest.mark.parametrize("change", [_recolour, _other_emblem, _other_font])
def test_the_digest_follows_the_content(copied: Path, change: Callable[[Path], None]) -> None:
    before = load_brand(copied).digest
    change(copied)
    assert load_brand(copied).digest != before


def test_the_digest_does_not_follow_comments_or_place(copied: Path) -> None:
    with (copied / "brand.yaml").open("a", encoding="utf-8") as file:
        file.write("# thêm một ghi chú\n")
    assert load_brand(copied).digest == load_brand().digest


def test_the_digest_follows_a_replaced_value() -> None:
    brand = load_brand()
    assert replace(brand, rate=3.3).digest != brand.digest
    assert len(brand.digest) == 64


def test_the_digest_follows_the_music(folder: Path) -> None:
    brand = load_brand()
    music = folder / "a.wav"
    music.write_bytes(b"one")
    one = replace(brand, music=str(music)).digest
    music.write_bytes(b"two")
    assert len({brand.digest, one, replace(brand, music=str(music)).digest}) == 3


def test_a_brand_survives_a_process_pool() -> None:
    brand = load_brand()
    copy: Brand = pickle.loads(pickle.dumps(brand))
    assert copy == brand
    assert copy.digest == brand.digest
