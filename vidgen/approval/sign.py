"""Reviewing, approving and withdrawing: a signed statement at the end of the ledger.

All that would keep a statement from counting is looked at before it is written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from vidgen.approval import clock
from vidgen.approval.accepted import Accepted, may_sign, statements_of
from vidgen.approval.chain import ZERO
from vidgen.approval.digest import Content
from vidgen.approval.judge import reviewed_by_another
from vidgen.approval.key import PrivateKey, grouped
from vidgen.approval.ledger import Ledger
from vidgen.approval.memory import remember
from vidgen.approval.record import Record, open_record
from vidgen.approval.ring import Holder
from vidgen.approval.statement import DOMAIN, Action, Statement
from vidgen.approval.texts import keep_text
from vidgen.errors import ApprovalError
from vidgen.messages import _

_TRIES: Final = 20  # others may write between reading the ledger's end and writing there


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be said of a script.

    Attributes:
        contents: it in each brand it was looked at in; none in a withdrawal.
        until: the last day of an approval.
        reason: of a withdrawal.
    """

    action: Action
    script: str
    area: str
    contents: tuple[Content, ...] = ()
    until: dt.date | None = None
    reason: str = ""
    path: Path | None = None


def signer(record: Record, key: PrivateKey) -> Holder:
    """Whose key that is.

    Raises:
        ApprovalError: the ring does not have it (VG-A033).
    """
    holder = record.ring.holder(key.public.fingerprint)
    if holder is None:
        raise ApprovalError.of(
            "VG-A033",
            _("Khóa {key} không có trong vòng khóa của thư viện.").format(
                key=grouped(key.public.fingerprint)
            ),
            _("Gửi tệp .pub cho người giữ khóa gốc để thêm vào: vidgen keys ring add"),
            path=record.desk.ring,
        )
    return holder


def sign(record: Record, decision: Decision, key: PrivateKey) -> Statement:
    """Write a decision at the end of the ledger.

    Raises:
        ApprovalError: the key may not (VG-A033, VG-A035 to VG-A037), the day is over (VG-A049), a clock is
            wrong (VG-A028), an approval has no review by another (VG-A042 to VG-A044), or the ledger refuses.
    """
    holder = signer(record, key)
    _keep(record, decision)
    for _number in range(_TRIES):
        Ledger(record.desk.ledger).ready()
        record = open_record(record.desk)
        statement = _statement(record, decision, holder)
        try:
            written = Ledger(record.desk.ledger).append(
                statement.entry(key.sign(DOMAIN, statement.message)),
                at=statement.at,
                after=statement.previous,
            )
        except ApprovalError as error:
            if error.findings[0].code != "VG-A019":
                raise
            continue
        remember(ledger=(record.library, written.n, written.hash))
        return statement
    raise ApprovalError.of(
        "VG-A018",
        _("Sổ cái “{name}” đang được máy khác ghi.").format(name=record.desk.ledger.name),
        _("Đợi một lát rồi chạy lại."),
        path=record.desk.ledger,
    )


def rehearse(record: Record, decision: Decision, key: PrivateKey) -> Holder:
    """Whose key it is that may sign this now; nothing is written.

    Raises:
        ApprovalError: as of `sign`.
    """
    holder = signer(record, key)
    _statement(record, decision, holder)
    return holder


def _keep(record: Record, decision: Decision) -> None:
    """Keep the text that is decided on, so that a changed copy can be held against it."""
    if decision.path is None or not decision.contents:
        return
    try:
        keep_text(record.desk, decision.path)
    except (OSError, UnicodeDecodeError) as error:
        raise ApprovalError.of(
            "VG-A021",
            _("Không ghi được “{path}”: {error}").format(path=record.desk.folder, error=error),
            _("Kiểm tra quyền ghi vào thư mục."),
            path=record.desk.folder,
        ) from error


def _refuse_private(reason: str) -> None:
    """Let no number of a person into a ledger, which keeps it for ever and travels with the library."""
    from vidgen.vietnamese.personal.found import personal, shown_masked
    from vidgen.vietnamese.personal.kinds import Kind

    private = [each for each in personal(reason) if each.kind not in (Kind.PERSON, Kind.HOME)]
    if private:
        raise ApprovalError.of(
            "VG-R060",
            _("Lý do có dữ liệu trông như của cá nhân ({values}); sổ cái giữ mãi, không xóa được.").format(
                values=", ".join(shown_masked(reason, piece) for piece in private)
            ),
            _("Viết lại lý do, không ghi số."),
        )


def _statement(record: Record, decision: Decision, holder: Holder) -> Statement:
    _refuse_private(decision.reason)
    moment = _moment(record)
    if wrong := may_sign(holder, decision.action, decision.area, moment):
        fix = _("Nhờ người có quyền ký, hoặc người giữ khóa gốc sửa vòng khóa.")
        raise ApprovalError.of(*wrong, fix, path=decision.path)
    if decision.until and decision.until < clock.day_of(moment):
        raise ApprovalError.of(
            "VG-A049",
            _("Ngày hết hiệu lực {day} đã qua.").format(day=f"{decision.until:%d/%m/%Y}"),
            _("Chọn một ngày sau hôm nay, hoặc sửa expires trong kịch bản."),
            path=decision.path,
        )
    first = decision.contents[0] if decision.contents else None
    made = Statement(
        action=decision.action,
        library=record.library,
        previous=record.entries[-1].hash if record.entries else ZERO,
        script=decision.script,
        area=decision.area,
        person=holder.person,
        key=holder.key.fingerprint,
        at=moment,
        ring=record.ring.digest,
        words=first.script if first else "",
        media=first.media if first else None,
        brands={each.brand_id: each.brand for each in decision.contents},
        until=decision.until,
        reason=decision.reason,
    )
    if decision.action != "approve":
        return made
    return replace(made, reviewed=_review_of(record, made, holder, decision))


def _moment(record: Record) -> dt.datetime:
    """The time of signing, which never lies before what the ledger has already.

    Raises:
        ApprovalError: this machine's clock and the ledger's do not agree (VG-A028).
    """
    here = clock.now()
    if here + clock.TOLERANCE < record.now:
        raise ApprovalError.of(
            "VG-A028",
            _("Đồng hồ máy này ({now}) chậm hơn lần ghi gần nhất ({latest}).").format(
                now=clock.shown(here), latest=clock.shown(record.now)
            ),
            _("Chỉnh lại ngày giờ. Giờ đã đúng, chỉ vì máy từng chạy nhanh: vidgen trust clock --reset"),
        )
    return max(here, record.entries[-1].at) if record.entries else here


def _review_of(record: Record, approval: Statement, holder: Holder, decision: Decision) -> str:
    """The review that the approval builds on: the latest of just this by another person.

    Raises:
        ApprovalError: there is none (VG-A042 to VG-A044).
    """
    reviews = reviews_of(record, approval.script, approval.area, decision.contents)
    for review in reversed(reviews):
        named = replace(approval, reviewed=review.statement.digest)
        if isinstance(reviewed_by_another(reviews, Accepted(named, holder)), Accepted):
            return named.reviewed
    named = replace(approval, reviewed=reviews[-1].statement.digest if reviews else "")
    refused = reviewed_by_another(reviews, Accepted(named, holder))
    if isinstance(refused, Accepted):
        raise AssertionError("the loop would have taken it")
    raise ApprovalError([replace(refused, path=decision.path)])


def reviews_of(record: Record, script_id: str, area: str, contents: Sequence[Content]) -> list[Accepted]:
    """The reviews that count, since the last withdrawal, of just these contents in all these brands."""
    found: list[Accepted] = []
    for told in statements_of(record, script_id):
        if not isinstance(told, Accepted):
            continue
        statement = told.statement
        if statement.action == "revoke":
            found = []
        elif statement.action != "review" or statement.area != area:
            continue
        elif all(statement.is_about(each) for each in contents):
            found.append(told)
    return found
