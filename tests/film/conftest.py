from __future__ import annotations

from pathlib import Path

import pytest

from tests.film.clips import clip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the footage of a module lies."""
    path = tmp_path_factory.mktemp("media") / "Phim tuyên truyền của xã"
    path.mkdir()
    return path


@pytest.fixture(scope="module")
def landscape(folder: Path) -> Path:
    return clip(folder / "ngang có dấu.mp4", (216, 180), 1.5)
