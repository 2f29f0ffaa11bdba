"""A person at the page: Chromium without a window, driven over a pipe by its DevTools protocol.

Where Chromium is installed the tests that need it run; nothing else than the browser itself is needed.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.delivery.lookup.browser import ALONE, CHROMIUM, folder_for_sockets

_OPTIONS = (*ALONE, "--hide-scrollbars", "--mute-audio", "--remote-debugging-pipe")
_PATIENCE = 60  # seconds

KEYS = {
    "Tab": (9, "Tab", ""),
    "Enter": (13, "Enter", "\r"),
    "Space": (32, "Space", " "),
    "ArrowDown": (40, "ArrowDown", ""),
    "ArrowUp": (38, "ArrowUp", ""),
}


class Page:
    """One page in the browser.

    Attributes:
        asked: every address the page has asked for since it was opened.
        said: what stood on its console, errors above all.
    """

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write = read, write
        self._rest = b""
        self._number = 0
        self._session = ""
        self.asked: list[str] = []
        self.said: list[str] = []

    def start(self) -> None:
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self._call(f"{domain}.enable")

    def open(self, path: Path, width: int, height: int = 900) -> None:
        """Open a file as a person does, by its address on the disk, in a window of that size."""
        self.asked.clear()
        self.said.clear()
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )
        still = [{"name": "prefers-reduced-motion", "value": "reduce"}]  # a click hits what has come to rest
        self._call("Emulation.setEmulatedMedia", features=still)
        self._call("Page.navigate", url=path.resolve().as_uri())
        self.until("document.readyState === 'complete'")

    def get(self, expression: str) -> Any:
        """The value of an expression in the page, as if a person had set it off; promises are awaited."""
        got = self._call(
            "Runtime.evaluate",
            expression=expression,
            returnByValue=True,
            awaitPromise=True,
            userGesture=True,
        )
        assert "exceptionDetails" not in got, got["exceptionDetails"]
        return got["result"].get("value")

    def until(self, expression: str) -> None:
        """Wait until an expression holds."""
        end = time.monotonic() + _PATIENCE
        while not self.get(expression):
            assert time.monotonic() < end, f"never came true: {expression}"
            time.sleep(0.02)

    def click(self, selector: str) -> None:
        """Press the mouse on the middle of an element, which must be what lies on top there."""
        x, y, on_top = self.get(
            f"(() => {{const e = document.querySelector({json.dumps(selector)});"
            "e.scrollIntoView({block: 'center', behavior: 'instant'}); const r = e.getBoundingClientRect();"
            "const x = r.x + r.width / 2, y = r.y + r.height / 2;"
            "const top = document.elementFromPoint(x, y);"
            "return [x, y, !!top && (e === top || e.contains(top) || top.contains(e))]})()"
        )
        assert on_top, f"{selector} is covered"
        for kind in ("mousePressed", "mouseReleased"):
            self._call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, key: str, *, shift: bool = False) -> None:
        """Press and release a key."""
        code, name, text = KEYS[key]
        told = {
            "key": " " if key == "Space" else key,
            "code": name,
            "windowsVirtualKeyCode": code,
            "modifiers": 8 if shift else 0,
        }
        self._call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **told)
        self._call("Input.dispatchKeyEvent", type="keyUp", **told)

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self._call("Input.insertText", text=text)

    def picture(self, path: Path, *, whole: bool = False) -> Path:
        """A picture of the window, or of the whole page."""
        got = self._call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(got["data"]))
        return path

    def printed(self, path: Path) -> Path:
        """The page on A4, as a PDF."""
        got = self._call("Page.printToPDF", preferCSSPageSize=True, printBackground=False)
        path.write_bytes(base64.b64decode(got["data"]))
        return path

    def _call(self, method: str, **values: Any) -> dict[str, Any]:
        self._number += 1
        told: dict[str, Any] = {"id": self._number, "method": method, "params": values}
        if self._session:
            told["sessionId"] = self._session
        os.write(self._write, json.dumps(told).encode() + b"\0")
        while True:
            heard = self._next()
            if heard.get("id") == self._number:
                assert "error" not in heard, (method, heard["error"])
                result: dict[str, Any] = heard["result"]
                return result
            self._note(heard)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._read], [], [], _PATIENCE)
            assert ready, "the browser does not answer"
            got = os.read(self._read, 1 << 20)
            assert got, "the browser has gone"
            self._rest += got
        message, _, self._rest = self._rest.partition(b"\0")
        heard: dict[str, Any] = json.loads(message)
        return heard

    def _note(self, heard: dict[str, Any]) -> None:
        method, values = heard.get("method"), heard.get("params", {})
        if method == "Network.requestWillBeSent":
            self.asked.append(values["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.said.append(str(values["exceptionDetails"]))
        elif method == "Log.entryAdded" and values["entry"]["level"] == "error":
            self.said.append(values["entry"]["text"])


@contextlib.contextmanager
def browser(profile: Path) -> Iterator[Page]:
    """A browser with one page, closed again on leaving.

    Arguments:
        profile: a folder of its own.
    """
    assert CHROMIUM and sys.platform != "win32"
    to_read, to_write = os.pipe(), os.pipe()  # what the browser reads, and what it writes

    def as_three_and_four() -> None:
        one, two = os.dup(to_read[0]), os.dup(to_write[1])
        os.dup2(one, 3)
        os.dup2(two, 4)

    folder = folder_for_sockets()
    process = subprocess.Popen(
        [CHROMIUM, *_OPTIONS, f"--user-data-dir={profile}"],
        preexec_fn=as_three_and_four,
        close_fds=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "TMPDIR": folder.name},
    )
    for end in (to_read[0], to_write[1]):
        os.close(end)
    try:
        page = Page(to_write[0], to_read[1])
        page.start()
        yield page
    finally:
        process.terminate()
        process.wait(_PATIENCE)
        folder.cleanup()
        for end in (to_read[1], to_write[0]):
            os.close(end)
