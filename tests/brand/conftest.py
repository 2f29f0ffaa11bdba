"""A brand folder to write into, and the findings its loading gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vidgen.brand.load import load_brand
from vidgen.errors import BrandError, Finding

Refusals = Callable[[str], tuple[Finding, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty brand folder with Vietnamese letters and a space in its path."""
    path = tmp_path / "Tuyên truyền" / "nhận diện"
    path.mkdir(parents=True)
    return path


@pytest.fixture
def refusals(folder: Path) -> Refusals:
    """The findings for a text of brand.yaml in the folder."""

    def load(text: str) -> tuple[Finding, ...]:
        (folder / "brand.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(BrandError) as caught:
            load_brand(folder)
        return caught.value.findings

    return load
