from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from vidgen.errors import MediaError
from vidgen.paint.path_data import outlines
from vidgen.paint.svg import Drawing, read_svg

COLOURS = {"disc": (255, 255, 255, 255), "sign": (0, 128, 0, 255), "currentColor": (9, 8, 7, 255)}
RED = (255, 0, 0, 255)


def drawing(folder: Path, body: str, view: str = "0 0 10 10") -> Drawing:
    file = folder / "hình.svg"
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}">\n{body}\n</svg>', encoding="utf-8"
    )
    return read_svg(file)


@pytest.mark.parametrize(
    "shape",
    [
        '<path fill="red" d="M2 2H8V8H2Z"/>',
        '<path fill="#f00" d="m2,2 6,0 0,6 -6,0z"/>',
        '<path style="fill:rgb(255,0,0)" d="M2 2L8 2 8 8 2 8"/>',
        '<rect fill="red" x="2" y="2" width="6" height="6"/>',
        '<polygon fill="red" points="2,2 8,2 8,8 2,8"/>',
        '<g fill="red" transform="translate(2 2)"><rect width="6px" height="6px"/></g>',
        '<g transform="scale(2)"><g transform="rotate(90 2.5 2.5)">'
        '<rect fill="red" x="1" y="1" width="3" height="3"/></g></g>',
        '<rect fill="red" transform="matrix(6 0 0 6 2 2)" width="1" height="1"/>',
    ],
)
def test_a_square_is_a_square_however_it_is_written(tmp_path: Path, shape: str) -> None:
    pixels = np.asarray(drawing(tmp_path, shape).paint(50, COLOURS))
    expected = np.zeros((50, 50, 4), np.uint8)
    expected[10:40, 10:40] = RED
    assert (pixels == expected).all()


@pytest.mark.parametrize(
    "shape",
    [
        '<circle cx="5" cy="5" r="4"/>',
        '<ellipse cx="5" cy="5" rx="4" ry="4"/>',
        '<rect x="1" y="1" width="8" height="8" rx="4"/>',
        '<path d="M1 5a4 4 0 0 1 8 0a4 4 0 1 1-8 0"/>',
        '<path d="M1 5a4 4 0 018 0 4 4 0 11-8 0"/>',
        '<path d="M9 5C9 7.209 7.209 9 5 9S1 7.209 1 5 2.791 1 5 1 9 2.791 9 5z"/>',
    ],
)
def test_a_circle_covers_its_area(tmp_path: Path, shape: str) -> None:
    alpha = np.asarray(drawing(tmp_path, shape).paint(100, COLOURS))[..., 3] / 255
    assert alpha.sum() == pytest.approx(np.pi * 40**2, rel=0.004)
    assert alpha[50, 50] == 1


def test_quadratic_curves_are_smooth_through_t(tmp_path: Path) -> None:
    waves = outlines("M0 0Q5 10 10 0T20 0")[0]
    assert max(point.imag for point in waves) == pytest.approx(5, abs=0.01)
    assert min(point.imag for point in waves) == pytest.approx(-5, abs=0.01)


def test_holes_follow_the_fill_rule(tmp_path: Path) -> None:
    ring = 'd="M0 0H10V10H0ZM2 2H8V8H2Z"'
    whole = drawing(tmp_path, f"<path {ring}/>").paint(10, COLOURS)
    holed = drawing(tmp_path, f'<path fill-rule="evenodd" {ring}/>').paint(10, COLOURS)
    assert whole.getpixel((5, 5)) == (0, 0, 0, 255)
    assert holed.getpixel((5, 5))[3] == 0


def test_the_place_gives_the_named_colours(tmp_path: Path) -> None:
    body = (
        '<g fill="currentColor"><rect width="2" height="10"/>'
        '<rect class="disc" x="2" width="2" height="10"/></g>'
        '<rect class="big sign" x="4" width="2" height="10"/><rect fill="none" x="6" width="4" height="10"/>'
        '<rect fill="red" opacity="50%" x="8" width="2" height="10"/>'
    )
    image = drawing(tmp_path, body).paint(10, COLOURS)
    shown = [image.getpixel((x, 5)) for x in (1, 3, 5, 7, 9)]
    assert shown == [(9, 8, 7, 255), COLOURS["disc"], COLOURS["sign"], (0, 0, 0, 0), (255, 0, 0, 128)]


def test_a_wide_drawing_is_fitted_and_centred(tmp_path: Path) -> None:
    image = drawing(tmp_path, '<rect x="-5" width="20" height="10" y="1"/>', "-5 1 20 10").paint(40, COLOURS)
    assert image.getchannel("A").getbbox() == (0, 10, 40, 30)


def test_what_cannot_be_seen_is_skipped(tmp_path: Path) -> None:
    body = (
        "<title>a</title><metadata><text/></metadata><defs><linearGradient/></defs>"
        '<g display="none"><text>x</text></g><x:view xmlns:x="urn:x"><text/></x:view>'
        '<rect width="1" height="1"/>'
    )
    assert len(drawing(tmp_path, body).shapes) == 1


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<text>CA</text>", "<text>"),
        ('<image href="a.png"/>', "<image>"),
        ('<use href="#a"/>', "<use>"),
        ("<style>.a{fill:red}</style>", "<style>"),
        ('<path d="M0 0H5V5Z" fill="url(#g)"/>', "url(#g)"),
        ('<path d="M0 0H5V5Z" stroke="red"/>', "stroke"),
        ('<path d="M0 0H5V5Z" style="filter: url(#f)"/>', "filter"),
        ('<g clip-path="url(#c)"><path d="M0 0H5V5Z"/></g>', "clip-path"),
        ('<g opacity="0.5"><path d="M0 0H5V5Z"/></g>', "opacity"),
        ('<path d="M0 0 K5"/>', "K"),
        ('<path d="L5 5"/>', "<path>"),
        ('<path d="M0 0L5"/>', "<path>"),
        ('<circle r="a"/>', "r=a"),
        ('<path transform="skewX(3)" d="M0 0H5V5Z"/>', "skewX"),
    ],
)
def test_what_would_be_lost_is_refused_by_name_and_line(tmp_path: Path, body: str, word: str) -> None:
    with pytest.raises(MediaError) as caught:
        drawing(tmp_path, '<rect width="1" height="1"/>\n' + body)
    finding = caught.value.findings[0]
    assert (finding.code, finding.line) == ("VG-M042", 3)
    assert word in finding.message


@pytest.mark.parametrize(
    "text", ["", "<svg", "<html/>", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', "văn bản"]
)
def test_what_is_no_picture_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.svg"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(MediaError) as caught:
        read_svg(file)
    assert caught.value.findings[0].code == "VG-M041"


def test_entities_are_refused_before_they_grow(tmp_path: Path) -> None:
    file = tmp_path / "a.svg"
    file.write_text(
        '<!DOCTYPE svg [<!ENTITY a "aaaa">]>'
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="1" height="1"/></svg>',
        encoding="utf-8",
    )
    with pytest.raises(MediaError):
        read_svg(file)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(MediaError) as caught:
        read_svg(tmp_path / "không có.svg")
    assert caught.value.findings[0].code == "VG-M040"
