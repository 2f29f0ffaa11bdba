"""Reading ``can-cu.yaml``.

Codes: ``VG-Q00x`` the file itself (see `scenario.source`), ``01x`` its YAML, ``02x`` its entries.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from vidgen.above import find_above
from vidgen.errors import RegisterError
from vidgen.messages import _
from vidgen.review.register import FILE_NAME, NO_REGISTER, Document, Domain, Hotline, Register, Setting, Term
from vidgen.scenario.collector import Collector
from vidgen.scenario.names import nearest
from vidgen.scenario.slots import is_own_slot
from vidgen.scenario.source import read_source
from vidgen.scenario.tree import Loc, Tree
from vidgen.scenario.yaml_tree import read_yaml

_SHIPPED = (
    Path(__file__).parent / FILE_NAME,  # of a wheel
    Path(__file__).parents[2] / "scripts" / FILE_NAME,
)

_CHECKED = ("source", "checked")
KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "documents": (("name", "title", *_CHECKED), ("also", "since", "until", "replaced_by", "articles")),
    "hotlines": (("number", "name", *_CHECKED), ()),
    "domains": (("domain", "name", *_CHECKED), ()),
    "terms": (("words", "instead", *_CHECKED), ("since", "why")),
    "fees": (("words", "slot", *_CHECKED), ()),
    "offices": (("words", "slot", *_CHECKED), ()),
}
"""Each part of the register: the keys its entries must have, and those they may have."""

_DATES = ("since", "until", "checked")
_LISTS = ("also", "words")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_NUMBER = re.compile(r"\d{3,11}")


def find_register(script: Path) -> Path | None:
    """``can-cu.yaml`` beside the script (or in it, for a folder) or up to six folders above; else None."""
    return find_above(script, FILE_NAME)


def register_for(script: Path | None) -> Register:
    """The register of the library a script stands in; the shipped one where it stands in none.

    Raises:
        RegisterError: all that is wrong in the file, each at its line.
    """
    own = find_register(script) if script else None
    path = own or next((each for each in _SHIPPED if each.is_file()), None)
    if path is None:
        return NO_REGISTER
    stat = path.stat()
    return replace(_read(path, stat.st_mtime_ns, stat.st_size), own=own is not None)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> Register:
    return load_register(path)


def load_register(path: Path) -> Register:
    """The register of a file.

    Raises:
        RegisterError: all that is wrong in it, each at its line.
    """
    found = Collector(path, RegisterError)
    text = read_source(path, raises=RegisterError, family="VG-Q")
    tree = read_yaml(text, found)
    found.found[:] = [replace(each, code=each.code.replace("VG-S", "VG-Q")) for each in found.found]
    found.close()
    data = tree.data if tree else None
    if tree is None or not isinstance(data, dict):
        found.error(
            "VG-Q020",
            _("Sổ căn cứ phải gồm các phần: {parts}.").format(parts=", ".join(KEYS)),
            _("Chép can-cu.yaml mẫu rồi sửa."),
            line=1,
        )
        found.close()
        return NO_REGISTER
    reader = _Reader(tree, found)
    entries = {part: reader.entries(part) for part in KEYS}
    for part in data:
        if part not in KEYS:
            reader.unknown(part, tuple(KEYS), (part,))
    found.close()
    return Register(
        path,
        True,
        tuple(_document(entry, line) for entry, line in entries["documents"]),
        tuple(Hotline(**entry, line=line) for entry, line in entries["hotlines"]),
        tuple(Domain(**entry, line=line) for entry, line in entries["domains"]),
        tuple(Term(**entry, line=line) for entry, line in entries["terms"]),
        tuple(Setting(**entry, line=line) for entry, line in entries["fees"]),
        tuple(Setting(**entry, line=line) for entry, line in entries["offices"]),
    )


def _document(entry: dict[str, Any], line: int) -> Document:
    names = (entry.pop("name"), *entry.pop("also", ()))
    articles = tuple(sorted(int(number) for number in entry.pop("articles", {})))
    return Document(names=names, articles=articles, line=line, **entry)


class _Reader:
    """Takes entries out of the tree, and notes what is wrong with them."""

    def __init__(self, tree: Tree, found: Collector) -> None:
        self.tree = tree
        self.found = found

    def entries(self, part: str) -> list[tuple[dict[str, Any], int]]:
        """The sound entries of one part, each with its line."""
        listed = self.tree.data.get(part)
        if listed is None:
            return []
        if not isinstance(listed, list):
            self._wrong(_("Phần {part} phải là một danh sách.").format(part=part), (part,))
            return []
        read: list[tuple[dict[str, Any], int]] = []
        first: dict[str, int] = {}
        for at, entry in enumerate(listed):
            loc: Loc = (part, at)
            if not isinstance(entry, dict):
                self._wrong(_("Mỗi mục của {part} gồm các khoá.").format(part=part), loc)
                continue
            before = len(self.found.found)
            values = self._values(part, entry, loc)
            if len(self.found.found) > before:
                continue
            line = self.tree.line(loc)
            for name in _names(values):
                if name in first:
                    self.found.error(
                        "VG-Q025",
                        _("“{name}” đã có ở dòng {first}.").format(name=name, first=first[name]),
                        _("Giữ lại một mục."),
                        line=line,
                    )
                first.setdefault(name, line)
            read.append((values, line))
        return read

    def unknown(self, key: str, known: tuple[str, ...], loc: Loc) -> None:
        near = nearest(key, known)
        fix = _("Có phải “{near}” không?").format(near=near) if near else ""
        self.found.error(
            "VG-Q021",
            _("Sổ căn cứ không có khoá “{key}”.").format(key=key),
            fix or _("Viết một trong: {choices}.").format(choices=", ".join(known)),
            line=self.tree.line(loc),
        )

    def _values(self, part: str, entry: dict[str, Any], loc: Loc) -> dict[str, Any]:
        must, may = KEYS[part]
        for key in entry:
            if key not in (*must, *may):
                self.unknown(key, (*must, *may), (*loc, key))
        values: dict[str, Any] = {}
        for key in (*must, *may):
            value = entry.get(key)
            if value in (None, "", [], {}):
                if key in must:
                    self.found.error(
                        "VG-Q022",
                        _("Mục này thiếu {key}.").format(key=key),
                        _("Điền {key}; chỉ ghi điều đã đối chiếu, kèm nguồn và ngày kiểm tra.").format(
                            key=key
                        ),
                        line=self.tree.line(loc),
                    )
                continue
            values[key] = self._value(key, value, (*loc, key))
        return values

    def _value(self, key: str, value: Any, loc: Loc) -> Any:
        if key in _DATES:
            return self._day(value, loc)
        if key in _LISTS:
            words = value if isinstance(value, list) else [value]
            if not all(isinstance(word, str) and word.strip() for word in words):
                self._wrong(_("{key} là danh sách các cách viết.").format(key=key), loc)
            return tuple(" ".join(str(word).split()) for word in words)
        if key == "articles":
            if not isinstance(value, dict) or not all(re.fullmatch(r"[1-9]\d{0,3}", each) for each in value):
                self._wrong(_("articles gồm số điều và nội dung, ví dụ 174: Tội lừa đảo."), loc)
                return {}
            return value
        if not isinstance(value, str):
            self._wrong(_("{key} là một dòng chữ.").format(key=key), loc)
            return ""
        text = " ".join(value.split())
        if key == "number" and not _NUMBER.fullmatch(text):
            self._wrong(_("number là số gọi, chỉ gồm chữ số: “{value}”.").format(value=text[:40]), loc)
        if key == "domain" and not _DOMAIN.fullmatch(text):
            self._wrong(
                _("domain là tên miền viết thường, ví dụ gov.vn: “{value}”.").format(value=text[:40]), loc
            )
        if key == "slot" and not is_own_slot(text):
            self._wrong(
                _("slot là tên cột của units.csv, ví dụ le_phi_tam_tru: “{value}”.").format(value=text[:40]),
                loc,
            )
        return text

    def _day(self, value: Any, loc: Loc) -> dt.date | None:
        try:
            if isinstance(value, str) and _DAY.fullmatch(value):
                return dt.date.fromisoformat(value)
        except ValueError:
            pass
        self.found.error(
            "VG-Q023",
            _("“{value}” không phải ngày.").format(value=str(value)[:40]),
            _("Viết năm-tháng-ngày, ví dụ 2026-11-22."),
            line=self.tree.line(loc),
        )
        return None

    def _wrong(self, message: str, loc: Loc) -> None:
        self.found.error("VG-Q024", message, _("Xem can-cu.yaml mẫu."), line=self.tree.line(loc))


def _names(values: Mapping[str, Any]) -> tuple[str, ...]:
    """By what an entry is known within its part."""
    if "words" in values:
        return tuple(word.casefold() for word in values["words"])
    if "title" in values:
        return (values["name"], *values.get("also", ()))
    return (str(values.get("number") or values.get("domain")),)
