"""How long a text a platform takes, and cutting a text to it."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

ELLIPSIS = "…"


class TextLimit(BaseModel):
    """The longest text a field takes, counted in characters or in UTF-16 units (an emoji is two)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    most: Annotated[int, Field(gt=0)]
    unit: Literal["character", "utf16"]

    def length(self, text: str) -> int:
        """The text's length as the platform counts it."""
        return len(text) if self.unit == "character" else len(text.encode("utf-16-le")) // 2

    def fits(self, text: str) -> bool:
        """Whether the platform takes the text whole."""
        return self.length(text) <= self.most


def shorten(text: str, limit: TextLimit | None) -> str:
    """The text if it fits, else cut with ``…`` after a sentence, or after a word if that loses over half.

    Never cuts inside a character (a surrogate pair, a letter and its marks, a joined emoji).
    """
    text = unicodedata.normalize("NFC", text).strip()
    if limit is None or limit.fits(text):
        return text
    room = limit.most - len(ELLIPSIS)
    if room < 0:
        return ""
    units = end = 0
    for at, character in enumerate(text):
        units += limit.length(character)
        if units > room:
            break
        end = at + 1
    head = text[:end]
    sentence = max(
        (at + 1 for at in range(len(head) - 1) if head[at] in ".!?" and text[at + 1].isspace()), default=0
    )
    if sentence * 2 >= end > 0:
        return f"{head[:sentence]} {ELLIPSIS}"
    if not text[end].isspace():
        word = max((at for at, character in enumerate(head) if character.isspace()), default=0)
        head = head[:word] if word else _whole_characters(head, text[end])
    return head.rstrip(" \t\n,;:–-") + ELLIPSIS


def _whole_characters(head: str, following: str) -> str:
    joined = "\u200d\ufe0f"
    while head and (unicodedata.combining(following) or following in joined or head[-1] in joined):
        head, following = head[:-1], head[-1]
    return head
