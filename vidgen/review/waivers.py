"""Notes by which a script says that a finding is known and meant: ``<!-- bỏ qua VG-R023: lý do -->``.

In the front matter, and in YAML scripts, the note is a YAML comment: ``# bỏ qua VG-R023: lý do``. A note
counts for its own line; one that has a line to itself counts for the line below, and in the front matter
also for findings that stand on no line. It must give a reason. Rules that guard people (personal data,
secret marks) or the law (expired, not in force) are not `RuleInfo.waivable`: neither a script
nor a brand can let its author off.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo

_CODE = r"VG-[A-Z][0-9]{3}"
_NOTE = re.compile(
    rf"(?:<!--|\#)\s*bỏ\s+qua\s+(?P<codes>{_CODE}(?:\s*,\s*{_CODE})*)\s*(?P<colon>:)?(?P<reason>[^\n]*?)\s*(?:-->|$)",
    re.IGNORECASE,
)
_WORDLESS = re.compile(r"[\W\d_]+")
_SHORTEST_REASON = 4  # letters


@dataclass(frozen=True, slots=True)
class Waiver:
    """One code of one note.

    Attributes:
        line: where the note stands.
        lines: for which it counts.
        everywhere: whether it counts for findings without a line too.
    """

    code: str
    reason: str
    line: int
    lines: tuple[int, ...]
    everywhere: bool

    @property
    def reasoned(self) -> bool:
        """Whether the reason says anything."""
        return len(_WORDLESS.sub("", self.reason)) >= _SHORTEST_REASON


def waivers_in(rows: Sequence[str]) -> Iterator[Waiver]:
    """Every waiver of a script."""
    end = _end_of_front_matter(rows)
    for number, row in enumerate(rows, start=1):
        for note in _NOTE.finditer(row):
            alone = not (row[: note.start()] + row[note.end() :]).strip()
            lines = (number, number + 1) if alone else (number,)
            reason = note["reason"].strip() if note["colon"] else ""
            for code in re.findall(_CODE, note["codes"].upper()):
                yield Waiver(code, reason, number, lines, number <= end)


def waived(
    case: Case, findings: Sequence[Finding], rules: Mapping[str, RuleInfo]
) -> tuple[list[Finding], list[Finding]]:
    """The findings that stay, and what is to be said of the waivers themselves (VG-R050, VG-R051)."""
    waivers = tuple(waivers_in(case.rows))
    if not waivers:
        return list(findings), []
    path = case.scenario.path
    sound = [each for each in waivers if each.reasoned and each.code in rules and rules[each.code].waivable]
    used: set[Waiver] = set()
    staying: list[Finding] = []
    for finding in findings:
        meant = [each for each in sound if _means(each, finding, path)]
        used.update(meant)
        if not meant:
            staying.append(finding)
    return staying, [*_faulty(waivers, rules, path), *_unused(sound, used, path)]


def _means(waiver: Waiver, finding: Finding, path: Path | None) -> bool:
    if waiver.code != finding.code or finding.path != path:
        return False
    return waiver.everywhere if finding.line is None else finding.line in waiver.lines


def _faulty(waivers: Sequence[Waiver], rules: Mapping[str, RuleInfo], path: Path | None) -> Iterator[Finding]:
    for each in waivers:
        if each.code not in rules:
            message = _("Không có quy tắc {code} để bỏ qua.").format(code=each.code)
            fix = _("Xem các mã: vidgen check --list-rules.")
        elif not rules[each.code].waivable:
            message = _("Không bỏ qua được {code} bằng ghi chú trong kịch bản.").format(code=each.code)
            fix = _("Sửa nội dung: quy tắc này bảo vệ người dân và hiệu lực pháp luật.")
        elif not each.reasoned:
            message = _("Ghi chú bỏ qua {code} chưa nêu lý do nên không có tác dụng.").format(code=each.code)
            fix = _("Viết: bỏ qua {code}: lý do cụ thể.").format(code=each.code)
        else:
            continue
        yield Finding("VG-R050", message, fix, Severity.WARNING, path, each.line)


def _unused(sound: Sequence[Waiver], used: Collection[Waiver], path: Path | None) -> Iterator[Finding]:
    for each in sound:
        if each not in used:
            yield Finding(
                "VG-R051",
                _("Ghi chú bỏ qua {code} không còn cần: dòng này không có lỗi đó.").format(code=each.code),
                _("Xoá ghi chú, hoặc đặt nó ngay trên dòng có lỗi."),
                Severity.WARNING,
                path,
                each.line,
            )


def _end_of_front_matter(rows: Sequence[str]) -> int:
    """The last line of the front matter; of a YAML script its last line."""
    if not rows or rows[0].strip() != "---":
        return len(rows)
    return next((number for number, row in enumerate(rows[1:], start=2) if row.strip() == "---"), len(rows))


def _nothing(_case: Case) -> Iterator[Finding]:
    """Waivers are judged once all rules have been asked; see `waived`."""
    return iter(())


FAULTY = RuleInfo(
    "VG-R050",
    Severity.WARNING,
    N_("Ghi chú bỏ qua không có tác dụng"),
    N_(
        "Ghi chú bỏ qua phải nêu mã có thật, có lý do; không dùng cho quy tắc bảo vệ người dân và hiệu lực "
        "pháp luật."
    ),
    N_("Viết: bỏ qua VG-R023: lý do cụ thể."),
    _nothing,
    waivable=False,
)
UNUSED = RuleInfo(
    "VG-R051",
    Severity.WARNING,
    N_("Ghi chú bỏ qua thừa"),
    N_("Dòng được bỏ qua không còn lỗi đó; ghi chú thừa sẽ che lỗi mới."),
    N_("Xoá ghi chú."),
    _nothing,
    waivable=False,
)
