"""VG-R040, VG-R041: two scripts of a library with one id, or with nearly the same title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.neighbours import Neighbour, neighbours
from vidgen.review.rule import Case, RuleInfo
from vidgen.scenario.names import bare

_ALIKE = 0.9


def same_id(case: Case) -> Iterator[Finding]:
    """An error: the one's videos would overwrite the other's."""
    for other in _others(case):
        if other.id == case.scenario.id:
            yield Finding(
                "VG-R040",
                _("id “{id}” đã dùng ở {other}.").format(id=other.id, other=_name(other, case)),
                _("Đặt id khác, hoặc xoá bản chép thừa."),
                Severity.ERROR,
                case.scenario.path,
                case.key_line("id"),
            )


def nearly_same_title(case: Case) -> Iterator[Finding]:
    """A warning: one of the two may be a copy that was left to age."""
    title = _plain(case.written.title)
    for other in _others(case):
        if _alike(title, _plain(other.title)):
            yield Finding(
                "VG-R041",
                _("Tiêu đề gần giống “{title}” ở {other}.").format(
                    title=other.title, other=_name(other, case)
                ),
                _("Gộp hai kịch bản, hoặc đặt tiêu đề cho thấy chỗ khác nhau."),
                Severity.WARNING,
                case.scenario.path,
                case.key_line("title"),
            )


def _others(case: Case) -> Iterator[Neighbour]:
    """The library is the folder of its own register, with all below it."""
    path = case.scenario.path
    if path is None or not case.register.own or case.register.path is None:
        return
    here = path.resolve()
    yield from (each for each in neighbours(case.register.path.parent) if each.path.resolve() != here)


def _plain(title: str) -> str:
    return " ".join(re.sub(r"\W+", " ", bare(title)).split())[:150]


def _alike(one: str, other: str) -> bool:
    if one == other or sorted(one.split()) == sorted(other.split()):
        return True
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False  # parts of a series
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
    )


def _name(other: Neighbour, case: Case) -> str:
    base = case.register.path.parent if case.register.path else other.path.parent
    return other.path.relative_to(base).as_posix()


SAME_ID = RuleInfo(
    "VG-R040",
    Severity.ERROR,
    N_("Hai kịch bản trùng id"),
    N_("Trong một thư viện mỗi kịch bản một id; trùng id thì video bản này đè bản kia."),
    N_("Đặt id khác."),
    same_id,
)
NEARLY_SAME_TITLE = RuleInfo(
    "VG-R041",
    Severity.WARNING,
    N_("Hai kịch bản gần trùng tiêu đề"),
    N_("Hai bản gần giống nhau trong thư viện dễ sửa bản này quên bản kia."),
    N_("Gộp lại, hoặc đặt tiêu đề khác hẳn."),
    nearly_same_title,
)
