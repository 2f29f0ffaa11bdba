"""A photo that breaks off is found before anything is spoken; a whole one, and footage, are left alone."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.command_line import script
from vidgen.brand.load import load_brand
from vidgen.errors import Finding
from vidgen.preview import prepare
from vidgen.review.check import review

BODY = "## hook: Tin lạ\nCoi chừng.\n\n## photo: Tin\n![Tin nhắn](tin.jpg)\n"


def findings(folder: Path) -> tuple[Finding, ...]:
    scenario, _warnings = prepare(script(folder, BODY), None)
    return review(scenario, None, load_brand())


def test_a_whole_photo_passes(tmp_path: Path) -> None:
    Image.new("RGB", (400, 400)).save(tmp_path / "tin.jpg")
    assert findings(tmp_path) == ()


def test_a_photo_cut_short_is_named_at_its_line(tmp_path: Path) -> None:
    photo = tmp_path / "tin.jpg"
    Image.effect_noise((600, 600), 80).save(photo)
    photo.write_bytes(photo.read_bytes()[:20_000])
    (finding,) = findings(tmp_path)
    assert (finding.code, finding.path, finding.line) == ("VG-M002", tmp_path / "thu.md", 11)


def test_what_is_missing_is_left_to_its_scene(tmp_path: Path) -> None:
    assert findings(tmp_path) == ()
