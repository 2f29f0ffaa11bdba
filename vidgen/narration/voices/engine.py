"""What an engine tells about itself beyond speaking: for the list of voices and for casting.

A voice file holds one subclass of `EngineVoice`; `speech.Voice` says how it speaks, this says what there is
to choose from, so that casting and `vidgen voices` need to know no engine by name.
"""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import Literal, Protocol, Self, runtime_checkable

from vidgen.errors import Finding
from vidgen.narration.service.failure import EngineFailed as EngineFailed
from vidgen.narration.speech import Voice

Gender = Literal["female", "male"]
Region = Literal["bac", "trung", "nam"]


@dataclass(frozen=True, slots=True)
class Further:
    """A voice that an engine could have here but has not yet.

    Attributes:
        name: as it is written after ``engine:`` once it is there.
        licence: of the voice.
        how: how to get it, or why not to.
    """

    name: str
    licence: str
    how: str


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """An engine as shown to people.

    Attributes:
        engine: name in the registry: ``espeak``.
        title: what it is, in the language of the screen.
        voices: names to write after ``engine:``; an engine may accept more.
        licence: of engine and voices.
        online: whether it needs the network.
        ready: whether it can speak on this machine now (an online engine: apart from the network).
        how: how to get it ready, or a remark; may be empty.
        further: voices that can be had besides.
    """

    engine: str
    title: str
    voices: tuple[str, ...]
    licence: str
    online: bool = False
    ready: bool = True
    how: str = ""
    further: tuple[Further, ...] = ()


@dataclass(frozen=True, slots=True)
class Timbre:
    """One voice an engine offers to casting.

    Attributes:
        name: the voice within the engine.
        gender: what it sounds like.
        hertz: its median pitch, measured on running speech.
        suits: looks of the cast it fits, best first served; ``narrator`` for the narrator.
    """

    name: str
    gender: Gender
    hertz: float
    suits: frozenset[str] = frozenset()


class EngineVoice(Voice):
    """A voice whose engine can be listed and cast from."""

    @classmethod
    @abstractmethod
    def named(cls, name: str | None = None) -> Self:
        """The engine's voice of that name; None is its default.

        Raises:
            VoiceError: there is no such voice, or the engine cannot be used here; says what to do.
        """

    @classmethod
    @abstractmethod
    def info(cls) -> EngineInfo:
        """The engine as shown to people; must neither raise nor touch the network."""

    @classmethod
    def probe(cls) -> Finding | None:
        """Why it cannot be spoken with just now although it is `EngineInfo.ready`; None if it can.

        A run asks once before it settles on the engine. An engine on the network asks its service for a
        syllable or two; nobody calls it where the network must not be used.
        """
        return None

    @classmethod
    @abstractmethod
    def timbres(cls, region: Region | None = None) -> tuple[Timbre, ...]:
        """What casting may choose from, at least one; in the region's accent if the engine has it."""


@runtime_checkable
class Tunable(Protocol):
    """A voice that can change its own pitch."""

    def tuned(self, semitones: float) -> Voice:
        """The same voice, so many semitones higher (lower if negative)."""
