"""A service over HTTP that does as it is told, call by call, and remembers what it was asked."""

from __future__ import annotations

import os
import socket
import ssl
import struct
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

AT_ONCE = struct.pack("hh" if os.name == "nt" else "ii", 1, 0)  # a socket that lingers so closes with a reset
HTML = "<!doctype html><html><body>Đăng nhập Wi-Fi để tiếp tục</body></html>".encode()


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Reply:
    """What to send; a body shorter than `announced` is a connection that broke off."""

    body: bytes
    status: int = 200
    kind: str = "audio/mpeg"
    headers: dict[str, str] = field(default_factory=dict)
    announced: int | None = None


class WebService:
    """Answers by `fine`, unless a fault was ordered with `will`; faults are used up one a call.

    Faults: ``slow``, ``drip``, ``reset``, ``html``, ``empty``, ``short`` (breaks off), a status such as
    ``500``, ``429 after 7``; further ones are the service's own.
    """

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.faults: deque[str] = deque()
        self.always: str | None = None
        self.closing = threading.Event()
        self.url = ""

    def will(self, *faults: str, always: str | None = None) -> None:
        """Misbehave so in the next calls, and `always` after them."""
        self.faults.extend(faults)
        self.always = always

    def fine(self, asked: Asked) -> Reply:
        raise NotImplementedError

    def fault(self, name: str, asked: Asked) -> Reply:
        """A fault of this service alone."""
        raise NotImplementedError(name)

    def reply(self, asked: Asked) -> Reply:
        name = self.faults.popleft() if self.faults else self.always
        if name is None or name == "fine":
            return self.fine(asked)
        if name == "slow":
            self.closing.wait(30)
            return Reply(b"")
        if name == "html":
            return Reply(HTML, kind="text/html; charset=utf-8")
        if name == "empty":
            return Reply(b"")
        if name == "short":
            whole = self.fine(asked)
            whole.announced = len(whole.body)
            whole.body = whole.body[: len(whole.body) * 2 // 3]
            return whole
        if name[0].isdigit():
            status, _after, seconds = name.partition(" after ")
            headers = {"Retry-After": seconds} if seconds else {}
            return Reply(HTML, int(status), "text/html", headers)
        return self.fault(name, asked)

    @contextmanager
    def running(self, tls: ssl.SSLContext | None = None) -> Iterator[WebService]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                asked = Asked(self.command, self.path, dict(self.headers.items()), body)
                service.asked.append(asked)
                if service.faults and service.faults[0] == "reset":
                    service.faults.popleft()
                    self.hang_up()
                elif service.faults and service.faults[0] == "drip":
                    service.faults.popleft()
                    self.drip()
                else:
                    self.send(service.reply(asked))

            do_GET = do_POST = handle_any

            def send(self, reply: Reply) -> None:
                self.send_response(reply.status)
                self.send_header("Content-Type", reply.kind)
                self.send_header("Content-Length", str(reply.announced or len(reply.body)))
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(reply.body)
                if reply.announced:
                    self.close_connection = True

            def hang_up(self) -> None:
                """Close with a reset, as a firewall does."""
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
                self.close_connection = True
                self.connection.close()

            def drip(self) -> None:
                """A byte now and then: no single wait is ever long."""
                self.send_response(200)
                self.send_header("Content-Length", "100000")
                self.end_headers()
                while not service.closing.wait(0.05):
                    self.wfile.write(b" ")
                    self.wfile.flush()

            def finish(self) -> None:
                try:
                    super().finish()
                except (OSError, ValueError):
                    self.close_connection = True  # the caller has gone

            def log_message(self, format: str, *args: object) -> None:
                """Nothing: a test reads `asked`."""

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """A caller that hangs up is no error here."""

        with Server(("127.0.0.1", 0), Handler) as server:
            self.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
            if tls:
                server.socket = tls.wrap_socket(server.socket, server_side=True)
            thread = threading.Thread(
                target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
            )
            thread.start()
            try:
                yield self
            finally:
                self.closing.set()
                server.shutdown()
                thread.join()
