"""Rules for day and month in one word: ``20/11``, ``05-10/7``, ``ngày 20-11``; not ``2/3 số hộ``."""

from __future__ import annotations

import re

from vidgen.vietnamese.dates import (
    BEFORE_A_DAY,
    COUNTING,
    MAY_LEAD_A_DAY,
    after_mung,
    day,
    day_month,
    is_day,
    month,
)
from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, join, value
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_DAYS = re.compile(r"([0-3]?[0-9])[-–]([0-3]?[0-9])/([01]?[0-9])(?:/([12][0-9]{3}))?")

_WEEKDAYS = word_set("hai ba tư năm sáu bảy")
_NEAR_A_DAY = word_set("ngày lễ dịp tết nghỉ khánh mùng mồng rằm hạn nhật")
_OF_A_WHOLE = word_set("số dân diện tổng quãng chiều lượng khối giá tài tiền vốn thu sản dung chặng của tiêu")
_FESTIVE = word_set("niệm mừng lịch dịch động nhi thống khai")
_WHICH_MONTH = word_set("tháng hằng hàng")


def days_and_months(place: Place) -> Reading | None:
    """``ngày 20/11``, ``lễ 30/4 - 1/5``, ``05-10/7``: day and month where the words around speak of days."""
    core = place.core
    if match := _DAYS.fullmatch(core):
        first, last, m = int(match[1]), int(match[2]), int(match[3])
        if is_day(first, m) and is_day(last, m) and (first < last):
            year = ("năm", *cardinal(int(match[4]))) if match[4] else ()
            return ((*day(first), "đến", *day(last), "tháng", *month(m), *year),)
    parts = re.split(r"[-–]", core)
    ends = [value(part) or 0 for part in parts]
    if len(ends) == 2 and place.before() == "ngày" and place.after() in _WHICH_MONTH:
        return (join([day(n) for n in ends], "đến"),) if 0 < ends[0] < ends[1] <= 31 else None
    read = [day_month(part) for part in parts]
    if len(read) == 2 and read[0] and read[1] and "/" in parts[0] and "/" in parts[1]:
        return ((*read[0], "đến", *read[1]),)
    spoken = day_month(core)
    if spoken is None or not (_by_slash(place) if "/" in core else "-" in core and _by_dash(place)):
        return None
    return (after_mung(place, spoken),)


def _by_slash(place: Place) -> bool:
    shown = place.core.split("/")
    upper, lower = (int(part) for part in shown)
    if place.before(2) == "giỗ":
        return True
    if place.before() in COUNTING or place.core in ("24/7", "24/24"):
        return False
    of_week = place.before() in _WEEKDAYS and place.before(2) == "thứ"
    if place.before() in BEFORE_A_DAY or of_week or place.after() == "âm":
        return True
    if place.after() in _OF_A_WHOLE or (place.after() in shipped().counted and place.after() != "năm"):
        return False
    if upper > lower or any(part[0] == "0" for part in shown) or place.before() in MAY_LEAD_A_DAY:
        return True
    if not _NEAR_A_DAY.isdisjoint(place.history(6)):
        return True
    around = (*place.history(3), *(word.lower for word in place.words[place.at + 1 : place.at + 4]))
    return any(_is_plain_date(word) for word in around) or _linked_to_date(place) or _ends_phrase(place)


def _linked_to_date(place: Place) -> bool:
    """``5/11 - 10/11``: nothing but a day goes from one to another like this."""
    for step in (1, -1):
        link, other = place.at + step, place.at + 2 * step
        if 0 <= other < len(place.words) and place.words[link].shown in ("-", "–", "—", "đến", "→"):
            return "/" in place.words[other].core and day_month(place.words[other].core) is not None
    return False


def _ends_phrase(place: Place) -> bool:
    """``chiến dịch 1/6``, ``Quốc tế Lao động 1/5``: a day that is kept, and nothing it were a part of."""
    followed = place.at + 1 < len(place.words) and not place.word.pause
    return place.before() in _FESTIVE and not followed


def _is_plain_date(core: str) -> bool:
    """Whether this is a day and month that can be no fraction: ``30/4``."""
    day_first, _, rest = core.partition("/")
    return (
        day_month(core) is not None and day_first.isdigit() and rest.isdigit() and int(day_first) > int(rest)
    )


def _by_dash(place: Place) -> bool:
    """``ngày 20-11``, ``sáng 2-9``, ``lễ 30-4, 1-5``, as newspapers write; not ``các ngày 5-7``."""
    d, m = (int(part) for part in place.core.split("-"))
    near = d > 12 and not {"nhật", "lịch", "thứ", "ngày"}.isdisjoint(place.history(5))
    dated = near or place.label() in BEFORE_A_DAY - word_set("nay mai nghỉ")
    several = place.before(2) in ("các", "những", "trong", "mỗi") or place.after() in ("giờ", "tháng", "h")
    return dated and not several and (d > 12 or place.before() != "ngày" or d >= m or _is_holiday(d, m))


def _is_holiday(d: int, m: int) -> bool:
    return (d, m) in ((1, 5), (2, 9), (1, 6), (1, 7), (3, 9), (5, 6))
