"""Who speaks with which voice: one engine a role, every role told apart by ear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from typing import cast as as_type

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration import voices
from vidgen.narration.apart import NARRATOR as NARRATOR
from vidgen.narration.apart import best_timbre, coloured
from vidgen.narration.choice import Choice, reason_of, stays_here
from vidgen.narration.role import RoleVoice
from vidgen.narration.takes import TAKES
from vidgen.narration.takes.lines import LineByLine
from vidgen.narration.voices.engine import EngineFailed, EngineVoice, Region
from vidgen.scenario.model import Scenario, Unit

OTHERS: Final = "other"  # in a brand's lists: all roles but the narrator that have no list of their own


@dataclass(frozen=True, slots=True)
class Casting:
    """The voice of the narrator (None) and of each member of the cast.

    Attributes:
        engine: the narrator's; all roles have it unless the brand lists others for them.
        roles: by name in the cast; None is the narrator.
        skipped: ``(engine, reason)`` for each engine that was preferred but cannot be used.
        specs: role -> its engine as it was listed or asked for, ``engine`` or ``engine:voice``.
        choice: what is known of the engines by now.
    """

    engine: str
    roles: dict[str | None, RoleVoice]
    skipped: tuple[tuple[str, str], ...] = ()
    specs: Mapping[str | None, str] = field(default_factory=dict)
    choice: Choice = field(default_factory=Choice)

    @property
    def identity(self) -> dict[str, list[str]]:
        """Role -> all that decides how it sounds, for keys; the narrator is `NARRATOR`."""
        return {role or NARRATOR: list(voice.identity) for role, voice in self.roles.items()}


def cast(
    scenario: Scenario,
    engines: Sequence[str],
    *,
    by_role: Mapping[str, Sequence[str]] | None = None,
    unit: Unit | None = None,
    region: str | None = None,
    override: str | None = None,
    offline: bool = False,
    choice: Choice | None = None,
) -> Casting:
    """Choose the engine of each role once, and a voice for it.

    Arguments:
        scenario: its cast and audience; ``internal`` never uses an engine that needs the network.
        engines: ``engine`` or ``engine:voice`` in order of preference; the first that can be used here speaks
            the narrator and all roles without a list of their own.
        by_role: such lists by look, by gender or for all `OTHERS`; the first of these that there is counts.
        unit: whose takes are looked for, where an engine is a person's recordings.
        region: ``bac``, ``trung`` or ``nam``, for engines with accents; None is the engine's usual one.
        override: ``engine`` or ``engine:voice`` that a person asked for, instead of any list; the voice is
            the narrator's. Nothing takes its place if it fails.
        offline: never use an engine that needs the network.
        choice: what the run knows of the engines; what it does not is found out.

    Raises:
        VoiceError: no engine can be used (``VG-V008``), the one asked for cannot (its own code), or it failed
            earlier in this run (``VG-V050``).
    """
    local = stays_here(offline, scenario.audience)
    accent = as_type(Region | None, region)
    known = choice or Choice()
    if override:
        return _as_asked(scenario, override, accent, known, local=local)
    lists = listed_for(scenario, engines, by_role or {})
    while True:
        skipped: dict[str, str] = {}
        specs: dict[str | None, str] = {}
        for role, listed in lists.items():
            specs[role], known = _first(listed, known, skipped, scenario, unit, local=local)
        try:
            roles = roles_with(scenario, specs, accent)
        except EngineFailed as failure:
            known = known.without(failure.engine, reason_of(failure))
            continue
        return Casting(roles[None].voice.engine, roles, tuple(skipped.items()), specs, known)


def _as_asked(scenario: Scenario, spec: str, accent: Region | None, known: Choice, *, local: bool) -> Casting:
    failed = dict(known.ruled_out).get(spec)
    if failed is not None:
        raise VoiceError.of(
            "VG-V050",
            _("Bộ đọc “{name}” đã hỏng trong lượt chạy này: {reason}").format(name=spec, reason=failed),
            _("Chạy lại sau, hoặc bỏ --voice để dùng danh sách của bộ nhận diện."),
        )
    narrator = voices.voice(spec)
    if local and narrator.online:
        raise voices.refused_offline(narrator.engine)
    others = spec if isinstance(narrator, LineByLine) else narrator.engine
    specs: dict[str | None, str] = {None: spec, **dict.fromkeys(scenario.cast, others)}
    roles = roles_with(scenario, specs, accent or _accent(narrator))
    return Casting(narrator.engine, roles, (), dict.fromkeys(specs, spec), known)


def listed_for(
    scenario: Scenario, engines: Sequence[str], by_role: Mapping[str, Sequence[str]]
) -> dict[str | None, Sequence[str]]:
    """Role -> the engines it may have, in order of preference; see `cast`."""
    lists: dict[str | None, Sequence[str]] = {None: engines}
    for name, member in scenario.cast.items():
        keys = (member.look, member.voice, OTHERS)
        lists[name] = next((by_role[key] for key in keys if key in by_role), engines)
    return lists


def _first(
    listed: Sequence[str],
    known: Choice,
    skipped: dict[str, str],
    scenario: Scenario,
    unit: Unit | None,
    *,
    local: bool,
) -> tuple[str, Choice]:
    """The first engine of a list that can be used; adds those before it to `skipped`.

    Raises:
        VoiceError: none can (``VG-V008``).
    """
    before: dict[str, str] = {}
    for spec in listed:
        if voices.holds_takes(spec) and ":" not in spec:
            folder = takes_folder(scenario, unit)
            if folder.is_dir():
                skipped |= before
                return f"{spec}:{folder}", known
            before[spec] = _("kịch bản này không có bản thu ở {folder}").format(
                folder="/".join(folder.relative_to(scenario.folder).parts)
            )
            continue
        reason, known = known.examined(spec, offline=local)
        if reason is None:
            skipped |= before
            return spec, known
        before[spec] = reason
    raise voices.none_usable(before.items())


def takes_folder(scenario: Scenario, unit: Unit | None) -> Path:
    """Where a person's takes of a script lie: ``ban-thu/<script>/<unit>``, else ``ban-thu/<script>``."""
    common = scenario.folder / TAKES / scenario.id
    own = common / unit.id if unit else common
    return own if own.is_dir() else common


def _accent(voice: EngineVoice) -> Region | None:
    """The region whose voices it is one of, so that the others speak like it."""
    regions: tuple[Region, ...] = ("bac", "trung", "nam")
    return next((one for one in regions if any(t.name == voice.name for t in voice.timbres(one))), None)


@contextmanager
def _blamed(spec: str) -> Iterator[None]:
    """An engine that fails here is told by the name it was listed under."""
    try:
        yield
    except EngineFailed as failure:
        raise EngineFailed(failure.findings, spec) from failure


def roles_with(
    scenario: Scenario, specs: Mapping[str | None, str], region: str | None
) -> dict[str | None, RoleVoice]:
    """The voice of each role: by its engine's own voices first, then by pitch and tempo.

    Arguments:
        specs: the engine of each role, ``engine`` or ``engine:voice``.
        region: see `cast`.

    Raises:
        EngineFailed: an engine cannot give a voice after all; it is named as in `specs`.
    """
    roles: dict[str | None, RoleVoice] = {}
    takes: dict[str, EngineVoice] = {}
    taken: list[float] = []
    used: dict[str, set[str]] = {}
    for role, spec in specs.items():
        name, _colon, wanted = spec.partition(":")
        if voices.holds_takes(spec):
            takes[spec] = takes.get(spec) or voices.voice(spec)
            roles[role] = RoleVoice(takes[spec])
            continue
        member = scenario.cast[role] if role is not None else None
        with _blamed(spec):
            engine = voices.engine(name)
            timbres = engine.timbres(as_type(Region | None, region))
            own = used.setdefault(name, set())
            look, gender = (member.look, member.voice) if member else (NARRATOR, None)
            timbre = next((each for each in timbres if each.name == wanted), None)
            timbre = timbre or best_timbre(timbres, own, look, gender)
            voice = engine.named(wanted or timbre.name)
        own |= {timbre.name, voice.name}
        semitones, tempo = coloured(timbre, look, gender, taken)
        taken.append(timbre.hertz * 2 ** (semitones / 12))
        roles[role] = RoleVoice(voice, semitones, tempo)
    return roles
