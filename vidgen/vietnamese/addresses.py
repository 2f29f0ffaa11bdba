"""Rules for web and mail addresses: ``dichvucong.gov.vn`` as ``dịch vụ công chấm gốp chấm vê en``."""

from __future__ import annotations

import re

from vidgen.vietnamese.lexicon import Syllables, shipped
from vidgen.vietnamese.numbers import digits
from vidgen.vietnamese.syllables import respelled, spelled
from vidgen.vietnamese.words import Place, word_set

Reading = tuple[Syllables, ...]

_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w.+-]+@)?[a-z0-9][\w-]*(?:\.[\w-]+)*\.[a-z]{2,10}(?::[0-9]+)?(?:/[^\s]*)?",
    re.I | re.A,
)
_ENDINGS = word_set("vn com net org info edu gov io me xyz top cc app shop site online club vip tk")
_SYMBOLS = {
    ".": "chấm", "@": "a còng", "/": "gạch chéo", "-": "gạch ngang", "_": "gạch dưới", "?": "hỏi",
    "=": "bằng", "&": "và", "+": "cộng", ":": "hai chấm", "#": "thăng", "%": "phần trăm",
}  # fmt: skip


def addresses(place: Place) -> Reading | None:
    """A web or mail address: its known parts as words, others as letters or a likely reading."""
    core = place.core
    if not _ADDRESS.fullmatch(core):
        return None
    opened = core.lower().startswith(("http://", "https://"))
    host = re.split(r"[/:]", re.sub(r"^https?://", "", core, flags=re.I))[0].rsplit("@", 1)[-1]
    if not opened and "@" not in core and host.rsplit(".", 1)[-1].lower() not in _ENDINGS:
        return None
    return (read_address(core),)


def read_address(address: str) -> Syllables:
    """The syllables of an address; ``https://``, ``www.`` and a closing slash are not heard."""
    bare = re.sub(r"^(https?://)?(www\.)?", "", address, flags=re.I).rstrip("/").lower()
    spoken: list[str] = []
    for piece in re.findall(r"[0-9]+|[^\W\d_]+|[^\w]|_", bare):
        if piece in _SYMBOLS:
            spoken += _SYMBOLS[piece].split()
        elif piece[0].isdigit():
            spoken += digits(piece)
        else:
            spoken += _part(piece)
    return tuple(spoken)


def _part(piece: str) -> Syllables:
    words = shipped()
    known = words.domains.get(piece) or words.words.get(piece)
    if known:
        return known
    head = next((piece[:end] for end in range(len(piece) - 2, 3, -1) if piece[:end] in words.domains), "")
    if head and (rest := _part(piece[len(head) :])):
        return (*words.domains[head], *rest)
    said = respelled(piece)
    return said if len(piece) > 3 or (len(said) == 1 and len(piece) > 1) else spelled(piece)
