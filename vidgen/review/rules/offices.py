"""VG-R022: a script that names one commune or province although it is made for all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo, Text
from vidgen.scenario.names import bare
from vidgen.scenario.slots import slot_names

_NAME = r"[A-ZĐÀ-Ỵ][^\W\d_]*(?:\s+[A-ZĐÀ-Ỵ][^\W\d_]*){0,3}"
_COMMUNE = re.compile(
    rf"\b(?:[Cc]ông an|[Uu]ỷ ban nhân dân|UBND|[Tt]rụ sở)\s+(?:xã|phường|đặc khu|thị trấn)\s+{_NAME}"
)
_ADDRESS = re.compile(r"\b(?:so nha \d|so \d|thon \d|to dan pho \d|\d+ (?:duong|pho)\b)")


def offices(case: Case) -> Iterator[Finding]:
    """A warning for each, at its line."""
    names = {value for unit in case.units for value in (unit.name, unit.address) if len(value) > 5}
    parents = {unit.parent for unit in case.units if unit.parent}
    ours = {case.unit.parent} if case.unit and case.unit.parent else set()
    for text in case.unfilled:
        shown = text.shown
        held = next((name for name in sorted(names, key=len, reverse=True) if name in shown), None)
        commune = _COMMUNE.search(shown)
        if held or commune:
            place = held or (commune[0] if commune else "")
            slot = "address" if held and any(unit.address == held for unit in case.units) else "name"
            yield _finding(
                case,
                text,
                _("“{place}” là một nơi cụ thể, viết thẳng vào kịch bản chung.").format(place=place),
                slot,
            )
            continue
        for parent in sorted(parents - ours):
            if ours and re.search(rf"\b{re.escape(parent)}\b", shown, re.IGNORECASE):
                yield _finding(
                    case,
                    text,
                    _("“{place}” không phải tỉnh của đơn vị {unit}.").format(
                        place=parent, unit=case.unit.name if case.unit else ""
                    ),
                    "parent",
                )
        yield from _receiving(case, text)


def _receiving(case: Case, text: Text) -> Iterator[Finding]:
    """A place of filing written out although each commune has its own."""
    plain = bare(text.shown)
    for setting in case.register.offices:
        for words in map(bare, setting.words):
            at = plain.find(words)
            if at >= 0 and not slot_names(text.shown) and _ADDRESS.search(plain[at + len(words) :]):
                yield _finding(
                    case, text, _("Nơi nộp hồ sơ viết thẳng vào kịch bản; mỗi xã một nơi."), setting.slot
                )
                return


def _finding(case: Case, text: Text, message: str, slot: str) -> Finding:
    return Finding(
        "VG-R022",
        message,
        _("Thay bằng ô {slot}.").format(slot=f"{{{{unit.{slot}}}}}"),
        Severity.WARNING,
        case.scenario.path,
        text.line,
    )


RULE = RuleInfo(
    "VG-R022",
    Severity.WARNING,
    N_("Tên xã, tỉnh, nơi nộp viết thẳng vào kịch bản"),
    N_("Kịch bản dùng chung cho mọi xã; tên, địa chỉ của một nơi sẽ sai ở nơi khác."),
    N_("Thay bằng ô unit.name, unit.address hoặc cột riêng của units.csv."),
    offices,
    holds_up_signing=True,
)
