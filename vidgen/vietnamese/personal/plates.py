"""Number plates: ``29A-123.45``, ``29-B1 123.45``, ``73C1-2345``, army and diplomatic ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.vietnamese.personal.kinds import Kind, Piece

_LABEL = re.compile(r"(?:biển|bks|\bxe\b|ô tô|mô tô|xe máy|bien so)[^0-9\n]{0,24}$", re.IGNORECASE)
_AREA = r"(?<![\w/.-])(?P<area>1[1-9]|[2-9][0-9])"
_FIVE = re.compile(
    rf"{_AREA}[- ]?(?P<series>[A-ZĐ]{{1,2}}[0-9]?|[a-zđ][0-9]?)(?P<gap>[-. ]{{0,3}})"
    rf"(?P<tail>[0-9]{{3}}[. ]?[0-9]{{2}})(?![\w/]|[.,][0-9])"
)
_FOUR = re.compile(
    rf"{_AREA}[- ]?(?P<series>[A-ZĐ]{{1,2}}[0-9]?)(?P<gap>[-. ]{{1,3}})"
    rf"(?P<tail>[0-9]{{4}})(?![\w/]|[.,-][0-9])"
)
_ARMY = re.compile(r"(?<!\w)(?P<series>[A-ZĐ]{2})[- ]?[0-9]{2}[-.][0-9]{2}(?![\w/]|[.,][0-9])")
_DIPLOMATIC = re.compile(r"(?<![\w/])[0-9]{2}[- ]?[0-9]{3}[- ]?(?:NG|QT|CV|NN)[- ]?[0-9]{2,3}(?![\w/])")
_CLASS = re.compile(r"\b(?:lớp|khoá|khóa|năm học|phòng|mẫu|số nhà|nhà|ngõ|kiệt|hẻm)\s*$", re.IGNORECASE)


def plates(text: str) -> Iterator[Piece]:
    """The plates in a folded text; without a label of a car only what can be nothing else."""
    for match in _FIVE.finditer(text):
        labelled = _labelled(text, match.start())
        dotted = "." in match["tail"]
        bare = not match["gap"] and " " not in match[0] and not dotted and "-" not in match[0]
        small = match["series"].islower()
        numbered = _CLASS.search(text, max(0, match.start() - 12), match.start())
        if labelled or (not numbered and (dotted or not (bare or small))):
            yield _piece(match)
        elif not (numbered or small):
            yield _piece(match, certain=False)
    for match in _FOUR.finditer(text):
        labelled = _labelled(text, match.start())
        year = match["tail"][:2] in ("19", "20")
        if labelled or (match["series"][-1].isdigit() and not year and "-" in match[0]):
            yield _piece(match)
    for match in _ARMY.finditer(text):
        if _labelled(text, match.start()):
            yield _piece(match)
    for match in _DIPLOMATIC.finditer(text):
        yield _piece(match)


def _piece(match: re.Match[str], *, certain: bool = True) -> Piece:
    return Piece(Kind.PLATE, match.start(), match.end(), re.sub(r"\W", "", match[0]).upper(), certain)


def _labelled(text: str, start: int) -> bool:
    return _LABEL.search(text, max(0, start - 36), start) is not None
