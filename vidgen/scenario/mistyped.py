"""List items that are nearly right: shown as they stand they would be swallowed by the words before them."""

from __future__ import annotations

import re

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.draft import SceneDraft

_STUCK_BOX = re.compile(
    r"(?P<mark>[-*+•·▪●–—])(?P<rest>\[[^\]\w]{0,2}[xXvV✓]?[^\]\w]{0,2}\](?!\{).*)", re.DOTALL
)
_STUCK_BULLET = re.compile(r"(?!\+\d)(?P<mark>[-+•·▪●–—])(?P<rest>[\w“\"‘(].*)", re.DOTALL)
_STUCK_NUMBER = re.compile(r"(?P<mark>\d{1,2}[.)])(?P<rest>(?:[^\W\d_]|[“\"‘*\[{(]).*)", re.DOTALL)
_OTHER_NUMBER = re.compile(r"(?P<mark>\d{1,2})[/-]\s+(?P<rest>[^\W\d_].*)", re.DOTALL)
_ODD_BOX = re.compile(r"\[(?P<inside>[^\[\]]{0,3})\](?![{(])\s*(?P<rest>.*)", re.DOTALL)
_KNOWN = ("x", "X", "v", "V", "✓")
_SHOWN = 40


def mended_item(row: str, line: int, scene: SceneDraft, found: Collector) -> str | None:
    """The row as the list item it was meant to be, with a finding (VG-S089), or None for any other row."""
    if stuck := _STUCK_BOX.fullmatch(row) or _STUCK_BULLET.fullmatch(row):
        mended = f"- {stuck['rest']}"
        message = _("Thiếu dấu cách sau “{mark}”: “{row}”.")
    elif stuck := _STUCK_NUMBER.fullmatch(row):
        mended = f"{stuck['mark']} {stuck['rest']}"
        message = _("Thiếu dấu cách sau “{mark}”: “{row}”.")
    elif stuck := _OTHER_NUMBER.fullmatch(row):
        mended = f"{stuck['mark']}. {stuck['rest']}"
        message = _("Số thứ tự “{mark}” viết sai dạng: “{row}”.")
    else:
        return None
    scene.unsure = True
    found.error(
        "VG-S089",
        message.format(mark=stuck["mark"], row=_short(row)),
        _("Viết: {mended}").format(mended=_short(mended)),
        line=line,
    )
    return mended


def refuse_box(rest: str, line: int, scene: SceneDraft, found: Collector) -> str:
    """The text after a bullet, its box made one that is known; with a finding (VG-S089) where it was not."""
    box = _ODD_BOX.fullmatch(rest)
    if box is None or box["inside"] in _KNOWN or (box["inside"] and not box["inside"].strip()):
        return rest
    inside = box["inside"].strip()
    if len(inside) > 1 and any(char.isalnum() for char in inside):  # a word in brackets: [AI]
        return rest
    scene.unsure = True
    found.error(
        "VG-S089",
        _("Ô “[{inside}]” không rõ là việc nên làm hay không làm.").format(inside=box["inside"]),
        _("Viết - [x] cho việc nên làm, - [ ] (có dấu cách ở giữa) cho việc không làm."),
        line=line,
    )
    return f"[x] {box['rest']}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
