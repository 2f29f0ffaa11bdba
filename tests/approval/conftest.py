"""A library of its own and a machine of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.approval.library import Library, make_library
from tests.command_line import in_vietnamese  # noqa: F401  (fixture)
from vidgen.brand.kit import Brand


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings of a machine that knows nothing yet."""
    folder = tmp_path / "máy này"
    monkeypatch.setenv("VIDGEN_CONFIG", str(folder))
    return folder


@pytest.fixture
def library(tmp_path: Path, machine: Path, brand: Brand) -> Library:
    return make_library(tmp_path / "Tuyên truyền", brand)
