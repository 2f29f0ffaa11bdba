"""``publish.yaml``: written for programs that post, and read back by them."""

from __future__ import annotations

import hashlib
import io
import re
from pathlib import Path

import yaml

from vidgen.delivery.kit import PUBLISH, REPORT
from vidgen.delivery.publish.model import Publish
from vidgen.delivery.report import FileRecord, read_report
from vidgen.errors import DeliveryError
from vidgen.messages import _

_HEAD = """\
# Dữ liệu để chương trình đăng bài đọc; người đăng tay dùng post.txt.
# Chỉ đăng khi state là final, còn hạn (expires, approved_until) và nền tảng có video.
# Không sửa tệp này: sửa kịch bản rồi dựng lại.
"""
# Line ends of other kinds and what cannot be seen are written as escapes: YAML would fold or drop them.
_UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_WIDE = 100_000  # columns: no text is folded
_LARGEST = 1_000_000  # bytes
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def write_publish(path: Path, publish: Publish) -> None:
    """Write ``publish.yaml``: UTF-8, LF. Equal values, equal bytes.

    Raises:
        OSError: it cannot be written; nothing half-written stands under its name.
    """
    written = io.StringIO(_HEAD)
    written.seek(0, io.SEEK_END)
    values = publish.model_dump(mode="json", exclude_none=True)
    yaml.dump(values, written, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDE)
    temporary = path.with_name(path.name + ".tmp")
    try:
        temporary.write_bytes(written.getvalue().encode("utf-8"))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


class _Dumper(yaml.SafeDumper):
    """Texts of several lines stand as they will be posted; nothing is an alias of something else."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _UNSEEN.search(text) else "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def read_publish(folder: Path) -> Publish:
    """What there is to post of a kit that is whole.

    Arguments:
        folder: of the kit, with its report.

    Raises:
        DeliveryError: the report cannot be read (VG-K009); there is no ``publish.yaml`` (VG-P001), it is not
            the one the report vouches for (VG-P002), or it is of another version or damaged (VG-P003); a file
            it names is missing or not the one that was made (VG-P004).
    """
    path = folder / PUBLISH
    files = read_report(folder / REPORT).files
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise DeliveryError.of(
            "VG-P001",
            _("Bộ đăng “{folder}” không có {name}.").format(folder=folder, name=PUBLISH),
            _("Chạy lại lệnh render để dựng lại bộ đăng này."),
            path=path,
        ) from error
    found = FileRecord(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
    if files.get(PUBLISH) != found:
        raise DeliveryError.of(
            "VG-P002",
            _("“{name}” đã bị sửa sau khi dựng, không dùng để đăng được.").format(name=PUBLISH),
            _("Sửa kịch bản rồi chạy lại lệnh render với --force."),
            path=path,
        )
    publish = _parsed(content, path)
    for name in sorted(_named(publish)):
        if not _as_made(folder / name, files.get(name)):
            raise DeliveryError.of(
                "VG-P004",
                _("Tệp “{name}” của bộ đăng bị thiếu hoặc không phải tệp đã dựng.").format(name=name),
                _("Chạy lại lệnh render với --force để dựng lại bộ đăng này."),
                path=folder / name,
            )
    return publish


def _parsed(content: bytes, path: Path) -> Publish:
    try:
        text = content.decode("utf-8")
        # By aliases a small file can grow to a huge value; ours has none.
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=_LOADER)):
            raise yaml.YAMLError("an alias")
        return Publish.model_validate(yaml.load(text, Loader=_LOADER))
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        raise DeliveryError.of(
            "VG-P003",
            _("Không đọc được “{name}”: sai dạng hoặc do phiên bản vidgen khác ghi.").format(name=PUBLISH),
            _("Chạy lại lệnh render với --force để dựng lại bộ đăng này."),
            path=path,
        ) from error


def _named(publish: Publish) -> set[str]:
    """The files its posts name."""
    found: set[str] = set()
    for post in publish.platforms.values():
        found |= {name for name in (post.video, post.cover) if name}
        found |= {post.subtitles.file} if post.subtitles else set()
    return found


def _as_made(path: Path, record: FileRecord | None) -> bool:
    """Whether it has the recorded size; what is posted is checked whole by ``vidgen verify``."""
    try:
        return record is not None and path.stat().st_size == record.bytes
    except OSError:
        return False
