"""What stands beside a video: the report of its kit, and the ledger of renders, which is written here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vidgen.above import find_above
from vidgen.approval.chain import Reading, read_line
from vidgen.approval.clock import day_of
from vidgen.approval.code import EVERYBODY
from vidgen.approval.desk import RENDERS
from vidgen.approval.ledger import Ledger
from vidgen.approval.memory import recall, remember
from vidgen.delivery.authentic.verdict import RecordState
from vidgen.delivery.kit import REPORT, film_in
from vidgen.delivery.report import Report, read_report
from vidgen.errors import ApprovalError, DeliveryError

TYPE = "render"

_FILM = ".mp4"
_LEVELS_UP = 3  # out/<unit>/<script>/video.mp4


def keep_render(out: Path, folder: Path, report: Report) -> None:
    """Write one more line into the ledger of renders: what was made, from what, and the film's hash.

    To be called by one process of a run, once for each kit that was made.

    Raises:
        ApprovalError: the ledger cannot be written or was tampered with (VG-A010 …).
    """
    path = out / RENDERS
    made = Ledger(path).append(render_entry(folder, report))
    with path.open("rb") as file:
        first = read_line(file.readline().rstrip(b"\r\n"))
    if first is not None:
        remember(ledger=(first.hash, made.n, made.hash))


def render_entry(folder: Path, report: Report) -> dict[str, Any]:
    """The line of one kit."""
    film = film_in(folder).name
    record = report.files.get(film)
    approval, script = report.approval, report.script
    return {
        "type": TYPE,
        "script": script.id,
        "title": script.title,
        "unit": report.unit.id if report.unit else EVERYBODY,
        "unit_name": report.unit.name if report.unit else "",
        "audience": str(script.audience),
        "state": report.state,
        "film": film,
        "sha256": record.sha256 if record else "",
        "copies": sorted(
            other.sha256 for name, other in report.files.items() if name.endswith(_FILM) and name != film
        ),
        "code": approval.code if approval else "",
        "content": approval.content if approval else "",
        "statement": approval.statement if approval else "",
        "approved": day_of(approval.at).isoformat() if approval else "",
        "until": approval.until.isoformat() if approval and approval.until else "",
        "reviewed": script.reviewed.isoformat() if script.reviewed else "",
        "expires": script.expires.isoformat() if script.expires else "",
        "sample": bool(approval and approval.sample),
        "tool": report.tool_version,
    }


def films_of(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """The hashes of the films of a line: the one that was made, and its smaller copies."""
    copies = entry.get("copies", ())
    return (str(entry.get("sha256", "")), *(map(str, copies) if isinstance(copies, list) else ()))


def report_beside(video: Path) -> RecordState:
    """Whether the report of its folder has this very file.

    Raises:
        OSError: the video cannot be read.
    """
    path = video.with_name(REPORT)
    if not path.is_file():
        return "none"
    try:
        record = read_report(path).files.get(video.name)
    except DeliveryError:
        return "unreadable"
    if record is None:
        return "none"
    return "match" if record.sha256 == sha256_of(video) else "differs"


def ledger_beside(video: Path) -> tuple[RecordState, bool]:
    """Whether the ledger of renders above has this very file, and whether that is this machine's own ledger.

    A ledger that merely lies there may have come along with the video and proves nothing; what this machine
    saw written it remembers.

    Raises:
        OSError: the video cannot be read.
    """
    path = find_above(video, RENDERS, _LEVELS_UP)
    if path is None:
        return "none", False
    try:
        reading = Ledger(path).read()
    except ApprovalError:
        return "unreadable", False
    if not reading.whole or not reading.entries:
        return "unreadable", False
    digest = sha256_of(video)
    there = any(digest in films_of(each.entry) for each in reading.entries if each.type == TYPE)
    return ("match" if there else "differs"), there and _seen_here(reading)


def sha256_of(path: Path) -> str:
    """SHA-256 (hex) of a file.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _seen_here(reading: Reading) -> bool:
    number, hashed = recall().ledgers.get(reading.entries[0].hash, (-1, ""))
    return 0 <= number < len(reading.entries) and reading.entries[number].hash == hashed
