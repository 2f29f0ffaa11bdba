"""Where a copy of a script is another text than the one that was approved, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from vidgen.approval.canonical import normalised
from vidgen.messages import _
from vidgen.vietnamese.disguises import revealed
from vidgen.vietnamese.personal.found import masked

# Slots and directives hold together, so that a changed word is shown and not half of a brace.
_TOKEN = re.compile(r"\{\{[^{}\n]*\}\}|\{\s*\w+\s*:|\*\*|\w+|[^\w\s]|\s+")
_MOST_TOKENS: Final = 2000  # of a line; a longer one is shown whole
_MOST_LINES: Final = 20_000
_ALIKE: Final = 0.4  # share of two lines that must agree for them to be one line, changed
_LONGEST: Final = 400  # characters of a line that are shown


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a line: common to both texts, only in the approved one, or only in the copy."""

    text: str
    of: str = "both"  # both | approved | copy


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that is not as approved.

    Attributes:
        line: of the copy, 1-based; where a line is missing, the one before which it stood.
        approved_line: of the approved text, 1-based; None where the copy has a line more.
        before: the line as approved; None where there was none.
        after: the line of the copy; None where it is gone.
    """

    line: int
    approved_line: int | None
    before: str | None
    after: str | None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Both lines in one, with what nobody would see written out (``⟦U+200B⟧``)."""
        return _parts(self.before, self.after)

    @property
    def told(self) -> str:
        """In one line of plain text: ``Báo Công an [-xã-][+huyện+] ngay``.

        It goes into reports and logs, so numbers and addresses of persons are hidden.
        """
        marks = {"both": ("", ""), "approved": ("[-", "-]"), "copy": ("[+", "+]")}
        parts = _parts(*(None if line is None else masked(line) for line in (self.before, self.after)))
        text = "".join(f"{marks[part.of][0]}{part.text}{marks[part.of][1]}" for part in parts)
        return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def differences(approved: str, copy: str) -> tuple[Difference, ...]:
    """What is not as approved, in the order of the copy; nothing where both are the same text."""
    first, second = normalised(approved), normalised(copy)
    if first == second:
        return ()
    before, after = first.split("\n"), second.split("\n")
    if max(len(before), len(after)) > _MOST_LINES:
        before, after = before[:_MOST_LINES], after[:_MOST_LINES]
    found: list[Difference] = []
    for what, i, j, k, m in SequenceMatcher(None, before, after).get_opcodes():
        if what != "equal":
            found += _block(before, i, j, after, k, m)
    return tuple(found)


def _block(
    before: Sequence[str], i: int, j: int, after: Sequence[str], k: int, m: int
) -> Iterator[Difference]:
    """The differences of a stretch of lines: those alike side by side, the others whole."""
    while i < j and k < m:
        if _alike(before[i], after[k]):
            yield Difference(k + 1, i + 1, before[i], after[k])
            i, k = i + 1, k + 1
        elif j - i > m - k:
            yield _gone(before, i, k)
            i += 1
        elif m - k > j - i:
            yield _more(after, k)
            k += 1
        else:
            yield _gone(before, i, k)
            yield _more(after, k)
            i, k = i + 1, k + 1
    yield from (_gone(before, at, k) for at in range(i, j))
    yield from (_more(after, at) for at in range(k, m))


def _gone(before: Sequence[str], at: int, line: int) -> Difference:
    return Difference(line + 1, at + 1, before[at], None)


def _more(after: Sequence[str], at: int) -> Difference:
    return Difference(at + 1, None, None, after[at])


def _parts(before: str | None, after: str | None) -> tuple[Part, ...]:
    if before is None or after is None:
        whole = after if before is None else before
        shown = revealed(whole or "") or _("⟦dòng trống⟧")
        return (Part(shown, "copy" if before is None else "approved"),)
    return _words(before, after)


def _alike(one: str, other: str) -> bool:
    if max(len(one), len(other)) > 4 * _LONGEST:
        return one[:_LONGEST] == other[:_LONGEST] or one[-_LONGEST:] == other[-_LONGEST:]
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _words(one: str, other: str) -> tuple[Part, ...]:
    first, second = _TOKEN.findall(one), _TOKEN.findall(other)
    if max(len(first), len(second)) > _MOST_TOKENS:
        return (Part(revealed(one), "approved"), Part(revealed(other), "copy"))
    parts: list[Part] = []
    for what, i, j, k, m in SequenceMatcher(None, first, second).get_opcodes():
        if what == "equal":
            parts.append(Part(revealed("".join(first[i:j]))))
            continue
        parts += [
            Part(revealed("".join(tokens)), of)
            for tokens, of in ((first[i:j], "approved"), (second[k:m], "copy"))
            if tokens
        ]
    return tuple(parts)
