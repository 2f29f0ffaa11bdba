"""Inline markup that cannot be meant as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vidgen.messages import _
from vidgen.scenario.inline import ICON_NAME, pieces_of

_UNIT = re.compile(r"\{{0,2}\s*unit\s*\.\s*(?P<name>\w+)\s*\}{0,2}")
_SHOWN = ("text", "slot", "group")


def _half_slot(text: str) -> re.Match[str] | None:
    return next((slot for slot in _UNIT.finditer(text) if 0 < sum(map(slot[0].count, "{}")) < 4), None)


class Fault(NamedTuple):
    """Markup that cannot be meant as it stands: code, what is wrong, what to write."""

    code: str
    message: str
    fix: str


def faults(text: str, *, item: bool = False) -> Iterator[Fault]:
    """What is wrong with the markup; `item`: an icon may stand at its end, as in list items and headings."""
    pieces = pieces_of(text)
    if sum(piece.kind == "strong" for piece in pieces) % 2:
        yield Fault(
            "VG-S060",
            _("Dấu nhấn mạnh ** mở mà không đóng."),
            _("Viết đủ hai đầu: **chữ cần nhấn mạnh**. Muốn hiện dấu sao, viết \\*."),
        )
    shown = False
    after_icon = False
    brace_told = False
    for piece in pieces:
        if piece.kind == "brace":
            if brace_told:
                continue
            brace_told = True
            if slot := _half_slot(text):
                yield Fault(
                    "VG-S061",
                    _("Ô “{slot}” không đủ hai dấu ngoặc mỗi bên.").format(slot=slot[0].strip()),
                    _("Viết đủ hai dấu ngoặc: {slot}.").format(slot=f"{{{{unit.{slot['name']}}}}}"),
                )
                continue
            yield Fault(
                "VG-S061",
                _("Dấu ngoặc nhọn “{brace}” không thành cặp.").format(brace=piece.value),
                _("Viết {nói: lời đọc} cho lời đọc khác chữ hiện. Muốn hiện dấu ngoặc, viết \\{ và \\}."),
            )
        elif piece.kind == "unknown":
            yield Fault(
                "VG-S062",
                _("Không có ký hiệu “{source}”.").format(source=piece.source),
                _("Chỉ có {nói: lời đọc}, {hình: tên-hình}, {{unit.…}}; muốn hiện ngoặc, viết \\{ và \\}."),
            )
        elif piece.kind == "group":
            yield from faults(piece.value)
        elif piece.kind in ("say", "icon") and not piece.value:
            yield Fault(
                "VG-S063",
                _("Ký hiệu “{source}” không có nội dung.").format(source=piece.source),
                _("Viết nội dung sau dấu hai chấm, hoặc xoá ký hiệu."),
            )
        elif piece.kind == "say" and not shown:
            yield Fault(
                "VG-S064",
                _("“{source}” không có chữ nào đứng trước để đọc thay.").format(source=piece.source),
                _("Viết chữ hiện trên màn hình trước, ví dụ: Điều 174 {nói: điều một trăm bảy mươi tư}."),
            )
        elif piece.kind == "icon" and not ICON_NAME.fullmatch(piece.value):
            yield Fault(
                "VG-S065",
                _("Tên hình “{name}” không đúng dạng.").format(name=piece.value),
                _("Tên hình gồm chữ thường không dấu, số và gạch nối, ví dụ {hình: phone-off}."),
            )
        if (piece.kind == "icon" and not item) or (
            after_icon and piece.kind in _SHOWN and piece.value.strip()
        ):
            yield Fault(
                "VG-S065",
                _("Ký hiệu {hình: …} chỉ đứng ở cuối một mục danh sách hoặc tiêu đề."),
                _("Chuyển {hình: …} về cuối mục, hoặc xoá đi."),
            )
            after_icon = False
            continue
        after_icon = after_icon or piece.kind == "icon"
        if piece.kind == "say":
            shown = False
        elif piece.kind in _SHOWN and piece.value.strip():
            shown = True
