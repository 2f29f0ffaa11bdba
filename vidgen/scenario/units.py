"""The list of units: one row a commune, its own words in named columns.

Codes: ``VG-U00x`` the file itself (see `scenario.source`), ``03x`` its table, ``04x`` a value (see
`scenario.unit_values`), ``05x`` choosing from the list.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from vidgen.above import find_above
from vidgen.errors import UnitsError
from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.model import Unit
from vidgen.scenario.names import bare, nearest, suggestion
from vidgen.scenario.slots import is_own_slot
from vidgen.scenario.source import read_source
from vidgen.scenario.unit_values import check_value

FILE_NAME = "units.csv"
COLUMNS = ("id", "name", "parent", "region", "address", "phone", "hotline", "zalo", "qr_url")

# What people call the columns; only to say which to rename.
_VIETNAMESE = {
    "ma": "id",
    "ten": "name",
    "ten don vi": "name",
    "don vi": "name",
    "cap tren": "parent",
    "truc thuoc": "parent",
    "mien": "region",
    "vung": "region",
    "dia chi": "address",
    "dien thoai": "phone",
    "so dien thoai": "phone",
    "duong day nong": "hotline",
    "ma qr": "qr_url",
}
_REGIONS = ("bac", "trung", "nam")
_SEPARATORS = ",;\t"


def find_units_file(script: Path) -> Path | None:
    """``units.csv`` beside the script (or in it, for a folder) or up to six folders above; else None."""
    return find_above(script, FILE_NAME)


def load_units(path: Path) -> tuple[Unit, ...]:
    """The units of a CSV file, in its order; columns beyond `COLUMNS` go to `Unit.extra`.

    Arguments:
        path: UTF-8 with or without BOM; ``,`` ``;`` or tab between columns.

    Raises:
        UnitsError: all that is wrong in the file, each at its line.
    """
    found = Collector(path, UnitsError)
    text = read_source(path, raises=UnitsError, family="VG-U")
    rows = list(_rows(text, found))
    found.close()
    if not rows:
        found.error("VG-U030", _("Danh sách đơn vị trống."), _header_hint(), line=1)
        found.close()
    (header_line, header), *body = rows
    columns = _columns(header, header_line, found)
    found.close()
    if not body:
        found.error(
            "VG-U030",
            _("Danh sách chưa có đơn vị nào."),
            _("Thêm mỗi đơn vị một dòng dưới dòng tiêu đề."),
            line=header_line,
        )
    first_lines: dict[str, int] = {}
    units = [_unit(cells, line, columns, first_lines, found) for line, cells in body]
    found.close()
    return tuple(unit for unit in units if unit)


def choose(units: Sequence[Unit], ids: Sequence[str]) -> tuple[Unit, ...]:
    """The units of these ids, in the order asked for, each once.

    Raises:
        UnitsError: every id that is not in the list, with the nearest that is (VG-U050).
    """
    by_id = {unit.id: unit for unit in units}
    found = Collector(None, UnitsError)
    for wanted in ids:
        if wanted not in by_id:
            near = nearest(wanted, by_id)
            by_name = {bare(unit.name): unit.id for unit in units}
            close = nearest(wanted, by_name)
            guess = near or (by_name[close] if close else None)
            fix = (
                _("Có phải “{near}” không?").format(near=guess) if guess else _("Xem cột id của tệp đơn vị.")
            )
            found.error("VG-U050", _("Không có đơn vị “{id}”.").format(id=wanted), fix)
    found.close()
    return tuple(by_id[wanted] for wanted in dict.fromkeys(ids))


def _rows(text: str, found: Collector) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the line it begins on."""
    lines = text.split("\n")
    skipped = 0
    if lines and re.fullmatch(r"sep=.", lines[0].strip()):  # Excel's own hint
        skipped = 1
    head = next((line for line in lines[skipped:] if line.strip()), "")
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader([line + "\n" for line in lines[skipped:]], delimiter=separator, strict=True)
    begins = skipped + 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield begins, [cell.strip() for cell in cells]
            begins = skipped + reader.line_num + 1
    except csv.Error:
        found.error(
            "VG-U031",
            _("Dấu ngoặc kép ở dòng này mở mà không đóng, hoặc đứng giữa ô."),
            _('Thêm dấu đóng, hoặc xoá dấu ngoặc kép; muốn hiện dấu ngoặc thì viết hai lần: "".'),
            line=begins,
        )


def _columns(header: list[str], line: int, found: Collector) -> list[str]:
    columns = [name if name not in COLUMNS and bare(name) not in COLUMNS else bare(name) for name in header]
    columns = ["qr_url" if bare(name) == "qr url" else name for name in columns]
    missing_columns = [name for name in COLUMNS if name not in columns]
    for missing in missing_columns:
        others = [name for name in columns if name not in COLUMNS]
        in_vietnamese = (name for name in others if _VIETNAMESE.get(bare(name)) == missing)
        near = next(in_vietnamese, None) or nearest(missing, others, cutoff=0.7)
        found.error(
            "VG-U032",
            _("Thiếu cột “{name}”.").format(name=missing),
            _("Đổi tên cột “{near}” thành “{name}”.").format(near=near, name=missing)
            if near
            else _header_hint(),
            line=line,
        )
    for name, count in Counter(name for name in columns if name).items():
        if count > 1:
            found.error(
                "VG-U033",
                _("Cột “{name}” có {count} lần.").format(name=name, count=count),
                _("Giữ lại một cột."),
                line=line,
            )
    for name in columns if not missing_columns else ():
        wanted = re.sub(r"\W+", "_", bare(name)).strip("_")
        if name not in COLUMNS and name != wanted and is_own_slot(wanted):
            found.error(
                "VG-U035",
                _("Tên cột “{name}” không dùng được trong kịch bản.").format(name=name),
                _("Đổi thành {wanted}; kịch bản viết {slot}.").format(
                    wanted=wanted, slot=f"{{{{unit.{wanted}}}}}"
                ),
                line=line,
            )
    return columns


def _unit(
    cells: list[str], line: int, columns: list[str], first_lines: dict[str, int], found: Collector
) -> Unit | None:
    if len(cells) > len(columns) and any(cells[len(columns) :]):
        found.error(
            "VG-U034",
            _("Dòng có {count} ô; bảng có {columns} cột.").format(count=len(cells), columns=len(columns)),
            _('Đặt giá trị có dấu phân cách trong dấu ngoặc kép, ví dụ "Thôn 1, xã Ví Dụ".'),
            line=line,
        )
        return None
    if len(cells) == 1 and any(cells[0].count(mark) >= len(COLUMNS) - 1 for mark in _SEPARATORS):
        found.error(
            "VG-U034",
            _("Dòng này dùng dấu phân cách khác dòng tiêu đề."),
            _("Dùng một dấu cho cả tệp: phẩy hoặc chấm phẩy; lưu lại từ Excel thành CSV UTF-8."),
            line=line,
        )
        return None
    values = dict(zip(columns, [*cells, *[""] * (len(columns) - len(cells))], strict=False))
    values.pop("", None)
    before = len(found.found)
    for column, value in values.items():
        check_value(column, value, line, found)
    region = bare(values["region"]).removeprefix("mien ")
    if region not in _REGIONS:
        found.error(
            "VG-U042",
            _("Không có miền “{value}”.").format(value=values["region"]),
            suggestion(values["region"], _REGIONS),
            line=line,
        )
    unit_id = values["id"]
    if unit_id and unit_id in first_lines:
        found.error(
            "VG-U043",
            _("id “{id}” đã có ở dòng {first}.").format(id=unit_id, first=first_lines[unit_id]),
            _("Mỗi đơn vị một id riêng."),
            line=line,
        )
    first_lines.setdefault(unit_id, line)
    if len(found.found) > before:
        return None
    known = {column: values[column] for column in COLUMNS}
    extra = {column: value for column, value in values.items() if column not in COLUMNS}
    return Unit.model_validate({**known, "region": region, "extra": extra})


def _header_hint() -> str:
    return _("Dòng đầu cần đủ các cột: {columns}. Lệnh “vidgen new units units” tạo sẵn mẫu.").format(
        columns=", ".join(COLUMNS)
    )
