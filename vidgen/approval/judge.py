"""What follows from the statements about a script, for just this text, media and brand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from vidgen.approval import clock
from vidgen.approval.accepted import Accepted, statements_of
from vidgen.approval.digest import Content
from vidgen.approval.record import Record
from vidgen.approval.standing import Approved, Standing, State
from vidgen.approval.statement import Statement
from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.scenario.model import Scenario


@dataclass(slots=True)
class _Course:
    """How far a content has come."""

    reviews: list[Accepted] = field(default_factory=list)
    approval: Accepted | None = None
    review: Accepted | None = None  # that the approval builds on
    withdrawn: Accepted | None = None
    other: Statement | None = None  # the latest one about another content
    refused: list[Finding] = field(default_factory=list)


def judge(record: Record, written: Scenario, content: Content) -> Standing:
    """What follows from a record for a content of the script."""
    course = _course(record, written, content)
    if course.approval and course.review:
        ended = _ended(course.approval.statement, written, record)
        if ended:
            return Standing(State.REVIEWED, tuple(ended))
        return Standing(State.APPROVED, (), _approved(course.approval, course.review, content, record))
    path = written.path
    if course.reviews:
        waits = Finding(
            "VG-A041",
            _("Đã rà soát ({person}, {day}), chưa có người duyệt.").format(
                person=course.reviews[-1].holder.person, day=_day(course.reviews[-1].statement.at)
            ),
            _("Người có quyền duyệt, khác người rà soát, chạy: vidgen approve"),
            path=path,
        )
        return Standing(State.REVIEWED, _unique([waits, *course.refused]))
    if course.withdrawn:
        told = course.withdrawn
        reason = Finding(
            "VG-A045",
            _("{person} đã thu hồi ngày {day}: {reason}").format(
                person=told.holder.person, day=_day(told.statement.at), reason=told.statement.reason
            ),
            _("Sửa kịch bản, rồi rà soát và duyệt lại từ đầu."),
            path=path,
        )
        return Standing(reasons=_unique([reason, *course.refused]))
    if course.other:
        return Standing(reasons=_unique([*_changes(course.other, content, path), *course.refused]))
    nobody = Finding(
        "VG-A040",
        _("Chưa ai rà soát kịch bản này."),
        _("Người có quyền rà soát chạy: vidgen approve --review"),
        path=path,
    )
    return Standing(reasons=_unique([nobody, *course.refused]))


def _course(record: Record, written: Scenario, content: Content) -> _Course:
    course = _Course()
    for told in statements_of(record, written.id):
        if isinstance(told, Finding):
            course.refused.append(told)
            continue
        statement = told.statement
        if statement.action == "revoke":
            course = _Course(withdrawn=told, refused=course.refused)
        elif statement.is_about(content) and statement.area != written.field:
            course.refused.append(_other_field(told, written.field))
        elif not statement.is_about(content):
            course.other = statement
        elif statement.action == "review":
            course.reviews.append(told)
        elif isinstance(review := reviewed_by_another(course.reviews, told), Finding):
            course.refused.append(review)
        else:
            course.approval, course.review = told, review
    return course


def _other_field(told: Accepted, area: str) -> Finding:
    """A statement that names another field than the script has, for which its key holds."""
    message = _("{person} ký cho lĩnh vực “{signed}”, kịch bản thuộc lĩnh vực “{field}”.").format(
        person=told.holder.person, signed=told.statement.area, field=area or _("(không ghi)")
    )
    return Finding("VG-A036", message, _("Người có quyền trong lĩnh vực của kịch bản ký lại."))


def reviewed_by_another(reviews: Iterable[Accepted], approval: Accepted) -> Accepted | Finding:
    """The review an approval builds on, by another person with another key; else why there is none."""
    named = [each for each in reviews if each.statement.digest == approval.statement.reviewed]
    if not named:
        return Finding(
            "VG-A042",
            _("{person} duyệt khi nội dung này chưa được rà soát.").format(person=approval.holder.person),
            _("Người có quyền rà soát chạy trước: vidgen approve --review"),
        )
    review = named[-1]
    fix = _("Người rà soát và người duyệt phải là hai người khác nhau, mỗi người một khóa.")
    if review.holder.key == approval.holder.key:
        return Finding("VG-A043", _("Một khóa vừa rà soát vừa duyệt."), fix)
    if review.holder.is_same_person(approval.holder):
        person = approval.holder.person
        return Finding(
            "VG-A044", _("{person} vừa rà soát vừa duyệt, bằng hai khóa.").format(person=person), fix
        )
    return review


def _changes(statement: Statement, content: Content, path: Path | None) -> list[Finding]:
    """What is other than in the latest statement."""
    since = _("từ lần ký của {person} ngày {day}").format(person=statement.person, day=_day(statement.at))
    fix = _("Rà soát và duyệt lại; hoặc lấy lại đúng bản đã duyệt.")
    found = []
    if statement.words != content.script:
        found.append(
            Finding(
                "VG-A046", _("Chữ trong kịch bản đã thay đổi {since}.").format(since=since), fix, path=path
            )
        )
    before = dict(statement.media or {})
    names = sorted(name for name in {*before, *content.media} if before.get(name) != content.media.get(name))
    if names:
        message = _("Hình, tiếng đã thay đổi {since}: {names}.").format(
            since=since, names=", ".join(names[:5]) + (", …" if len(names) > 5 else "")
        )
        found.append(Finding("VG-A047", message, fix, path=path))
    brands = statement.brands or {}
    if content.brand_id not in brands:
        message = _("Chưa duyệt với bộ nhận diện “{brand}”, mới duyệt với: {brands}.").format(
            brand=content.brand_id, brands=", ".join(sorted(brands))
        )
        found.append(
            Finding("VG-A048", message, _("Rà soát và duyệt thêm, với --brand của bộ này."), path=path)
        )
    elif brands[content.brand_id] != content.brand:
        message = _("Bộ nhận diện “{brand}” đã thay đổi {since}.").format(brand=content.brand_id, since=since)
        found.append(Finding("VG-A048", message, fix, path=path))
    return found


def _ended(approval: Statement, written: Scenario, record: Record) -> list[Finding]:
    today = clock.day_of(record.now)
    fix = _("Rà soát lại nội dung theo quy định mới nhất, sửa ngày trong kịch bản nếu cần, rồi duyệt lại.")
    found = []
    if written.expires and today > written.expires:
        message = _("Kịch bản hết hạn từ ngày {day}.").format(day=f"{written.expires:%d/%m/%Y}")
        found.append(Finding("VG-A029", message, fix, path=written.path))
    if approval.until and today > approval.until:
        message = _("Lần duyệt hết hiệu lực từ ngày {day}.").format(day=f"{approval.until:%d/%m/%Y}")
        found.append(Finding("VG-A049", message, fix, path=written.path))
    return found


def _approved(approval: Accepted, review: Accepted, content: Content, record: Record) -> Approved:
    return Approved(
        statement=approval.statement.digest,
        content=content.digest,
        reviewed_by=review.holder.person,
        approved_by=approval.holder.person,
        at=approval.statement.at,
        until=approval.statement.until,
        sample=record.sample or approval.holder.sample or review.holder.sample,
    )


def _unique(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))


def _day(moment: dt.datetime) -> str:
    return f"{clock.day_of(moment):%d/%m/%Y}"
