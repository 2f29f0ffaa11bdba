"""Buttons on a mock screen: ``Nút: Gửi hồ sơ`` is shown as one, and said as what one does with it."""

from __future__ import annotations

from vidgen.scenario.inline import plain_text, split_shown

_NAMED = "nút"
_DEEDS = ("bấm", "nhấn", "chọn")


def is_button(text: str) -> bool:
    """Whether an item of a screen is a button."""
    label, value = split_shown(text, ": ")
    return bool(value) and plain_text(label).casefold().startswith((_NAMED, *_DEEDS))


def pressed(text: str) -> str:
    """A button as one tells somebody to press it: ``Bấm nút Gửi hồ sơ``; other items as they are written."""
    if not is_button(text):
        return text
    label, value = split_shown(text, ": ")
    if plain_text(label).casefold().startswith(_NAMED):
        label = f"Bấm {label[:1].lower()}{label[1:]}"
    return f"{label} {value}"
