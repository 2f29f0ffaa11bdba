"""JSON with the line of every key.

The standard decoder keeps no places and lets a second key silently replace the first.
"""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.tree import DEEPEST, Loc, Tree, add_entry, checked_text, too_deep

_SPACE = re.compile(r"[ \t\n\r]*")
_LITERAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")


class _Broken(Exception):
    """The text is not JSON at a position; already reported if `told`."""

    def __init__(self, at: int, message: str = "", fix: str = "", told: bool = False) -> None:
        super().__init__(message)
        self.at, self.message, self.fix, self.told = at, message, fix, told


class _Reader:
    def __init__(self, text: str, found: Collector) -> None:
        self.text = text
        self.found = found
        self.tree = Tree()
        self.counted = (0, 1)  # a position and its line; positions only grow

    def line(self, at: int) -> int:
        start, line = self.counted
        line += self.text.count("\n", start, at)
        self.counted = (at, line)
        return line

    def skip(self, at: int) -> int:
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def string(self, at: int) -> tuple[str, int]:
        line = self.line(at)
        try:
            value, end = scanstring(self.text, at + 1, True)
        except json.JSONDecodeError as error:
            raise _Broken(
                at,
                _("Chuỗi chữ không đóng hoặc có ký tự lạ."),
                _('Kết thúc bằng " và viết \\" cho dấu ngoặc kép bên trong.'),
            ) from error
        return checked_text(value, line, self.found), end

    def value(self, at: int, loc: Loc) -> tuple[Any, int]:
        at = self.skip(at)
        if loc not in self.tree.lines:
            self.tree.lines[loc] = self.line(at)
        char = self.text[at : at + 1]
        if char in ("{", "[") and len(loc) >= DEEPEST:
            too_deep(self.line(at), self.found)
            raise _Broken(at, told=True)
        if char == "{":
            return self.mapping(at, loc)
        if char == "[":
            return self.sequence(at, loc)
        if char == '"':
            return self.string(at)
        match = _LITERAL.match(self.text, at)
        if match is None or len(match[0]) > 100:
            raise _Broken(
                at, _("Giá trị sai cú pháp JSON."), _('Chữ phải đặt trong dấu ngoặc kép thẳng "…".')
            )
        return json.loads(match[0]), match.end()

    def mapping(self, at: int, loc: Loc) -> tuple[dict[str, Any], int]:
        holder: dict[str, Any] = {}
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "}":
            return holder, at + 1
        while True:
            if self.text[at : at + 1] != '"':
                raise _Broken(
                    at,
                    _("Thiếu tên khoá trong dấu ngoặc kép."),
                    _('Viết "khoá": giá trị; không có dấu phẩy sau mục cuối.'),
                )
            line = self.line(at)
            key, at = self.string(at)
            key = " ".join(key.split())
            kept = add_entry(self.tree, holder, loc, key, line, self.found)
            at = self.skip(at)
            if self.text[at : at + 1] != ":":
                raise _Broken(at, _("Thiếu dấu hai chấm sau tên khoá."), _('Viết "khoá": giá trị.'))
            value, at = self.value(at + 1, (*loc, key) if kept else (*loc, key, "duplicate"))
            if kept:
                holder[key] = value
            at, more = self.next(at, "}")
            if not more:
                return holder, at

    def sequence(self, at: int, loc: Loc) -> tuple[list[Any], int]:
        holder: list[Any] = []
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "]":
            return holder, at + 1
        while True:
            value, at = self.value(at, (*loc, len(holder)))
            holder.append(value)
            at, more = self.next(at, "]")
            if not more:
                return holder, at

    def next(self, at: int, closing: str) -> tuple[int, bool]:
        at = self.skip(at)
        char = self.text[at : at + 1]
        if char == ",":
            return self.skip(at + 1), True
        if char == closing:
            return at + 1, False
        raise _Broken(
            at,
            _("Thiếu dấu phẩy hoặc dấu đóng “{closing}”.").format(closing=closing),
            _("Các mục cách nhau bằng dấu phẩy; kiểm tra cuối dòng trước."),
        )


def read_json(text: str, found: Collector) -> Tree | None:
    """The tree of a JSON text, or None (with findings) where it cannot be read."""
    reader = _Reader(text, found)
    try:
        reader.tree.data, at = reader.value(0, ())
        at = reader.skip(at)
        if at != len(text):
            raise _Broken(at, _("Có chữ thừa sau dữ liệu JSON."), _("Xoá phần thừa ở cuối tệp."))
    except _Broken as error:
        if not error.told:
            end = min(error.at, len(text.rstrip()))
            found.error("VG-S013", error.message, error.fix, line=text.count("\n", 0, end) + 1)
        return None
    return reader.tree
