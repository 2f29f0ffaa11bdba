"""A shelf at a URL, through fsspec: ``s3://…``, ``sftp://…``, ``memory://…``.

Object stores show an object only when all of it has arrived, so there an entry is put at once; where files
grow in place it is written under another name and moved. Either way a digest guards it (`ContentStore`).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from typing import Any, Final

from vidgen.errors import StoreError
from vidgen.messages import _
from vidgen.store.shelf import Entry

# fsspec's file systems whose files grow in place; to all others a put is one step.
_GROW_IN_PLACE: Final = frozenset(
    {"file", "local", "sftp", "ssh", "smb", "hdfs", "arrow_hdfs", "webhdfs", "ftp", "webdav"}
)
# How each names the moment a file was last changed: local and SFTP; S3; Azure; Google; memory.
_MOMENTS: Final = ("mtime", "LastModified", "last_modified", "updated", "created")


class RemoteShelf:
    """Files below a URL. The moment of last use is the moment of writing, except on ``file://``."""

    def __init__(self, url: str) -> None:
        """
        Raises:
            StoreError: fsspec, or its package for this protocol, is missing, or the URL is none
                (``VG-C004``).
        """
        try:
            from fsspec.core import url_to_fs

            self._files, root = url_to_fs(url)
        except (ImportError, ValueError, OSError) as error:
            raise StoreError.of(
                "VG-C004",
                _("Không mở được kho tạm “{url}”: {error}").format(url=url, error=error),
                _(
                    "Cài phần kho dùng chung: pip install 'vidgen[cluster]' (thêm s3fs cho s3://, "
                    "gcsfs cho gs://, adlfs cho abfs://); hoặc đặt VIDGEN_CACHE là một thư mục."
                ),
            ) from error
        self._root = str(root).rstrip("/")
        protocol = self._files.protocol
        names = {protocol} if isinstance(protocol, str) else set(protocol)
        self._local = bool(names & {"file", "local"})
        self._moves = bool(names & _GROW_IN_PLACE)

    def read(self, name: str) -> bytes:
        with _as_os_error():
            return bytes(self._files.cat_file(self._path(name)))

    def write(self, name: str, data: bytes) -> None:
        path = self._path(name)
        with _as_os_error():
            if not self._moves:
                self._files.pipe_file(path, data)
                return
            self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
            draft = f"{path}.{uuid.uuid4().hex[:8]}"
            try:
                self._files.pipe_file(draft, data)
                self._files.mv(draft, path)
            except Exception:
                with contextlib.suppress(Exception):  # the first fault is the one to tell
                    self._files.rm_file(draft)
                if not self._files.exists(path):  # else another worker has put the same content there
                    raise

    def touch(self, name: str) -> None:
        if self._local:  # elsewhere it would cost a round trip, or, with some, the content
            with _as_os_error():
                self._files.touch(self._path(name), truncate=False)

    def remove(self, name: str) -> None:
        with _as_os_error():
            self._files.rm_file(self._path(name))

    def entries(self) -> Iterator[Entry]:
        with _as_os_error():
            self._files.invalidate_cache()
            try:
                found = self._files.find(self._root, maxdepth=2, detail=True)
            except FileNotFoundError:
                found = {}
        for path, seen in found.items():
            name = str(path).removeprefix(self._root).lstrip("/")
            if "/" in name:
                yield Entry(name, int(seen.get("size") or 0), _moment(seen))

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


@contextlib.contextmanager
def _as_os_error() -> Iterator[None]:
    """fsspec's back ends raise what their network libraries raise: here it is all an `OSError`."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(f"{type(error).__name__}: {error}") from error


def _moment(seen: Mapping[str, Any]) -> float:
    """Seconds since the epoch; 0, which is longest ago, where nothing is told."""
    for name in _MOMENTS:
        told = seen.get(name)
        if isinstance(told, str):
            with contextlib.suppress(ValueError):
                told = dt.datetime.fromisoformat(told)
        if isinstance(told, dt.datetime):
            return told.timestamp()
        if isinstance(told, int | float):
            return float(told)
    return 0.0
