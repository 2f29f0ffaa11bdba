"""Phone numbers as people read them out: in groups."""

from __future__ import annotations

import re

# Area codes of three digits; the other landlines have four, then seven digits.
_SHORT_AREAS = ("024", "028")


def grouped(number: str) -> str:
    """The number with its digits in groups; one already grouped, or of a form not known, stays as it is.

    Landlines are area code and 3-4 (``0262 000 0113``), Hà Nội and Thành phố Hồ Chí Minh 3-4-4, mobiles
    4-3-3, ``1800`` and ``1900`` the prefix and the rest; ``+84`` takes the place of the first 0.
    """
    digits = number.strip()
    if not re.fullmatch(r"\+?\d+", digits):
        return number
    if digits.startswith("+84"):
        return " ".join(["+84", _groups("0" + digits[3:])[1:]])
    return _groups(digits)


def _groups(digits: str) -> str:
    if digits.startswith(("1800", "1900")):
        sizes = {8: (4, 4), 10: (4, 3, 3)}.get(len(digits))
    elif digits.startswith(_SHORT_AREAS):
        sizes = {11: (3, 4, 4)}.get(len(digits))
    elif digits.startswith("02"):
        sizes = {11: (4, 3, 4)}.get(len(digits))
    else:
        sizes = {10: (4, 3, 3)}.get(len(digits)) if digits.startswith("0") else None
    found, at = [], 0
    for size in sizes or (len(digits),):
        found.append(digits[at : at + size])
        at += size
    return " ".join(found)
