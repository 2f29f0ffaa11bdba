"""What an answer over HTTP, or its absence, says about a service."""

from __future__ import annotations

import time
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from vidgen.messages import _
from vidgen.narration.service.calls import slow
from vidgen.narration.service.failure import Kind, Trouble


def refusal(status: int, headers: Mapping[str, str]) -> Trouble:
    """The trouble that a status other than 200 stands for."""
    wait = retry_after(headers.get("Retry-After"))
    detail = _status(status)
    if wait:
        detail = _("{detail}, hẹn {seconds} giây nữa").format(detail=detail, seconds=f"{wait:.0f}")
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Trouble(Kind.BUSY, detail, wait)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.PROXY_AUTHENTICATION_REQUIRED):
        return Trouble(Kind.REFUSED, detail)
    if status == HTTPStatus.REQUEST_TIMEOUT:
        return Trouble(Kind.SLOW, detail)
    return Trouble(Kind.BROKEN, detail, wait)


def retry_after(value: str | None) -> float | None:
    """Seconds to wait, from a header that holds either seconds or a date (RFC 9110, 10.2.3)."""
    if not value:
        return None
    text = value.strip()
    if text.isdecimal():
        return float(text)
    try:
        return max(parsedate_to_datetime(text).timestamp() - time.time(), 0.0)
    except (ValueError, TypeError, OverflowError):
        return None


def unreached(error: BaseException | None, seconds: float) -> Trouble:
    """The trouble of a call through requests that got no answer; names no address and no header.

    Arguments:
        error: what requests raised.
        seconds: the time limit that was set.
    """
    import requests

    if isinstance(error, requests.exceptions.ReadTimeout):
        return slow(seconds)
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return Trouble(Kind.UNREACHABLE, _("không kết nối được"))
    if isinstance(error, requests.exceptions.SSLError):
        return Trouble(Kind.UNREACHABLE, _("chứng thực của máy chủ không hợp lệ"))
    if isinstance(error, requests.exceptions.ProxyError):
        return Trouble(Kind.UNREACHABLE, _("proxy không cho qua"))
    if isinstance(error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError):
        return Trouble(Kind.USELESS, _("câu trả lời bị cắt cụt"))
    if isinstance(error, requests.exceptions.ConnectionError):
        return Trouble(Kind.UNREACHABLE, connection_detail(error))
    return Trouble(Kind.BROKEN, type(error).__name__)


def connection_detail(error: BaseException) -> str:
    """Why a connection failed, from the errors that an error came of."""
    seen: set[int] = set()
    todo: list[object] = [error]
    while todo:
        one = todo.pop()
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        kind = type(one).__name__
        if kind in ("NameResolutionError", "gaierror", "ClientConnectorDNSError"):
            return _("không tìm thấy máy chủ (mạng có đang tắt không?)")
        if isinstance(one, ConnectionRefusedError):
            return _("máy chủ không nhận kết nối")
        if isinstance(one, ConnectionResetError) or kind == "RemoteDisconnected":
            return _("kết nối bị ngắt giữa chừng")
        todo += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
    return _("không kết nối được")


def _status(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
