"""Microsoft Edge's read-aloud voices, through the edge-tts library: two Vietnamese voices with word times."""

from __future__ import annotations

import asyncio
import json
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any, Final, Self

from vidgen.messages import _
from vidgen.narration.service.answer import cut_short
from vidgen.narration.service.boundaries import Boundary
from vidgen.narration.service.calls import Policy, Service, slow
from vidgen.narration.service.failure import Kind, Trouble
from vidgen.narration.service.http import connection_detail, refusal
from vidgen.narration.service.remote import Answer, RemoteVoice, chosen, not_installed
from vidgen.narration.voices.engine import EngineInfo, Gender, Region, Timbre

if TYPE_CHECKING:
    import edge_tts

VOICES: Final[dict[str, tuple[str, Gender, float, str]]] = {
    "HoaiMy": ("vi-VN-HoaiMyNeural", "female", 215.0, "narrator"),
    "NamMinh": ("vi-VN-NamMinhNeural", "male", 120.0, "officer"),
}
"""Name -> the service's name, gender, median pitch in Hz (typical of the gender), looks it suits."""

_CONNECT, _RECEIVE = 5, 15  # seconds
_SLOWEST, _FASTEST = -50, 100  # percent, which the service bears (SSML prosody: half to twice)
_TICKS: Final = 10_000_000  # a second
_REVISION: Final = "1"  # of how the answers are made into speech; part of the key under which it is kept
_HOW: Final = "pip install 'vidgen[edge]'"


class Edge(RemoteVoice):
    """One of Microsoft's neural voices, at its own pitch or some semitones from it."""

    engine = "edge"
    service = Service(
        "edge",
        "Microsoft Edge (edge)",
        Policy(limit=60, gap=0.3),
        remedy=lambda: _(
            "Microsoft thỉnh thoảng đổi cách cho vào: cập nhật bằng “pip install -U edge-tts” rồi chạy lại, "
            "hoặc chọn bộ đọc khác: vidgen voices"
        ),
    )
    longest = 1500  # characters: under the 10 minutes at which the service cuts off
    usual = 4.7  # an estimate; what is left is stretched by what is measured

    def __init__(self, name: str = "HoaiMy", semitones: float = 0.0) -> None:
        """
        Raises:
            EngineFailed: edge-tts is not installed (``VG-V028``).
        """
        self.name = name
        self.semitones = semitones
        try:
            self.version = f"edge-tts {version('edge-tts')} {_REVISION}"
        except PackageNotFoundError:
            raise not_installed(self.engine, "edge-tts", _HOW) from None

    @classmethod
    def named(cls, name: str | None = None) -> Self:
        short = {full: short for short, (full, *_rest) in VOICES.items()}
        known = chosen(cls.engine, name, (*VOICES, *short))
        return cls(short.get(known, known))

    def tuned(self, semitones: float) -> Edge:
        """The same voice, so many semitones from its own pitch."""
        return Edge(self.name, semitones)

    def pace(self, wanted: float) -> float:
        return self.usual * (1 + self._percent(wanted) / 100)

    def ask(self, text: str, wanted: float) -> Answer:
        import edge_tts  # brings aiohttp, which no other engine needs

        full, _gender, hertz, _suits = VOICES[self.name]
        speaker = edge_tts.Communicate(
            text,
            full,
            rate=f"{self._percent(wanted):+d}%",
            pitch=f"{round(hertz * (2 ** (self.semitones / 12) - 1)):+d}Hz",
            boundary="WordBoundary",
            connect_timeout=_CONNECT,
            receive_timeout=_RECEIVE,
        )
        return asyncio.run(_answer(speaker, self.service.policy.limit))

    def _percent(self, wanted: float) -> int:
        return min(max(round(100 * (wanted / self.usual - 1)), _SLOWEST), _FASTEST)

    @classmethod
    def info(cls) -> EngineInfo:
        try:
            version("edge-tts")
        except PackageNotFoundError:
            ready, how = False, _("Cài thêm: {command}").format(command=_HOW)
        else:
            ready, how = True, _("Cần mạng; lời đọc được gửi tới Microsoft. Không cần khóa.")
        return EngineInfo(
            cls.engine,
            _("Microsoft Edge – giọng nơ-ron, một nữ một nam, miền Bắc"),
            tuple(VOICES),
            _("edge-tts: LGPL-3.0; dịch vụ không chính thức của Microsoft, không cam kết phục vụ"),
            online=cls.online,
            ready=ready,
            how=how,
        )

    @classmethod
    def timbres(cls, region: Region | None = None) -> tuple[Timbre, ...]:
        return tuple(
            Timbre(name, gender, hertz, frozenset(suits.split()))
            for name, (_full, gender, hertz, suits) in VOICES.items()
        )


async def _answer(speaker: edge_tts.Communicate, limit: float) -> Answer:
    """Everything the service sends for one text, once it has said that this was all.

    Raises:
        Trouble: there is no answer, or only a part of one.
    """
    import aiohttp
    from edge_tts.exceptions import EdgeTTSException, NoAudioReceived

    sound = bytearray()
    boundaries: list[Boundary] = []
    try:
        async with asyncio.timeout(limit):
            async for chunk in speaker.stream():
                if chunk["type"] == "audio":
                    sound += chunk["data"]
                elif chunk["type"] == "WordBoundary":
                    start, length = chunk["offset"] / _TICKS, chunk["duration"] / _TICKS
                    boundaries.append(Boundary(chunk["text"], start, start + length))
    except TimeoutError:  # aiohttp's own too
        raise slow(limit) from None
    except aiohttp.ClientResponseError as error:
        raise refusal(error.status, error.headers or {}) from None
    except (aiohttp.ClientError, OSError) as error:
        raise Trouble(Kind.UNREACHABLE, connection_detail(error)) from None
    except NoAudioReceived:
        raise Trouble(Kind.USELESS, _("không có âm thanh")) from None
    except (EdgeTTSException, json.JSONDecodeError, UnicodeError, KeyError, ValueError) as error:
        raise Trouble(Kind.BROKEN, type(error).__name__) from None
    if not _ended(speaker.state, len(sound)):
        raise cut_short()
    return Answer(bytes(sound), tuple(boundaries))


def _ended(state: Any, received: int) -> bool:
    """Whether the service said that this was all; edge-tts takes a closed connection for the end.

    It adds up what it received only when the service says so; a version that does not is taken at its word.
    """
    counted = state.get("cumulative_audio_bytes")
    return counted is None or counted == received
