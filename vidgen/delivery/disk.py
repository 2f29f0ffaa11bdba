"""What the disk refuses, said so that the person at the PC can mend it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from vidgen.errors import DeliveryError
from vidgen.messages import _

WINDOWS_LONGEST_PATH = 259  # MAX_PATH is 260 with the closing zero

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_NOT_A_FOLDER = {errno.ENOTDIR, errno.EEXIST}

# Windows' own numbers: disk full, sharing violation, lock violation, file name too long.
_WIN_FULL = {39, 112}
_WIN_IN_USE = {32, 33}
_WIN_TOO_LONG = {111, 206}


def disk_full(error: OSError) -> bool:
    """Whether there was no room left (or the quota is used up)."""
    return error.errno in _FULL or getattr(error, "winerror", None) in _WIN_FULL


def refusal(error: OSError, path: Path, *, replacing: bool = False, option: str = "--out") -> DeliveryError:
    """The error to raise for what the system said about `path`.

    Arguments:
        replacing: a finished file was being moved over; Windows answers that with "access denied"
            (not only with a sharing violation) while a player holds the old one open.
        option: what a person types to choose another place.
    """
    system = getattr(error, "winerror", None)
    if disk_full(error):
        return DeliveryError.of(
            "VG-K004",
            _("Ổ đĩa đầy, không ghi được vào “{path}”.").format(path=path),
            _("Xóa bớt tệp trên ổ đĩa này hoặc chọn nơi khác bằng {option}.").format(option=option),
            path=path,
        )
    if system in _WIN_IN_USE or (replacing and system is not None and isinstance(error, PermissionError)):
        return DeliveryError.of(
            "VG-K006",
            _("Tệp “{path}” đang mở trong chương trình khác; bộ cũ được giữ nguyên.").format(path=path),
            _("Đóng trình phát video hoặc cửa sổ đang mở tệp này rồi chạy lại."),
            path=path,
        )
    if error.errno == errno.ENAMETOOLONG or system in _WIN_TOO_LONG:
        return too_long(path, option)
    if error.errno == errno.EISDIR:
        return DeliveryError.of(
            "VG-K003",
            _("“{path}” là thư mục, không phải tệp.").format(path=path),
            _("Ghi thêm tên tệp sau {option}.").format(option=option),
            path=path,
        )
    if error.errno == errno.ENOENT:
        return DeliveryError.of(
            "VG-K007",
            _("Không ghi được “{path}”: chưa có thư mục “{folder}”.").format(path=path, folder=path.parent),
            _("Tạo thư mục đó trước, hoặc chọn nơi khác bằng {option}.").format(option=option),
            path=path,
        )
    if error.errno in _NOT_A_FOLDER:
        return DeliveryError.of(
            "VG-K003",
            _("Không tạo được thư mục “{path}” vì đã có một tệp trùng tên trên đường dẫn.").format(path=path),
            _("Đổi tên hoặc xóa tệp đó, hoặc chọn nơi khác bằng {option}.").format(option=option),
            path=path,
        )
    if error.errno in _REFUSED:
        return DeliveryError.of(
            "VG-K002",
            _("Không có quyền ghi vào “{path}”.").format(path=path),
            _("Chọn nơi khác bằng {option}, hoặc xin quyền ghi vào thư mục này.").format(option=option),
            path=path,
        )
    return DeliveryError.of(
        "VG-K007",
        _("Không ghi được “{path}”: {why}.").format(path=path, why=_why(error)),
        _("Kiểm tra ổ đĩa hoặc chọn nơi khác bằng {option}.").format(option=option),
        path=path,
    )


def _why(error: OSError) -> str:
    """The system's reason in words an officer reads; its own where there are none."""
    words = {
        errno.EIO: _("ổ đĩa báo lỗi khi ghi"),
        errno.EINVAL: _("tên tệp có ký tự không dùng được"),
        errno.EBUSY: _("tệp đang được chương trình khác dùng"),
        errno.ENXIO: _("ổ đĩa không còn cắm"),
        errno.ENODEV: _("ổ đĩa không còn cắm"),
    }
    return words.get(error.errno or 0) or error.strerror or str(error)


def too_long(path: Path, option: str = "--out") -> DeliveryError:
    """The error for a path longer than the system takes."""
    return DeliveryError.of(
        "VG-K005",
        _("Đường dẫn quá dài ({length} ký tự): “{path}”.").format(length=len(str(path)), path=path),
        _("Chọn thư mục gần gốc ổ đĩa hơn, ví dụ {option} D:\\video.").format(option=option),
        path=path,
    )


def check_length(path: Path, *, longest: int | None = None) -> None:
    """Refuse a path that Windows would refuse later, in the middle of the work.

    Arguments:
        longest: most characters of the absolute path; by default Windows' limit there, none elsewhere.

    Raises:
        DeliveryError: it is longer.
    """
    limit = longest if longest is not None else WINDOWS_LONGEST_PATH if os.name == "nt" else None
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would need the path to be reachable
    if limit is not None and len(str(absolute)) > limit:
        raise too_long(absolute)
