"""Who speaks with which voice: one engine for all, every role told apart by ear."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from typing import cast as as_type

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration import voices
from vidgen.narration.role import RoleVoice
from vidgen.narration.voices.engine import EngineVoice, Gender, Region, Timbre
from vidgen.scenario.model import Audience, Scenario

NARRATOR: Final = "narrator"
APART: Final = 2.0  # semitones between any two roles' median pitches; 1.5 is heard, the rest is margin

# How a look colours its voice: semitones and tempo. Older people speak lower and slower, the young higher and
# faster; a stranger presses.
_COLOURS: Final[dict[str, tuple[float, float]]] = {
    NARRATOR: (0.0, 1.0),
    "grandmother": (-2.0, 0.88),
    "grandfather": (-1.0, 0.88),
    "farmer": (0.0, 0.95),
    "student": (1.5, 1.08),
    "shop-owner": (0.0, 1.04),
    "worker": (0.0, 1.0),
    "young-mother": (0.5, 1.04),
    "officer": (0.0, 0.97),
    "stranger": (-1.0, 1.05),
}
_TYPICAL: Final[dict[Gender, float]] = {"female": 165.0, "male": 95.0}  # Hz, where an engine lacks the gender
_COMPASS: Final[dict[Gender, tuple[float, float]]] = {"female": (120.0, 240.0), "male": (70.0, 135.0)}  # Hz
_FARTHEST: Final = 6.0  # semitones from the voice's own pitch; beyond, it no longer sounds like a person
_STEP: Final = 0.5  # semitones


@dataclass(frozen=True, slots=True)
class Casting:
    """The voice of the narrator (None) and of each member of the cast.

    Attributes:
        engine: the engine all of them use.
        roles: by name in the cast; None is the narrator.
        skipped: ``(engine, reason)`` for each engine that was preferred but cannot be used.
    """

    engine: str
    roles: dict[str | None, RoleVoice]
    skipped: tuple[tuple[str, str], ...] = ()

    @property
    def identity(self) -> dict[str, list[str]]:
        """Role -> all that decides how it sounds, for keys; the narrator is `NARRATOR`."""
        return {role or NARRATOR: list(voice.identity) for role, voice in self.roles.items()}


def cast(
    scenario: Scenario,
    engines: Sequence[str],
    *,
    region: str | None = None,
    override: str | None = None,
    offline: bool = False,
) -> Casting:
    """Choose the engine once and a voice for each role.

    Arguments:
        scenario: its cast and audience; ``internal`` never uses an engine that needs the network.
        engines: in order of preference; the first that can be used here speaks all roles.
        region: ``bac``, ``trung`` or ``nam``, for engines with accents; None is the engine's usual one.
        override: ``engine`` or ``engine:voice`` that a person asked for, instead of `engines`; the voice is
            the narrator's.
        offline: never use an engine that needs the network.

    Raises:
        VoiceError: no engine can be used (``VG-V008``), or the one asked for cannot (its own code).
    """
    local = offline or scenario.audience is Audience.INTERNAL
    accent = as_type(Region | None, region)
    if override:
        narrator = voices.voice(override)
        if local and narrator.online:
            raise VoiceError.of(
                "VG-V008",
                _("Bộ đọc “{name}” cần mạng, mà lần này không được dùng mạng.").format(name=narrator.engine),
                _("Chọn bộ đọc trên máy, ví dụ --voice espeak"),
            )
        named = narrator.name if ":" in override else None
        return Casting(narrator.engine, _roles(scenario, type(narrator), accent or _accent(narrator), named))
    skipped: list[tuple[str, str]] = []
    for name in engines:
        reason = voices.unusable(name, offline=local)
        if reason is None:
            return Casting(name, _roles(scenario, voices.engine(name), accent, None), tuple(skipped))
        skipped.append((name, reason))
    raise voices.none_usable(skipped)


def _accent(voice: EngineVoice) -> Region | None:
    """The region whose voices it is one of, so that the others speak like it."""
    regions: tuple[Region, ...] = ("bac", "trung", "nam")
    return next((one for one in regions if any(t.name == voice.name for t in voice.timbres(one))), None)


def _roles(
    scenario: Scenario, chosen_engine: type[EngineVoice], region: Region | None, narrator: str | None
) -> dict[str | None, RoleVoice]:
    timbres = chosen_engine.timbres(region)
    chosen = next((timbre for timbre in timbres if timbre.name == narrator), None)
    chosen = chosen or _choice(timbres, set(), NARRATOR, None)
    taken = [chosen.hertz]
    used = {chosen.name, narrator or chosen.name}
    roles: dict[str | None, RoleVoice] = {None: RoleVoice(chosen_engine.named(narrator or chosen.name))}
    for name, member in scenario.cast.items():
        timbre = _choice(timbres, used, member.look, member.voice)
        semitones, tempo = _COLOURS[member.look]
        if timbre.gender != member.voice:
            semitones += _interval(timbre.hertz, _TYPICAL[member.voice])
        semitones = _apart(timbre.hertz, semitones, taken, _COMPASS[member.voice])
        taken.append(timbre.hertz * 2 ** (semitones / 12))
        used.add(timbre.name)
        roles[name] = RoleVoice(chosen_engine.named(timbre.name), semitones, tempo)
    return roles


def _choice(timbres: Sequence[Timbre], used: set[str], look: str, gender: Gender | None) -> Timbre:
    """The best voice left: by gender, then not yet heard, then not the narrator's, then by look."""
    return min(
        timbres,
        key=lambda timbre: (
            gender is not None and timbre.gender != gender,
            timbre.name in used,
            look != NARRATOR and NARRATOR in timbre.suits,
            look not in timbre.suits,
        ),
    )


def _apart(hertz: float, wanted: float, taken: Sequence[float], compass: tuple[float, float]) -> float:
    """The semitones nearest to `wanted` at which the voice is `APART` from all others; else the farthest."""
    lowest, highest = (min(max(_interval(hertz, bound), -_FARTHEST), _FARTHEST) for bound in compass)
    wanted = min(max(wanted, lowest), highest)
    grid = range(math.ceil(lowest / _STEP), math.floor(highest / _STEP) + 1)
    steps: list[float] = [wanted, *(number * _STEP for number in grid)]

    def distance(semitones: float) -> float:
        return min(abs(_interval(other, hertz) + semitones) for other in taken)

    free = [step for step in steps if distance(step) >= APART]
    best = min(free, key=lambda step: abs(step - wanted)) if free else max(steps, key=distance)
    return round(best, 2)


def _interval(low: float, high: float) -> float:
    """From one frequency to another in semitones."""
    return 12 * math.log2(high / low)
