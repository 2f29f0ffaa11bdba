"""FPT.AI's text to speech, version 5: a link at once, the sound behind it a little later."""

from __future__ import annotations

import hashlib
import json

from tests.narration.services.sound import NATURAL, cut_within_a_frame, mp3_of
from tests.narration.services.web import Asked, Reply, WebService

KEY = "khoa-BI-MAT-0123456789"
_STEP = 0.12  # of the pace, a step of speed; not what our client expects
_SPEAKERS = {"leminh": "vi+m4", "giahuy": "vi-vn-x-central+m4"}


class FptAi(WebService):
    """Wants `KEY`; the sound is there at the third look."""

    looks_needed = 3

    def __init__(self) -> None:
        super().__init__()
        self.sounds: dict[str, bytes] = {}
        self.looks: dict[str, int] = {}
        self.link_faults: list[str] = []

    @property
    def orders(self) -> list[Asked]:
        return [asked for asked in self.asked if asked.method == "POST"]

    def fine(self, asked: Asked) -> Reply:
        if asked.method == "GET":
            return self.sound(asked)
        given = {name.lower(): value for name, value in asked.headers.items()}
        if given.get("api_key") != KEY:
            return _json({"error": 401, "message": f"Invalid api_key {given.get('api_key')}"}, 401)
        text = asked.body.decode()
        if not 3 <= len(text) <= 5000:
            return _json({"error": 1, "message": "text must have 3 to 5000 characters"})
        pace = NATURAL * (1 + _STEP * int(given["speed"]))
        name = hashlib.sha256(asked.body + given["voice"].encode()).hexdigest()[:16] + ".mp3"
        self.sounds[name] = mp3_of(text, _SPEAKERS.get(given["voice"], "vi+f5"), pace)
        self.looks[name] = 0
        return _json(
            {
                "async": f"{self.url}/sounds/{name}",
                "error": 0,
                "message": "The content will be returned after a few seconds under the async link.",
                "request_id": "thu",
            }
        )

    def sound(self, asked: Asked) -> Reply:
        assert "api_key" not in {name.lower() for name in asked.headers}, "the key belongs to the order alone"
        name = asked.path.rsplit("/", 1)[1]
        self.looks[name] += 1
        if self.looks[name] < self.looks_needed:
            return Reply(b"<Error><Code>NoSuchKey</Code></Error>", 404, "application/xml")
        return Reply(self.sounds[name])

    def reply(self, asked: Asked) -> Reply:
        """Faults are the order's; those of the link are in `link_faults`."""
        if asked.method == "GET":
            if self.link_faults:
                return self.link_fault(self.link_faults.pop(0), asked)
            return self.fine(asked)
        return super().reply(asked)

    def link_fault(self, name: str, asked: Asked) -> Reply:
        whole = self.sounds[asked.path.rsplit("/", 1)[1]]
        if name == "cut":
            return Reply(cut_within_a_frame(whole))
        if name == "short":
            return Reply(whole[: len(whole) // 2], announced=len(whole))
        if name == "empty":
            return Reply(b"")
        if name == "html":
            return Reply(b"<html>hello</html>", kind="text/html")
        return Reply(b"", int(name))

    def fault(self, name: str, asked: Asked) -> Reply:
        told = {
            "quota": {"error": 5, "message": "You have exceeded your quota of characters"},
            "bad voice": {"error": 2, "message": "voice is not supported"},
            "no link": {"error": 0, "message": "ok"},
            "file link": {"error": 0, "async": "file:///etc/passwd"},
            "bad key told": {"error": 3, "message": f"Unauthorized: {KEY}"},
            "elsewhere": {},
        }[name]
        if name == "elsewhere":
            return Reply(b"", 302, headers={"Location": f"{self.url}/elsewhere"})
        return _json(told)


def _json(told: dict[str, object], status: int = 200) -> Reply:
    return Reply(json.dumps(told).encode(), status, "application/json")
