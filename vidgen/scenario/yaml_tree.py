"""YAML with the line of every key.

Scalars stay as written, so ``10.000`` and ``no`` are text, not a number or a boolean. Read from parser
events: no tag is resolved and no alias followed, so nothing can be constructed or blown up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.tree import DEEPEST, Loc, Tree, add_entry, checked_text, too_deep

# libyaml where PyYAML was built with it: ten times as fast.
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = ("", "~", "null", "Null", "NULL")
_HASH_WORD = re.compile(r"\s+(?P<lost>#[^\s#].*)")
_HASH_IN_BRACKETS = re.compile(r"(?<=[\[,\s])#\w")
_SHOWS_TEXT = ("hashtags", "title", "field", "post")  # nothing but a note after these is a lost text
_PAIRS = {"mapping": "{}", "sequence": "[]"}


class _Builder:
    """Follows the events of one document and puts values where they belong."""

    def __init__(self, rows: Sequence[str], offset: int, found: Collector) -> None:
        self.rows = rows
        self.tree = Tree(first_line=max(offset, 1))  # in Markdown the opening ---
        self.offset = offset
        self.found = found
        self.open: list[tuple[Any, Loc]] = []  # containers from the root inwards
        self.keys: list[
            tuple[str, bool] | None
        ] = []  # for each: the key awaiting its value; whether it is kept
        self.documents = 0

    def line(self, event: yaml.Event) -> int:
        mark = event.start_mark
        return (int(mark.line) if mark else 0) + 1 + self.offset

    def take(self, event: yaml.Event) -> bool:
        """Use one event; False when reading on makes no sense."""
        line = self.line(event)
        if isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                self.found.error(
                    "VG-S016",
                    _("Tệp có nhiều tài liệu YAML."),
                    _("Xoá dòng --- ở giữa; mỗi tệp một kịch bản."),
                    line=line,
                )
                return False
        elif isinstance(event, yaml.AliasEvent):
            self._refuse("*" + str(event.anchor), line)
            self._value(None, line)
        elif isinstance(event, yaml.ScalarEvent):
            self._marks(event, line)
            plain = event.style is None or event.style == ""
            null = plain and event.value in _NULLS
            value = None if null else checked_text(event.value, line, self.found)
            if not self._awaits_key() and event.style not in ("|", ">"):
                value = self._kept(value, event, line)
            self._value(value, line)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._marks(event, line)
            if len(self.open) >= DEEPEST:
                too_deep(line, self.found)
                return False
            if self._awaits_key():
                self.found.error(
                    "VG-S016",
                    _("Giá trị bắt đầu bằng { hoặc [ mà không có dấu ngoặc kép."),
                    _('Đặt cả giá trị trong dấu ngoặc kép, ví dụ: where: "{{unit.name}}".'),
                    line=line,
                )
                return False
            holder: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
            loc = self._value(holder, line)
            self.open.append((holder, loc))
            self.keys.append(None)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop()
            self.keys.pop()
        return True

    def _awaits_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][0], dict) and self.keys[-1] is None

    def _kept(self, value: str | None, event: yaml.Event, line: int) -> str | None:
        """The value; with a finding where a word after ``#`` was meant to belong to it and YAML drops it."""
        end = event.end_mark
        row = self.rows[end.line] if end and end.line < len(self.rows) else ""
        match = _HASH_WORD.match(row, end.column if end else 0)
        if match is None or not self.open:
            return value
        lost = match["lost"].strip()
        key = next((str(part) for part in reversed(self._place()) if isinstance(part, str)), "")
        message = _(
            "“{lost}” bị coi là ghi chú, không vào video: dấu # không nằm trong dấu ngoặc kép."
        ).format(lost=lost[:40])
        if key == "hashtags":
            tags = ", ".join(tag.strip("#,") for tag in lost.split())
            fix = _("Bỏ dấu # và viết: hashtags: [{tags}]").format(tags=tags)
        else:
            fix = _("Đặt cả giá trị trong dấu ngoặc kép; nếu là ghi chú, thêm dấu cách sau dấu #.")
        if value is not None:
            self.found.warning("VG-S017", message, fix, line=line)
            return value
        listed = isinstance(self.open[-1][0], list)
        if listed or key in _SHOWS_TEXT:
            self.found.error("VG-S017", message, fix, line=line)
        return lost.lstrip("#") if listed else value

    def _place(self) -> Loc:
        """Where the next value goes."""
        waiting = self.keys[-1]
        return (*self.open[-1][1], waiting[0]) if waiting else self.open[-1][1]

    def _value(self, value: Any, line: int) -> Loc:
        """Put a value where it belongs; returns its location."""
        if not self.open:
            self.tree.data = value
            return ()
        holder, loc = self.open[-1]
        if isinstance(holder, list):
            here = (*loc, len(holder))
            holder.append(value)
            self.tree.lines[here] = line
            return here
        waiting = self.keys[-1]
        if waiting is None:
            key = "null" if value is None else " ".join(str(value).split())
            kept = add_entry(self.tree, holder, loc, key, line, self.found)
            self.keys[-1] = (key, kept)
            if kept:
                holder[key] = None
            return loc
        self.keys[-1] = None
        key, kept = waiting
        if kept:
            holder[key] = value
        return (*loc, key) if kept else (*loc, key, "duplicate")

    def _marks(self, event: Any, line: int) -> None:
        if event.anchor:
            self._refuse("&" + str(event.anchor), line)
        if event.tag and event.tag != "!":
            self._refuse(str(event.tag), line)

    def _refuse(self, mark: str, line: int) -> None:
        self.found.error(
            "VG-S015",
            _("Không dùng ký hiệu YAML “{mark}”.").format(mark=mark),
            _("Viết thẳng giá trị; nếu giá trị bắt đầu bằng &, * hoặc ! thì đặt trong dấu ngoặc kép."),
            line=line,
        )


def read_yaml(text: str, found: Collector, *, offset: int = 0) -> Tree | None:
    """The tree of one YAML document, or None (with findings) where it cannot be read.

    Arguments:
        text: clean text.
        found: takes the findings.
        offset: lines of the file before the text.
    """
    rows = text.split("\n")
    builder = _Builder(rows, offset, found)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if not builder.take(event):
                return None
    except yaml.YAMLError as error:
        problem = str(getattr(error, "problem", "") or "")
        ends = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
        pair = _unclosed(error, rows)
        # What is not closed is mended where it opens, not where the text ends.
        mark = ends[1] or ends[0] if pair or "end of stream" in problem else ends[0] or ends[1]
        row = rows[mark.line] if mark and mark.line < len(rows) else ""
        message, fix = _open_bracket(pair, row) if pair else _explained(problem, row)
        last = text.rstrip().count("\n")
        line = min(mark.line, last) + 1 + offset if mark else offset + 1
        found.error("VG-S013", message, fix, line=line)
        return None
    return builder.tree


def _unclosed(error: yaml.YAMLError, rows: Sequence[str]) -> str:
    """The pair of brackets of which the second is missing on the row of the first, or nothing."""
    opening = getattr(error, "context_mark", None)
    kind = str(getattr(error, "context", "") or "").rpartition(" ")[2]
    if opening is None or kind not in _PAIRS or "flow" not in str(getattr(error, "context", "")):
        return ""
    row = _HASH_IN_BRACKETS.split(rows[opening.line][opening.column :])[0]  # after the hash is a note
    return "" if _PAIRS[kind][1] in row else _PAIRS[kind]


def _open_bracket(pair: str, row: str) -> tuple[str, str]:
    if _HASH_IN_BRACKETS.search(row):
        return (
            _("Dấu # không nằm trong dấu ngoặc kép nên phần sau bị coi là ghi chú."),
            _("Bỏ dấu #, ví dụ: hashtags: [CanhGiac, LuaDao]."),
        )
    return (
        _("Dấu ngoặc “{open}” mở ở dòng này mà không đóng.").format(open=pair[0]),
        _("Thêm “{close}” vào cuối: {row}").format(close=pair[1], row=row.strip()[:80] + pair[1]),
    )


def _explained(problem: str, row: str) -> tuple[str, str]:
    quote = _('Đặt cả giá trị trong dấu ngoặc kép thẳng, ví dụ: title: "Cảnh giác: lừa đảo".')
    if "mapping values are not allowed" in problem:
        return _("Giá trị có dấu hai chấm mà không đặt trong dấu ngoặc kép, hoặc dòng thụt lề sai."), quote
    indent = row[: len(row) - len(row.lstrip())]
    if "tab" in problem or "\\t" in problem or ("start any token" in problem and "\t" in indent):
        return _("Dòng thụt lề bằng phím Tab."), _("Dùng dấu cách (mỗi tầng hai dấu cách) thay cho Tab.")
    if "did not find expected ',' or" in problem:
        return (
            _("Thiếu dấu phẩy giữa hai mục trong ngoặc."),
            _("Viết theo dạng: {look: worker, voice: female}."),
        )
    if "end of stream" in problem:
        return _("Dấu ngoặc mở mà không đóng."), _("Thêm dấu đóng ngoặc cho giá trị ở dòng này.")
    if "could not find expected ':'" in problem:
        return _("Dòng thiếu dấu hai chấm sau tên khoá."), _("Viết theo dạng: khoá: giá trị.")
    return _("Dòng sai cú pháp YAML."), quote
