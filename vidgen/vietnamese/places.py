"""Rules for places: roads (``QL1A``, ``ĐT.741``), quarters (``KP3``, ``P5, Q10``), streets and houses."""

from __future__ import annotations

import re

from vidgen.vietnamese.dates import day_month, month
from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import cardinal, join
from vidgen.vietnamese.syllables import spelled
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_KINDS = {
    "QL": "quốc lộ", "TL": "tỉnh lộ", "ĐT": "đường tỉnh", "HL": "hương lộ", "ĐH": "đường huyện",
    "KP": "khu phố", "TDP": "tổ dân phố", "KDC": "khu dân cư", "KV": "khu vực",
}  # fmt: skip
_ROADS = word_set("QL TL ĐT HL ĐH")
_NAMED = re.compile(r"(QL|TL|ĐT|HL|ĐH|KP|TDP|KDC|KV)[.-]?([0-9]{1,3})([A-ZĐ]?)")
_APART = re.compile(r"([0-9]{1,3})([A-ZĐ]?)")
_POST = re.compile(r"([Kk][Mm])?([0-9]{1,4})\+([0-9]{1,3})")
_WARD = re.compile(r"([PQ])([0-9]{1,2})")
_WARDS = {"P": "phường", "Q": "quận"}
_TOWNS = word_set("tp tp.hcm tphcm hcm quận phường thành tp.thủ")
_HOUSE = re.compile(r"[0-9]{1,4}[A-ZĐ]?(?:/[0-9]{1,4}[A-ZĐ]?){1,3}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_STREETS = word_set("đường phố ngõ hẻm ngách đ kiệt")


def named_by_number(place: Place) -> Reading | None:
    """``QL1A``, ``QL.1``, ``ĐT741``, ``ĐT 588B``, ``TL. 15``, ``KP3``; not ``ĐT 0232 …``, a telephone."""
    core = place.core
    if match := _NAMED.fullmatch(core):
        kind, figures, letter = match.groups()
        return ((*_KINDS[kind].split(), *cardinal(int(figures)), *spelled(letter)),)
    road = _road_after(place) if core in _ROADS and place.word.trail in ("", ".") else None
    return (tuple(_KINDS[core].split()), road) if road else None


def _road_after(place: Place) -> Syllables | None:
    if place.at + 1 >= len(place.words):
        return None
    after = place.moved(1)
    match = _APART.fullmatch(after.core)
    called = after.core in shipped().hotlines
    if not match or match[1][0] == "0" or after.after()[:1].isdigit() or called:
        return None
    return (*cardinal(int(match[1])), *spelled(match[2]))


def road_posts(place: Place) -> Reading | None:
    """``Km 750+200``, ``Km12+300``."""
    match = _POST.fullmatch(place.core)
    if not match or not (match[1] or place.before() == "km"):
        return None
    head = shipped().units["km"] if match[1] else ()
    return ((*head, *cardinal(int(match[2])), "cộng", *cardinal(int(match[3]))),)


def wards(place: Place) -> Reading | None:
    """``P5, Q10, TP.HCM``: a ward or district without its stop, beside another or its town."""
    match = _WARD.fullmatch(place.core)
    if not match:
        return None
    at, words = place.at, place.words
    around = [words[i].core for i in (at - 1, at + 1) if 0 <= i < len(words)]
    if not any(_WARD.fullmatch(core) or core.lower() in _TOWNS for core in around):
        return None
    return ((_WARDS[match[1]], *cardinal(int(match[2]))),)


def streets(place: Place) -> Reading | None:
    """``đường 30/4`` is named after a day; ``12/5 đường Trần Phú`` is a house."""
    core = place.core
    if place.before() in ("đường", "phố", "đ") and day_month(core) and "/" in core:
        day, named = (int(part) for part in core.split("/"))
        return ((*cardinal(day), "tháng", *month(named)),)
    if not _HOUSE.fullmatch(core) or not (place.after() in _STREETS or place.before() in ("nhà", "hẻm")):
        return None
    return (join([_house(part) for part in core.split("/")], "trên"),)


def house_marks(place: Place) -> Reading | None:
    """``SN 12`` is a house; before a year (``SN 1990``) a birth."""
    after = place.after()
    if place.core != "SN" or not after[:1].isdigit() or _YEAR.fullmatch(after):
        return None
    return (("số", "nhà"),)


def _house(part: str) -> Syllables:
    figures = part.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")
    return (*cardinal(int(figures)), *spelled(part[len(figures) :]))
