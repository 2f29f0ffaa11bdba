"""Which videos were issued, for the page of codes: all that the ledgers of renders know, not only the latest.

Drafts and what is for the office only are left out. A code that was issued once stays on the page, so that an
old copy still going round is told apart from a forgery. Codes stand there as they are: they are on videos
that everybody can see, and hashes of so short a text would hide nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vidgen.approval.code import parse_code, verification_code
from vidgen.approval.desk import RENDERS
from vidgen.approval.ledger import Ledger
from vidgen.approval.record import Record
from vidgen.delivery.authentic.library import script_of
from vidgen.delivery.authentic.marks import Marks
from vidgen.delivery.authentic.records import TYPE, films_of, render_entry
from vidgen.delivery.authentic.verdict import ScriptState
from vidgen.delivery.kit import REPORT
from vidgen.delivery.report import read_report
from vidgen.errors import ApprovalError, DeliveryError, Finding, Severity
from vidgen.messages import _
from vidgen.scenario.model import Audience


@dataclass(frozen=True, slots=True)
class Issued:
    """One code and what it stands for.

    Attributes:
        films: SHA-256 (hex) of every file issued under it.
        state: how its script stands today; ``unknown`` where no library was asked.
        ends: the last day on which it may be shown; None is without.
    """

    code: str
    script: str
    title: str
    unit: str
    unit_name: str
    version: str
    statement: str
    films: tuple[str, ...]
    approved: dt.date | None
    ends: dt.date | None
    sample: bool
    state: ScriptState = "unknown"


@dataclass(frozen=True, slots=True)
class Issue:
    """What was found in folders of results."""

    films: tuple[Issued, ...]
    findings: tuple[Finding, ...] = ()


def issued_in(outs: Iterable[Path], record: Record | None) -> Issue:
    """Every video issued from these folders, by title, then unit; with what could not be used, as warnings.

    Arguments:
        record: of the library, to know which scripts still hold; None leaves that unknown.

    Raises:
        ApprovalError: a ledger of renders was tampered with (VG-A010 …): no page is made of such a one.
    """
    found: dict[str, Issued] = {}
    findings: list[Finding] = []
    for out in outs:
        ledger = Ledger(out / RENDERS)
        reading = ledger.read()
        if not reading.whole:
            raise ApprovalError(ledger.finding(fault) for fault in reading.faults if fault.kind != "torn")
        entries = [each.entry for each in reading.entries if each.type == TYPE]
        kits = list(_of_kits(out, findings))
        for each in filter(None, map(_issued, (*entries, *kits))):
            known = found.get(each.code)
            if known and (known.script, known.unit) != (each.script, each.unit):
                findings.append(_same_code(known, each, out))
                continue
            files = dict.fromkeys((*(known.films if known else ()), *each.films))
            found[each.code] = replace(each, films=tuple(files))
    films = [_standing(each, record) if record else each for each in found.values()]
    if record:
        findings += [_not_approved(each, record) for each in films if each.state == "unknown"]
        films = [each for each in films if each.state != "unknown"]
    ordered = sorted(films, key=lambda each: (each.title, each.unit_name, each.code))
    return Issue(tuple(ordered), tuple(findings))


def _of_kits(out: Path, findings: list[Finding]) -> Iterator[dict[str, Any]]:
    """Kits that stand there, whether the ledger has them or not."""
    for path in sorted(out.glob(f"*/*/{REPORT}")):
        if any(part.startswith((".", "_")) for part in path.relative_to(out).parts):
            continue  # unfinished, old and quarantined ones
        try:
            yield render_entry(path.parent, read_report(path))
        except DeliveryError as error:
            findings += [replace(finding, severity=Severity.WARNING) for finding in error.findings]


def _issued(entry: Mapping[str, Any]) -> Issued | None:
    """What an entry stands for; None where it does not belong on the page, or its code is not its own."""

    def text(name: str) -> str:
        value = entry.get(name)
        return value if isinstance(value, str) else ""

    code = text("code")
    public = text("audience") == Audience.PUBLIC and text("state") == "final"
    if not public or parse_code(code) != code:
        return None
    if code != verification_code(text("content"), text("script"), text("unit")):
        return None
    days = [day for name in ("until", "expires") if (day := _day(text(name)))]
    return Issued(
        code,
        text("script"),
        text("title"),
        text("unit"),
        text("unit_name"),
        text("content"),
        text("statement"),
        tuple(filter(None, films_of(entry))),
        _day(text("approved")),
        min(days, default=None),
        entry.get("sample") is True,
    )


def _standing(film: Issued, record: Record) -> Issued:
    marks = Marks(
        film.script, film.unit, film.unit_name, film.title, film.version, film.statement, expires=film.ends
    )
    told = script_of(record, marks)
    return replace(film, state=told.state, sample=film.sample or told.sample)


def _not_approved(film: Issued, record: Record) -> Finding:
    return Finding(
        "VG-T041",
        _(
            "Video mã {code} (“{title}”, {unit}) không có trên trang: thư viện không có lần duyệt của nó."
        ).format(code=film.code, title=film.title, unit=film.unit_name or film.unit),
        _("Kiểm tra đúng thư viện chưa (--library), sổ cái có phải bản mới nhất không."),
        Severity.WARNING,
        record.desk.ledger,
    )


def _same_code(known: Issued, other: Issued, out: Path) -> Finding:
    return Finding(
        "VG-T040",
        _("Hai video trùng mã kiểm chứng {code}: “{one}” và “{other}”; chỉ video đầu có trên trang.").format(
            code=known.code, one=known.title, other=other.title
        ),
        _("Sửa một kịch bản (dù chỉ một chữ), duyệt và dựng lại để nó có mã khác."),
        Severity.WARNING,
        out,
    )


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
