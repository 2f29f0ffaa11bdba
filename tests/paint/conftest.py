from __future__ import annotations

import pytest

from vidgen.brand.kit import Brand
from vidgen.paint.text import Style

WHITE, GOLD = (255, 255, 255, 255), (255, 210, 63, 255)


@pytest.fixture(scope="session")
def style(brand: Brand) -> Style:
    """White letters, emphasis in gold."""
    return Style(brand.fonts.black, 96, WHITE, GOLD, 1.18)
