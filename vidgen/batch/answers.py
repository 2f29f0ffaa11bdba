"""Gathers ``chatbot.json``: from scripts, as far as they are approved, and at the end of a batch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vidgen.approval.state import standing_of
from vidgen.batch.job import Outcome
from vidgen.brand.kit import Brand
from vidgen.delivery.kit import REPORT, VIDEO, kit_folder
from vidgen.delivery.publish.chatbot import (
    Chatbot,
    ChatbotVideo,
    Entry,
    chatbot,
    entries_of,
    merged,
    read_chatbot,
    write_chatbot,
)
from vidgen.delivery.publish.names import CHATBOT, LINKS
from vidgen.delivery.report import Report, read_report
from vidgen.errors import DeliveryError, Finding, Severity
from vidgen.messages import _
from vidgen.preview import read
from vidgen.scenario.model import Audience, Unit
from vidgen.scenario.reserved import EVERYBODY

if TYPE_CHECKING:
    from vidgen.delivery.publish.qr_entries import Addresses
    from vidgen.delivery.today import Today


def answers_of(
    scripts: Iterable[tuple[Path, Sequence[Unit]]],
    brand: Brand,
    today: dt.date,
    out: Path | None = None,
    links: Path | None = None,
) -> tuple[Chatbot, tuple[Finding, ...]]:
    """The content of ``chatbot.json`` for these scripts, and why others are left out, as warnings.

    Arguments:
        scripts: each with the units whose words to fill in.
        brand: for which they must be approved.
        out: folder of results, where the videos stand; None names none.
        links: where they were published; by default ``links.csv`` in `out`.

    Raises:
        ScriptError: a script is faulty.
        DeliveryError: the links cannot be read.
    """
    addresses = _addresses(out, links)
    units: list[Unit] = []
    entries: list[Entry] = []
    said: list[Finding] = []
    for script, theirs in scripts:
        written, _warnings = read(script)
        standing = standing_of(written, brand)
        if standing.approved is None:
            said.append(_left_out(script, _("chưa được duyệt")))
            continue
        until = standing.approved.until
        videos = [
            video
            for each in (*(unit.id for unit in theirs), EVERYBODY)
            if out and (video := _video(out, each, written.id, addresses))
        ]
        found = entries_of(written, theirs, today, videos, until=until)
        if not found:
            internal = written.audience is Audience.INTERNAL
            said.append(
                _left_out(script, _("tài liệu nội bộ") if internal else _("hết hạn hoặc không có ý nào"))
            )
        entries += found
        units += theirs
    return chatbot(units, entries), tuple(said)


def after_batch(out: Path, outcomes: Sequence[Outcome], today: dt.date) -> None:
    """Bring ``out/chatbot.json`` up to date with what a batch has made; it is not touched if nothing changed.

    The entries of the batch's scripts are made anew, those of others stay until they expire. A script counts
    as approved if a final kit stands for it.

    Raises:
        VidgenError: the links or a script cannot be read.
        OSError: the file cannot be written.
    """
    made: dict[Path, list[tuple[Unit | None, Report]]] = {}
    for outcome in outcomes:
        if outcome.product:
            made.setdefault(outcome.job.script, []).append((outcome.job.unit, outcome.product.report))
    if not made:
        return
    addresses = _addresses(out, None)
    units: list[Unit] = []
    entries: list[Entry] = []
    for script, copies in made.items():
        final = [(unit, report) for unit, report in copies if report.state == "final"]
        if not final:
            continue
        theirs = [unit for unit, _report in final if unit]
        ends = [report.approval.until for _unit, report in final if report.approval and report.approval.until]
        videos = [_told_by(unit.id if unit else EVERYBODY, report, addresses) for unit, report in final]
        until = min(ends) if ends else None
        entries += entries_of(read(script)[0], theirs, today, videos, until=until)
        units += theirs
    path = out / CHATBOT
    scripts = {report.script.id for copies in made.values() for _unit, report in copies}
    old = _old(path)
    new = merged(old, scripts, chatbot(units, entries), today)
    if new != old:
        write_chatbot(path, new)


def _old(path: Path) -> Chatbot:
    """What the file holds; a damaged one is written anew."""
    try:
        return read_chatbot(path)
    except DeliveryError:
        return Chatbot()


def _addresses(out: Path | None, links: Path | None) -> Addresses:
    near = out / LINKS if out else None
    table = links or (near if near and near.is_file() else None)
    if table is None:
        return {}
    from vidgen.delivery.publish.links import by_video, read_links  # few batches have a table yet

    return by_video(read_links(table))


def _video(out: Path, unit: str, script: str, addresses: Addresses) -> ChatbotVideo | None:
    folder = kit_folder(out, unit, script)
    try:
        report = read_report(folder / REPORT)
    except DeliveryError:
        return None
    return _told_by(unit, report, addresses) if report.state == "final" and VIDEO in report.files else None


def _told_by(unit: str, report: Report, addresses: Addresses) -> ChatbotVideo:
    return ChatbotVideo(
        unit=unit,
        path=f"{unit}/{report.script.id}/{VIDEO}",
        code=report.approval.code if report.approval else "",
        links=dict(sorted(addresses.get((unit, report.script.id), {}).items())),
    )


def _left_out(script: Path, why: str) -> Finding:
    return Finding(
        "VG-P041",
        _("Bỏ qua “{name}”: {why}.").format(name=script.name, why=why),
        severity=Severity.WARNING,
        path=script,
    )


def drop_withdrawn(out: Path, today: Today) -> tuple[str, ...]:
    """Take what must not be told any more out of ``out/chatbot.json``: withdrawn scripts, those out of date.

    Returns:
        The ids of the scripts taken out.

    Raises:
        OSError: the file cannot be written.
    """
    path = out / CHATBOT
    if not path.is_file():
        return ()
    old = _old(path)
    gone = {entry.script for entry in old.entries if today.withdrawn(entry.script)}
    new = merged(old, gone, Chatbot(), today.day)
    if new.entries == old.entries:
        return ()
    write_chatbot(path, new)
    return tuple(sorted({entry.script for entry in old.entries} - {entry.script for entry in new.entries}))
