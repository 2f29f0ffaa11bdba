"""Who a member of the cast is, in the author's own words: ``look: bà`` is ``look: grandmother``."""

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

_LOOKS = {same(word): look for look, words in WORDS.items() for word in words}


def with_looks(cast: Any) -> Any:
    """The cast as read, with the looks that are written in Vietnamese (in any case) under their names.

    What is no cast, and what is no look, stays as it is for the model to refuse.
    """
    if not isinstance(cast, dict):
        return cast
    return {name: _member(member) for name, member in cast.items()}


def _member(member: Any) -> Any:
    if not isinstance(member, dict) or not isinstance(member.get("look"), str):
        return member
    return {**member, "look": _LOOKS.get(same(member["look"]), member["look"])}
