"""Data with the line of each part: what YAML and JSON files are read into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.source import clean, control_character

Loc = tuple[str | int, ...]
DEEPEST = 12  # a script needs six levels


@dataclass(slots=True)
class Tree:
    """Plain data (dicts, lists, text, JSON's other scalars; no nulls in dicts) and where each part stands.

    Attributes:
        data: the value.
        lines: location of a part (keys and indices from the root, as pydantic gives them) → its 1-based line.
        first_line: where the whole begins.
    """

    data: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)
    first_line: int = 1

    def line(self, loc: Loc) -> int:
        """The line of a part, or of the nearest part around it."""
        for end in range(len(loc), 0, -1):
            if loc[:end] in self.lines:
                return self.lines[loc[:end]]
        return self.first_line


def add_entry(tree: Tree, holder: dict[str, Any], loc: Loc, key: str, line: int, found: Collector) -> bool:
    """Note a key of a mapping; False (and a finding) if the mapping has it already."""
    if key in holder:
        found.error(
            "VG-S014",
            _("Khoá “{key}” viết hai lần; lần đầu ở dòng {first}.").format(
                key=key, first=tree.line((*loc, key))
            ),
            _("Giữ lại một."),
            line=line,
        )
        return False
    tree.lines[(*loc, key)] = line
    return True


def checked_text(value: str, line: int, found: Collector) -> str:
    """The text of a scalar, cleaned again: an escape (``\\u0000``) brings in what the file did not hold."""
    text = clean(value)
    bad = control_character(text)
    surrogate = any(0xD800 <= ord(char) <= 0xDFFF for char in text)
    if bad or surrogate:
        found.error(
            "VG-S009",
            _("Giá trị có ký tự điều khiển hoặc ký tự hỏng."),
            _("Xoá ký tự đó rồi gõ lại."),
            line=line,
        )
        return ""
    return text


def too_deep(line: int, found: Collector) -> None:
    """Report nesting no script has."""
    found.error(
        "VG-S016",
        _("Dữ liệu lồng nhau quá nhiều tầng."),
        _("Viết theo mẫu của lệnh “vidgen new”."),
        line=line,
    )
