"""Rules for ``từ … đến …``: ``18-25``, ``7h30–11h30``, ``T2-T6``; and for scores: ``2-1``."""

from __future__ import annotations

import re

from vidgen.vietnamese.amounts import amount, rate
from vidgen.vietnamese.dates import day, day_month, day_of_range, full_date, month
from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, join, number, ordinal, roman, value
from vidgen.vietnamese.ordinals import numbered_in_roman
from vidgen.vietnamese.punctuation import ARROWS, DASHES, joins_numbers
from vidgen.vietnamese.quantities import CLASSES
from vidgen.vietnamese.times import clock, southern_hour
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_RANGE = re.compile(r"(.+?)[-–—−](?=[0-9IVX$€])(.+)")
_WEEKDAYS = re.compile(r"(T?)([2-7])[-–](T?)([2-7]|CN)")
_SCORE = re.compile(r"([0-9]{1,2})[-–]([0-9]{1,2})")
_SCORING = word_set("thắng thua hòa hoà dẫn")
_LABEL_AGAIN = re.compile(r"([0-9]{1,4}|[IVX]{1,5})[-–]([^\W\d_]+)")
_BEHIND_UNIT = re.compile(r"([^\W\d_][^\s\d–-]*[²³23]?)[-–]([0-9][0-9.,]*)")
_TO_NOW = re.compile(r"((?:19|20)[0-9]{2})[-–]nay")
_UNIT = re.compile(r"[0-9.,]+([^\W\d_%]+)")
_CODE = re.compile(r"0[0-9]{2,}")


def ranges(place: Place) -> Reading | None:
    """``18-25``, ``7h30–11h30``, ``5-7%``, ``05-10/7/2023`` and, in three words, ``18 - 25``."""
    core = place.core
    if core == "" and place.word.shown in (*DASHES, *ARROWS):
        joined = joins_numbers(place.words, place.at) and _ends_are_read(place)
        return (("đến",),) if joined else None
    if not (match := _RANGE.fullmatch(core)):
        return None
    first, last = match[1], match[2]
    if _CODE.fullmatch(first) or _CODE.fullmatch(last):
        return None
    in_roman = [roman(end) is not None for end in (first, last)]
    if any(in_roman) and not (all(in_roman) and numbered_in_roman(place)):
        return None
    unit_follows = place.core_after() in shipped().units or place.after() in CLASSES | shipped().counted
    last_read = _end(last, unit_follows)
    first_read = (day_of_range(first) if full_date(last) else None) or _end(first, unit_follows)
    if _units_differ(first, last):
        return None if first_read is None or last_read is None else ((*first_read, *last_read),)
    if southern_hour(first) and southern_hour(last):
        first_read, last_read = southern_hour(first), southern_hour(last)
    if first_read is None or last_read is None:
        return None
    return (join([first_read, last_read], "đến"),)


def _units_differ(first: str, last: str) -> bool:
    """``220V-50Hz`` tells two things, not one from another."""
    units = [_UNIT.fullmatch(end) for end in (first, last)]
    of_both = [unit[1] for unit in units if unit]
    return len(of_both) == 2 and of_both[0] != of_both[1] and all(unit in shipped().units for unit in of_both)


def ranges_behind_units(place: Place) -> Reading | None:
    """``km/h–60`` of ``50 km/h–60 km/h``, ``km-10`` of ``5 km-10 km``; ``2020-nay``."""
    if match := _TO_NOW.fullmatch(place.core):
        return ((*cardinal(int(match[1])), "đến", "nay"),)
    match = _BEHIND_UNIT.fullmatch(place.core)
    if not match or not place.before()[:1].isdigit():
        return None
    unit, _, per = match[1].partition("/")
    read, last = shipped().units.get(unit), amount(match[2], before_unit=True)
    every = rate(per, unit) if per else ()
    if read is None or last is None or (per and not every):
        return None
    return ((*read, *every, "đến", *last),)


def _ends_are_read(place: Place) -> bool:
    before, after = place.words[place.at - 1].core, place.words[place.at + 1].core
    of_unit = before in shipped().units or before.lower() in CLASSES | shipped().counted
    return (of_unit or _end(before) is not None) and (_end(after) is not None or not after[:1].isdigit())


def _end(core: str, unit_follows: bool = False) -> Syllables | None:
    if (n := roman(core)) is not None:
        return cardinal(n)
    if core[:1] in ("-", "−"):
        return None
    dated = day_month(core) if "/" in core else None
    return clock(core) or full_date(core) or dated or amount(core, before_unit=unit_follows)


def weekdays(place: Place) -> Reading | None:
    """``T2-T6``, ``T2–CN``; ``2-6`` after ``thứ``."""
    match = _WEEKDAYS.fullmatch(place.core)
    if not match or (not match[1] and place.before() != "thứ"):
        return None
    last = ("chủ", "nhật") if match[4] == "CN" else ("thứ", *ordinal(int(match[4])))
    return ((*(("thứ",) if match[1] else ()), *ordinal(int(match[2])), "đến", *last),)


def labels_repeated(place: Place) -> Reading | None:
    """The middle of ``thứ 2-thứ 6``, ``tháng 3–tháng 5``, ``Quý I-Quý II``."""
    match = _LABEL_AGAIN.fullmatch(place.core)
    if not match or match[2].lower() != place.before() or not place.core_after():
        return None
    n, label = value(match[1]) or roman(match[1]), place.before()
    if n is None:
        return None
    named = {"thứ": ordinal, "tháng": month}.get(label, day if label == "ngày" and n <= 31 else cardinal)
    return ((*named(n), "đến", label),)


def scores(place: Place) -> Reading | None:
    """``thắng 2-1``, ``tỷ số 3-0``: two numbers, no range."""
    match = _SCORE.fullmatch(place.core)
    told = " ".join(reversed(place.history(6)))
    scored = place.before() in _SCORING or re.search(r"\bt[ỷỉ] (?:số\b|lệ$)", told)
    if not match or not scored:
        return None
    read = [number(goals) or () for goals in match.groups()]
    return (join(read, ""),)
