"""VG-R024: people are told to call a short number, or a 1800 or 1900, that the register does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.numbers import digits_of, service_numbers, short_numbers
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.names import nearest


def hotlines(case: Case) -> Iterator[Finding]:
    """An error for each, at its line; a warning where no library of its own says which numbers there are."""
    if case.register.path is None:
        return
    known = {digits_of(hotline.number): hotline.name for hotline in case.register.hotlines}
    own = {digits_of(value) for unit in case.units for value in (unit.hotline, unit.phone) if value}
    for text in case.everything:
        if text.source:
            continue
        for called in (*short_numbers(text.shown), *service_numbers(text.shown)):
            if called.digits in known or called.digits in own:
                continue
            near = nearest(called.digits, known, cutoff=0.5)
            hint = (
                _("Có phải {near} ({name}) không?").format(near=near, name=known[near]) + " " if near else ""
            )
            yield Finding(
                "VG-R024",
                _("Số {number} không có trong danh sách đường dây nóng.").format(number=called.digits),
                hint + _("Đối chiếu rồi thêm vào hotlines của can-cu.yaml, hoặc sửa số."),
                Severity.ERROR if case.register.own else Severity.WARNING,
                case.scenario.path,
                case.line_at(text, called.text),
            )


RULE = RuleInfo(
    "VG-R024",
    Severity.ERROR,
    N_("Đường dây nóng không có trong sổ"),
    N_(
        "Người dân gọi nhầm số lúc khẩn cấp; mọi số ngắn và số 1800, 1900 phải có trong hotlines của "
        "can-cu.yaml."
    ),
    N_("Sửa số, hoặc đối chiếu rồi thêm vào can-cu.yaml."),
    hotlines,
)
