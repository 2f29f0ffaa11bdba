from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from vidgen.delivery.disk import check_length, refusal
from vidgen.errors import DeliveryError

PATH = Path("Tuyên truyền") / "video.mp4"


def windows(number: int, code: int = errno.EACCES) -> OSError:
    """The error as Windows raises it: its own number beside the POSIX one."""
    error = OSError(code, os.strerror(code))
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return error


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (OSError(errno.ENOSPC, "no space"), "VG-K004", "đầy"),
        (windows(112, errno.EINVAL), "VG-K004", "đầy"),
        (windows(32), "VG-K006", "đang mở trong chương trình khác"),
        (OSError(errno.ENAMETOOLONG, "long"), "VG-K005", "quá dài"),
        (windows(206, errno.ENOENT), "VG-K005", "quá dài"),
        (OSError(errno.ENOTDIR, "not a folder"), "VG-K003", "một tệp trùng tên"),
        (OSError(errno.EEXIST, "exists"), "VG-K003", "một tệp trùng tên"),
        (OSError(errno.EACCES, "denied"), "VG-K002", "quyền"),
        (OSError(errno.EROFS, "read-only"), "VG-K002", "quyền"),
        (OSError(errno.EIO, "Input/output error"), "VG-K007", "ổ đĩa báo lỗi"),
        (OSError(errno.ENOENT, "No such file or directory"), "VG-K007", "chưa có thư mục"),
        (OSError(errno.EISDIR, "Is a directory"), "VG-K003", "là thư mục"),
    ],
)
def test_what_the_system_refuses_is_said_with_the_path(error: OSError, code: str, says: str) -> None:
    (finding,) = refusal(error, PATH).findings
    assert finding.code == code
    assert says in finding.message
    assert str(PATH) in finding.message
    assert finding.fix


def test_windows_denies_access_to_replace_a_file_that_a_player_holds() -> None:
    denied = PermissionError(errno.EACCES, "denied")
    denied.winerror = 5  # type: ignore[attr-defined,unused-ignore]
    assert refusal(denied, PATH, replacing=True).findings[0].code == "VG-K006"
    assert refusal(denied, PATH).findings[0].code == "VG-K002"


def test_a_path_longer_than_windows_takes_is_refused_before_the_work() -> None:
    with pytest.raises(DeliveryError, match="VG-K005"):
        check_length(Path("x" * 300), longest=259)
    check_length(Path("x"), longest=259)
