"""Who a member of the cast is, in the author's own words: ``look: bà, voice: nữ``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vidgen.scenario.names import same

WORDS: Mapping[str, tuple[str, ...]] = {
    "grandmother": ("bà", "bà cụ", "cụ bà"),
    "grandfather": ("ông", "ông cụ", "cụ ông"),
    "farmer": ("nông dân",),
    "student": ("học sinh", "sinh viên"),
    "shop-owner": ("chủ quán", "chủ cửa hàng", "tiểu thương"),
    "worker": ("công nhân",),
    "young-mother": ("mẹ trẻ",),
    "officer": ("cán bộ",),
    "stranger": ("người lạ", "kẻ lạ"),
}
"""Look → the Vietnamese words for it, the one to show first; diacritics tell ``bà`` from ``ba``."""

VOICES: Mapping[str, tuple[str, ...]] = {"female": ("nữ", "giọng nữ"), "male": ("nam", "giọng nam")}
"""Voice → the Vietnamese words for it."""

_KNOWN = {
    key: {same(word): name for name, words in named.items() for word in words}
    for key, named in (("look", WORDS), ("voice", VOICES))
}


def with_looks(cast: Any) -> Any:
    """The cast as read, with looks and voices that are written in Vietnamese (in any case) under their names.

    What is no cast, no look and no voice stays as it is for the model to refuse.
    """
    if not isinstance(cast, dict):
        return cast
    return {name: _member(member) for name, member in cast.items()}


def _member(member: Any) -> Any:
    if not isinstance(member, dict):
        return member
    return {
        key: _KNOWN[key].get(same(value), value) if key in _KNOWN and isinstance(value, str) else value
        for key, value in member.items()
    }
