"""Size and quiet zone of a QR code, read off pictures and off encoded films."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import segno
from numpy.typing import NDArray

from tests.delivery.films import flat, noise, write_film
from vidgen.delivery.codes import codes_on
from vidgen.delivery.inspect import Expectation, inspect
from vidgen.storyboard.qr_card import qr_picture

LINK = "https://example.vn/xa-dong-hai"
SIZE = (540, 960)


def card(scale: int, border: int = 4) -> NDArray[np.uint8]:
    """A dark picture with a code on a white card that leaves so many modules around it."""
    code = np.array(
        [[16 if dark else 235 for dark in row] for row in segno.make(LINK).matrix_iter(border=border)]
    )
    code = np.kron(code, np.ones((scale, scale))).astype(np.uint8)
    picture = flat(40, SIZE)
    top, left = (SIZE[1] - len(code)) // 2, (SIZE[0] - len(code)) // 2
    picture[top : top + len(code), left : left + len(code)] = code
    return picture


@pytest.mark.parametrize("border", [1, 2, 3, 4])
def test_the_quiet_zone_is_counted_in_modules(border: int) -> None:
    (code,) = codes_on(card(8, border))
    assert (code.text, code.quiet) == (LINK, border)
    assert code.side == pytest.approx(8 * len(segno.make(LINK).matrix), abs=2)


def test_a_picture_without_a_code_has_none() -> None:
    assert codes_on(flat(120, SIZE)) == ()


def test_our_own_card_has_rounded_corners_and_a_full_quiet_zone() -> None:
    image = qr_picture("https://example.org/" + "x" * 60)
    picture = np.full((image.height + 80, image.width + 80), 60, np.uint8)
    alpha, grey = np.asarray(image.getchannel("A")) / 255, np.asarray(image.convert("L"))
    inner = picture[40:-40, 40:-40]
    inner[:] = (grey * alpha + inner * (1 - alpha)).astype(np.uint8)
    (code,) = codes_on(picture)
    assert code.quiet == 4
    assert code.side >= 400 - 2


@pytest.mark.parametrize(
    ("scale", "border", "codes"),
    [(8, 4, []), (6, 4, ["VG-I083"]), (8, 1, ["VG-I084"])],
    ids=["good", "small", "no quiet zone"],
)
def test_each_fault_of_a_code_in_a_film_has_its_warning(
    tmp_path: Path, scale: int, border: int, codes: list[str]
) -> None:
    film = write_film(tmp_path / "video.mp4", [(card(scale, border), 210)], noise(210))
    inspection = inspect(film, expect=Expectation(SIZE, qr_url=LINK))
    assert [finding.code for finding in inspection.findings] == codes
    assert inspection.passed
    assert inspection.values["qr_pixels"]


def test_a_film_nothing_is_known_of_is_measured_too(tmp_path: Path) -> None:
    film = write_film(tmp_path / "video.mp4", [(card(6), 60)], noise(60))
    codes = {finding.code for finding in inspect(film).findings}
    assert {"VG-I082", "VG-I083"} <= codes
    assert not {"VG-I080", "VG-I081"} & codes
