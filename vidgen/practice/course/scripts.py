"""Finding the scripts of a course: each there, once, and inside the library."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

from vidgen.above import folders_above
from vidgen.messages import _
from vidgen.practice.course.model import Course, Entry
from vidgen.scenario.collector import Collector
from vidgen.scenario.names import nearest

_ROOTS = ("units.csv", "_duyet")  # what stands at the root of a library
_ENDINGS = (".md", ".yaml", ".yml", ".json")
_DRIVE = re.compile(r"[A-Za-z]:")


def find_scripts(course: Course, found: Collector) -> Course:
    """The course with the path of each script; what is wrong with one is reported (VG-H030 to VG-H033)."""
    assert course.path is not None
    folder = course.path.parent
    root = _library(folder.absolute())
    first: dict[Path, Entry] = {}
    entries = []
    for entry in course.lessons:
        path = _script(entry, folder, root, found) if entry.script else None
        if path is not None:
            real = Path(os.path.normcase(path.resolve()))
            if real in first:
                found.error(
                    "VG-H031",
                    _("Kịch bản “{script}” đã có ở dòng {first}.").format(
                        script=entry.script, first=first[real].line
                    ),
                    _("Giữ lại một; muốn dạy dài hơn thì tăng số phút."),
                    line=entry.line,
                )
            first.setdefault(real, entry)
        entries.append(entry.model_copy(update={"path": path}))
    if all(entry.rest and not entry.script for entry in course.lessons):
        found.error(
            "VG-H033",
            _("Khóa học không có bài nào, chỉ có lúc nghỉ."),
            _("Thêm ít nhất một bài: - script: ten-kich-ban.md."),
            line=course.lessons[0].line,
        )
    return course.model_copy(update={"lessons": tuple(entries)})


def _library(folder: Path) -> Path:
    """The nearest folder that is the root of a library; the course's own where there is none."""
    return next(
        (each for each in folders_above(folder) if any((each / name).exists() for name in _ROOTS)), folder
    )


def _script(entry: Entry, folder: Path, root: Path, found: Collector) -> Path | None:
    written = entry.script.replace("\\", "/")  # as Windows shows it
    pure = PurePosixPath(written)
    outside = pure.is_absolute() or _DRIVE.match(written) or written.startswith("~")
    path = folder / pure
    if outside or not _inside(path, root):
        found.error(
            "VG-H032",
            _("“{script}” nằm ngoài thư viện kịch bản.").format(script=entry.script[:80]),
            _("Viết đường dẫn tính từ thư mục của course.yaml, tới một kịch bản trong “{root}”.").format(
                root=root.name
            ),
            line=entry.line,
        )
        return None
    if pure.suffix.lower() not in _ENDINGS or not path.is_file():
        beside = [each.name for each in _files(path.parent) if each.suffix.lower() in _ENDINGS]
        near = nearest(pure.name, beside)
        found.error(
            "VG-H030",
            _("Không có kịch bản “{script}”.").format(script=entry.script[:80]),
            _("Có phải “{near}” không?").format(near=(pure.parent / near).as_posix())
            if near
            else _("Viết tên tệp .md, .yaml hoặc .json, tính từ thư mục của course.yaml."),
            line=entry.line,
        )
        return None
    return Path(os.path.normpath(path))


def _inside(path: Path, root: Path) -> bool:
    """Whether the file lies below the root, links followed."""
    try:
        return path.resolve().is_relative_to(root.resolve())
    except (OSError, ValueError):
        return False


def _files(folder: Path) -> list[Path]:
    try:
        return [each for each in folder.iterdir() if each.is_file() and each.name != "course.yaml"]
    except OSError:
        return []
