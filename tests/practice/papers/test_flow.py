"""A line too long for its room is set smaller, then cut where it just fits."""

from __future__ import annotations

import pytest

from vidgen.brand.kit import Brand
from vidgen.practice.papers.flow import fitted_line
from vidgen.practice.papers.pen import Pen

TITLE = "Giả danh công an, ép cập nhật VNeID"


@pytest.mark.parametrize("text", [TITLE * 3, "Ư" * 3000, f"{'  rời  ' * 200}", TITLE])
@pytest.mark.parametrize("room", [4.0, 40.0, 90.0])
def test_it_keeps_as_much_as_has_room(
    brand: Brand, monkeypatch: pytest.MonkeyPatch, text: str, room: float
) -> None:
    pen = Pen(brand.fonts)
    written: list[tuple[str, float]] = []
    monkeypatch.setattr(pen, "write", lambda _x, _y, text, size, *_, **__: written.append((text, size)))
    fitted_line(pen, 0, 0, text, 8.0, room)
    ((shown, size),) = written
    assert 6.8 <= size <= 8.0 and pen.width(shown, size) <= room
    if shown != text:
        kept = len(shown) - 1
        longer = next(
            each for end in range(kept + 2, len(text)) if len(each := text[:end].rstrip() + "…") > len(shown)
        )
        assert text.startswith(shown[:-1]) and pen.width(longer, size) > room


def test_one_letter_is_never_cut(brand: Brand, monkeypatch: pytest.MonkeyPatch) -> None:
    pen = Pen(brand.fonts)
    written: list[str] = []
    monkeypatch.setattr(pen, "write", lambda _x, _y, text, *_, **__: written.append(text))
    fitted_line(pen, 0, 0, "Ư", 8.0, 0.1)
    assert written == ["Ư"]
