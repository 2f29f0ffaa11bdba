"""Rules for web and mail addresses: ``dichvucong.gov.vn`` as ``dịch vụ công chấm gốp chấm vê en``."""

from __future__ import annotations

import re

from vidgen.vietnamese.family import Family
from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import digits
from vidgen.vietnamese.syllables import respelled, spelled
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w.+-]+@)?[a-z0-9][\w-]*(?:\.[\w-]+)*\.[a-z]{2,10}(?::[0-9]+)?(?:/[^\s]*)?",
    re.I | re.A,
)
_ENDINGS = word_set(
    "vn com net org info edu gov io me xyz top cc app shop site online club vip tk ly tv cn us asia tech "
    "live link store page pro bid ws"
)
_FILES = word_set("apk exe pdf doc docx xls xlsx zip rar jpg png mp3 mp4")
_KNOWN = _ENDINGS | _FILES
_SYMBOLS = {
    ".": "chấm", "@": "a còng", "/": "gạch chéo", "-": "gạch ngang", "_": "gạch dưới", "?": "hỏi",
    "=": "bằng", "&": "và", "+": "cộng", ":": "hai chấm", "#": "thăng", "%": "phần trăm",
}  # fmt: skip


def addresses(place: Place) -> Reading | None:
    """A web or mail address: its known parts as words, others as letters or a likely reading.

    One with a query (``?id=…``) nobody can read aloud; it is left to be reported.
    """
    core, shown = place.core, place.word.shown
    opened_by_stop = shown.lstrip("“\"'(").startswith(".")
    if opened_by_stop and core.lower() in _KNOWN:
        return (("chấm", *_part(core.lower(), place.family)),)
    if shown.lstrip("“\"'(").startswith("@") and re.fullmatch(r"[A-Za-z][\w.]*", core, re.A):
        return (("a", "còng", *read_address(core, place.family)),)
    if not _ADDRESS.fullmatch(core) or re.search(r"[?%#]", core):
        return None
    opened = core.lower().startswith(("http://", "https://"))
    host = re.split(r"[/:]", re.sub(r"^https?://", "", core, flags=re.I))[0].rsplit("@", 1)[-1]
    if not opened and "@" not in core and host.rsplit(".", 1)[-1].lower() not in _KNOWN:
        return None
    return ((*(("chấm",) if opened_by_stop else ()), *read_address(core, place.family)),)


def host_of(core: str) -> str:
    """The host of a web address that has more than can be read aloud; empty where the text is none."""
    if not _ADDRESS.fullmatch(core) or not (core.lower().startswith("http") or "/" in core):
        return ""
    return re.split(r"[/:?#]", re.sub(r"^https?://", "", core, flags=re.I))[0]


def read_address(address: str, family: Family = Family.RESPELLED) -> Syllables:
    """The syllables of an address; ``https://``, ``www.`` and a closing slash are not heard."""
    bare = re.sub(r"^(https?://)?(www\.)?", "", address, flags=re.I).rstrip("/").lower()
    spoken: list[str] = []
    for piece in re.findall(r"[0-9]+|[^\W\d_]+|[^\w]|_", bare):
        if piece in _SYMBOLS:
            spoken += _SYMBOLS[piece].split()
        elif piece[0].isdigit():
            spoken += digits(piece)
        else:
            spoken += _part(piece, family)
    return tuple(spoken)


def _part(piece: str, family: Family) -> Syllables:
    words = shipped(family)
    known = words.domains.get(piece) or words.words.get(piece)
    if known:
        return known
    head = next((piece[:end] for end in range(len(piece) - 2, 3, -1) if piece[:end] in words.domains), "")
    if head and (rest := _part(piece[len(head) :], family)):
        return (*words.domains[head], *rest)
    said = respelled(piece)
    return said if len(piece) > 3 or (len(said) == 1 and len(piece) > 1) else spelled(piece)
