"""``vidgen log``: what was decided and what was made, line by line, and whether the ledger is whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vidgen.cli import options, show
from vidgen.messages import _

if TYPE_CHECKING:
    from vidgen.approval.chain import Entry
    from vidgen.errors import Finding

_SHOWN = ("script", "unit", "state", "code", "film")  # of a film that was made; --json has all of it


@click.command(
    "log",
    help=_(
        "Sổ cái: ai đã rà soát, duyệt, thu hồi gì (thư viện kịch bản), đã dựng gì (thư mục out). Không ghi "
        "DIR là thư mục này."
    ),
)
@click.argument("place", type=options.EXISTING, default=Path(), metavar="[DIR]")
@click.option("--script", "script_id", metavar="ID", help=_("Chỉ những dòng về một kịch bản."))
@click.option(
    "--verify",
    "verifies",
    is_flag=True,
    help=_("Kiểm tra từng dòng và từng chữ ký. Mã thoát 1 nếu có gì sai."),
)
@click.option(
    "--accept",
    is_flag=True,
    help=_(
        "Nhận sổ cái hiện có là đúng trên máy này, sau khi nó bị thay bằng bản khác (bản sao lưu, máy khác)."
    ),
)
@options.json_option
def command(place: Path, script_id: str | None, verifies: bool, accept: bool, as_json: bool) -> None:
    from vidgen.approval.ledger import Ledger
    from vidgen.errors import VidgenError

    ledgers = [Ledger(path) for path in _ledgers(place)]
    if not ledgers:
        click.echo(_("Không có sổ cái nào ở “{place}”.").format(place=place.absolute()), err=True)
        raise SystemExit(1)
    bad = False
    for ledger in ledgers:
        try:
            reading = ledger.read()
        except VidgenError as error:
            show.fail(error, as_json=as_json)
        if accept:
            _accept(reading.entries, ledger.path, whole=reading.whole)
        findings = [ledger.finding(fault) for fault in reading.faults]
        if verifies and reading.whole:
            findings += _refused(ledger.path)
        bad = bad or any(each.severity == "error" for each in findings)
        for entry in reading.entries:
            if script_id is None or script_id in (_told(entry).get("script"), entry.entry.get("script")):
                show.print_json(_as_json(entry)) if as_json else click.echo(_line(entry))
        if as_json:
            show.print_json({"ledger": str(ledger.path), "findings": [each.as_dict() for each in findings]})
            continue
        show.print_findings(findings)
        if verifies and not findings:
            click.echo(
                _("{path}: {count} dòng, nguyên vẹn.").format(path=ledger.path, count=len(reading.entries))
            )
    raise SystemExit(1 if bad else 0)


def _ledgers(place: Path) -> list[Path]:
    from vidgen.approval.desk import LEDGER, RENDERS, find_desk

    if place.is_file():
        return [place]
    desk = find_desk(place)
    named = [place / RENDERS, place / "out" / RENDERS, place / LEDGER, *([desk.ledger] if desk else [])]
    found = (path for path in named if path.is_file())
    return list({path.resolve(): path for path in found}.values())


def _refused(path: Path) -> list[Finding]:
    """The statements of a library's ledger that do not count, and whatever else is wrong around it."""
    from vidgen.approval.accepted import statements_of
    from vidgen.approval.desk import FOLDER, Desk
    from vidgen.approval.record import open_record
    from vidgen.errors import Finding, VidgenError

    if path.absolute().parent.name != FOLDER:
        return []
    copies = _copies(path)
    try:
        record = open_record(Desk(path.absolute().parent.parent.resolve()))
    except VidgenError as error:
        return [*copies, *error.findings]
    ids = dict.fromkeys(str(_told(entry).get("script", "")) for entry in record.entries if _told(entry))
    refused = [each for name in ids for each in statements_of(record, name) if isinstance(each, Finding)]
    return [*copies, *refused]


def _copies(path: Path) -> list[Finding]:
    """Other copies beside the ledger, as OneDrive or Drive leave them when two machines wrote apart."""
    from vidgen.errors import Finding, Severity

    return [
        Finding(
            "VG-A014",
            _("Có một bản khác của sổ cái: “{name}”. Có thể hai máy đã ghi riêng.").format(name=other.name),
            _("So hai bản bằng vidgen log; giữ bản đầy đủ hơn, những gì chỉ bản kia có thì duyệt lại."),
            Severity.WARNING,
            other,
        )
        for other in sorted(path.parent.glob(f"*{path.stem}*{path.suffix}"))
        if other.name != path.name
    ]


def _accept(entries: tuple[Entry, ...], path: Path, *, whole: bool) -> None:
    from vidgen.approval.memory import accept

    if not whole or not entries:
        raise click.ClickException(
            _("Sổ cái “{path}” không nguyên vẹn nên không nhận được.").format(path=path)
        )
    try:
        accept((entries[0].hash, entries[-1].n, entries[-1].hash))
    except OSError as error:
        raise click.ClickException(str(error)) from error


def _told(entry: Entry) -> dict[str, Any]:
    told = entry.entry.get("statement")
    return told if isinstance(told, dict) else {}


def _line(entry: Entry) -> str:
    from vidgen.approval.clock import shown

    return _visible(f"{entry.n:>5}  {shown(entry.at)}  {_saying(entry)}")


def _saying(entry: Entry) -> str:
    from vidgen.approval.statement import TYPE, read_statement

    if entry.type != TYPE:
        named = "  ".join(str(entry.entry[key]) for key in _SHOWN if entry.entry.get(key))
        words = {"begin": _("mở sổ"), "torn": _("nối tiếp sau một dòng ghi dở"), "render": _("dựng video")}
        return words.get(entry.type, entry.type) + (f"  {named}" if named else "")
    try:
        told = read_statement(entry)
    except ValueError:
        return _("không phải một quyết định đúng dạng")
    word = {"review": _("rà soát"), "approve": _("duyệt"), "revoke": _("thu hồi")}[told.action]
    line = f"{word:<8}  {told.script}  {told.person}"
    if told.until:
        line += _(", đến {day}").format(day=f"{told.until:%d/%m/%Y}")
    return line + (f": {told.reason}" if told.reason else "")


def _visible(text: str) -> str:
    """The text without what would steer a terminal."""
    return "".join(char if char.isprintable() else "�" for char in text)


def _as_json(entry: Entry) -> dict[str, Any]:
    from vidgen.approval.clock import written

    return {
        "n": entry.n,
        "at": written(entry.at),
        "entry": dict(entry.entry),
        "prev": entry.prev,
        "hash": entry.hash,
    }
