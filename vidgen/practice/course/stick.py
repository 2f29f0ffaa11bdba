"""The folder of a course on the disk: whole or not at all, with a list of what belongs to it.

It is built in a hidden folder beside it, which then takes its name. What people have laid into the old one
comes along; what an earlier run made goes.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from vidgen.delivery.claim import claimed
from vidgen.delivery.disk import check_length, disk_full, refusal
from vidgen.delivery.kit import lock_file
from vidgen.errors import DeliveryError
from vidgen.filehash import sha256_of
from vidgen.messages import _
from vidgen.practice.course.contents import Held
from vidgen.practice.course.names import LARGEST_FILE, LONGEST_PATH

LIST = "khoa-hoc.json"
_WORK, _OLD = ".dang-lam", ".ban-cu"  # not those of posting kits, which `vidgen status` looks for


def write_stick(
    folder: Path, held: Iterable[Held], pages: Mapping[str, bytes], about: Mapping[str, str]
) -> int:
    """Write the folder; returns the size of all that is in it, in bytes.

    Arguments:
        held: files to take in.
        pages: name → content of what the course itself has.
        about: course and unit, for the list.

    Raises:
        DeliveryError: VG-K001 to VG-K007 the disk refuses; VG-H050 a folder that is no course stands there;
            VG-H051 a file or path that a stick does not take.
    """
    files = sorted(held, key=lambda each: each.name)
    _refuse_what_no_stick_takes(folder, files)
    _refuse_another(folder)
    work = folder.with_name(f".{folder.name}{_WORK}")
    aside = folder.with_name(f".{folder.name}{_OLD}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        check_length(work / ("x" * 32))
    except OSError as error:
        raise refusal(error, folder) from error
    with claimed(folder, lock_file(folder)):
        try:
            _put_back(aside, folder)
            shutil.rmtree(work, ignore_errors=True)
            size = _build(work, files, pages, about)
            _carry_over(folder, work)
            _exchange(folder, work, aside)
            return size
        except OSError as error:
            raise refusal(error, folder, replacing=not disk_full(error)) from error
        finally:
            shutil.rmtree(work, ignore_errors=True)


def _build(work: Path, files: Iterable[Held], pages: Mapping[str, bytes], about: Mapping[str, str]) -> int:
    work.mkdir()
    listed: dict[str, dict[str, str | int]] = {}
    for each in files:
        target = work / each.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(each.source, target)  # a second name would change with the next run's product
        listed[each.name] = {"bytes": target.stat().st_size, "sha256": sha256_of(target)}
    for name, content in pages.items():
        target = work / name
        target.write_bytes(content)
        listed[name] = {"bytes": target.stat().st_size, "sha256": sha256_of(target)}
    made = json.dumps({"schema_version": 1, **about, "files": listed}, ensure_ascii=False, indent=2) + "\n"
    (work / LIST).write_bytes(made.encode("utf-8"))
    return sum(int(each["bytes"]) for each in listed.values()) + len(made.encode("utf-8"))


def _carry_over(folder: Path, work: Path) -> None:
    """Take along what people have laid into the folder: all that its own list does not name."""
    if not folder.is_dir():
        return
    own = {*_listed(folder), LIST}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name not in own and not (work / name).exists():
            (work / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, work / name)


def _exchange(folder: Path, work: Path, aside: Path) -> None:
    if folder.exists():
        folder.replace(aside)
    try:
        work.replace(folder)
    except BaseException:
        _put_back(aside, folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _put_back(aside: Path, folder: Path) -> None:
    """Undo half an exchange: of a killed run, or of this one."""
    if aside.exists() and not folder.exists():
        aside.replace(folder)
    shutil.rmtree(aside, ignore_errors=True)


def _listed(folder: Path) -> dict[str, object]:
    """The files of an earlier run; none where the list cannot be read: then everything is kept."""
    try:
        files = json.loads((folder / LIST).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return files if isinstance(files, dict) else {}


def _refuse_another(folder: Path) -> None:
    if folder.is_dir() and any(folder.iterdir()) and not (folder / LIST).is_file():
        raise DeliveryError.of(
            "VG-H050",
            _("“{path}” đã có tệp mà không phải thư mục của một khóa học.").format(path=folder),
            _("Đổi id của khóa học, hoặc chọn thư mục khác bằng --out."),
            path=folder,
        )
    if folder.exists() and not folder.is_dir():
        raise refusal(NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)), folder)


def _refuse_what_no_stick_takes(folder: Path, files: Iterable[Held]) -> None:
    for each in files:
        path = f"{folder.name}/{PurePosixPath(each.name)}"
        if len(path) >= LONGEST_PATH:
            raise DeliveryError.of(
                "VG-H051",
                _("Đường dẫn “{path}” dài {length} ký tự, quá dài cho USB.").format(
                    path=path, length=len(path)
                ),
                _("Đặt id của khóa học và kịch bản ngắn hơn."),
                path=each.source,
            )
        if each.bytes > LARGEST_FILE:
            raise DeliveryError.of(
                "VG-H051",
                _("“{name}” lớn hơn 4 GB, USB định dạng FAT32 không chứa được.").format(name=each.name),
                _("Chia kịch bản thành nhiều bài."),
                path=each.source,
            )
