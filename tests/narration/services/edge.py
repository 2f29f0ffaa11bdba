"""Microsoft Edge's read-aloud service: a web socket that sends word boundaries and sound."""

from __future__ import annotations

import asyncio
import json
import math
import re
import socket
import threading
import uuid
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

from aiohttp import WSMsgType, web

from tests.narration.services.sound import NATURAL, SAMPLE_RATE, mp3_of, spoken
from tests.narration.services.web import AT_ONCE, HTML

_TICKS = 10_000_000
_CHUNK = 720  # bytes: five frames, as the service sends them
_SPEAKERS = {"HoaiMyNeural": "vi+f5", "NamMinhNeural": "vi+m4"}
_PITCH = {"HoaiMyNeural": 215.0, "NamMinhNeural": 120.0}
_SSML = re.compile(
    r"<voice name='.*?, (?P<voice>\w+)\)'>"
    r"<prosody pitch='(?P<pitch>[+-]\d+)Hz' rate='(?P<rate>[+-]\d+)%' volume='\+0%'>(?P<text>.*)</prosody>",
    re.DOTALL,
)


class EdgeService:
    """Answers well, unless a fault was ordered with `will`; faults are used up one a call.

    Faults: a status such as ``403``, ``html``, ``slow``, ``reset``, ``no audio``, ``garbage``,
    ``unknown path``, ``cut`` (half, and no ``turn.end``), ``no end``, ``half then end`` (half of
    the sound, and says that was all), ``mid-frame``, ``other words``, ``pairs`` (two syllables a word),
    ``no words``, ``429 after 7``.
    """

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.faults: deque[str] = deque()
        self.always: str | None = None
        self.connections = 0
        self.url = ""

    def will(self, *faults: str, always: str | None = None) -> None:
        self.faults.extend(faults)
        self.always = always

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.connections += 1
        fault = (self.faults.popleft() if self.faults else self.always) or "fine"
        assert request.query["Sec-MS-GEC"] and request.query["ConnectionId"]
        if fault[0].isdigit():
            status, _after, seconds = fault.partition(" after ")
            return web.Response(
                body=HTML, status=int(status), headers={"Retry-After": seconds} if seconds else {}
            )
        if fault == "html":
            return web.Response(body=HTML, content_type="text/html")
        if fault == "slow":
            await asyncio.sleep(30)
        opened = web.WebSocketResponse()
        await opened.prepare(request)
        texts = [await opened.receive(), await opened.receive()]
        assert all(message.type is WSMsgType.TEXT for message in texts)
        config, ssml = (message.data for message in texts)
        assert '"wordBoundaryEnabled":"true"' in config
        assert "audio-24khz-48kbitrate-mono-mp3" in config
        found = _SSML.search(ssml)
        assert found, ssml
        self.asked.append(found.groupdict() | {"text": unescape(found["text"])})
        if fault == "hang":
            await asyncio.sleep(30)
        await self.answer(opened, self.asked[-1], fault, request)
        await opened.close()
        return opened

    async def answer(
        self, opened: web.WebSocketResponse, asked: dict[str, str], fault: str, request: web.Request
    ) -> None:
        name, base = _SPEAKERS[asked["voice"]], _PITCH[asked["voice"]]
        pace = NATURAL * (1 + int(asked["rate"]) / 100)
        semitones = round(12 * math.log2(1 + int(asked["pitch"]) / base), 2)
        speech = spoken(asked["text"], name, pace, semitones)
        sound = mp3_of(asked["text"], name, pace, semitones)
        await opened.send_str(_text("turn.start", {}))
        if fault == "reset":
            transport = request.transport
            assert transport is not None
            handle = transport.get_extra_info("socket")
            handle.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
            transport.abort()
            return
        if fault == "garbage":
            await opened.send_str("Path:audio.metadata\r\n\r\n{không phải JSON")
        if fault == "unknown path":
            await opened.send_str(_text("something.new", {}))
        if fault == "no audio":
            await opened.send_str(_text("turn.end", {}))
            return
        for word in _words(asked["text"], speech.words or (), fault):
            await opened.send_str(_text("audio.metadata", {"Metadata": [word]}))
        if fault in ("cut", "half then end"):
            sound = sound[: len(sound) // 2 // _CHUNK * _CHUNK]
        if fault == "mid-frame":
            sound = sound[:-200]
        for start in range(0, len(sound), _CHUNK):
            await opened.send_bytes(_binary(b"Content-Type:audio/mpeg\r\n", sound[start : start + _CHUNK]))
        if fault not in ("cut", "no end"):
            await opened.send_bytes(_binary(b"", b""))
            await opened.send_str(_text("turn.end", {}))

    @contextmanager
    def running(self) -> Iterator[EdgeService]:
        loop = asyncio.new_event_loop()
        ready = threading.Event()
        ports: list[int] = []

        async def serve() -> web.AppRunner:
            app = web.Application()
            app.router.add_get("/edge/v1", self.handle)
            runner = web.AppRunner(app, shutdown_timeout=0.1)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            ports.append(runner.addresses[0][1])
            ready.set()
            return runner

        def run() -> None:
            runner = loop.run_until_complete(serve())
            loop.run_forever()
            loop.run_until_complete(runner.cleanup())
            loop.close()

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        assert ready.wait(10)
        self.url = f"ws://127.0.0.1:{ports[0]}/edge/v1?TrustedClientToken=thu"
        try:
            yield self
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join(5)


def _words(text: str, times: tuple[tuple[int, int], ...], fault: str) -> list[dict[str, object]]:
    """Boundaries as the service tells them: without punctuation, a mark alone is no word."""
    if fault == "no words":
        return []
    told = [
        (syllable.strip("“”‘’\"'()[],.;:!?…–—"), start, end)
        for syllable, (start, end) in zip(text.split(), times, strict=True)
    ]
    told = [word for word in told if word[0]]
    if fault == "pairs":
        told = [
            (" ".join(word for word, _start, _end in pair), pair[0][1], pair[-1][2])
            for pair in (told[at : at + 2] for at in range(0, len(told), 2))
        ]
    if fault == "other words":
        told[0] = ("khác", *told[0][1:])
    return [
        {
            "Type": "WordBoundary",
            "Data": {
                "Offset": start * _TICKS // SAMPLE_RATE,
                "Duration": (end - start) * _TICKS // SAMPLE_RATE,
                "text": {"Text": word, "Length": len(word), "BoundaryType": "WordBoundary"},
            },
        }
        for word, start, end in told
    ]


def _text(path: str, told: object) -> str:
    return (
        f"X-RequestId:{uuid.uuid4().hex}\r\nContent-Type:application/json; charset=utf-8\r\n"
        f"Path:{path}\r\n\r\n" + json.dumps(told, ensure_ascii=False)
    )


def _binary(kind: bytes, data: bytes) -> bytes:
    head = b"X-RequestId:1\r\n" + kind + b"X-StreamId:1\r\nPath:audio\r\n"
    return len(head).to_bytes(2, "big") + head + data
