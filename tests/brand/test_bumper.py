from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.brand.videos import damage, film, sound
from vidgen.brand.load import load_brand
from vidgen.errors import Finding
from vidgen.identity.check import check_brand

Refusals = Callable[[str], tuple[Finding, ...]]


def test_a_brand_brings_its_intro_and_outro(folder: Path) -> None:
    film(folder / "mở đầu.mp4", seconds=1.2)
    (folder / "brand.yaml").write_text("intro: mở đầu.mp4\noutro: none\n", encoding="utf-8")
    brand = load_brand(folder)
    assert (brand.intro, brand.outro) == ((folder / "mở đầu.mp4").resolve(), None)
    assert brand.look == load_brand().look, "scenes are the same with it"
    assert brand.digest != load_brand().digest, "films are not"


def _missing(_path: Path) -> None:
    pass


def _cut(path: Path) -> None:
    film(path, seconds=1)
    path.write_bytes(path.read_bytes()[:600])


@pytest.mark.parametrize(
    ("make", "code", "told"),
    [
        (_missing, "VG-B014", "không thấy"),
        (lambda path: path.write_bytes(b""), "VG-B014", "hỏng"),
        (_cut, "VG-B014", "hỏng"),
        (sound, "VG-B014", "không có hình"),
        (lambda path: film(path, seconds=10.5), "VG-B015", "10,5 giây"),
        (lambda path: film(path, seconds=0.2), "VG-B015", "0,2 giây"),
    ],
)
@pytest.mark.parametrize("key", ["intro", "outro"])
def test_one_that_cannot_be_shown_is_refused_with_its_line(
    folder: Path, refusals: Refusals, key: str, make: Callable[[Path], None], code: str, told: str
) -> None:
    make(folder / "b.mp4")
    (finding,) = refusals(f"name: Thử\n{key}: b.mp4\n")
    assert (finding.code, finding.line, finding.path) == (code, 2, folder / "brand.yaml")
    assert told in finding.message and finding.fix


def test_one_outside_the_folder_is_refused(refusals: Refusals) -> None:
    (finding,) = refusals("intro: ../b.mp4\n")
    assert finding.code == "VG-B006"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: film(path, seconds=6), "VG-B026"),
        (lambda path: film(path, seconds=1.2, black=0.8), "VG-B027"),
        (lambda path: film(path, seconds=1.5, flashing=True), "VG-B028"),
        (lambda path: damage(film(path, seconds=3)), "VG-M007"),
    ],
)
def test_the_check_plays_it_to_its_end(folder: Path, make: Callable[[Path], None], code: str) -> None:
    make(folder / "b.mp4")
    (folder / "brand.yaml").write_text("id: thu\n\noutro: b.mp4\n", encoding="utf-8")
    load_brand(folder)
    assert (code, 3) in {(finding.code, finding.line) for finding in check_brand(folder)}
