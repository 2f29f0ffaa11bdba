"""``links.csv``: where the videos were published, which the officer fills in after posting.

Columns ``script, unit, platform, url``; others, such as the title, are there for people and not read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from vidgen.delivery.platforms import platforms
from vidgen.errors import DeliveryError, Finding
from vidgen.messages import _

COLUMNS = ("script", "unit", "platform", "url")
LONGEST_URL = 500
"""Characters: a code of a longer address has modules too fine to be read from a sheet on a wall."""

_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]+)?(?:[/?#][!-~]*)?")
_LARGEST = 5_000_000  # bytes
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Link:
    """One published video.

    Attributes:
        script, unit: ids, as in the folders of the kits.
        platform: key of `platforms`.
        url: its address there.
    """

    script: str
    unit: str
    platform: str
    url: str


def is_address(url: str) -> bool:
    """Whether a text is a web address and nothing else."""
    return len(url) <= LONGEST_URL and bool(_ADDRESS.fullmatch(url))


def read_links(path: Path) -> tuple[Link, ...]:
    """The rows that have an address; those that wait for one are left out.

    Arguments:
        path: UTF-8 with or without BOM; ``,`` ``;`` or tab between columns.

    Raises:
        DeliveryError: the file cannot be read (VG-P020), a column is missing (VG-P021), a platform is unknown
            (VG-P022) or an address is none (VG-P023), each at its line.
    """
    text = _text(path)
    lines = text.splitlines(keepends=True)
    separator = max(",;\t", key=lines[0].count) if lines else ","
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = {(name or "").strip().lower(): name for name in rows.fieldnames or ()}
    except csv.Error as error:
        raise _unreadable(path, str(error)) from error
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise DeliveryError.of(
            "VG-P021",
            _("{file} thiếu cột {names}.").format(file=path.name, names=", ".join(missing)),
            _("Dòng đầu cần có: {columns}. Tạo tệp mẫu: vidgen qr OUT --new-links links.csv").format(
                columns=", ".join(COLUMNS)
            ),
            path=path,
            line=1,
        )
    keys = {each.name.casefold(): key for key, each in platforms().items()} | {
        key: key for key in platforms()
    }
    links: list[Link] = []
    faults: list[Finding] = []
    try:
        for row in rows:
            script, unit, platform, url = ((row[names[name]] or "").strip() for name in COLUMNS)
            if not url:
                continue
            key = keys.get(platform.casefold())
            if key is None:
                faults.append(_unknown(platform, path, rows.line_num))
            elif not is_address(url):
                faults.append(_no_address(path, rows.line_num))
            else:
                links.append(Link(script, unit, key, url))
    except csv.Error as error:
        raise _unreadable(path, str(error)) from error
    if faults:
        raise DeliveryError(faults)
    return tuple(links)


def write_links(path: Path, rows: Iterable[tuple[str, str, str, str]]) -> None:
    """Write a file to fill in: script, unit, platform and title of each post; no cell is ever a formula.

    Raises:
        OSError: the file exists already or cannot be written.
    """
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\r\n")
    table.writerow([*COLUMNS, "title"])
    for script, unit, platform, title in rows:
        table.writerow([_inert(script), _inert(unit), _inert(platform), "", _inert(title)])
    with path.open("xb") as file:
        file.write(written.getvalue().encode("utf-8-sig"))


def _inert(cell: str) -> str:
    """The cell as text, even where a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
        if len(content) > _LARGEST:
            raise _unreadable(path, _("tệp quá lớn"))
        return content.decode("utf-8-sig")
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, _("không phải chữ UTF-8")) from error


def _unreadable(path: Path, why: str) -> DeliveryError:
    return DeliveryError.of(
        "VG-P020",
        _("Không đọc được “{file}”: {why}.").format(file=path.name, why=why),
        _("Lưu lại từ Excel thành CSV UTF-8."),
        path=path,
    )


def _unknown(platform: str, path: Path, line: int) -> Finding:
    return Finding(
        "VG-P022",
        _("Không có nền tảng “{name}”.").format(name=platform[:40]),
        _("Viết một trong: {names}.").format(names=", ".join(platforms())),
        path=path,
        line=line,
    )


def _no_address(path: Path, line: int) -> Finding:
    return Finding(
        "VG-P023",
        _("Ô url không phải một địa chỉ web dùng được."),
        _("Chép cả địa chỉ, bắt đầu bằng https://, dài không quá {most} ký tự.").format(most=LONGEST_URL),
        path=path,
        line=line,
    )


def by_video(links: Iterable[Link]) -> dict[tuple[str, str], dict[str, str]]:
    """The addresses of each video, ``(unit, script)``, by platform; of doubles the last row counts."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for link in links:
        found.setdefault((link.unit, link.script), {})[link.platform] = link.url
    return found


def preferred(addresses: dict[str, str], platform: str | None = None) -> Iterator[tuple[str, str]]:
    """Platform and address, the one asked for first, then in the order in which people here have them."""
    for key in dict.fromkeys(
        [platform or "", "zalo", "facebook", "youtube", "tiktok", "telegram", "instagram"]
    ):
        if key in addresses:
            yield key, addresses[key]
