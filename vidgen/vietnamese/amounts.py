"""A number with its unit attached, as one shown word: ``500.000đ``, ``120km/h``, ``2tr5``, ``1m65``."""

from __future__ import annotations

import re
from functools import cache

from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, measured, number
from vidgen.vietnamese.syllables import is_syllable

_BIG_AND = re.compile(r"([0-9]{1,3})(tr|triệu|tỷ|tỉ|m|kg)([0-9]{1,3})(?:/([^\W\d_]+))?")
_SIDES = re.compile(r"([0-9.,]+)[x×X]([0-9.,]+)(?:[x×]([0-9.,]+))?([^\W\d_]{0,3}[²³2]?)")
_TIMES = re.compile(r"[x×]([0-9]{1,3})")
_MILESTONE = re.compile(r"[Kk][Mm]([0-9]{1,4})(?:\+([0-9]{1,3}))?")
_ONLY_ATTACHED = {"p": ("phút",), "ph": ("phút",)}
_SIGNS = {"US$": "USD", "$": "$", "€": "€", "£": "£", "¥": "¥"}
_ASCII_PER = re.compile(r"(100)?([^\W\d_]+[²³23]?)")
_AREA = ("m2", "m3")
_MONEY = frozenset(("đồng", "đô", "ơ", "bảng", "yên", "nhân", "uôn", "bạt", "kíp"))


def is_money(unit: str) -> bool:
    """Whether a unit counts money, by the way it is read."""
    read = shipped().units.get(unit, ())
    return bool(read) and (read[0] in _MONEY)


@cache
def _pattern() -> re.Pattern[str]:
    units = sorted({*shipped().units, *_ONLY_ATTACHED}, key=len, reverse=True)
    signs = "|".join(map(re.escape, _SIGNS))
    return re.compile(
        rf"({signs}|)([-−]?[0-9][0-9.,]*?)({'|'.join(map(re.escape, units))}|)(?:/([^\s]+))?(\+?)"
    )


def amount(core: str, *, before_unit: bool = False) -> Syllables | None:
    """A number with or without its unit attached; None if `core` is none.

    Arguments:
        core: one shown word.
        before_unit: its unit is the next word, so that a point in it can only part decimals.
    """
    if (found := _big_and(core) or _sides(core) or _times(core) or _milestone(core)) is not None:
        return found
    if not (match := _pattern().fullmatch(core)):
        return None
    sign, figures, unit, per, plus = match.groups()
    money = bool(sign) or is_money(unit)
    read = measured(figures, money=money) if unit or sign or before_unit else number(figures)
    if read is None:
        return None
    units = {**_ONLY_ATTACHED, **shipped().units}
    rates = [rate(each, unit) if each else () for each in per.split("/")] if per else []
    if rates and (not (unit or sign) or () in rates):
        return None
    every = tuple(syllable for each in rates for syllable in each)
    of_sign = units.get(_SIGNS.get(sign, ""), ())
    return (*read, *units.get(unit, ()), *of_sign, *every, *(("cộng",) if plus else ()))


def rate(per: str, unit: str) -> Syllables:
    """What follows a slash after a unit: ``trên giờ``, ``một người``; empty if it is nothing known.

    What is paid for is ``một``, what is measured against is ``trên``.
    """
    match = _ASCII_PER.fullmatch(per)
    if not match:
        counted = amount(per) if per[0].isdigit() and "/" not in per else None
        return ("trên", *counted) if counted else ()
    units, (hundred, thing) = shipped().units, match.groups()
    for_each = is_money(unit) or unit in ("triệu", "tr", "k", "K", "nghìn", "tỷ")
    if thing in units and (thing in ("ha", "lít") or not is_syllable(thing)):
        return (
            "một" if for_each and not hundred else "trên",
            *(("một", "trăm") if hundred else ()),
            *units[thing],
        )
    if hundred or not is_syllable(thing.lower()):
        return ()
    if thing in ("giờ", "giây", "phút") and unit in units and not for_each:
        return ("trên", thing)
    return ("một", thing.lower())


def _big_and(core: str) -> Syllables | None:
    """``2tr5``, ``1tỷ2``, ``1m65``; ``1m2`` is an area."""
    match = _BIG_AND.fullmatch(core)
    if not match or core.endswith(_AREA):
        return None
    every = rate(match[4], match[2]) if match[4] else ()
    if match[4] and not every:
        return None
    return (*cardinal(int(match[1])), *shipped().units[match[2]], *cardinal(int(match[3])), *every)


def _sides(core: str) -> Syllables | None:
    """``3x4``, ``4×6``, ``10x15cm``."""
    match = _SIDES.fullmatch(core)
    if not match:
        return None
    spoken: list[str] = []
    for side in filter(None, match.groups()[:3]):
        read = measured(side)
        if read is None:
            return None
        spoken += ("nhân", *read) if spoken else read
    unit = shipped().units.get(match[4], ())
    return (*spoken, *unit) if unit or not match[4] else None


def _times(core: str) -> Syllables | None:
    """``x2``: twice as much."""
    match = _TIMES.fullmatch(core)
    return ("nhân", *cardinal(int(match[1]))) if match else None


def _milestone(core: str) -> Syllables | None:
    """``Km15+200`` of a road."""
    match = _MILESTONE.fullmatch(core)
    if not match:
        return None
    beyond = ("cộng", *cardinal(int(match[2]))) if match[2] else ()
    return (*shipped().units["km"], *cardinal(int(match[1])), *beyond)
