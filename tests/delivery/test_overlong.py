"""A post or a title that a platform would cut is told at its line, with the platforms that cut it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import in_vietnamese, own_cache, write  # noqa: F401  (fixtures)
from tests.review.library import SCAM, library
from vidgen.delivery.overlong import overlong
from vidgen.errors import Severity
from vidgen.preview import read, told
from vidgen.scenario.units import load_units

POST = "Hãy tắt máy\n"
TITLE = "title: Giả danh công an gọi điện"


@pytest.mark.parametrize(
    ("old", "new", "at", "named"),
    [
        (POST, "Hãy tắt máy ngay. " * 30 + "\n", "post:", ["Zalo"]),
        (POST, "Hãy tắt máy ngay. " * 80 + "\n", "post:", ["Zalo", "Telegram"]),
        (POST, "Hãy tắt máy ngay. " * 200 + "\n", "post:", ["Zalo", "Telegram", "TikTok"]),
        (TITLE, "title: " + "Giả danh công an gọi điện " * 5, "title:", ["YouTube"]),
    ],
)
def test_what_is_too_long_is_a_warning_at_its_line(
    tmp_path: Path, old: str, new: str, at: str, named: list[str]
) -> None:
    folder = library(tmp_path)
    file = write(folder / "gia-danh.md", SCAM.replace(old, new))
    (found,) = overlong(told(read(file)[0], load_units(folder / "units.csv")[0]))
    assert (found.code, found.severity, found.path) == ("VG-R031", Severity.WARNING, file)
    assert found.line and file.read_text(encoding="utf-8").split("\n")[found.line - 1].startswith(at)
    assert all(name in found.message for name in named)


def test_what_fits_everywhere_is_no_finding(tmp_path: Path) -> None:
    folder = library(tmp_path)
    assert overlong(told(read(folder / "gia-danh.md")[0], load_units(folder / "units.csv")[0])) == ()
