"""A file from a web server, over a weak line: what has arrived stays in ``FILE.part`` and is gone on with.

The system's proxies are used as `urllib` finds them (``HTTPS_PROXY``, or the settings of Windows and macOS).
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import http.client
import re
import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from vidgen import __version__
from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.install.offers import Part

TIMEOUT: Final = 30.0  # seconds without a byte
PAUSES = (1.0, 3.0, 8.0, 20.0)  # seconds before each further try; one that got something starts them anew
_CHUNK: Final = 1 << 16
_SPARE: Final = 16 << 20  # bytes left free on the disk
_LONGEST_LIST: Final = 16 << 20

Answer = TypeVar("Answer")
Progress = Callable[[int], None]
"""Called with the bytes that there are of the file."""


class _Cut(Exception):
    """The line broke; trying again may help."""


class _Beyond(Exception):
    """The server's file is no longer than what there is of it."""


def fetched(url: str) -> bytes:
    """A small file, whole.

    Raises:
        VoiceError: it cannot be reached (``VG-V073``) or is refused (``VG-V074``).
    """

    def once() -> bytes:
        with _opened(url, 0) as answer:
            return answer.read(_LONGEST_LIST)

    return _patiently(url, once, lambda: 0)


def download(url: str, part: Part, target: Path, progress: Progress = lambda _bytes: None) -> None:
    """Bring a file to `target`, whole and with the right checksum or not at all.

    Raises:
        VoiceError: it cannot be reached or breaks off again and again (``VG-V073``; what came is kept), is
            refused (``VG-V074``), has another checksum (``VG-V075``; nothing is kept), or there is no room or
            no right to write (``VG-V076``).
    """
    draft = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _make_sure_of_room(part.size - _held(draft), target.parent)
        earlier = _held(draft)
        _complete(url, part, draft, progress)
        if earlier and checksum(draft, part.algorithm) != part.checksum:
            draft.unlink()  # what an earlier run left may be of another edition of the file
            _complete(url, part, draft, progress)
        if checksum(draft, part.algorithm) != part.checksum:
            draft.unlink(missing_ok=True)
            raise VoiceError.of(
                "VG-V075",
                _("Tệp {name} tải về không đúng mã kiểm tra; đã xóa.").format(name=part.name),
                _("Mạng có thể chặn hoặc đòi đăng nhập: mở thử một trang web, rồi chạy lại."),
            )
        draft.replace(target)
    except OSError as error:
        raise VoiceError.of(
            "VG-V076",
            _("Không ghi được tệp “{path}”: {error}").format(path=target, error=error.strerror or error),
            _("Giải phóng ổ đĩa, hoặc đặt biến VIDGEN_VOICES trỏ tới một thư mục ghi được."),
            path=target,
        ) from error


def checksum(path: Path, algorithm: str) -> str:
    """Of a file's content, in hexadecimal; empty where there is no such file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(
                file, lambda: hashlib.new(algorithm, usedforsecurity=False)
            ).hexdigest()
    except FileNotFoundError:
        return ""


def _held(draft: Path) -> int:
    try:
        return draft.stat().st_size
    except OSError:
        return 0


def _complete(url: str, part: Part, draft: Path, progress: Progress) -> None:
    """Go on until the draft is as long as the file, or the server has no more."""
    if _held(draft) > part.size:
        draft.unlink()
    while (before := _held(draft)) < part.size:
        _patiently(url, lambda: _go_on(url, part.size, draft, progress), lambda: _held(draft))
        if _held(draft) <= before:
            return


def _go_on(url: str, size: int, draft: Path, progress: Progress) -> None:
    """Fetch what is missing; a server that knows no ranges is read from the start."""
    at = _held(draft)
    with contextlib.suppress(_Beyond):
        _receive(_opened(url, at), at, size, draft, progress)


def _receive(
    opened: contextlib.AbstractContextManager[http.client.HTTPResponse],
    at: int,
    size: int,
    draft: Path,
    progress: Progress,
) -> None:
    with opened as answer:
        resumed = answer.status == 206 and _begins_at(answer, at)
        if at and answer.status == 206 and not resumed:
            draft.unlink()
            raise _Cut(_("máy chủ gửi sai đoạn"))
        with draft.open("ab" if resumed else "wb") as file:
            at = at if resumed else 0
            progress(at)
            while at < size and (chunk := _read(answer, min(_CHUNK, size + 1 - at))):
                file.write(chunk)
                at += len(chunk)
                progress(at)
    length = answer.headers.get("Content-Length")
    if at < size and (length is None or answer.length):
        raise _Cut(_("đường truyền bị cắt"))


def _begins_at(answer: http.client.HTTPResponse, at: int) -> bool:
    told = re.match(r"bytes (\d+)-", answer.headers.get("Content-Range", ""))
    return told is not None and int(told[1]) == at


def _read(answer: http.client.HTTPResponse, count: int) -> bytes:
    try:
        return answer.read(count)
    except http.client.IncompleteRead as error:
        if error.partial:
            return error.partial
        raise _Cut(_("đường truyền bị cắt")) from error
    except (OSError, http.client.HTTPException) as error:
        raise _Cut(_reason(error)) from error


@contextlib.contextmanager
def _opened(url: str, at: int) -> Iterator[http.client.HTTPResponse]:
    """The server's answer from that byte on.

    Raises:
        _Cut: no answer, or one that says to try later.
        VoiceError: a refusal (``VG-V074``).
    """
    request = urllib.request.Request(url, headers={"User-Agent": f"vidgen/{__version__}"})
    if at:
        request.add_header("Range", f"bytes={at}-")
    try:
        # An opener of its own: urllib's shared one keeps the proxies of its first use.
        answer = urllib.request.build_opener().open(request, timeout=TIMEOUT)
    except urllib.error.HTTPError as error:
        error.close()
        if error.code == 416:
            raise _Beyond from error
        if error.code == 429 or error.code >= 500:
            raise _Cut(f"HTTP {error.code}") from error
        raise VoiceError.of(
            "VG-V074",
            _("Máy chủ từ chối tải {url}: HTTP {code}.").format(url=url, code=error.code),
            _("Kiểm tra tên giọng và địa chỉ (VIDGEN_VOICES_URL), hoặc tải bằng trình duyệt rồi chép vào."),
        ) from error
    except (OSError, http.client.HTTPException) as error:
        raise _Cut(_reason(error)) from error
    with answer:
        yield answer


def _reason(error: Exception) -> str:
    inner = getattr(error, "reason", None) or error
    return str(getattr(inner, "strerror", None) or inner or type(inner).__name__)


def _patiently(url: str, attempt: Callable[[], Answer], held: Callable[[], int]) -> Answer:
    pauses = list(PAUSES)
    while True:
        before = held()
        try:
            return attempt()
        except _Cut as error:
            if held() > before:
                pauses = list(PAUSES)
            elif not pauses:
                raise VoiceError.of(
                    "VG-V073",
                    _("Không tải được {url}: {reason}").format(url=url, reason=error),
                    _("Kiểm tra mạng và proxy rồi chạy lại: phần đã tải được giữ lại và tải tiếp."),
                ) from error
            time.sleep(pauses.pop(0))


def _make_sure_of_room(missing: int, folder: Path) -> None:
    if missing > 0 and shutil.disk_usage(folder).free < missing + _SPARE:
        raise OSError(errno.ENOSPC, _("ổ đĩa không đủ chỗ, cần {mb} MB").format(mb=-(-missing // 10**6)))
