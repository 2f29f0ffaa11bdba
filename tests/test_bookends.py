"""A film with the brand's own intro and outro, from its script to the posting kit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.brand.videos import film
from tests.command_line import in_vietnamese, own_cache, script, write  # noqa: F401  (fixtures)
from vidgen.brand.load import load_brand
from vidgen.delivery.inspect import inspect
from vidgen.delivery.srt import read
from vidgen.film.store import SceneStore
from vidgen.pipeline import Product, produce
from vidgen.settings import Settings

BODY = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n"


@pytest.fixture
def brand(tmp_path: Path) -> Path:
    folder = tmp_path / "nhận diện"
    folder.mkdir()
    film(folder / "mở.mp4", seconds=1.6, tone=True)
    film(folder / "kết.mp4", seconds=1.2, size=(180, 320))
    write(folder / "brand.yaml", "base: an-ninh\nvoices: [espeak]\nintro: mở.mp4\noutro: kết.mp4\n")
    return folder


def _made(tmp_path: Path, brand: Path, *, force: bool = False) -> Product:
    file = script(tmp_path, BODY)
    return produce(file, None, load_brand(brand), tmp_path / "out", Settings(offline=True, force=force))


def test_they_are_scenes_of_the_film_and_made_once(
    tmp_path: Path, brand: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _made(tmp_path, brand)
    assert [(scene.type, scene.frames) for scene in first.report.scenes if scene.type != "hook"] == [
        ("intro", 48),
        ("outro", 36),
    ]
    video = first.folder / "video-BAN-NHAP.mp4"
    measured = inspect(video)
    assert measured.passed, measured.findings
    assert read(first.folder / "video-BAN-NHAP.srt")[0].start >= 1600, "nobody speaks before the first scene"
    before, kept = video.read_bytes(), []
    monkeypatch.setattr(SceneStore, "keep", lambda _store, key, _made: kept.append(key))
    again = _made(tmp_path, brand, force=True)
    assert not kept, "every scene came from the store"
    assert (again.folder / "video-BAN-NHAP.mp4").read_bytes() == before

    film(brand / "kết.mp4", seconds=1.4, size=(180, 320))
    changed = _made(tmp_path, brand)
    assert len(kept) == 1, "another outro is one scene to make"
    assert changed.fresh and changed.report.brand != first.report.brand
