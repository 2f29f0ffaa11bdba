"""Captions on the picture are measured as they come out of the decoder."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.delivery.films import flat, noise, write_film
from vidgen.brand.load import load_brand
from vidgen.delivery.burnt_in import caption_contrast
from vidgen.delivery.inspect import Expectation, inspect
from vidgen.paint.fonts import font

SIZE = (540, 960)
CUES = "1\n00:00:00,200 --> 00:00:01,800\nTắt máy ngay\n\n"


def captioned(ink: int, box: int, text: str = "Tắt máy ngay"):  # type: ignore[no-untyped-def]
    picture = Image.fromarray(flat(90, SIZE))
    pen = ImageDraw.Draw(picture)
    face = font(load_brand().fonts.bold, 32)
    width = round(face.getlength(text))
    left = 258 - width // 2
    pen.rounded_rectangle((left - 20, 625, left + width + 20, 668), 8, fill=box)
    pen.text((left, 656), text, font=face, fill=ink, anchor="ls")
    return np.asarray(picture)


def found(folder: Path, picture) -> list[str]:  # type: ignore[no-untyped-def]
    (folder / "video.srt").write_text(CUES, encoding="utf-8")
    film = write_film(folder / "video.mp4", [(picture, 105)], noise(105))
    return [finding.code for finding in inspect(film, expect=Expectation(SIZE)).findings]


def test_a_caption_that_reads_is_nothing_to_speak_of(tmp_path: Path) -> None:
    assert found(tmp_path, captioned(235, 24)) == []


def test_one_too_faint_on_its_box_is_a_warning(tmp_path: Path) -> None:
    assert found(tmp_path, captioned(200, 110)) == ["VG-I032"]


def test_dark_on_light_is_measured_as_well(tmp_path: Path) -> None:
    assert found(tmp_path, captioned(20, 220)) == []
    assert found(tmp_path, captioned(110, 200)) == ["VG-I032"]


@pytest.mark.parametrize("text", ["Có!", "Không đọc mã OTP"])
def test_short_and_long_captions_are_found(text: str) -> None:
    (ratio,) = caption_contrast(captioned(235, 24, text))
    assert ratio > 12


def test_a_film_without_captions_on_it_is_not_blamed(tmp_path: Path) -> None:
    assert found(tmp_path, flat(90, SIZE)) == []
