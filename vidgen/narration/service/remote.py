"""What the engines on the network have in common; each adds how its service is asked."""

from __future__ import annotations

import difflib
from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Final

from vidgen.errors import Finding, VoiceError
from vidgen.messages import _
from vidgen.narration.pace import paced
from vidgen.narration.service.answer import speech_in
from vidgen.narration.service.boundaries import Boundary, spans
from vidgen.narration.service.calls import Service
from vidgen.narration.service.failure import EngineFailed
from vidgen.narration.service.length import syllables_in
from vidgen.narration.service.pieces import joined, pieces
from vidgen.narration.speech import Speech
from vidgen.narration.voices.engine import EngineVoice
from vidgen.vietnamese.family import Family

SLOWEST, FASTEST = 2.2, 8.0  # syllables per second; beyond, stretched speech is no longer understood
_GREETING: Final = "xin chào."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service sent.

    Attributes:
        mp3: the sound.
        boundaries: when each word is heard, where the service tells.
    """

    mp3: bytes
    boundaries: tuple[Boundary, ...] = ()


class RemoteVoice(EngineVoice):
    """A voice of a service on the network.

    Attributes:
        service: shared by all voices of the engine.
        longest: characters that one request may hold.
        usual: syllables a second, pauses apart, that the service speaks if told nothing.
    """

    online = True
    family = Family.NATIVE
    service: ClassVar[Service]
    longest: ClassVar[int]
    usual: ClassVar[float]

    def speak(self, text: str, rate: float) -> Speech:
        """See `Voice.speak`; a text too long for one request is spoken in several.

        Raises:
            VoiceError: nothing to say (``VG-V006``), or the service cannot speak it (``VG-V027``).
            EngineFailed: the service failed; nothing of what it sent is returned.
        """
        if not any(map(str.isalnum, text)):
            raise VoiceError.of(
                "VG-V006",
                _("Không có chữ nào để đọc trong “{text}”.").format(text=text),
                _("Viết chữ cần đọc, hoặc bỏ dòng này."),
            )
        wanted = min(max(rate, SLOWEST), FASTEST)
        cuts = pieces(text, self.longest)
        speech = joined([self._spoken(piece.text, wanted) for piece in cuts], cuts)
        return paced(speech, syllables_in(text), wanted, self.pace(wanted))

    def pace(self, wanted: float) -> float:
        """The pace at which the service will speak if asked for `wanted`, as far as its own speed goes."""
        return self.usual

    @abstractmethod
    def ask(self, text: str, wanted: float) -> Answer:
        """Ask the service once, at the pace nearest to `wanted` that it has.

        Raises:
            Trouble: there is no answer, or it says that it cannot.
        """

    @classmethod
    def probe(cls) -> Finding | None:
        """Why the service cannot be used now, by asking it once for two syllables; None if it can.

        A run begins with it, so what failed in an earlier run of this process is forgotten.
        """
        cls.service.recover()
        try:
            cls.named().greet()
        except VoiceError as error:
            return error.findings[0]
        return None

    def greet(self) -> None:
        """Ask for two syllables, once.

        Raises:
            EngineFailed: the service failed.
        """
        self._spoken(_GREETING, self.usual, tries=1)

    def _spoken(self, text: str, wanted: float, *, tries: int | None = None) -> Speech:
        def check(answer: Answer) -> Speech:
            speech = speech_in(answer.mp3, text, self.pace(wanted))
            return spans(speech, text, answer.boundaries)

        return self.service.call(partial(self.ask, text, wanted), check, tries=tries)


def chosen(engine: str, name: str | None, known: Sequence[str]) -> str:
    """The voice of that name; None is the first.

    Raises:
        VoiceError: there is none (``VG-V002``); names the nearest.
    """
    if name is None:
        return known[0]
    folded = {each.casefold(): each for each in known}
    if name.casefold() in folded:
        return folded[name.casefold()]
    near = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.0)[0]
    raise VoiceError.of(
        "VG-V002",
        _("Bộ đọc {engine} không có giọng “{name}”.").format(engine=engine, name=name),
        _("Có phải là “{near}”? Xem các giọng: vidgen voices").format(near=folded[near]),
    )


def not_installed(engine: str, package: str, how: str) -> EngineFailed:
    """The error of an engine whose package is missing (``VG-V028``)."""
    return EngineFailed(
        [
            Finding(
                "VG-V028",
                _("Bộ đọc {engine} cần gói {package}, máy này chưa cài.").format(
                    engine=engine, package=package
                ),
                how,
            )
        ],
        engine,
    )
