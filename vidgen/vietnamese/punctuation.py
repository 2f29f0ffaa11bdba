"""What the marks around words stand for: silences, abbreviations with a full stop, list marks, brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vidgen.vietnamese.lexicon import shipped
from vidgen.vietnamese.numbers import roman
from vidgen.vietnamese.spelled_out import is_inside
from vidgen.vietnamese.text import Pause
from vidgen.vietnamese.words import Word, split

DASHES = ("-", "–", "—")
ARROWS = ("→", "->", "=>", "➔")
_LIST_MARK = re.compile(r"[(]?(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[a-zđA-ZĐ]|[IVX]{1,5})[.)/-]+")
_LONG_NUMBER = re.compile(r"(?:0|\+84|1[89]00)[0-9. ]{4,}")
_NUMBERED = frozenset(("bước", "tổ", "thôn", "ấp", "mục", "khu", "đội", "nhóm"))
_MONEY = frozenset(("nghìn", "ngàn", "triệu", "tỷ", "tỉ", "đồng"))


def words_of(shown: Sequence[str]) -> list[Word]:
    """Shown words (no white space) taken apart, each with the silence its marks stand for in this line."""
    words = [split(part) for part in shown]
    return [replace(word, pause=_pause(words, at)) for at, word in enumerate(words)]


def is_dotted(words: Sequence[Word], at: int) -> bool:
    """Whether the full stop after a word is that of an abbreviation before a name: ``P. Đông Hà``."""
    if words[at].core not in shipped().dotted or words[at].trail != "." or at + 1 >= len(words):
        return False
    following = words[at + 1].core
    return following[:1].isupper() or following[:1].isdigit()


def _pause(words: Sequence[Word], at: int) -> Pause:
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None:
        return word.pause
    if is_inside(words, at):
        return Pause.NONE
    if is_dotted(words, at) or (not word.core and (at == 0 or joins_numbers(words, at))):
        return Pause.NONE
    if at == 0 and _LIST_MARK.fullmatch(word.shown):
        return Pause.CLAUSE
    if word.shown in DASHES:
        return Pause.CLAUSE
    goes_on = after.core[:1].islower() or not after.core
    if word.lower in ("v.v", "vv") and word.pause is Pause.SENTENCE and goes_on:
        return Pause.CLAUSE
    if len(word.core) == 1 and word.trail == "." and goes_on:
        return Pause.NONE
    if after.shown.startswith("(") or word.shown.endswith(")"):
        return max(word.pause, Pause.CLAUSE)
    return word.pause


def joins_numbers(words: Sequence[Word], at: int) -> bool:
    """Whether the dash at `at`, a shown word of its own, stands between two ends of a range.

    ``18 - 25``, ``7 giờ 30 – 11 giờ``, ``5 km - 10 km``, ``thứ 2 - thứ 6``; not between two phone numbers.
    """
    if not 0 < at < len(words) - 1 or words[at].shown not in (*DASHES, *ARROWS) or words[at - 1].pause:
        return False
    before, after = words[at - 1], words[at + 1]
    label = words[at - 2].lower if at > 1 else ""
    if _is_called(before.core) or _is_called(after.core):
        return False
    if roman(before.core) is not None and (roman(after.core) is not None or (label and after.lower == label)):
        return True
    if before.core[:1].isdigit() or (before.core[:1] in "-−" and before.core[1:2].isdigit()):
        numbered = at + 2 < len(words) and words[at + 2].core[:1].isdigit()
        return (
            (after.core[:1].isdigit() and _of_one_kind(words, at))
            or after.lower == "nay"
            or (bool(label) and after.lower == label and numbered)
        )
    return label[:1].isdigit() and after.core[:1].isdigit() and _same_unit(words, at)


def _of_one_kind(words: Sequence[Word], at: int) -> bool:
    """``8h - 17h``, ``5 - 7%``; not ``10% - 20 hộ``, ``Bước 1 - 2 phút``, which tell two things."""
    first, last = _kind(words[at - 1].core), _kind(words[at + 1].core)
    counted = words[at + 2].lower if at + 2 < len(words) else ""
    money_after = counted in _MONEY
    if at > 1 and words[at - 2].lower in _NUMBERED and counted in shipped().counted:
        return False
    return first in ("", last) or (first == "đ" and not last and money_after)


def _kind(core: str) -> str:
    """What a number counts as far as its own signs tell: hours, days, a unit; empty for a bare number."""
    if "/" in core:
        return "/"
    if re.fullmatch(r"[0-9]{1,2}(?:[hHgG:][0-9]*)+", core):
        return "giờ"
    return re.sub(r"[0-9.,−-]", "", core).lower()


def _same_unit(words: Sequence[Word], at: int) -> bool:
    """Whether what is counted before the dash is counted behind it too: ``2 triệu - 5 triệu``."""
    unit = words[at - 1].lower
    ahead = [word.lower for word in words[at + 2 : at + 4]]
    if unit in ("giờ", "phút"):
        return "giờ" in ahead or ":" in words[at + 1].core or "h" in words[at + 1].lower
    return unit in ahead or (unit in _MONEY and bool(ahead) and ahead[0] in _MONEY)


def _is_called(core: str) -> bool:
    return core in shipped().hotlines or bool(_LONG_NUMBER.fullmatch(core))
