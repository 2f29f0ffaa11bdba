"""VG-R013: an announcement that does not say on what day, at what time, where or on what channel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.parts import missing
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.model import Kind
from vidgen.scenario.names import bare

_DAY = re.compile(
    r"\bngay (?:mung )?\d|\b\d{1,2}/\d{1,2}\b|\bthu (?:hai|ba|tu|nam|sau|bay|[2-7])\b|\bchu nhat\b"
    r"|\b(?:hang|moi) (?:ngay|tuan|thang)\b|\bthang \d|\bngay lam viec\b|\bhom nay\b|\bngay mai\b"
    r"|\btu ngay\b|\bquy [1-4iv]"
)
_TIME = re.compile(
    r"\b\d{1,2} ?(?:gio|h)\b|\b\d{1,2}[h:]\d{2}\b|\bgio hanh chinh\b|\b(?:ca|suot) ngay\b|\b24/24\b"
    r"|\b(?:muoi|hai|ba|bon|nam|sau|bay|tam|chin) gio\b"
)
_PLACE = re.compile(
    r"\bđịa điểm\s*:|\btại\b|\bnơi (?:nộp|tiếp|nhận|tổ chức)|\bkênh\b|\btrực (?:tuyến|tiếp)\b"
    r"|\b(?:qua|trên) (?:vneid|zalo|facebook|ứng dụng|trang|cổng)|\btrụ sở\b|\bnhà văn h(?:óa|oá)\b"
)


def announcement_parts(case: Case) -> Iterator[Finding]:
    """A warning for each part that no text holds, at the line of ``kind``."""
    if case.scenario.kind is not Kind.ANNOUNCEMENT:
        return
    texts = [text.shown.casefold() for text in case.everything if not text.source]
    without_marks = [bare(text) for text in texts]
    for pattern, message, fix in (
        (
            _DAY,
            _("Thông báo chưa có ngày."),
            _("Thêm mục “Ngày: …”, hoặc một ô như {slot}.").format(slot="{{unit.ngay_tiep_dan}}"),
        ),
        (
            _TIME,
            _("Thông báo chưa có giờ."),
            _("Thêm mục “Giờ: …”, ví dụ 7 giờ 30 đến 11 giờ, hoặc một ô của đơn vị."),
        ),
        (
            _PLACE,
            _("Thông báo chưa nói ở đâu hoặc qua kênh nào."),
            _("Thêm mục “Địa điểm: …” hoặc “Kênh: …”, hoặc ô {slot}.").format(slot="{{unit.address}}"),
        ),
    ):
        if not any(map(pattern.search, texts if pattern is _PLACE else without_marks)):
            yield missing("VG-R013", case, message, fix)


RULE = RuleInfo(
    "VG-R013",
    Severity.WARNING,
    N_("Thông báo thiếu ngày, giờ hoặc nơi"),
    N_("Người dân cần biết ngày nào, mấy giờ, ở đâu hoặc qua kênh nào."),
    N_("Thêm cảnh announcement hoặc facts với Ngày, Giờ, Địa điểm."),
    announcement_parts,
    holds_up_signing=True,
)
