"""Why a kit is made again: each reason by name, so that a screen can say it in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from vidgen.delivery.kit import REPORT, VIDEOS, video_name
from vidgen.delivery.report import MadeFrom, read_report
from vidgen.errors import DeliveryError

What = Literal[
    "new",
    "unreadable",
    "script",
    "unit",
    "brand",
    "voices",
    "media",
    "codec",
    "tool",
    "approved",
    "lapsed",
    "approval",
    "missing",
    "damaged",
    "forced",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to make a kit (again).

    Attributes:
        what: ``new`` there is none; ``unreadable`` its report is damaged or of another version; the part of
            `MadeFrom` that is another now; for ``approval``, ``approved`` where a draft becomes a final video
            and ``lapsed`` where it is the other way; ``missing`` or ``damaged`` one of its files; ``forced``.
        file: the file that is missing or damaged, else empty.
    """

    what: What
    file: str = ""


def why_not_current(folder: Path, made_from: MadeFrom, *, draft: bool = False) -> tuple[Reason, ...]:
    """All reasons why the folder does not hold a whole kit made from exactly this; empty where it does.

    Arguments:
        draft: whether it would be a draft.

    The video must have its recorded size. The other files need only be there and not be empty: people mend
    the wording of ``post.txt`` by hand, and that is no reason to throw their work away. No time of any file
    counts, so a clock set back changes nothing.
    """
    try:
        report = read_report(folder / REPORT)
    except DeliveryError:
        return (Reason("unreadable" if (folder / REPORT).is_file() else "new"),)
    parts = _differences(report.made_from, made_from, was_draft=report.state == "draft", draft=draft)
    files = []
    film = video_name(report.state == "draft")
    for name in sorted({film, *report.files}):
        try:
            size = (folder / name).stat().st_size
        except OSError:
            files.append(Reason("missing", name))
        else:
            recorded = report.files.get(name)
            if recorded is None or not size or (name in VIDEOS and size != recorded.bytes):
                files.append(Reason("damaged", name))
    return (*parts, *files)


def _differences(old: MadeFrom, new: MadeFrom, *, was_draft: bool, draft: bool) -> tuple[Reason, ...]:
    parts: tuple[What, ...] = ("script", "unit", "brand", "voices", "media", "codec", "tool")
    found = tuple(Reason(part) for part in parts if getattr(old, part) != getattr(new, part))
    if old.approval != new.approval:
        found += (Reason("approval" if was_draft == draft else "lapsed" if draft else "approved"),)
    if not found and old != new:  # a scene type read the same script in another way
        return (Reason("tool"),)
    return found
