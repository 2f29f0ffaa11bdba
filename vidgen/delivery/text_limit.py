"""How long a text a platform takes, and cutting a text to it."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from vidgen.delivery.publish.graphemes import boundaries

ELLIPSIS = "…"
AHEAD = 500
"""Characters looked at behind the longest that could fit, to see what a cut would part."""


class TextLimit(BaseModel):
    """The longest text a field takes, in characters, UTF-16 units (an emoji is two) or UTF-8 bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    most: Annotated[int, Field(gt=0)]
    unit: Literal["character", "utf16", "byte"]

    def length(self, text: str) -> int:
        """The text's length as the platform counts it."""
        if self.unit == "character":
            return len(text)
        if self.unit == "byte":
            return len(text.encode("utf-8"))
        return len(text.encode("utf-16-le")) // 2

    def fits(self, text: str) -> bool:
        """Whether the platform takes the text whole."""
        return self.length(text) <= self.most


def shorten(text: str, limit: TextLimit | None, phrases: Iterable[str] = ()) -> str:
    """The text if it fits, else cut with ``…`` after a sentence, or after a word if that loses over half.

    Never cuts inside a character (a surrogate pair, a letter and its marks, a joined emoji), nor inside an
    address, a hashtag, a phone number, a date or a citation of the law: rather all of it is left out.

    Arguments:
        phrases: what else stands whole or not at all.
    """
    text = unicodedata.normalize("NFC", text).strip()
    if limit is None or limit.fits(text):
        return text
    text = text[: limit.most + AHEAD]
    room = limit.most - limit.length(ELLIPSIS)
    if room < 0:
        return ""
    units = reach = 0
    for at, character in enumerate(text):
        units += limit.length(character)
        if units > room:
            break
        reach = at + 1
    from vidgen.delivery.publish.wholes import Wholes  # its pattern is large, and most texts fit whole

    wholes = Wholes(text, phrases)
    places = boundaries(text)
    outside = wholes.outside(reach)
    end = _between(places, outside)
    head = text[:end]
    sentence = max(
        (
            at + 1
            for at in range(len(head) - 1)
            if head[at] in ".!?" and text[at + 1].isspace() and wholes.outside(at + 1) == at + 1
        ),
        default=0,
    )
    if sentence * 2 >= end > 0 and limit.length(head[:sentence]) < room:
        return f"{head[:sentence]} {ELLIPSIS}"
    if outside == reach and not text[end].isspace():
        word = max((at for at, character in enumerate(head) if character.isspace()), default=0)
        head = head[: _between(places, wholes.outside(word))] if word else head
    return head.rstrip(" \t\n,;:–-") + ELLIPSIS


def _between(places: list[int], at: int) -> int:
    """The last place between two characters that is not behind `at`."""
    return places[bisect_right(places, at) - 1]
