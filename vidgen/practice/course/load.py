"""Reading ``course.yaml``.

Codes: ``VG-H00x`` the file itself (see `scenario.source`), ``01x`` its YAML, ``02x`` its values, ``03x`` its
scripts, ``04x`` its times.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from vidgen.errors import CourseError, Finding
from vidgen.messages import N_, _
from vidgen.practice.course.model import Course
from vidgen.practice.course.names import FILE_NAME
from vidgen.practice.course.schedule import check_times
from vidgen.practice.course.scripts import find_scripts
from vidgen.scenario.collector import Collector
from vidgen.scenario.names import same, suggestion
from vidgen.scenario.source import read_source
from vidgen.scenario.tree import Loc, Tree
from vidgen.scenario.yaml_tree import read_yaml

_WORDS: Mapping[str, str] = {
    "mã": "id",
    "tên": "title",
    "tên khóa học": "title",
    "giới thiệu": "intro",
    "đơn vị": "units",
    "ngày bắt đầu": "date",
    "địa điểm": "place",
    "bắt đầu": "start",
    "tổng số phút": "minutes",
    "bài": "lessons",
    "các bài": "lessons",
    "kịch bản": "script",
    "nghỉ": "break",
    "phút": "minutes",
    "số phút": "minutes",
    "ngày": "day",
    "lúc": "at",
}
_NAMES = {same(word): name for word, name in _WORDS.items()}
_COURSE = ("id", "title", "intro", "units", "date", "place", "start", "minutes", "lessons")
_ENTRY = ("script", "break", "minutes", "day", "at")
_LESSONS = "lessons"


def is_course(path: Path) -> bool:
    """Whether the file is a course rather than a script."""
    return path.name.casefold() == FILE_NAME


def scripts_and_faults(path: Path) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The scripts of a course, or what is wrong with it."""
    try:
        return load_course(path).scripts, ()
    except CourseError as error:
        return (), error.findings


def load_course(path: Path) -> Course:
    """The course of a file, each of its lessons with the script's path.

    Raises:
        CourseError: all that is wrong in it, each at its line.
    """
    found = Collector(path, CourseError)
    text = read_source(path, raises=CourseError, family="VG-H")
    tree = read_yaml(text, found)
    found.found[:] = [replace(each, code=each.code.replace("VG-S", "VG-H")) for each in found.found]
    found.close()
    if tree is None or not isinstance(tree.data, dict):
        found.error(
            "VG-H020",
            _("Khóa học phải gồm các khoá: {keys}.").format(keys=", ".join(_COURSE)),
            _("Viết theo mẫu scripts/tap-huan/course.yaml."),
            line=1,
        )
        found.close()
        raise AssertionError  # close() raises
    data = _named(tree, tree.data, (), _COURSE, found)
    data["path"] = path
    if isinstance(data.get(_LESSONS), list):
        data[_LESSONS] = [_entry(tree, each, (_LESSONS, at), found) for at, each in enumerate(data[_LESSONS])]
    if isinstance(data.get("units"), str):
        data["units"] = [data["units"]]
    course = _course(data, tree, found)
    if course is None:
        found.close()
        raise AssertionError
    course = find_scripts(course, found)
    check_times(course, found, tree.line(("minutes",)))
    found.close()
    return course


def _entry(tree: Tree, raw: Any, loc: Loc, found: Collector) -> Any:
    line = tree.line(loc)
    if isinstance(raw, str):
        raw = {"script": raw}
    if not isinstance(raw, dict):
        return raw
    entry = _named(tree, raw, loc, _ENTRY, found)
    if bool(entry.get("script")) == bool(entry.get("break")):
        found.error(
            "VG-H024",
            _("Mỗi mục là một bài (script) hoặc một lúc nghỉ (break), không thiếu và không phải cả hai."),
            _("Viết script: ten-kich-ban.md, hoặc break: Giải lao."),
            line=line,
        )
    return {**entry, "line": line}


def _named(
    tree: Tree, raw: dict[str, Any], loc: Loc, known: tuple[str, ...], found: Collector
) -> dict[str, Any]:
    """The mapping under the model's names; what is unknown or stands twice is reported and left out."""
    made: dict[str, Any] = {}
    for written, value in raw.items():
        name = written if written in known else _NAMES.get(same(written), written)
        line = tree.line((*loc, written))
        if name not in known:
            found.error(
                "VG-H021",
                _("Khóa học không có khoá “{key}”.").format(key=str(written)[:60]),
                suggestion(str(written), known),
                line=line,
            )
        elif name in made:
            found.error(
                "VG-H014",
                _("Khoá “{key}” viết hai lần; lần đầu là “{name}”.").format(key=written, name=name),
                _("Giữ lại một."),
                line=line,
            )
        elif value is not None:
            made[name] = value
            if name != written:
                _renamed(tree, (*loc, written), (*loc, name))
    return made


def _renamed(tree: Tree, written: Loc, named: Loc) -> None:
    depth = len(written)
    tree.lines |= {(*named, *at[depth:]): line for at, line in tree.lines.items() if at[:depth] == written}


def _course(data: dict[str, Any], tree: Tree, found: Collector) -> Course | None:
    try:
        return Course.model_validate(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        inner = any(each["loc"][:1] == (_LESSONS,) and len(each["loc"]) > 1 for each in errors)
        for each in errors:
            if inner and each["loc"] == (_LESSONS,):
                continue  # too few, only because of those that are wrong
            _refuse(each["type"], each["loc"], each.get("input"), tree, found)
        return None


def _refuse(kind: str, loc: Loc, given: Any, tree: Tree, found: Collector) -> None:
    key = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    line = tree.line(loc)
    if kind == "missing":
        found.error(
            "VG-H022",
            _("Thiếu khoá “{key}”.").format(key=key),
            _(_FIXES[key]) if key in _FIXES else "",
            line=line,
        )
        return
    shown = "" if isinstance(given, (dict, list, tuple)) else str(given)[:60]
    found.error(
        "VG-H023",
        _("Giá trị của “{key}” không dùng được: “{value}”.").format(key=key, value=shown)
        if shown
        else _("Giá trị của “{key}” không dùng được.").format(key=key),
        _(_FIXES[key]) if key in _FIXES else "",
        line=line,
    )


_FIXES: Mapping[str, str] = {
    "id": N_("Mã gồm chữ thường không dấu, số và gạch nối, ví dụ id: canh-giac-2026."),
    "title": N_("Viết tên khóa học, tối đa 150 chữ cái."),
    "intro": N_("Viết vài câu, tối đa 1000 chữ cái."),
    "units": N_("Viết danh sách mã đơn vị, ví dụ units: [doi-sim]."),
    "date": N_("Viết năm-tháng-ngày, ví dụ date: 2026-12-05."),
    "place": N_("Viết nơi tổ chức, tối đa 200 chữ cái."),
    "start": N_('Viết giờ trong ngày, ví dụ start: "07:30".'),
    "minutes": N_("Viết số phút, ví dụ minutes: 45."),
    "lessons": N_("Viết ít nhất một bài: - script: ten-kich-ban.md."),
    "script": N_("Viết tên tệp kịch bản, ví dụ script: cuoc-goi.md."),
    "break": N_("Viết tên lúc nghỉ, tối đa 80 chữ cái, ví dụ break: Giải lao."),
    "day": N_("Viết ngày thứ mấy của khóa học, từ 1."),
    "at": N_('Viết giờ trong ngày, ví dụ at: "13:30".'),
}
