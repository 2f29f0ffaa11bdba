"""VG-R010: a warning of a scam that leaves out its signs, what to do, or whom to call."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.parts import has_scene, missing, whom_to_call
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.model import Kind, Mark
from vidgen.scenario.names import bare

_SIGNS = re.compile(r"dau hieu|nhan biet|nhan ra|thu doan")


def scam_parts(case: Case) -> Iterator[Finding]:
    """A warning for each part that is missing, at the line of ``kind``."""
    if case.scenario.kind is not Kind.SCAM:
        return
    headings = [bare(scene.heading) for scene in case.scenario.scenes]
    if not has_scene(case, "signs", "compare") and not any(map(_SIGNS.search, headings)):
        yield missing(
            "VG-R010",
            case,
            _("Cảnh báo lừa đảo thiếu dấu hiệu nhận biết."),
            _("Thêm cảnh: ## signs: 3 dấu hiệu lừa đảo."),
        )
    does = any(line.mark in (Mark.DO, Mark.DONT) for scene in case.scenario.scenes for line in scene.lines)
    if not has_scene(case, "actions") and not does:
        yield missing(
            "VG-R010",
            case,
            _("Cảnh báo lừa đảo thiếu việc cần làm."),
            _("Thêm cảnh: ## actions: Hãy làm ngay, với các mục - [x] nên làm và - [ ] không làm."),
        )
    if not whom_to_call(case):
        yield missing(
            "VG-R010",
            case,
            _("Cảnh báo lừa đảo chưa nói gọi cho ai."),
            _("Thêm cảnh ## contact, hoặc mục: - [x] Báo {slot}.").format(slot="{{unit.name}}"),
        )


RULE = RuleInfo(
    "VG-R010",
    Severity.WARNING,
    N_("Cảnh báo lừa đảo thiếu phần bắt buộc"),
    N_("Người xem cần biết dấu hiệu để nhận ra, việc phải làm và nơi để gọi; thiếu một là chưa giúp được."),
    N_("Thêm cảnh signs, actions, contact."),
    scam_parts,
    holds_up_signing=True,
)
