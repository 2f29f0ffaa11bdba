"""Rules for telephone numbers: ``0912.345.678``, ``(0232) 3822 113``, ``+84 …``, ``1900 1234``, ``*101#``."""

from __future__ import annotations

import re

from vidgen.vietnamese.identifiers import is_money_after, spelled_code
from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import digits
from vidgen.vietnamese.syllables import spelled
from vidgen.vietnamese.words import Place, word_set

__all__ = ["country_codes", "phone_numbers", "phones_joined", "spelled_code", "ussd"]

Reading = tuple[Syllables, ...]

_PHONE = re.compile(r"(\+84|0084|84|0)[0-9xX*]{8,10}|(?:1800|1900)[0-9xX*]{2,6}")
_PHONE_PART = re.compile(r"\(?(\+?[0-9xX*]{1,12})\)?")
_GROUP = re.compile(r"[0-9xX*.\-–]{1,9}")
_SEPARATORS = str.maketrans("", "", " .-–()·")
_USSD = re.compile(r"\*[0-9*]+#")
_COUNTRY = re.compile(r"\+([1-9][0-9]{0,2})")
_OF_NUMBERS = word_set("gọi số đầu mã vùng thoại")


def phone_numbers(place: Place) -> Reading | None:
    """``0912.345.678``, ``0232 3822 113``, ``+84 912 345 678``, ``1900 1234``: one to five words."""
    parts: list[str] = []
    for step in range(5):
        if place.at + step >= len(place.words):
            break
        here = place.moved(step)
        match = _PHONE_PART.fullmatch(here.core.translate(_SEPARATORS)) if here.core else None
        if not match or (step and len(match[1]) < 2 and not parts[0].startswith("02")):
            break
        parts.append(match[1])
        number = "".join(parts)
        ended = _ends(here.word.trail) or step == 4 or not _continues(here, parts[0])
        if _PHONE.fullmatch(number) and (ended or len(number) >= 10) and not is_money_after(here):
            return tuple(_with_sign(part) for part in parts)
        if _ends(here.word.trail):
            break
    return None


def _ends(trail: str) -> bool:
    return trail not in ("", ")")


def _continues(place: Place, first: str) -> bool:
    """Whether the next word may be a further group; after an area code one digit is a group too."""
    after = place.words[place.at + 1].core if place.at + 1 < len(place.words) else ""
    return bool(_GROUP.fullmatch(after)) and (len(after) > 1 or first.startswith("02"))


def _with_sign(part: str) -> Syllables:
    spoken: list[str] = []
    for char in part:
        spoken += {"+": ("cộng",), "*": ("sao",)}.get(char) or (
            spelled(char) if char in "xX" else digits(char)
        )
    return tuple(spoken)


def phones_joined(place: Place) -> Reading | None:
    """``0912.345.678/0987.654.321``: two numbers to choose from."""
    parts = [part.translate(_SEPARATORS) for part in re.split(r"[/|;,]|[-–](?=0[0-9.]{9})", place.core)]
    if len(parts) < 2 or not all(_PHONE.fullmatch(part) and len(part) >= 8 for part in parts):
        return None
    return (tuple(syllable for part in parts for syllable in _with_sign(part)),)


def country_codes(place: Place) -> Reading | None:
    """``+224`` where numbers to call are spoken of; ``+5 điểm`` is a sum."""
    match = _COUNTRY.fullmatch(place.core)
    if not match or place.after() in shipped().counted or _OF_NUMBERS.isdisjoint(place.history(8)):
        return None
    return (("cộng", *digits(match[1])),)


def ussd(place: Place) -> Reading | None:
    """``*101#``: what is typed to ask the network."""
    if not _USSD.fullmatch(place.core):
        return None
    spoken: list[str] = []
    for char in place.core:
        spoken += {"*": ("sao",), "#": ("thăng",)}.get(char) or digits(char)
    return (tuple(spoken),)
