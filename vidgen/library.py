"""Which files of a folder are scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from vidgen.brand.shipped import FILE as BRAND_FILE
from vidgen.delivery.kit import PUBLISH, REPORT
from vidgen.delivery.publish.names import CHATBOT
from vidgen.errors import ScriptError
from vidgen.messages import _
from vidgen.practice.course.names import FILE_NAME as COURSE_FILE
from vidgen.review.register import FILE_NAME as REGISTER_FILE

SCRIPT_ENDINGS = frozenset({".md", ".yaml", ".yml", ".json"})
# What else of these endings stands in an officer's folders.
_OTHERS = frozenset({BRAND_FILE, REPORT, PUBLISH, CHATBOT, REGISTER_FILE, COURSE_FILE})


def scripts_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The scripts named, and those in the folders named, in order.

    Of a folder, what is hidden (``.nháp``, ``_cũ``), brands and the reports of posting kits are left out.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = _scripts_below(path) if path.is_dir() else [path]
        found.update(dict.fromkeys(inside))
    return tuple(found)


def courses_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The courses named, and those in the folders named, in order; hidden ones are left out."""
    found: dict[Path, None] = {}
    for path in paths:
        inside = sorted(path.rglob(COURSE_FILE)) if path.is_dir() else [path]
        found.update(
            (each, None)
            for each in inside
            if each.name == COURSE_FILE and not (path.is_dir() and _hidden(each, path))
        )
    return tuple(found)


def some_scripts_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """As `scripts_in`, for commands that have nothing to do without a script.

    Raises:
        ScriptError: there is none (VG-S090).
    """
    found = scripts_in(paths)
    if not found:
        raise ScriptError.of(
            "VG-S090",
            _("Không có kịch bản nào trong thư mục đã cho."),
            _("Kịch bản là tệp .md, .yaml hoặc .json."),
        )
    return found


def _scripts_below(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if (
            path.suffix.lower() in SCRIPT_ENDINGS
            and path.name not in _OTHERS
            and path.is_file()
            and not _hidden(path, folder)
        ):
            yield path


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)
