"""Comparing names as people write them: with or without diacritics, in any case, nearly right."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from vidgen.messages import _

_LONGEST = 60  # no name is longer; comparing pages of text would take minutes


def same(name: str) -> str:
    """The form in which two spellings of one name are equal: NFC, casefolded, single spaces."""
    return " ".join(re.sub(r"[-_]", " ", unicodedata.normalize("NFC", name)).casefold().split())


def bare(name: str) -> str:
    """`same`, without diacritics."""
    parts = unicodedata.normalize("NFD", same(name).replace("đ", "d"))
    return "".join(char for char in parts if not unicodedata.combining(char))


def slug(name: str) -> str:
    """A name as an id: ``Giả danh công an`` becomes ``gia-danh-cong-an``."""
    return re.sub(r"[^a-z0-9]+", "-", bare(name)).strip("-")[:64].strip("-")


def nearest(name: str, choices: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The choice most like the name, or None where none is near."""
    if len(name) > _LONGEST:
        return None
    by_form = {bare(choice): choice for choice in choices}
    found = get_close_matches(bare(name), by_form, n=1, cutoff=cutoff)
    return by_form[found[0]] if found else None


def suggestion(name: str, choices: Iterable[str]) -> str:
    """What to write instead: the nearest choice, or all of them."""
    known = list(choices)
    near = nearest(name, known)
    if near:
        return _("Có phải “{near}” không?").format(near=near)
    return _("Viết một trong: {choices}.").format(choices=", ".join(known)) if known else ""
