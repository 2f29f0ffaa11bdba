"""Rules for months, quarters and days apart: ``tháng 03/2025``, ``quý 2/2025``, ``ngày 5, 6 và 7/11``."""

from __future__ import annotations

import re

from vidgen.vietnamese.dates import FIXES_A_DAY, day, day_month, full_date, month
from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, roman, value
from vidgen.vietnamese.text import Pause
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_MONTH_YEAR = re.compile(r"(T?)([01]?[0-9])[/.-]((?:19|20)[0-9]{2})")
_MONTHS = re.compile(r"([01]?[0-9])[-–]([01]?[0-9])(?:/((?:19|20)[0-9]{2}))?")
_QUARTER = re.compile(r"(Q?)([1-4]|IV|I{1,3})[/-]((?:19|20)[0-9]{2})")

_WHICH_MONTH = word_set("tháng hằng hàng")
_AFTER_A_DAY = _WHICH_MONTH | word_set("đến tới")
_EVERY = word_set("mỗi từng hằng hàng")
_PER_MONTH = word_set("ngày tuần lần buổi lượt triệu nghìn ngàn đồng tỷ trăm kg")
_DOCUMENTS = word_set("luật định tư quyết lệnh văn thị số hoạch")


def months_and_years(place: Place) -> Reading | None:
    """``tháng 03/2025``, ``từ 03/2025``, ``T4/2025``, ``tháng 3-5/2025``; ``Luật 91/2025`` is no month."""
    before = place.before()
    if before == "tháng" and (match := _MONTHS.fullmatch(place.core)):
        first, last = int(match[1]), int(match[2])
        if 1 <= first < last <= 12:
            year = ("năm", *cardinal(int(match[3]))) if match[3] else ()
            return ((*month(first), "đến", "tháng", *month(last), *year),)
    match = _MONTH_YEAR.fullmatch(place.core)
    if not match or not 1 <= int(match[2]) <= 12 or before in _DOCUMENTS or before == "quý":
        return None
    if "số" in place.history(3) and not match[1]:
        return ((*cardinal(int(match[2])), "năm", *cardinal(int(match[3]))),)
    label = () if before == "tháng" and not match[1] else ("tháng",)
    return ((*label, *month(int(match[2])), "năm", *cardinal(int(match[3]))),)


def quarters(place: Place) -> Reading | None:
    """``quý 2/2025``, ``Quý IV/2025``, ``Q3/2025``."""
    match = _QUARTER.fullmatch(place.core)
    if not match or (not match[1] and place.label() != "quý"):
        return None
    n = roman(match[2]) or int(match[2])
    return ((*(("quý",) if match[1] else ()), *cardinal(n), "năm", *cardinal(int(match[3]))),)


def days_apart(place: Place) -> Reading | None:
    """The day and the month of ``ngày 05 tháng 7``, ``ngày 5, 6 và 7/11``, each a word of its own."""
    n = value(place.core)
    if n is None or len(place.core) > 2 or n == 0:
        return None
    before, after = place.before(), place.after()
    listed = before != "tháng" and place.label() == "tháng" and after not in shipped().counted
    every = place.before(2) in _EVERY or after in _PER_MONTH
    if n <= 12 and ((before == "tháng" and not every) or listed):
        return (month(n),)
    if n <= 31 and before == "từ" and after == "đến" and _named_month(place.core_after(2)):
        return (day(n),)
    if n > 31 or place.label() not in ("ngày", "hôm"):
        return None
    monthly = {"hằng", "hàng"} & {*place.history(8)} and "tháng" in place.history(8)
    fixed = before in ("ngày", "hôm") and (monthly or after in _AFTER_A_DAY or place.before(2) in FIXES_A_DAY)
    return (day(n),) if fixed or _leads_to_month(place) else None


def _leads_to_month(place: Place) -> bool:
    """Whether numbers and their links go on from here to a month: ``5, 6 và 7/11``."""
    for word in place.words[place.at + 1 : place.at + 10]:
        if word.lower in _WHICH_MONTH or (word.core and (_named_month(word.core))):
            return True
        if (
            word.core
            and not (word.core.isdigit() and len(word.core) <= 2)
            and word.lower not in ("và", "đến")
        ):
            return False
        if word.pause is Pause.SENTENCE:
            return False
    return False


def _named_month(core: str) -> bool:
    return "/" in core and (day_month(core) is not None or full_date(core) is not None)
