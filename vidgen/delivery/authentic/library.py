"""What a library of scripts says of a film: is its key in the ring, does its approval still hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from vidgen.above import folders_above
from vidgen.approval.accepted import Accepted, statements_of
from vidgen.approval.clock import day_of
from vidgen.approval.desk import FOLDER, Desk, find_desk
from vidgen.approval.digest import Content
from vidgen.approval.judge import judge
from vidgen.approval.key import PublicKey
from vidgen.approval.record import Record
from vidgen.approval.ring import Holder
from vidgen.approval.standing import State
from vidgen.approval.statement import Statement
from vidgen.delivery.authentic.marks import Marks
from vidgen.delivery.authentic.verdict import ScriptState, Signer
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.scenario.model import Kind, Scenario

_ENDED = {"VG-A029", "VG-A049"}  # of `approval.state`: the script's own end, the approval's
_WITHDRAWN = "VG-A045"
_USUAL = "scripts"


@dataclass(frozen=True, slots=True)
class Told:
    """How the script of a film stands.

    Attributes:
        sample: sample keys approved it.
    """

    state: ScriptState
    findings: tuple[Finding, ...] = ()
    sample: bool = False


def library_near(video: Path, named: Path | None) -> Desk | None:
    """The library named, or one above the video or the folder people stand in, or in a ``scripts`` there."""
    if named:
        return find_desk(named)
    for place in (video.absolute().parent, Path.cwd()):
        for folder in folders_above(place):
            for root in (folder, folder / _USUAL):
                if (root / FOLDER).is_dir():
                    return Desk(root.resolve())
    return None


def signer_of(record: Record | None, key: PublicKey, marks: Marks) -> tuple[Signer, Finding | None]:
    """Who signed, and what is wrong with that."""
    holder = record.ring.holder(key.fingerprint) if record else None
    if record is None or holder is None:
        wrong = Finding(
            "VG-T024",
            _("Phim được ký bằng một khóa không có trong vòng khóa của thư viện.")
            if record
            else _("Phim có chữ ký, nhưng không có thư viện kịch bản nào ở đây để biết khóa đó của ai."),
            _("Chỉ rõ thư viện bằng --library; nếu vẫn vậy, hỏi đơn vị qua số điện thoại đã biết từ trước."),
        )
        return Signer(key.fingerprint), wrong
    sample = holder.sample or record.sample
    known = Signer(key.fingerprint, holder.person, trusted=True, sample=sample)
    why = _not_allowed(holder, record, marks)
    if not why:
        return known, None
    wrong = Finding("VG-T025", why, _("Hỏi người giữ vòng khóa của thư viện."))
    return Signer(key.fingerprint, holder.person, trusted=False, sample=sample), wrong


def _not_allowed(holder: Holder, record: Record, marks: Marks) -> str:
    """Why a key may not vouch for a film; empty where it may."""
    if not holder.may("produce"):
        return _("Khóa của {person} không có quyền phát hành video.").format(person=holder.person)
    if holder.ends is not None and marks.approved is not None and holder.ends < marks.approved:
        return _("Khóa của {person} đã hết hiệu lực khi kịch bản được duyệt.").format(person=holder.person)
    named = _named(record, marks)
    if named and not holder.covers(named.statement.area):
        return _("Khóa của {person} không dùng cho lĩnh vực “{field}”.").format(
            person=holder.person, field=named.statement.area or _("(không ghi)")
        )
    return ""


def _named(record: Record, marks: Marks) -> Accepted | None:
    """The approval the film names, if the ledger has it."""
    told = (each for each in statements_of(record, marks.script) if isinstance(each, Accepted))
    return next((each for each in told if each.statement.digest == marks.statement), None)


def script_of(record: Record, marks: Marks) -> Told:
    """How the script of a final film stands today, as the ledger of statements has it."""
    accepted = [each for each in statements_of(record, marks.script) if isinstance(each, Accepted)]
    named = _named(record, marks)
    content = _content(named.statement, marks.version) if named else None
    if named is None or content is None:
        return Told("unknown", (_not_in_ledger(record.desk),))
    standing = judge(record, _stand_in(marks, named.statement.area), content)
    codes = {finding.code for finding in standing.reasons}
    if standing.state is State.APPROVED and standing.approved:
        newer = _newer(accepted[accepted.index(named) :], named.statement)
        if newer is None:
            return Told("approved", sample=standing.approved.sample)
        since = f"{day_of(newer.statement.at):%d/%m/%Y}"
        return Told(
            "superseded",
            (
                Finding(
                    "VG-T028",
                    _("Ngày {day} đã duyệt một bản mới hơn của kịch bản này.").format(day=since),
                    _("Dựng và dùng bản mới; gỡ bản này khỏi các kênh."),
                ),
            ),
            standing.approved.sample,
        )
    if _WITHDRAWN in codes:
        return Told("withdrawn", standing.reasons)
    return Told("expired" if codes & _ENDED else "unknown", standing.reasons)


def _stand_in(marks: Marks, area: str) -> Scenario:
    """As much of the script as it takes to judge its approval; the text itself is known by its hash."""
    return Scenario(id=marks.script, kind=Kind.SCAM, title=marks.script, field=area, expires=marks.expires)


def _content(statement: Statement, version: str) -> Content | None:
    """What was approved, in the brand of the film."""
    for brand_id, brand in (statement.brands or {}).items():
        content = Content(statement.words, dict(statement.media or {}), brand_id, brand)
        if content.digest == version:
            return content
    return None


def _newer(since: Iterable[Accepted], statement: Statement) -> Accepted | None:
    """The latest approval since then of the same script in other words or with other pictures."""
    later = [
        each
        for each in since
        if each.statement.action == "approve"
        and (each.statement.words, each.statement.media) != (statement.words, statement.media)
    ]
    return later[-1] if later else None


def _not_in_ledger(desk: Desk) -> Finding:
    return Finding(
        "VG-T029",
        _("Sổ cái của thư viện không có lần duyệt mà phim này nêu."),
        _("Kiểm tra đúng thư viện chưa (--library), sổ cái có phải bản mới nhất không."),
        path=desk.ledger,
    )
