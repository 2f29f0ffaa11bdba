"""Google Translate's speech, as gTTS calls it (``batchexecute``, call ``jQ1olc``)."""

from __future__ import annotations

import base64
import json
from urllib.parse import parse_qs

import numpy as np

from tests.narration.services.sound import cut_between_frames, cut_within_a_frame, mp3, mp3_of, spoken
from tests.narration.services.web import Asked, Reply, WebService

LONGEST = 100  # characters; more, and the service sends no sound


class Google(WebService):
    """Speaks ``vi``; keeps the texts it was asked for."""

    @property
    def texts(self) -> list[str]:
        return [_text(asked) for asked in self.asked]

    def fine(self, asked: Asked) -> Reply:
        assert asked.path == "/_/TranslateWebserverUi/data/batchexecute"
        text = _text(asked)
        return _envelope(mp3_of(text) if len(text) <= LONGEST else None)

    def fault(self, name: str, asked: Asked) -> Reply:
        text = _text(asked)
        samples = spoken(text).samples
        if name == "no sound":
            return _envelope(None)
        return _envelope(
            {
                "cut": lambda: cut_within_a_frame(mp3_of(text)),
                "cut between frames": lambda: cut_between_frames(mp3_of(text)),
                "silent": lambda: mp3(np.zeros_like(samples)),
                "a fifth": lambda: mp3(np.pad(samples[: len(samples) // 5], (0, 4800))),
                "another text": lambda: mp3_of("xin vui lòng thử lại sau ít phút. " * 20),
                "noise": lambda: bytes(range(1, 200)) * 40,
            }[name]()
        )


def _text(asked: Asked) -> str:
    (request,) = parse_qs(asked.body.decode())["f.req"]
    ((name, arguments, *_rest),) = json.loads(request)[0]
    text, language, _speed, _null = json.loads(arguments)
    assert (name, language) == ("jQ1olc", "vi")
    return str(text)


def _envelope(sound: bytes | None) -> Reply:
    inner = (
        json.dumps([base64.b64encode(sound).decode()], separators=(",", ":")) if sound is not None else None
    )
    body = json.dumps([["wrb.fr", "jQ1olc", inner, None, None, None, "generic"]], separators=(",", ":"))
    return Reply(f')]}}\'\n\n{len(body)}\n{body}\n25\n[["e",4]]\n'.encode(), kind="application/json")
