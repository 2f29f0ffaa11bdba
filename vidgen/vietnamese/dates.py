"""Rules for dates and times of day.

Days 1 to 10 are ``mùng``; month 4 is ``tháng tư``; a leading zero (Nghị định 30/2020) is shown, not heard.
"""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables
from vidgen.vietnamese.numbers import cardinal, ordinal, value
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_FULL = re.compile(r"([0-3]?[0-9])[/.-]([01]?[0-9])[/.-]([12][0-9]{3})")
_ISO = re.compile(r"([12][0-9]{3})-([01][0-9])-([0-3][0-9])")
_DAY_MONTH = re.compile(r"([0-3]?[0-9])[/.-]([01]?[0-9])")
_MONTH_YEAR = re.compile(r"([01]?[0-9])[/-]((?:19|20)[0-9]{2})")
_DAYS = re.compile(r"([0-3]?[0-9])[-–]([0-3]?[0-9])/([01]?[0-9])(?:/([12][0-9]{3}))?")
_CLOCK = re.compile(
    r"([01]?[0-9]|2[0-4])(?:(?:h|H|g|giờ)([0-5][0-9])(?:p|ph|')?|(?:h|H|giờ)|:([0-5][0-9])(?::([0-5][0-9]))?)"
)

_BEFORE_A_DAY = word_set(
    "ngày hôm sáng trưa chiều tối đêm lễ dịp nghỉ tết mùng mồng rằm nay mai qua hạn hai ba tư năm sáu "
    "bảy nhật khánh cn t2 t3 t4 t5 t6 t7"
)
_COUNTING = word_set("bước số ngõ hẻm ngách nhà kiệt trang phần câu")
_AFTER_A_DAY = word_set("tháng hằng hàng đến tới")
_DOCUMENTS = word_set("luật định tư quyết lệnh văn thị số hoạch")


def day(n: int) -> Syllables:
    """The day of the month: ``mùng năm``, ``mười một``."""
    return ("mùng", *cardinal(n)) if n <= 10 else cardinal(n)


def month(n: int) -> Syllables:
    """The month after ``tháng``."""
    return ordinal(n) if n == 4 else cardinal(n)


def _valid(d: int, m: int) -> bool:
    return 1 <= d <= (29 if m == 2 else 30 if m in (4, 6, 9, 11) else 31) and 1 <= m <= 12


def full_date(core: str) -> Syllables | None:
    """``05/7/2023`` or ``2023-07-05`` as day, month and year; None if it is no date."""
    if match := _FULL.fullmatch(core):
        d, m, y = (int(part) for part in match.groups())
    elif match := _ISO.fullmatch(core):
        y, m, d = (int(part) for part in match.groups())
    else:
        return None
    return (*day(d), "tháng", *month(m), "năm", *cardinal(y)) if _valid(d, m) else None


def day_month(core: str) -> Syllables | None:
    """``20/11`` as day and month; None if it is none."""
    match = _DAY_MONTH.fullmatch(core)
    if not match or not _valid(int(match[1]), int(match[2])):
        return None
    return (*day(int(match[1])), "tháng", *month(int(match[2])))


def day_of_range(core: str) -> Syllables | None:
    """The first day of ``05-10/7/2023``."""
    n = value(core)
    return day(n) if n is not None and 1 <= n <= 31 and len(core) <= 2 else day_month(core)


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


def times(place: Place) -> Reading | None:
    """Times of day and full dates, which need no context."""
    read = clock(place.core) or full_date(place.core)
    if read is None:
        return None
    if place.before() in ("mùng", "mồng") and read[0] == "mùng":
        read = read[1:]
    return (read,)


def full_hours(place: Place) -> Reading | None:
    """``17 giờ 00 phút``, ``8 giờ 00``: the minutes are shown, not heard."""
    if place.core not in ("0", "00") or place.before() != "giờ" or not place.before(2).isdigit():
        return None
    return ((), ()) if place.after() == "phút" else ((),)


def days_and_months(place: Place) -> Reading | None:
    """``ngày 20/11``, ``lễ 30/4 - 1/5``, ``05-10/7``: day and month where the words around speak of days."""
    core = place.core
    if match := _DAYS.fullmatch(core):
        first, last, m = int(match[1]), int(match[2]), int(match[3])
        if _valid(first, m) and _valid(last, m) and (first < last):
            year = ("năm", *cardinal(int(match[4]))) if match[4] else ()
            return ((*day(first), "đến", *day(last), "tháng", *month(m), *year),)
    parts = re.split(r"[-–]", core)
    read = [day_month(part) for part in parts]
    if len(read) == 2 and read[0] and read[1] and "/" in parts[0] and "/" in parts[1]:
        return ((*read[0], "đến", *read[1]),)
    if len(read) != 1 or read[0] is None or "/" not in core or not _speaks_of_days(place):
        return None
    spoken = read[0]
    return (spoken[1:] if place.before() in ("mùng", "mồng") and spoken[0] == "mùng" else spoken,)


def _speaks_of_days(place: Place) -> bool:
    upper, lower = (int(part) for part in place.core.split("/"))
    if place.before() in _COUNTING or place.core in ("24/7", "24/24"):
        return False
    if place.before() in _BEFORE_A_DAY or upper > lower:
        return True
    return any(word in _BEFORE_A_DAY or ("/" in word and day_month(word)) for word in place.history(4))


def months_and_years(place: Place) -> Reading | None:
    """``tháng 03/2025``, ``từ 03/2025``; after a kind of document, ``91/2025`` is its number and year."""
    match = _MONTH_YEAR.fullmatch(place.core)
    if not match or not 1 <= int(match[1]) <= 12 or place.before() in _DOCUMENTS:
        return None
    label = () if place.before() == "tháng" else ("tháng",)
    return ((*label, *month(int(match[1])), "năm", *cardinal(int(match[2]))),)


def days_apart(place: Place) -> Reading | None:
    """The day and the month of ``ngày 05 tháng 7``, each a word of its own."""
    n = value(place.core)
    if n is None or len(place.core) > 2:
        return None
    before = place.before()
    if before == "tháng" and 1 <= n <= 12 and place.after(1) not in ("ngày", "tuần"):
        return (month(n),)
    if (
        before in ("ngày", "hôm")
        and 1 <= n <= 31
        and (place.after() in _AFTER_A_DAY or place.before(2) in ("đến", "tới"))
    ):
        return (day(n),)
    return None
