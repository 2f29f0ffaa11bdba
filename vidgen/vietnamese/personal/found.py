"""All personal data of a text, and the text without it."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from vidgen.vietnamese.personal.accounts import accounts
from vidgen.vietnamese.personal.contacts import contacts
from vidgen.vietnamese.personal.folded import folded, origins
from vidgen.vietnamese.personal.kinds import Kind, Piece
from vidgen.vietnamese.personal.papers import papers
from vidgen.vietnamese.personal.people import names, people
from vidgen.vietnamese.personal.phones import canonical, is_fictional, phones
from vidgen.vietnamese.personal.plates import plates
from vidgen.vietnamese.personal.spelled import spelled_numbers

HIDDEN = "••••"
_WORDS = (Kind.PERSON, Kind.HOME)
_KEPT = 2  # characters of a value that are shown, so that its owner can find it in the line

# A line is looked into only if it holds one of these: five figures near each other, figures in
# words, an address, words about a person
_WORTH_A_LOOK = re.compile(
    r"[0-9](?:[^0-9\n]{0,4}[0-9]){4}|@|a còng|\[at\]|\(at\)|\.(?:com|me|net)/|số nhà|nhà số|"
    r"[0-9]{3}[^0-9\n]{5,7}[0-9]{3}|(?:không|khong|linh|chín|tám|một|hai|ba|[0-9])[ ,.…-]{1,5}"
    r"(?:không|khong|một|mot|hai|ba|bốn|năm|sáu|bảy|tám|chín)\b|"
    r"(?:facebook|\bfb|zalo|tiktok|telegram)\b[^\w\n]{1,3}\w|"
    r"[A-ZĐ]{2}[- ]?[0-9]{2}[-.][0-9]{2}|hộ chiếu|passport|"
    r"sinh năm|sinh ngày|ngày sinh|tuổi|trú tại|ngụ |nhà riêng|quê quán|thường trú tại|\bs\.?n\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def personal(text: str) -> tuple[Piece, ...]:
    """What is personal in a text, in order; places are those of the folded text.

    Numbers kept for samples (`phones.is_fictional`, papers and accounts that begin with 000, plates whose
    figures are all 0) are nobody's and are left out.
    """
    plain = folded(text)
    if not _WORTH_A_LOOK.search(plain):
        return ()
    taken: list[Piece] = []
    for piece in (
        *papers(plain),
        *phones(plain),
        *accounts(plain),
        *spelled_numbers(plain),
        *plates(plain),
        *contacts(plain),
    ):
        _take(piece, taken)
    held = [piece for piece in taken if not _fictional(piece)]
    beside = people(plain) if not any(piece.certain for piece in held) else (*people(plain), *names(plain))
    for piece in beside:
        _take(piece, held)
    return tuple(sorted(held, key=lambda piece: piece.start))


def _take(piece: Piece, taken: list[Piece]) -> None:
    """Keep a piece unless what is kept already covers it better: certain before doubtful, then the longer."""
    rivals = [each for each in taken if each.start < piece.end and piece.start < each.end]
    if any(
        (each.certain, each.end - each.start) >= (piece.certain, piece.end - piece.start) for each in rivals
    ):
        return
    for rival in rivals:
        taken.remove(rival)
    taken.append(piece)


def _fictional(piece: Piece) -> bool:
    if piece.kind is Kind.PHONE:
        return is_fictional(piece.value)
    if piece.kind in (Kind.PAPER, Kind.ACCOUNT):
        return piece.value.startswith("000")
    return piece.kind is Kind.PLATE and piece.value.endswith("00000")


def shown_masked(text: str, piece: Piece) -> str:
    """A piece for people: its first two characters, then ``••••``."""
    plain = folded(text)
    value = re.sub(r"[\s().\-/@]", "", plain[piece.start : piece.end])
    return value[:_KEPT] + HIDDEN


# A number cut short where a message quotes only the beginning of a text; one quoted without the words that
# told what it is.
_CUT_SHORT = re.compile(r"(?<![0-9])(?:\+84|0[0-9])(?:[ .-]?[0-9]){3,9}(?=[”…])")
_WITHOUT_WORDS = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9][.,])(?![1-9][0-9]{0,2}(?:[. ][0-9]{3})+(?![0-9]))"
    r"(?:[0-9]{9,}|[0-9]{2,6}(?:[ .-][0-9]{2,6}){2,5})(?![0-9A-Za-z])"
)
_FEWEST = 9  # digits


@lru_cache(maxsize=4096)
def masked(text: str) -> str:
    """The text with the numbers and addresses of persons hidden but for two characters; names stay.

    For messages, which quote a text in pieces: every long number is hidden here, whatever it may be.
    """
    if "&#" in text:
        text = html.unescape(text)
    pieces = [piece for piece in personal(text) if piece.kind not in _WORDS]
    places = origins(text)
    parts, at = list[str](), 0
    for piece in pieces:
        start, end = places[piece.start], places[min(piece.end, len(places) - 1)]
        parts += [text[at:start], shown_masked(text, piece)]
        at = end
    shown = "".join(parts) + text[at:]
    return _WITHOUT_WORDS.sub(_hidden, _CUT_SHORT.sub(_hidden, shown))


def _hidden(match: re.Match[str]) -> str:
    digits = re.sub(r"[^0-9]", "", match[0])
    cut = match.re is _CUT_SHORT
    sample = digits.startswith("000") or is_fictional(canonical(match[0]).ljust(11, "0"))
    if sample or _DAYS.search(match[0]):
        return match[0]
    return match[0][:_KEPT] + HIDDEN if cut or len(digits) >= _FEWEST else match[0]


_DAYS = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}|[0-9]{2}[.-][0-9]{2}[.-](?:19|20)[0-9]{2}")
