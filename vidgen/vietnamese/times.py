"""Rules for times of day and lengths of time: ``7h30``, ``14:05``, ``7 giờ 00``, ``30'``."""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables
from vidgen.vietnamese.numbers import cardinal, value
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_CLOCK = re.compile(
    r"([01]?[0-9]|2[0-4])"
    r"(?:(?:[hHgG]|giờ)([0-5]?[0-9])(?:p|ph|phút|')?"
    r"|(?:[hH]|giờ)"
    r"|:([0-5][0-9])(?::([0-5][0-9]))?[hH]?)"
)
_POINTED = re.compile(r"([01]?[0-9]|2[0-4])\.([0-5][0-9])")
_QUARTERS = (".00", ".15", ".30", ".45")
_SOUTHERN_HOUR = re.compile(r"([01]?[0-9]|2[0-4])[gG]")
_MINUTE_MARKS = ("'", "’", "′")
_PARTS_OF_A_DAY = word_set("sáng trưa chiều tối đêm khuya ngày hôm kém rưỡi đúng")


def clock(core: str) -> Syllables | None:
    """A time of day: ``7h30``, ``14:05``, ``8h``; None if it is none."""
    match = _CLOCK.fullmatch(core)
    if not match:
        return None
    minutes, seconds = int(match[2] or match[3] or 0), int(match[4] or 0)
    spoken = (*cardinal(int(match[1])), "giờ")
    if minutes or seconds:
        spoken += (*cardinal(minutes), "phút")
    return (*spoken, *cardinal(seconds), "giây") if seconds else spoken


def southern_hour(core: str) -> Syllables | None:
    """``7g`` where it is an hour; the words around must tell, for it is seven grams elsewhere."""
    match = _SOUTHERN_HOUR.fullmatch(core)
    return (*cardinal(int(match[1])), "giờ") if match else None


def times(place: Place) -> Reading | None:
    """``7h30``, ``19:30:15``; ``7g sáng``."""
    read = clock(place.core)
    if read is None and (place.after() in _PARTS_OF_A_DAY or place.before() == "lúc"):
        read = southern_hour(place.core)
    if read is None and (match := _POINTED.fullmatch(place.core)) and _is_pointed_time(place):
        read = clock(f"{match[1]}:{match[2]}")
    if read is None:
        return None
    return (read[:-1],) if place.after() == "phút" and read[-1] == "phút" else (read,)


def _is_pointed_time(place: Place) -> bool:
    """``lúc 8.30``, ``8.30 sáng``, ``từ 8.00 đến 17.00``; 8.30 is a number or a part of a text elsewhere."""
    if place.before() == "lúc" or place.after() in _PARTS_OF_A_DAY - {"ngày"}:
        return True
    for step in (2, -2):
        at, link = place.at + step, place.at + step // 2
        if 0 <= at < len(place.words) and place.words[link].shown in ("-", "–", "đến"):
            both = place.core, place.words[at].core
            return all(_POINTED.fullmatch(core) and core.endswith(_QUARTERS) for core in both)
    return False


def full_hours(place: Place) -> Reading | None:
    """``17 giờ 00 phút``, ``8 giờ 00``: the minutes are shown, not heard."""
    if place.core not in ("0", "00") or place.before() != "giờ" or not place.before(2).isdigit():
        return None
    return ((), ()) if place.after() == "phút" else ((),)


def minutes(place: Place) -> Reading | None:
    """``30'`` as ``ba mươi phút``; not the end of a quotation."""
    n, word = value(place.core), place.word
    if n is None or n > 999 or not word.trail.startswith(_MINUTE_MARKS):
        return None
    opened = any(char in "'‘’“\"" for other in place.words[: place.at + 1] for char in _lead(other.shown))
    return None if opened else ((*cardinal(n), "phút"),)


def _lead(shown: str) -> str:
    return shown[: next((at for at, char in enumerate(shown) if char.isalnum()), len(shown))]
