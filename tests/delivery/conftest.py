from __future__ import annotations

from pathlib import Path

import pytest

from .films import noise, pictures, write_film


@pytest.fixture(scope="session")
def good_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film that falls short of nothing, 108×192, 3.5 s."""
    return write_film(tmp_path_factory.mktemp("phim tốt") / "video.mp4", pictures(), noise())
