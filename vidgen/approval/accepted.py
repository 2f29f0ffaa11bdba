"""Which statements about a script count: each is held against the ledger, the ring and the time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vidgen.approval import clock
from vidgen.approval.chain import Entry
from vidgen.approval.key import grouped
from vidgen.approval.record import Record
from vidgen.approval.ring import Holder
from vidgen.approval.statement import DOMAIN, TYPE, Action, Statement, read_statement
from vidgen.errors import Finding
from vidgen.messages import _

_ROLES: dict[Action, tuple[str, ...]] = {
    "review": ("review",),
    "approve": ("approve",),
    "revoke": ("review", "approve"),
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A statement that counts, and whose it is."""

    statement: Statement
    holder: Holder


def statements_of(record: Record, script_id: str) -> Iterator[Accepted | Finding]:
    """Every statement about a script in the order of the ledger; a finding for one that does not count."""
    latest = dt.datetime.min.replace(tzinfo=dt.UTC)
    areas: set[str] = set()
    for entry in record.entries:
        if entry.type != TYPE:
            continue
        if _about(entry) == script_id:
            told = _judged(record, entry, latest)
            if isinstance(told, Accepted):
                if told.statement.action != "revoke":
                    areas.add(told.statement.area)
                elif told.statement.area not in areas:  # who holds for one field withdraws nothing of another
                    continue
            yield told
        if entry.at <= record.clock + clock.TOLERANCE:  # one from the future must not make others look late
            latest = max(latest, entry.at)


def may_sign(holder: Holder, action: Action, area: str, moment: dt.datetime) -> tuple[str, str] | None:
    """Why a key may not sign that at that moment, as code and message; None where it may."""
    person = holder.person
    if not any(holder.may(role) for role in _ROLES[action]):
        word = {"review": _("rà soát"), "approve": _("duyệt"), "revoke": _("thu hồi")}[action]
        return "VG-A035", _("Khóa của {person} không có quyền {action}.").format(person=person, action=word)
    if not holder.covers(area):
        return "VG-A036", _("Khóa của {person} không dùng cho lĩnh vực “{field}”.").format(
            person=person, field=area or _("(không ghi)")
        )
    if not holder.valid(moment) and action != "revoke":
        return "VG-A037", _("Khóa của {person} không có hiệu lực ngày {day}.").format(
            person=person, day=f"{clock.day_of(moment):%d/%m/%Y}"
        )
    return None


def _about(entry: Entry) -> str:
    told = entry.entry.get("statement")
    return str(told.get("script")) if isinstance(told, dict) else ""


def _judged(record: Record, entry: Entry, latest: dt.datetime) -> Accepted | Finding:
    def refused(code: str, message: str) -> Finding:
        fix = _("Người có quyền ký lại trên kịch bản này; xem từng dòng: vidgen log --verify")
        return Finding(code, message, fix, path=record.desk.ledger, line=entry.row)

    try:
        made = read_statement(entry)
    except ValueError:
        return refused("VG-A030", _("Dòng này không phải một quyết định đúng dạng."))
    holder = record.ring.holder(made.key)
    if holder is None:
        return refused(
            "VG-A033",
            _("Khóa {key} (ký tên {person}) không có trong vòng khóa.").format(
                key=grouped(made.key), person=made.person
            ),
        )
    if not holder.key.verifies(DOMAIN, made.message, str(entry.entry["signature"])):
        return refused("VG-A034", _("Chữ ký của {person} không đúng.").format(person=made.person))
    if made.library != record.library:
        return refused("VG-A031", _("Quyết định này chép từ sổ cái của thư viện khác."))
    if made.previous != entry.prev or made.at != entry.at:
        return refused("VG-A032", _("Quyết định này chép từ chỗ khác trong sổ cái, không phải ký tại đây."))
    if made.at > record.clock + clock.TOLERANCE:
        return refused(
            "VG-A038",
            _("Chữ ký đề lúc {then}, sau giờ của máy này ({now}).").format(
                then=clock.shown(made.at), now=clock.shown(record.clock)
            ),
        )
    if made.at < latest:
        return refused(
            "VG-A039",
            _("Chữ ký đề lúc {then}, trước dòng đứng trên nó ({latest}): ghi lùi ngày.").format(
                then=clock.shown(made.at), latest=clock.shown(latest)
            ),
        )
    if wrong := may_sign(holder, made.action, made.area, made.at):
        return refused(*wrong)
    return Accepted(made, holder)
