"""A folder of results is written by one run at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vidgen.delivery.disk import refusal
from vidgen.errors import DeliveryError
from vidgen.messages import _


@contextmanager
def claimed(folder: Path, lock: Path) -> Iterator[None]:
    """Hold a folder for this run by a lock file, whose own folder is made if need be.

    Raises:
        DeliveryError: another run holds it (VG-K001), or the disk refuses (see `disk`).
    """
    # Imported here: it brings asyncio along, and a command that makes nothing needs no lock.
    from filelock import FileLock, Timeout

    held = FileLock(lock)
    try:
        lock.parent.mkdir(parents=True, exist_ok=True)
        held.acquire(timeout=0)
    except Timeout as error:
        raise DeliveryError.of(
            "VG-K001",
            _("Thư mục “{path}” đang được một lần chạy khác ghi.").format(path=folder),
            _("Đợi lần chạy kia xong, hoặc chọn thư mục khác bằng --out."),
            path=folder,
        ) from error
    except OSError as error:
        raise refusal(error, folder) from error
    try:
        yield
    finally:
        held.release()
