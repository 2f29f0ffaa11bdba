"""The client of FPT.AI's text to speech, version 5: ask, then fetch the sound from the link in the answer."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from vidgen.messages import _
from vidgen.narration.service.calls import slow
from vidgen.narration.service.failure import Kind, Trouble
from vidgen.narration.service.http import refusal, unreached
from vidgen.narration.service.keys import Key

if TYPE_CHECKING:
    import requests

URL = "https://api.fpt.ai/hmi/tts/v5"
READY_WITHIN = 150.0  # seconds; the service says two minutes
FIRST_LOOK, LONGEST_LOOK = 0.5, 5.0  # seconds between two looks at the link

_TIMEOUT: Final = (5.0, 20.0)  # seconds to connect, and between two bytes
_LARGEST: Final = 64 << 20  # bytes
_LONGEST_MESSAGE: Final = 120  # characters of what the service says
_ABSENT: Final = frozenset(
    (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.TOO_EARLY, HTTPStatus.NO_CONTENT)
)  # of a sound that is not there yet; a bucket that may not be listed says 403
_PASSING: Final = frozenset((Kind.BUSY, Kind.BROKEN, Kind.SLOW, Kind.UNREACHABLE))

# What the words in a message of the service mean; it documents no codes.
_MEANINGS: Final = (
    (("rate limit", "too many", "throttl"), Kind.BUSY),
    (("api key", "api_key", "api-key", "apikey", "auth", "token", "permission"), Kind.KEY),
    (("quota", "balance", "credit", "exceeded", "expired", "payment"), Kind.KEY),
    (("character", "text", "content", "too long", "too short", "empty", "voice", "speed"), Kind.TEXT),
)


def spoken(text: str, key: Key, *, voice: str, speed: int) -> bytes:
    """The MP3 of a text of 3 to 5000 characters.

    Raises:
        Trouble: there is none; tells why.
    """
    return _fetched(_link(text, key, voice, speed))


def greeted(key: Key, *, voice: str) -> str:
    """The link for two syllables, which shows that service and key work; the sound is not waited for."""
    return _link("xin chào", key, voice, 0)


def _link(text: str, key: Key, voice: str, speed: int) -> str:
    """Where the sound will be."""
    import requests  # comes with gTTS; only a voice that speaks needs it

    if not key.sendable:
        raise Trouble(Kind.KEY, _("khóa có ký tự lạ, có thể đã chép thiếu hoặc thừa"))
    headers = {
        "api_key": key.reveal(),
        "voice": voice,
        "speed": str(speed),
        "format": "mp3",
        "Content-Type": "text/plain; charset=utf-8",
    }
    with _answered(_TIMEOUT[1]):
        # Not on to another address: the key would go along.
        answer = requests.post(
            URL, data=text.encode("utf-8"), headers=headers, timeout=_TIMEOUT, allow_redirects=False
        )
    return _link_in(answer, key)


def _link_in(answer: requests.Response, key: Key) -> str:
    told = _json(answer)
    message = key.hidden_in(" ".join(str(told.get("message") or told.get("error") or "").split()))
    message = message[:_LONGEST_MESSAGE]
    if answer.status_code != HTTPStatus.OK:
        trouble = refusal(answer.status_code, answer.headers)
        kind = trouble.kind
        if kind is Kind.REFUSED or answer.status_code == HTTPStatus.PAYMENT_REQUIRED:
            kind = Kind.KEY
        elif kind is Kind.BROKEN and answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
            kind = _meaning(message)
        raise Trouble(
            kind, f"{trouble.detail} – {message}" if message else trouble.detail, trouble.retry_after
        )
    if not told:
        raise Trouble(Kind.USELESS, _("trang web hoặc thông báo thay vì âm thanh"))
    if told.get("error") not in (0, "0", None):
        raise Trouble(_meaning(message), message or str(told["error"])[:_LONGEST_MESSAGE])
    link = told.get("async")
    if (
        not isinstance(link, str)
        or urlsplit(link).scheme != urlsplit(URL).scheme
        or not urlsplit(link).netloc
    ):
        raise Trouble(Kind.USELESS, _("không có liên kết tới âm thanh"))
    return link


def _json(answer: requests.Response) -> Mapping[str, Any]:
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _meaning(message: str) -> Kind:
    small = message.lower()
    return next((kind for words, kind in _MEANINGS if any(word in small for word in words)), Kind.BROKEN)


def _fetched(link: str) -> bytes:
    """What lies behind the link, as soon as it is there."""
    end = time.monotonic() + READY_WITHIN
    pause = FIRST_LOOK
    last: Trouble | None = None
    while True:
        try:
            found = _looked(link)
            last = None
        except Trouble as trouble:
            if trouble.kind not in _PASSING:
                raise
            found, last = None, trouble
        if found is not None:
            return found
        if time.monotonic() + pause > end:
            raise last or slow(READY_WITHIN)
        time.sleep(pause)
        pause = min(pause * 1.5, LONGEST_LOOK)


def _looked(link: str) -> bytes | None:
    """The sound, or None if it is not there yet."""
    import requests

    with _answered(_TIMEOUT[1]), requests.get(link, timeout=_TIMEOUT, stream=True) as answer:
        if answer.status_code in _ABSENT:
            return None
        if answer.status_code != HTTPStatus.OK:
            raise refusal(answer.status_code, answer.headers)
        sound = bytearray()
        for part in answer.iter_content(1 << 16):
            sound += part
            if len(sound) > _LARGEST:
                raise Trouble(Kind.USELESS, _("âm thanh quá dài so với câu"))
        return bytes(sound)


@contextmanager
def _answered(seconds: float) -> Iterator[None]:
    """What requests raises as a `Trouble`; not chained: its errors hold the request, and with it the key."""
    import requests

    try:
        yield
    except requests.RequestException as error:
        raise unreached(error, seconds) from None
