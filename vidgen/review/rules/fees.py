"""VG-R021: a fee written out although each province sets its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.register import Setting
from vidgen.review.rule import Case, RuleInfo, Text
from vidgen.scenario.names import bare
from vidgen.scenario.slots import slot_names

_FEE = re.compile(r"\b(?:le phi|muc thu|phi)\b")
_SUM = re.compile(r"\b\d[\d.,]*\s*(?:d|dong|nghin|ngan|vnd|k)\b")
_AMOUNT = re.compile(rf"{_SUM.pattern}|\b(?:khong thu|mien phi|mien)\b")
_NOT_A_SUBJECT = re.compile(r"\b(?:le phi|phi|dang ky|muc thu)\b")


def fees(case: Case) -> Iterator[Finding]:
    """An error for an amount beside words for a fee; other sums of money are left alone."""
    about = bare(case.scenario.title)
    facts = case.written.procedure
    amounts = {channel.fee for channel in facts.channels} if facts else set()
    for text in case.unfilled:
        shown = text.shown
        if slot_names(shown):
            continue
        plain = bare(shown)
        is_fee = text.key == "channels" and shown in amounts
        if not (is_fee or _FEE.search(plain)) or not _AMOUNT.search(plain):
            continue
        setting = _meant(case.register.fees, plain, about)
        if setting:
            yield _finding(case, text, _("Dùng ô {slot}.").format(slot=f"{{{{unit.{setting.slot}}}}}"))
        elif _SUM.search(plain) and case.register.path:  # that a hotline is free is no fee of a province
            fix = _("Đưa mức thu vào một cột của units.csv và ghi khoản thu vào fees của can-cu.yaml.")
            yield _finding(case, text, fix)


def _meant(known: tuple[Setting, ...], plain: str, about: str) -> Setting | None:
    """What is paid for: as the register names it, or by its subject and the title."""
    for setting in known:
        for words in map(bare, setting.words):
            subject = " ".join(_NOT_A_SUBJECT.sub(" ", words).split())
            if words in plain or (subject and (subject in plain or subject in about)):
                return setting
    return None


def _finding(case: Case, text: Text, fix: str) -> Finding:
    return Finding(
        "VG-R021",
        _("Lệ phí viết thẳng vào kịch bản; mỗi tỉnh một mức."),
        fix,
        Severity.ERROR,
        case.scenario.path,
        text.line,
    )


RULE = RuleInfo(
    "VG-R021",
    Severity.ERROR,
    N_("Lệ phí viết thẳng thay vì để ô"),
    N_("Lệ phí do tỉnh quy định và hay thay đổi; số viết thẳng sẽ sai ở tỉnh khác và sau lần điều chỉnh."),
    N_("Dùng ô của units.csv, ví dụ unit.le_phi_tam_tru."),
    fees,
)
