"""Inline markup of a line: what is emphasised, what is said instead, which icon stands beside it.

========================  ==========================================================================
``**chữ**``               emphasised on screen
``chữ {nói: lời}``        `lời` is said instead of the shown text before it, back to the start of the
                          line or the last clause mark (``, . ; : ! ? …`` before white space)
``[chữ]{nói: lời}``       `lời` is said instead of exactly `chữ`
``mục {hình: tên-icon}``  an icon for a list item or a heading, at its end
``\\*`` and the like       the character itself, for ``* { } [ ] \\``
========================  ==========================================================================

Slots (``{{unit.name}}``) are left as they stand; `scenario.slots` fills them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from vidgen.vietnamese.text import Span, plain

SPECIAL = "*{}[]\\"

_ESCAPED = r"\\[*{}\[\]\\]"
_SLOT = r"\{\{[^{}]*\}\}"
_DIRECTIVE = rf"\{{\s*(?P<name>[^\W\d_]+)\s*:(?P<value>(?:{_ESCAPED}|{_SLOT}|[^{{}}])*)\}}"
_PIECE = re.compile(
    rf"(?P<escaped>{_ESCAPED})|(?P<slot>{_SLOT})"
    rf"|\[(?P<group>(?:{_ESCAPED}|{_SLOT}|[^\[\]{{}}\\]|\\)*)\](?=\{{\s*nói\s*:)"
    rf"|(?P<directive>{_DIRECTIVE})|(?P<strong>\*\*)|(?P<brace>[{{}}])|(?P<text>[^\\\[{{}}*]+|.)",
    re.IGNORECASE | re.DOTALL,
)
_UNESCAPE = re.compile(r"\\([*{}\[\]\\])")
_CLAUSE_END = re.compile(r"[,.;:!?…][”’\"')\]]*\s")
_TRAILING_MARKS = ",.;:!?… \t"
ICON_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

PieceKind = Literal["text", "slot", "group", "say", "icon", "strong", "brace", "unknown"]


_DIRECTIVES: dict[str, PieceKind] = {"nói": "say", "hình": "icon"}


class Piece(NamedTuple):
    """A stretch of the source: its kind, its content (unescaped, except in a group) and its source."""

    kind: PieceKind
    value: str
    source: str


def escape(value: str) -> str:
    """The value with a backslash before each markup character, so that `spans` shows it as it is."""
    return "".join("\\" + char if char in SPECIAL else char for char in value)


def spans(text: str) -> tuple[Span, ...]:
    """What is shown, in stretches; malformed markup is shown as written. Never raises."""
    return _spans(unicodedata.normalize("NFC", text))


def plain_text(text: str) -> str:
    """What is shown, without markup."""
    return plain(spans(text))


def icon_of(text: str) -> str | None:
    """The icon named by ``{hình: …}`` at the end of the text, or None."""
    names = [piece.value for piece in pieces_of(unicodedata.normalize("NFC", text)) if piece.kind == "icon"]
    return names[-1] if names and ICON_NAME.fullmatch(names[-1]) else None


def split_shown(text: str, separator: str) -> tuple[str, str]:
    """The markup before and after the first separator that stands in shown text, or the text and ``""``.

    A separator within a directive, a slot or ``[…]{nói: …}`` does not count; emphasis that runs across it is
    closed before and opened again after.
    """
    at = 0
    strong = False
    for piece in pieces_of(text):
        if piece.kind == "strong":
            strong = not strong
        found = piece.source.find(separator) if piece.kind == "text" else -1
        if found >= 0:
            mark = "**" if strong else ""
            before, after = text[: at + found], text[at + found + len(separator) :]
            return (before + mark).strip(), (mark + after.lstrip()).strip()
        at += len(piece.source)
    return text, ""


def pieces_of(text: str) -> list[Piece]:
    """The text in stretches, in order; their sources together are the text."""
    found: list[Piece] = []
    for kind, run in groupby(map(_piece, _PIECE.finditer(text)), key=lambda piece: piece.kind):
        if kind == "text":
            held = list(run)
            value, source = ("".join(part) for part in zip(*((p.value, p.source) for p in held), strict=True))
            found.append(Piece("text", value, source))
        else:
            found.extend(run)
    return found


def _piece(match: re.Match[str]) -> Piece:
    source = match[0]
    if match["escaped"]:
        return Piece("text", source[1], source)
    if match["slot"]:
        return Piece("slot", source, source)
    if match["group"] is not None:
        return Piece("group", match["group"], source)
    if match["directive"]:
        value = " ".join(_UNESCAPE.sub(r"\1", match["value"]).split())
        return Piece(_DIRECTIVES.get(match["name"].casefold(), "unknown"), value, source)
    if match["strong"]:
        return Piece("strong", source, source)
    return Piece("brace" if match["brace"] else "text", source, source)


def _spans(text: str) -> tuple[Span, ...]:
    pieces = pieces_of(text)
    unclosed = sum(piece.kind == "strong" for piece in pieces)
    unclosed = unclosed if unclosed % 2 else 0
    shown: list[Span] = []
    strong = False
    marks = 0
    for index, piece in enumerate(pieces):
        match piece.kind:
            case "strong":
                marks += 1
                if marks == unclosed:
                    shown.append(Span(piece.source, strong))
                else:
                    strong = not strong
            case "group":
                follower = pieces[index + 1]
                if follower.kind != "say":
                    shown.append(Span(piece.source, strong))
                    continue
                inner = _spans(piece.value)
                spoken = follower.value or None
                shown.append(Span(plain(inner), strong or any(span.strong for span in inner), spoken))
            case "icon":
                _trim(shown)
            case "say":
                if index and pieces[index - 1].kind == "group":
                    continue
                _say(shown, piece.value)
            case _:
                shown.append(Span(piece.value if piece.kind in ("text", "slot") else piece.source, strong))
    _trim(shown)
    return tuple(_joined(shown))


def _trim(shown: list[Span]) -> None:
    """Drop the white space at the end, which only parted the text from a directive."""
    while shown and shown[-1].spoken is None and not shown[-1].text.strip():
        shown.pop()
    if shown and shown[-1].spoken is None:
        shown[-1] = Span(shown[-1].text.rstrip(), shown[-1].strong)


def _say(shown: list[Span], spoken: str) -> None:
    """Give `spoken` to the stretch it covers at the end of what is shown so far."""
    _trim(shown)
    first = len(shown)
    while first and shown[first - 1].spoken is None:
        first -= 1
    free = shown[first:]
    stretch = plain(tuple(free))
    if not spoken or not stretch.strip():
        return
    body = stretch.rstrip(_TRAILING_MARKS)
    start = max((match.end() for match in _CLAUSE_END.finditer(body)), default=0)
    start += len(stretch[start:]) - len(stretch[start:].lstrip())
    del shown[first:]
    covered_strong = False
    at = 0
    for span in free:
        cut = min(max(start - at, 0), len(span.text))
        if cut:
            shown.append(Span(span.text[:cut], span.strong))
        covered_strong = covered_strong or (span.strong and cut < len(span.text))
        at += len(span.text)
    shown.append(Span(stretch[start:], covered_strong, spoken))


def _joined(shown: list[Span]) -> Iterator[Span]:
    """Neighbours of one kind become one span; the empty ones go."""
    full = (span for span in shown if span.text)
    for (strong, spoken), run in groupby(full, key=lambda span: (span.strong, span.spoken)):
        if spoken is None:
            yield Span("".join(span.text for span in run), strong)
        else:
            yield from run
