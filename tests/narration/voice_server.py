"""A web server with voices on it, which behaves, and misbehaves, like the real ones on a weak line."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.narration.piper_files import write_voice
from vidgen.narration.install.offers import Offer, Part


@dataclass
class VoiceServer:
    """What it holds and how it behaves.

    Attributes:
        url: where it answers.
        files: path -> content.
        ranges: whether it goes on where it is asked to.
        cuts: after how many bytes of an answer the line breaks, for the next answers.
        statuses: what it answers instead, for the next requests.
        wrong_range: whether it sends another stretch than it was asked for.
        told: whether it tells the length.
        asked: path and ``Range`` of every request.
    """

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    ranges: bool = True
    cuts: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    wrong_range: bool = False
    told: bool = True
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def publish(self, folder: Path, name: str) -> None:
        """A voice with its entry in the list."""
        path = write_voice(folder, name)
        listed: dict[str, Any] = json.loads(self.files.get("voices.json", b"{}"))
        files = {}
        for one in (path, path.with_name(path.name + ".json")):
            data = one.read_bytes()
            place = f"vi/vi_VN/{name}/{one.name}"
            self.files[place] = data
            files[place] = {"size_bytes": len(data), "md5_digest": hashlib.md5(data).hexdigest()}
        files[f"vi/vi_VN/{name}/MODEL_CARD"] = {"size_bytes": 5, "md5_digest": "0" * 32}
        listed[name] = {"key": name, "files": files}
        self.files["voices.json"] = json.dumps(listed).encode()

    def offer(self, name: str, objection: str = "") -> Offer:
        """A voice as the table of the project has it."""
        parts = tuple(
            Part(place, len(data), "sha256", hashlib.sha256(data).hexdigest())
            for suffix in (".onnx", ".onnx.json")
            for place, data in self.files.items()
            if place.endswith("/" + name + suffix)
        )
        return Offer(name, "CC BY 4.0", objection, parts)


@contextmanager
def serving() -> Iterator[VoiceServer]:
    """A server on this machine for as long as it is needed."""
    state = VoiceServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            wanted = self.headers.get("Range")
            path = self.path.removeprefix(state.url)  # a proxy is asked for the whole address
            path = path.partition("//")[2].partition("/")[2] if "//" in path else path.lstrip("/")
            state.asked.append((path, wanted))
            status = state.statuses.pop(0) if state.statuses else 200
            data = state.files.get(path)
            if status == 200 and data is None:
                status = 404
            if status != 200:
                self._answer(status, b"", {})
                return
            assert data is not None
            headers = {}
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and state.ranges else 0
            if start >= len(data) > 0 and wanted and state.ranges:
                self._answer(416, b"", {})
                return
            if wanted and state.ranges:
                status = 206
                begin = start + 1 if state.wrong_range else start
                headers["Content-Range"] = f"bytes {begin}-{len(data) - 1}/{len(data)}"
            self._answer(status, data[start:], headers)

        def _answer(self, status: int, data: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            if state.told:
                self.send_header("Content-Length", str(len(data)))
            self.send_header("Connection", "close")
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            if state.cuts and status in (200, 206):
                data = data[: state.cuts.pop(0)]
            self.wfile.write(data)
            self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
