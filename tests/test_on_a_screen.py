"""A kit for the television of an office: nobody speaks, all can be read, and it can be repeated for hours."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest

from tests.approval_support import trusted_office
from tests.command_line import UNITS, in_vietnamese, own_cache, script, vidgen, write  # noqa: F401  (fixtures)
from vidgen.brand.load import load_brand
from vidgen.delivery.checks import platform
from vidgen.delivery.inspect import Expectation, inspect
from vidgen.pipeline import Product, produce
from vidgen.preview import check
from vidgen.scenario.units import load_units
from vidgen.settings import Settings

BODY = "## hook: Ai hỏi **mã OTP**?\n{{unit.name}} nhắc bà con.\n\n## signs: Dấu hiệu\n1. Tự xưng\n2. Giục\n"


@pytest.fixture(scope="module", params=["auto", "none"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    folder = tmp_path_factory.mktemp("Màn hình")
    write(folder / "nhận diện" / "brand.yaml", f"id: xa\nname: Công an xã\nmusic: {request.param}\n")
    unit = load_units(write(folder / "units.csv", UNITS))[0]
    settings = Settings(offline=True, profile="screen")
    file, brand = script(folder, BODY), load_brand(folder / "nhận diện")
    with trusted_office(tmp_path_factory.mktemp("cài đặt")) as office:
        office.approve(file, brand)
        yield produce(file, unit, brand, folder / "out", settings)


def test_nobody_speaks_and_the_kit_says_so(made: Product) -> None:
    assert made.report.profile == "screen" and made.report.voices == () and made.report.skipped == ()
    post = (made.folder / "post.txt").read_text("utf-8")
    assert post.startswith("===== Màn hình tại trụ sở =====\n(Bản này không có lời đọc")
    assert "lặp lại" in post and "9:16" in post


def test_it_has_a_sound_track_all_the_same_and_passes_its_inspection(made: Product) -> None:
    with av.open(str(made.folder / "video.mp4")) as film:
        assert film.streams.audio[0].codec_context.name == "aac"
        heard = max(float(np.abs(frame.to_ndarray()).max()) for frame in film.decode(audio=0))
    silent = made.report.quality["loudness_lufs"] is None
    assert silent == (heard < 1e-3)
    assert made.report.findings == ()
    said = vidgen("inspect", made.folder / "video.mp4")
    assert said.returncode == 0, said.stdout


def test_it_ends_on_the_picture_it_begins_with(made: Product) -> None:
    with av.open(str(made.folder / "video.mp4")) as film:
        shown = (frame.to_ndarray(format="gray").astype(np.int16) for frame in film.decode(video=0))
        first, last = next(shown), deque(shown, maxlen=30)
    assert np.abs(first - last[-1]).mean() < 1 < 10 < np.abs(first - last[0]).mean()


def test_it_is_made_once(made: Product) -> None:
    folder = made.folder.parents[2]
    unit = load_units(folder / "units.csv")[0]
    settings = Settings(offline=True, profile="screen")
    again = produce(folder / "thu.md", unit, load_brand(folder / "nhận diện"), folder / "out", settings)
    assert not again.fresh


def test_limits_of_platforms_do_not_count(tmp_path: Path, made: Product) -> None:
    measured = inspect(made.folder / "video.mp4").measured
    assert measured
    for posted in (True, False):
        large = replace(measured, bytes=10**9)
        assert bool(list(platform.bytes_(large, Expectation(posted=posted)))) == posted
    body = "## hook: Mở đầu\n" + "Đừng đọc mã cho người lạ. " * 80
    long_script = script(tmp_path, body, front=["profile: screen"])
    assert "VG-R002" not in {finding.code for finding in check(long_script, None, load_brand())}
    write(long_script, long_script.read_text("utf-8").replace("profile: screen", "profile: elderly"))
    assert "VG-R002" in {finding.code for finding in check(long_script, None, load_brand())}
