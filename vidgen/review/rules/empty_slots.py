"""VG-R030: a slot that some unit of the list cannot fill, so that its copy will be refused."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.slots import slot_names

_NAMED = 5


def empty_slots(case: Case) -> Iterator[Finding]:
    """A warning where a slot first stands, naming the units without a value."""
    first: dict[str, int | None] = {}
    for text in case.unfilled:
        for name in slot_names("".join(span.text for span in text.spans)):
            if first.get(name) is None:
                first[name] = text.line or (case.key_line(text.key) if text.key else None)
    for name, line in first.items():
        without = [unit for unit in case.units if not (unit.slot(name) or "").strip()]
        if without:
            ids = ", ".join(unit.id for unit in without[:_NAMED])
            more = (
                _(" và {count} đơn vị khác").format(count=len(without) - _NAMED)
                if len(without) > _NAMED
                else ""
            )
            yield Finding(
                "VG-R030",
                _("Ô {slot} chưa có giá trị ở: {ids}.").format(slot=f"{{{{unit.{name}}}}}", ids=ids + more),
                _("Điền cột {name} của các dòng đó trong units.csv.").format(name=name),
                Severity.WARNING,
                case.scenario.path,
                line,
            )


RULE = RuleInfo(
    "VG-R030",
    Severity.WARNING,
    N_("Ô để trống ở một số đơn vị"),
    N_("Đơn vị không có giá trị cho một ô sẽ không làm được video từ kịch bản này."),
    N_("Điền đủ cột đó trong units.csv."),
    empty_slots,
)
