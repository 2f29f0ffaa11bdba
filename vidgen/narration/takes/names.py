"""Which line of a script a take is of, as the name of its file tells.

A name may be a number (``03.wav``), a scene and a line in it (``canh2-dong1.m4a``, ``canh-2-1``), or the
words of the line, whole or its first three syllables and more (``Khoan đã đừng bấm.wav``), after a number
or not.
Case and diacritics do not count. The list that `vidgen voices takes` writes says it for certain.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from vidgen.narration.takes.lines import ScriptLine

LIST: Final = "loi-can-thu.csv"
FILE_COLUMN, TEXT_COLUMN = "tệp", "lời"

_SCENE: Final = frozenset({"canh", "scene", "c", "s"})
_LINE: Final = frozenset({"dong", "line", "cau", "loi", "so", "d", "l", "thoai"})
_PIECE: Final = re.compile(r"[a-z]+|\d+")
_ENOUGH: Final = 3  # syllables of a line's beginning that name it


def pieces(text: str) -> tuple[str, ...]:
    """Words and numbers of a text, lower case, without diacritics: ``Cảnh2`` is ``canh``, ``2``."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return tuple(_PIECE.findall("".join(char for char in plain if not unicodedata.combining(char))))


def line_of(stem: str, lines: Sequence[ScriptLine]) -> ScriptLine | None:
    """The line that a file of that name, without its suffix, is of; None if the name does not tell."""
    said = pieces(stem)
    numbers = [int(piece) for piece in said if piece.isdecimal()]
    words = [piece for piece in said if not piece.isdecimal()]
    if numbers and set(words) <= _SCENE | _LINE:
        if len(numbers) == 2:
            return next((one for one in lines if [one.scene, one.place] == numbers), None)
        if len(numbers) == 1 and not set(words) & _SCENE:
            return next((one for one in lines if one.number == numbers[0]), None)
        return None
    named = _by_words(_numberless(said), lines)
    if len(named) > 1 and said[0].isdecimal():
        named = [one for one in named if one.number == int(said[0])]
    return named[0] if len(named) == 1 else None


def _by_words(said: Sequence[str], lines: Sequence[ScriptLine]) -> list[ScriptLine]:
    known = [(one, _numberless(pieces(one.shown))) for one in lines]
    whole = [one for one, words in known if words == _numberless(said)]
    if whole or len(said) < _ENOUGH:
        return whole
    return [one for one, words in known if words[: len(said)] == tuple(said)]


def _numberless(words: Sequence[str]) -> tuple[str, ...]:
    """Without the number of an item in front; a line of nothing but a number keeps it."""
    return tuple(words[1:] if len(words) > 1 and words[0].isdecimal() else words)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """For sorting names as people do: ``Ghi âm 2`` before ``Ghi âm 10``."""
    parts = re.findall(r"\d+|\D+", unicodedata.normalize("NFC", name).casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def listed(folder: Path) -> dict[str, str]:
    """From the folder's list: the name of a take without suffix, folded -> the words it is to be of.

    Empty where there is no list. A list that cannot be read, or that a spreadsheet saved in another form,
    counts as none: the names then decide.
    """
    try:
        text = (folder / LIST).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}
    delimiter = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    try:
        rows = list(csv.DictReader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return {}
    return {
        folded(Path(row[FILE_COLUMN].strip()).stem): row[TEXT_COLUMN]
        for row in rows
        if row.get(FILE_COLUMN) and row.get(TEXT_COLUMN)
    }


def folded(stem: str) -> str:
    """A name as file systems that ignore case and compose letters differently agree on it."""
    return unicodedata.normalize("NFC", stem).casefold().strip()


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words with the same diacritics; marks and case do not count."""
    return _words(one) == _words(other)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
