"""What must not be read at all, because every reading of it would be a guess: it is told to the author."""

from __future__ import annotations

import re
import unicodedata

from vidgen.vietnamese.dates import day_month, full_date
from vidgen.vietnamese.times import clock
from vidgen.vietnamese.words import Place, word_set

_DATED = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_DAY = re.compile(r"[0-9]{1,2}/[0-9]{1,2}")
_TIMED = re.compile(r"[0-9]{1,2}[hH:][0-9]{2}(?::[0-9]{2})?")
_SQUARED = re.compile(r"[0-9].*[^\W\d_][²³]|[^\W\d_]{1,2}[²³]|[½¼¾]")
_PROPORTION = word_set("lệ khung hình")
_HOUSES = word_set("số nhà ngõ ngách hẻm kiệt đường")
_UNREAD = frozenset("√∑∏∫∞≠∂∆∇∈∉⊂∪∩∀∃∝∠⊥§¶₽₹₩฿¢¤")


def is_doubtful(place: Place) -> bool:
    """Whether no reading of the word here can be right.

    A day or time that does not exist (``31/02/2025``, ``8h75``), signs of mathematics, raised figures,
    digits of another script.
    """
    core = place.core
    if core in _UNREAD or not _UNREAD.isdisjoint(core):
        return True
    if _DATED.fullmatch(core) and place.before() not in _HOUSES:
        return full_date(core) is None
    if _DAY.fullmatch(core) and place.before() in ("ngày", "hôm"):
        return day_month(core) is None
    if _TIMED.fullmatch(core) and place.before() not in _PROPORTION:
        return clock(core) is None
    return any(_is_strange(char, core) for char in core)


def _is_strange(char: str, core: str) -> bool:
    if char.isascii():
        return False
    if char.isdigit() or char.isnumeric():
        raised = char in "²³" and _SQUARED.search(core)
        return not raised and not unicodedata.decomposition(char).startswith("<fraction>")
    return unicodedata.decomposition(char).startswith("<super>") and char not in "ºª™"
