"""VG-R011: a guide to a procedure without what to bring, do, wait for or pay, or its basis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.parts import has_scene, missing, says
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.model import Kind, Procedure

_WHERE = re.compile(
    r"noi nop|noi tiep nhan|dia diem"
    r"|\b(?:nop|gui|den|mo|vao|tai|qua|tren)\b.{0,40}(?:vneid|cong dich|tru so|bo phan)"
)
_NAME = re.compile(r"\s*-?\s*[\"']?name[\"']?\s*:")
_TIME = re.compile(r"thoi han|ngay lam viec|bao lau|gio lam viec")
_FEE = re.compile(r"\bphi\b")


def procedure_parts(case: Case) -> Iterator[Finding]:
    """A warning for each part that neither the facts nor the scenes hold."""
    if case.scenario.kind is not Kind.PROCEDURE:
        return
    facts = case.scenario.procedure or Procedure()
    held = (
        (
            bool(facts.documents) or has_scene(case, "checklist"),
            _("Thủ tục thiếu giấy tờ cần chuẩn bị."),
            _("Thêm documents vào mục procedure, hoặc cảnh ## checklist."),
        ),
        (
            bool(facts.steps) or has_scene(case, "steps", "screen", "timeline"),
            _("Thủ tục thiếu các bước thực hiện."),
            _("Thêm steps vào mục procedure, hoặc cảnh ## steps."),
        ),
        (
            bool(facts.where) or says(case, _WHERE),
            _("Thủ tục chưa nói nộp ở đâu."),
            _("Thêm where vào mục procedure, ví dụ where: Ứng dụng VNeID."),
        ),
        (
            bool(facts.channels) or says(case, _TIME),
            _("Thủ tục chưa nói thời hạn giải quyết."),
            _("Thêm channels vào mục procedure; mỗi cách nộp một thời hạn (time)."),
        ),
        (
            bool(facts.channels) or says(case, _FEE),
            _("Thủ tục chưa nói lệ phí."),
            _("Thêm channels vào mục procedure; lệ phí (fee) viết bằng ô của tỉnh."),
        ),
    )
    for there, message, fix in held:
        if not there:
            yield missing("VG-R011", case, message, fix, "procedure")
    yield from _channels(case, facts)
    if not case.scenario.legal:
        yield missing(
            "VG-R011",
            case,
            _("Thủ tục chưa ghi căn cứ pháp luật."),
            _("Điền legal; nếu căn cứ do tỉnh công bố, viết một ô và điền cột đó trong units.csv."),
            "legal",
        )
    if not (case.scenario.source or facts.source):
        yield missing(
            "VG-R011",
            case,
            _("Thủ tục chưa ghi nguồn: trang công bố chính thức."),
            _("Điền source: địa chỉ trang công bố thủ tục, hoặc một ô của units.csv."),
            "source" if case.key_line("source") else "procedure",
        )


def _channels(case: Case, facts: Procedure) -> Iterator[Finding]:
    """A warning for each way of filing without a time limit or a fee of its own."""
    first = case.key_line("channels") or 0
    rows = enumerate(case.rows, start=1)
    lines = [number for number, row in rows if number >= first and _NAME.match(row)]
    for at, channel in enumerate(facts.channels):
        lacks = [
            word
            for value, word in ((channel.time, _("thời hạn (time)")), (channel.fee, _("lệ phí (fee)")))
            if not value
        ]
        if lacks:
            yield Finding(
                "VG-R011",
                _("Cách nộp “{name}” thiếu {what}.").format(name=channel.name, what=", ".join(lacks)),
                _("Mỗi cách nộp có thời hạn và lệ phí riêng; do tỉnh quy định thì viết một ô."),
                Severity.WARNING,
                case.scenario.path,
                lines[at] if at < len(lines) else first or None,
            )


RULE = RuleInfo(
    "VG-R011",
    Severity.WARNING,
    N_("Thủ tục thiếu phần bắt buộc"),
    N_(
        "Bài hướng dẫn thủ tục cần đủ giấy tờ, các bước, nơi nộp, thời hạn và lệ phí của từng cách nộp, "
        "căn cứ pháp luật và nguồn."
    ),
    N_("Điền các khoá của mục procedure, cùng legal và source."),
    procedure_parts,
    holds_up_signing=True,
)
