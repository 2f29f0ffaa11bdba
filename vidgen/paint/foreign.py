"""Files that authors take for photos and that must be converted first, told by their first bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vidgen.messages import _

_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif", b"avis")
_RAW = (b"II*\0\x10\0\0\0CR", b"FUJIFILMCCD-RAW")


@dataclass(frozen=True, slots=True)
class ForeignFormat:
    """A format's name for people, and how to get a photo out of it."""

    name: str
    fix: str


def foreign_format(path: Path) -> ForeignFormat | None:
    """What a file is that Pillow cannot read, or None where that is not known.

    Raises:
        OSError: the file cannot be read at all.
    """
    with path.open("rb") as file:
        head = file.read(512)
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIF_BRANDS:
            name = "AVIF" if head[8:11] == b"avi" else "HEIC"
            return ForeignFormat(
                name,
                _(
                    "Mở ảnh trên điện thoại hoặc máy tính rồi lưu (xuất) thành JPG. Để iPhone chụp thẳng"
                    " ra JPG: Cài đặt → Camera → Định dạng → Tương thích nhất."
                ),
            )
        return ForeignFormat(
            "video",
            _("Đây là đoạn phim: đổi đuôi tệp thành .mp4 (hoặc .mov) và ghi tên ấy trong kịch bản."),
        )
    if head.startswith(b"%PDF"):
        return ForeignFormat("PDF", _("Mở tệp PDF, chụp hoặc xuất trang cần dùng thành ảnh JPG hay PNG."))
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return ForeignFormat(
            _("tài liệu Office"), _("Mở tài liệu, lưu hình trong đó thành tệp JPG hoặc PNG riêng.")
        )
    if b"<svg" in head[:512].lower():
        return ForeignFormat("SVG", _("Xuất hình vẽ thành PNG, cạnh dài khoảng 2000 điểm ảnh."))
    if head.startswith(_RAW):
        return ForeignFormat("RAW", _("Mở ảnh bằng phần mềm của máy ảnh rồi xuất thành JPG."))
    return None
