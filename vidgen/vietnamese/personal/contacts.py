"""Mail addresses, handles and pages of persons on social networks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.vietnamese.personal.kinds import Kind, Piece

_AT = r"(?:@|\s?[\[(]\s?(?:at|a còng)\s?[\])]\s?|\sa còng\s)"
_DOT = r"(?:\.|\s?[\[(]\s?(?:dot|chấm)\s?[\])]\s?|\schấm\s)"
_MAIL = re.compile(
    rf"(?<![\w.+-])(?P<name>[\w][\w.+-]{{0,63}}){_AT}(?P<host>[a-z0-9-]+(?:{_DOT}[a-z0-9-]+)*{_DOT}[a-z]{{2,10}})\b",
    re.IGNORECASE,
)
# With a blank or a comma where the dot belongs, only at the hosts that everybody knows.
_MISTYPED = re.compile(
    r"(?<![\w.+-])(?P<name>[\w][\w.+-]{0,63})\s?@\s?(?P<host>gmail|yahoo|hotmail|outlook|icloud|ymail|live)"
    r"\s?[.,]\s?com(?:\s?[.,]\s?vn)?\b",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z][\w.]{2,29}")
_PAGE = re.compile(
    r"(?<![\w@-])(?:https?://)?(?:www\.|m\.|web\.|mobile\.)?"
    r"(?P<site>facebook\.com|fb\.com|fb\.me|m\.me|messenger\.com/t|zalo\.me|chat\.zalo\.me|t\.me|telegram\.me|"
    r"instagram\.com|tiktok\.com|youtube\.com|threads\.net|twitter\.com|x\.com|wa\.me|viber\.me|linkedin\.com/in)"
    r"/(?P<page>@?[\w.\-+=?&/%]{2,})",
    re.IGNORECASE,
)


def contacts(text: str) -> Iterator[Piece]:
    """The addresses, handles and pages in a folded text, valued in lower case."""
    for match in _MAIL.finditer(text):
        yield Piece(Kind.MAIL, match.start(), match.end(), f"{match['name']}@{_host(match['host'])}".lower())
    for match in _MISTYPED.finditer(text):
        yield Piece(Kind.MAIL, match.start(), match.end(), f"{match['name']}@{match['host']}.com".lower())
    for match in _PAGE.finditer(text):
        value = f"{match['site']}/{match['page'].rstrip('./,)')}".lower()
        yield Piece(Kind.PROFILE, match.start(), match.end(), value)
    for match in _HANDLE.finditer(text):
        if not _HOSTED.match(text, match.start()):
            yield Piece(Kind.PROFILE, match.start(), match.end(), match[0].lower().rstrip("."), certain=False)


_HOSTED = re.compile(r"@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}", re.IGNORECASE)  # user:secret@host


def _host(written: str) -> str:
    return re.sub(_DOT, ".", written, flags=re.IGNORECASE).lower()
