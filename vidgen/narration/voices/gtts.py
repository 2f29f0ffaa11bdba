"""Google Translate's voice, through the gTTS library: free, without a key, one voice, no word times."""

from __future__ import annotations

import binascii
import io
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from types import ModuleType
from typing import Any, Final, Self

from vidgen.messages import _
from vidgen.narration.service.answer import cut_short
from vidgen.narration.service.calls import Policy, Service
from vidgen.narration.service.failure import Kind, Trouble
from vidgen.narration.service.http import refusal, unreached
from vidgen.narration.service.remote import Answer, RemoteVoice, chosen, not_installed
from vidgen.narration.voices.engine import EngineInfo, Region, Timbre

VOICE: Final = "vi"
_TIMEOUT: Final = (5.0, 15.0)  # seconds to connect, and between two bytes
_REVISION: Final = "1"  # of how the answers are made into speech; part of the key under which it is kept


class Gtts(RemoteVoice):
    """Google's female voice with the accent of the north; its pace is ours (`pace.paced`)."""

    engine = "gtts"
    service = Service("gtts", "Google (gtts)", Policy(limit=25, gap=0.5))
    longest = 100  # characters; gTTS sends more as several requests, without a gap
    usual = 4.3  # an estimate, for lines too short to measure

    def __init__(self, name: str = VOICE) -> None:
        """
        Raises:
            EngineFailed: gTTS is not installed (``VG-V028``).
        """
        self.name = name
        try:
            self.version = f"gTTS {version('gTTS')} {_REVISION}"
        except PackageNotFoundError:
            raise not_installed(self.engine, "gTTS", "pip install gTTS") from None

    @classmethod
    def named(cls, name: str | None = None) -> Self:
        return cls(chosen(cls.engine, name, (VOICE,)))

    def ask(self, text: str, wanted: float) -> Answer:
        import gtts  # brings requests, which only a voice that speaks needs

        _check_certificates()
        # The cleaning that gTTS does is for English: it would take “st.” for “street”.
        speaker = gtts.gTTS(text, lang=VOICE, lang_check=False, pre_processor_funcs=[], timeout=_TIMEOUT)
        sound = io.BytesIO()
        try:
            speaker.write_to_fp(sound)
        except gtts.gTTSError as error:
            if error.rsp is None:
                raise unreached(error.__context__, _TIMEOUT[1]) from None
            if error.rsp.status_code != 200:
                raise refusal(error.rsp.status_code, error.rsp.headers) from None
            raise Trouble(Kind.USELESS, _("không có âm thanh")) from None
        except (binascii.Error, UnicodeError):
            raise cut_short() from None
        except AssertionError as error:  # gTTS finds nothing to speak
            raise Trouble(Kind.TEXT, str(error)) from None
        return Answer(sound.getvalue())

    @classmethod
    def info(cls) -> EngineInfo:
        try:
            version("gTTS")
        except PackageNotFoundError:
            ready, how = False, "pip install gTTS"
        else:
            ready, how = True, _("Cần mạng; lời đọc được gửi tới Google. Không cần khóa.")
        return EngineInfo(
            cls.engine,
            _("Google Dịch – một giọng nữ miền Bắc"),
            (VOICE,),
            _("gTTS: MIT; dịch vụ không chính thức của Google, không cam kết phục vụ"),
            online=cls.online,
            ready=ready,
            how=how,
        )

    @classmethod
    def timbres(cls, region: Region | None = None) -> tuple[Timbre, ...]:
        return (Timbre(VOICE, "female", 205.0, frozenset({"narrator"})),)


@cache
def _check_certificates() -> None:
    """Have gTTS check who it talks to, as every other client does.

    It switches that off (``verify=False``), and then anyone on the way, in a café or at a proxy, could put
    other words into an official announcement. Only its own view of requests is changed; a bundle named in
    ``REQUESTS_CA_BUNDLE``, as offices with an inspecting proxy have it, counts.
    """
    import gtts.tts
    import requests

    class Checking(requests.Session):
        def send(self, request: requests.PreparedRequest, **options: Any) -> requests.Response:
            usual = self.merge_environment_settings(request.url, {}, None, None, None)
            return super().send(request, **{**options, "verify": usual["verify"]})

    own = ModuleType("requests")
    own.__dict__.update(vars(requests), Session=Checking)
    gtts.tts.requests = own
