"""Days, months and years as they are heard, and full dates: ``05/7/2023``, ``2023-07-05``, ``05/07/23``.

Days 1 to 10 are ``mùng``; month 4 is ``tháng tư``; a leading zero (Nghị định 30/2020) is shown, not heard.
"""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables
from vidgen.vietnamese.numbers import cardinal, ordinal, value
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_FULL = re.compile(r"([0-3]?[0-9])([/.-])([01]?[0-9])\2([12][0-9]{3})")
_SHORT_YEAR = re.compile(r"([0-3][0-9])([/.-])([01][0-9])\2([0-9]{2})")
_ISO = re.compile(r"([12][0-9]{3})-([01][0-9])-([0-3][0-9])")
_DAY_MONTH = re.compile(r"([0-3]?[0-9])[/.-]([01]?[0-9])")

BEFORE_A_DAY = word_set(
    "ngày hôm sáng trưa chiều tối đêm lễ dịp nghỉ tết mùng mồng rằm nay mai qua hạn nhật khánh cn "
    "t2 t3 t4 t5 t6 t7"
)
MAY_LEAD_A_DAY = word_set("từ đến tới trước sau vào hết kể qua")
FIXES_A_DAY = MAY_LEAD_A_DAY | word_set("sáng trưa chiều tối đêm hạn")
COUNTING = word_set("bước số ngõ hẻm ngách nhà kiệt trang phần câu đạt lệ lớp tổ thửa lô tờ phòng")
_MUNG = ("mùng", "mồng")


def day(n: int) -> Syllables:
    """The day of the month: ``mùng năm``, ``mười một``."""
    return ("mùng", *cardinal(n)) if n <= 10 else cardinal(n)


def month(n: int) -> Syllables:
    """The month after ``tháng``."""
    return ordinal(n) if n == 4 else cardinal(n)


def is_day(d: int, m: int, y: int = 2000) -> bool:
    """Whether there is such a day."""
    leap = y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
    longest = 28 + leap if m == 2 else 30 if m in (4, 6, 9, 11) else 31
    return 1 <= m <= 12 and 1 <= d <= longest


def full_date(core: str) -> Syllables | None:
    """``05/7/2023``, ``2023-07-05`` or ``05/07/23`` as day, month and year; None if it is no date."""
    if match := _FULL.fullmatch(core):
        d, m, y = int(match[1]), int(match[3]), int(match[4])
    elif match := _SHORT_YEAR.fullmatch(core):
        d, m, y = int(match[1]), int(match[3]), int(match[4])
        y += 2000 if y < 60 else 1900
    elif match := _ISO.fullmatch(core):
        y, m, d = int(match[1]), int(match[2]), int(match[3])
    else:
        return None
    return (*day(d), "tháng", *month(m), "năm", *cardinal(y)) if is_day(d, m, y) else None


def day_month(core: str) -> Syllables | None:
    """``20/11`` as day and month; None if it is none."""
    match = _DAY_MONTH.fullmatch(core)
    if not match or not is_day(int(match[1]), int(match[2])):
        return None
    return (*day(int(match[1])), "tháng", *month(int(match[2])))


def day_of_range(core: str) -> Syllables | None:
    """The first day of ``05-10/7/2023``."""
    n = value(core)
    return day(n) if n is not None and 1 <= n <= 31 and len(core) <= 2 else day_month(core)


def full_dates(place: Place) -> Reading | None:
    """Full dates, which need no context but that they are no house number."""
    if _SHORT_YEAR.fullmatch(place.core) and place.before() in COUNTING:
        return None
    read = full_date(place.core) or _short(place)
    return None if read is None else (after_mung(place, read),)


def _short(place: Place) -> Syllables | None:
    """``ngày 5/7/25``: without its zeros only where a day is spoken of, for it may be a house."""
    figures = place.core.split("/")
    if len(figures) != 3 or place.before() not in BEFORE_A_DAY | FIXES_A_DAY or len(figures[2]) != 2:
        return None
    return full_date("/".join(figure.zfill(2) for figure in figures))


def after_mung(place: Place, read: Syllables) -> Syllables:
    """The reading without its ``mùng`` where the text itself says it before."""
    return read[1:] if place.before() in _MUNG and read[0] == "mùng" else read
