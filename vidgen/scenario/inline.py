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


def escape_free_split(text: str, separator: str) -> tuple[str, str]:
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
    for match in _PIECE.finditer(text):
        kind: PieceKind = "text"
        value = source = match[0]
        if match["escaped"]:
            value = source[1]
        elif match["slot"]:
            kind = "slot"
        elif match["group"] is not None:
            kind, value = "group", match["group"]
        elif match["directive"]:
            known: dict[str, PieceKind] = {"nói": "say", "hình": "icon"}
            kind = known.get(match["name"].casefold(), "unknown")
            value = " ".join(_UNESCAPE.sub(r"\1", match["value"]).split())
        elif match["strong"]:
            kind = "strong"
        elif match["brace"]:
            kind = "brace"
        if kind == "text" and found and found[-1].kind == "text":
            found[-1] = Piece("text", found[-1].value + value, found[-1].source + source)
        else:
            found.append(Piece(kind, value, source))
    return found


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
                shown = _said(shown, piece.value)
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


def _said(shown: list[Span], spoken: str) -> list[Span]:
    """Give `spoken` to the stretch it covers at the end of what is shown so far."""
    _trim(shown)
    first = len(shown)
    while first and shown[first - 1].spoken is None:
        first -= 1
    stretch = plain(tuple(shown[first:]))
    if not spoken or not stretch.strip():
        return shown
    body = stretch.rstrip(_TRAILING_MARKS)
    start = max((match.end() for match in _CLAUSE_END.finditer(body)), default=0)
    start += len(stretch[start:]) - len(stretch[start:].lstrip())
    kept: list[Span] = shown[:first]
    covered_strong = False
    at = 0
    for span in shown[first:]:
        cut = min(max(start - at, 0), len(span.text))
        if cut:
            kept.append(Span(span.text[:cut], span.strong))
        covered_strong = covered_strong or (span.strong and cut < len(span.text))
        at += len(span.text)
    return [*kept, Span(stretch[start:], covered_strong, spoken)]


def _joined(shown: list[Span]) -> Iterator[Span]:
    """Neighbours of one kind become one span; the empty ones go."""
    held: Span | None = None
    for span in shown:
        if not span.text:
            continue
        if held and held.spoken is None and span.spoken is None and held.strong == span.strong:
            held = Span(held.text + span.text, held.strong)
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
