"""Names: of a course's file, and for a USB stick what FAT32 and exFAT take, on any system."""

from __future__ import annotations

import re
import unicodedata

FILE_NAME = "course.yaml"

LONGEST_PATH = 200  # characters from the stick's root, so that a drive and a folder or two still fit in 259
LARGEST_FILE = 2**32 - 1  # bytes; FAT32 takes no larger one

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_LONGEST_NAME = 100


def safe_name(name: str) -> str:
    """The name as a stick takes it: NFC, nothing forbidden, no dot or blank at its end, not a device's.

    Source: Microsoft, Naming Files, Paths, and Namespaces; exFAT specification 7.7.3.
    """
    text = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", name)).strip(" ").rstrip(". ")
    if _DEVICES.fullmatch(text):
        text = f"_{text}"
    if len(text) > _LONGEST_NAME:
        stem, dot, ending = text.rpartition(".")
        if not dot or len(ending) > 8:
            stem, dot, ending = text, "", ""
        text = stem[: _LONGEST_NAME - len(dot + ending)].rstrip(". ") + dot + ending
    return text or "_"


def apart(name: str, taken: set[str]) -> str:
    """The safe name, numbered where the folder has it already in any case; notes it as taken."""
    safe = made = safe_name(name)
    number = 1
    while made.casefold() in taken:
        number += 1
        stem, dot, ending = safe.rpartition(".")
        made = f"{stem}-{number}{dot}{ending}" if dot else f"{safe}-{number}"
    taken.add(made.casefold())
    return made


def size_text(count: int) -> str:
    """``182 MB``, ``1,4 GB``, ``12 kB``, with the decimal comma; decimal multiples, as sticks are sold."""
    if count >= 10**9:
        return f"{count / 10**9:.1f} GB".replace(".", ",")
    if count >= 10**6:
        return f"{round(count / 10**6)} MB"
    return f"{max(1, round(count / 1000))} kB"
