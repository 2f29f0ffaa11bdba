"""VG-R020: a script that writes out a number which every commune has its own of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.numbers import Called, long_numbers, published
from vidgen.review.rule import Case, RuleInfo, Text
from vidgen.scenario.names import bare
from vidgen.scenario.slots import slot_names

_OFFICIAL = re.compile(r"truc ban|duong day nong|hotline|cong an|so may|tong dai|ubnd|\{\{")


def own_numbers(case: Case) -> Iterator[Finding]:
    """An error for each such number, at its line: in a neighbour's copy it would be wrong."""
    known = {hotline.number for hotline in case.register.hotlines}
    of_units = {digits: (column, unit) for unit in case.units for digits, column in published(unit).items()}
    for text in case.unfilled:
        for called in long_numbers(text.shown):
            if called.digits in known:
                continue
            owner = of_units.get(called.digits)
            if owner:
                column, unit = owner
                yield _finding(
                    case,
                    text,
                    _("Số {number} là số riêng của {unit}, viết thẳng vào kịch bản chung.").format(
                        number=called.text.strip(), unit=unit.name
                    ),
                    column,
                    called.text,
                )
            elif called.is_service and case.register.path:
                continue  # no unit's, so the register decides (VG-R024)
            elif case.units and _is_offered(called, text):
                yield _finding(
                    case,
                    text,
                    _("Dòng này viết thẳng một số để gọi; số đó không có trong units.csv hay can-cu.yaml."),
                    "hotline",
                    called.text,
                )


def _is_offered(called: Called, text: Text) -> bool:
    """Whether the number is given as an office's: beside a slot for one, or after the office's name."""
    if {"hotline", "phone", "name"} & set(slot_names(text.shown)):
        return True
    return bool(_OFFICIAL.search(bare(text.shown[max(called.start - 60, 0) : called.start])))


def _finding(case: Case, text: Text, message: str, column: str, piece: str) -> Finding:
    return Finding(
        "VG-R020",
        message,
        _("Thay bằng ô {slot}.").format(slot=f"{{{{unit.{column}}}}}"),
        Severity.ERROR,
        case.scenario.path,
        case.line_at(text, piece),
    )


RULE = RuleInfo(
    "VG-R020",
    Severity.ERROR,
    N_("Số điện thoại của đơn vị viết thẳng vào kịch bản"),
    N_("Mỗi xã có số riêng; số viết thẳng sẽ sai ở bản của mọi xã khác, hoặc trái với số trong units.csv."),
    N_("Thay bằng ô unit.hotline hoặc unit.phone."),
    own_numbers,
)
