"""Domains that are made to be taken for an official one."""

from __future__ import annotations

from functools import lru_cache

from vidgen.review.domains import is_below
from vidgen.review.links import Link
from vidgen.vietnamese.confusables import skeleton

# Names of the state's services and offices as they stand in their domains (without marks or hyphens).
_NAMES = (
    "dichvucongquocgia", "dichvucong", "dichvucongbocongan", "vneid", "bocongan", "congan", "canhsat",
    "chinhphu", "vssid", "baohiemxahoi", "thuedientu", "tongcucthue", "cucthue", "etax", "csgt",
    "phatnguoi", "dulieuquocgia", "cancuoc", "dinhdanhdientu", "govvn", "vngov", "vietnamgov",
    "quochoi", "toaan", "vienkiemsat", "nganhangnhanuoc",
)  # fmt: skip
_OFFICIAL = (
    "dichvucong.gov.vn",
    "vneid.gov.vn",
    "bocongan.gov.vn",
    "chinhphu.vn",
    "dichvucong.bocongan.gov.vn",
)
_SHORTEST_NEAR = 5  # letters; shorter names are near too much
_LONG = 9  # letters from which two may differ


def imitated(link: Link) -> str:
    """The official name that a host, not of the state itself, is easily taken for; empty where there is none.

    Compared is what is seen at a glance: look-alike letters and figures as what they look like, no hyphens;
    then whether the name of an office stands in it, or differs by a letter or two.
    """
    return _imitated(link.shown_host)


@lru_cache(maxsize=1024)
def _imitated(host: str) -> str:
    if host.isascii() and is_below(host, ("gov.vn", *_OFFICIAL)):
        # The state gives no two of its own such names: one is typed wrong, or was never there.
        return next((name for name in _OFFICIAL if name != host and _glimpse(name) == _glimpse(host)), "")
    seen = skeleton(host)
    whole = seen.replace(".", "")
    if ".gov.vn." in f".{seen}." or any(label in ("govvn", "vngov") for label in seen.split(".")):
        return "gov.vn"
    for name in _OFFICIAL:
        plain = skeleton(name)
        if plain == seen or (len(plain) >= _LONG and _near(plain.replace(".", ""), whole, 2)):
            return name
    for label in seen.split(".")[:-1]:
        for name in _NAMES:
            if name in label:
                return _shown(name)
            if len(name) >= _SHORTEST_NEAR and _near(name, label, 2 if len(name) >= _LONG else 1):
                return _shown(name)
    return ""


def _glimpse(host: str) -> str:
    return skeleton(host).replace("i", "l")


def _shown(name: str) -> str:
    return {"govvn": "gov.vn", "vngov": "gov.vn", "vietnamgov": "gov.vn"}.get(name, name)


def _near(one: str, other: str, most: int) -> bool:
    """Whether at most so many letters are added, dropped, changed or swapped with their neighbour."""
    if abs(len(one) - len(other)) > most:
        return False
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, start=1):
        older, before, row = before, row, [at]
        for to, mark in enumerate(other, start=1):
            cost = min(before[to] + 1, row[-1] + 1, before[to - 1] + (char != mark))
            if at > 1 and to > 1 and char == other[to - 2] and one[at - 2] == mark:
                cost = min(cost, older[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most
