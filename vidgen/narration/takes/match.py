"""The takes of a folder laid to the lines of a script; those that are missing or too many are named."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from vidgen.errors import Finding, Severity
from vidgen.messages import _
from vidgen.narration.takes.lines import ScriptLine
from vidgen.narration.takes.names import folded, line_of, natural, same_words
from vidgen.narration.takes.sound import CONTAINERS

_SHOWN: Final = 60  # characters of a line in a message


def recordings_in(folder: Path) -> tuple[Path, ...]:
    """The recordings in a folder in the order people see them in; none if there is no folder."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() in CONTAINERS and path.is_file()]
    except OSError:
        return ()
    return tuple(sorted((p for p in found if not p.name.startswith(".")), key=lambda p: natural(p.name)))


def digest_of(path: Path) -> str:
    """16 hexadecimal digits over a recording's bytes; empty where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    except OSError:
        return ""


def match(
    files: Sequence[Path], lines: Sequence[ScriptLine], texts: dict[str, str]
) -> tuple[dict[int, Path], list[Path], list[Finding]]:
    """The take of each line by its number, the takes of no line, and what is wrong.

    Arguments:
        files: in the order people see them in.
        texts: from the folder's list: folded name -> the words it is to be of.
    """
    wrong: list[Finding] = []
    found: dict[int, list[Path]] = defaultdict(list)
    extra: list[Path] = []
    outdated: dict[int, tuple[Path, str]] = {}
    for path in files:
        text = texts.get(folded(path.stem))
        line = line_of(path.stem, lines)
        if text is not None:
            same = [one for one in lines if same_words(one.shown, text)]
            if not same:
                if line:
                    outdated[line.number] = (path, text)
                extra.append(path)
                continue
            if line not in same:
                line = next((one for one in same if not found[one.number]), same[0])
        if line is None:
            extra.append(path)
        else:
            found[line.number].append(path)
    if not any(found.values()) and not outdated and len(extra) == len(lines):
        return {line.number: path for line, path in zip(lines, extra, strict=True)}, [], []
    for line in lines:
        if len(found[line.number]) > 1:
            wrong.append(_twice(line, found[line.number]))
        elif not found[line.number]:
            if line.number in outdated:
                wrong.append(_other_words(line, *outdated[line.number]))
                extra.remove(outdated[line.number][0])
            else:
                wrong.append(_missing(line, files, lines))
    return {number: paths[0] for number, paths in found.items() if paths}, extra, wrong


def file_name(line: ScriptLine) -> str:
    """The name to record a line under, without suffix: ``03``."""
    return f"{line.number:02d}"


def finding_at(code: str, line: ScriptLine, message: str, fix: str) -> Finding:
    """An error at a line, which is told with its place in the script and its words."""
    whole = _("{message} Lời {number} (cảnh {scene}, dòng {place}): “{text}”").format(
        message=message, number=line.number, scene=line.scene, place=line.place, text=shortened(line.shown)
    )
    return Finding(code, whole, fix, path=line.path, line=line.line or None)


def _missing(line: ScriptLine, files: Sequence[Path], lines: Sequence[ScriptLine]) -> Finding:
    fix = _("Thu lời này, lưu thành {name}.wav (hoặc .m4a, .mp3).").format(name=file_name(line))
    if not any(line_of(path.stem, lines) for path in files):
        fix += " " + _(
            "Tên các tệp hiện có không cho biết lời nào; xếp theo thứ tự thì phải đủ {lines} tệp, "
            "đang có {files}."
        ).format(lines=len(lines), files=len(files))
    return finding_at("VG-V043", line, _("Thiếu bản thu."), fix)


def _twice(line: ScriptLine, paths: Sequence[Path]) -> Finding:
    return finding_at(
        "VG-V044",
        line,
        _("Có {count} bản thu cho cùng một lời: {files}.").format(
            count=len(paths), files=", ".join(path.name for path in paths)
        ),
        _("Giữ một bản, chuyển các bản còn lại sang thư mục khác."),
    )


def _other_words(line: ScriptLine, path: Path, text: str) -> Finding:
    return finding_at(
        "VG-V045",
        line,
        _("Bản thu {file} là của lời khác: “{text}”.").format(file=path.name, text=shortened(text)),
        _("Kịch bản đã sửa, hoặc là của đơn vị khác: thu lại lời này; danh sách mới: vidgen voices takes."),
    )


def spare(path: Path, folder: Path) -> Finding:
    """The warning of a take that is of no line."""
    return Finding(
        "VG-V039",
        _("Bản thu thừa, không thuộc lời nào: {file}").format(file=path.name),
        _("Đổi tên theo danh sách của vidgen voices takes, hoặc xóa đi."),
        Severity.WARNING,
        folder,
    )


def shortened(text: str) -> str:
    """The beginning of a long text."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
