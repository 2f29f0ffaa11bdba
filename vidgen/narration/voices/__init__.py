"""The engines there are, and how to get a voice from what a person wrote: ``espeak``, ``espeak:vi+f3``.

Others add an engine without touching this tree through an entry point in the group ``vidgen.voices`` whose
name is the engine's and which points at its `EngineVoice`.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from importlib.metadata import EntryPoints, entry_points
from typing import Final

from vidgen.errors import Finding, VoiceError
from vidgen.messages import _
from vidgen.narration.voices.engine import EngineInfo, EngineVoice

VOICES: Final[dict[str, str]] = {
    "espeak": "vidgen.narration.voices.espeak:Espeak",
    "piper": "vidgen.narration.voices.piper:Piper",
    "recorded": "vidgen.narration.voices.recorded:Recorded",
    "gtts": "vidgen.narration.voices.gtts:Gtts",
    "edge": "vidgen.narration.voices.edge:Edge",
    "fpt": "vidgen.narration.voices.fpt:Fpt",
}
ENTRY_POINT_GROUP: Final = "vidgen.voices"
OFFLINE: Final = "VIDGEN_OFFLINE"
"""Environment variable; set to anything, nothing on this machine touches the network for a voice."""
PROBE: Final = 6.0  # seconds that a service has to speak two syllables


def installed() -> dict[str, str]:
    """Engine -> ``module:Class``: those of this package, then those that others add."""
    return {**_added(entry_points), **VOICES}


@lru_cache(maxsize=1)  # it reads a file of every package there is, and a run asks for engines a dozen times
def _added(points: Callable[..., EntryPoints]) -> Mapping[str, str]:
    return {point.name: point.value for point in points(group=ENTRY_POINT_GROUP)}


def engine(name: str) -> type[EngineVoice]:
    """The class of an engine.

    Raises:
        VoiceError: it is not installed (``VG-V001``), or its code cannot be loaded (``VG-V007``).
    """
    known = installed()
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)[0]
        raise VoiceError.of(
            "VG-V001",
            _("Không có bộ đọc “{name}”.").format(name=name),
            _("Có phải là “{near}”? Các bộ đọc đang có: {known}.").format(near=near, known=", ".join(known)),
        )
    module, _colon, attribute = known[name].partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except (ImportError, AttributeError) as error:
        raise VoiceError.of(
            "VG-V007",
            _("Không nạp được bộ đọc “{name}”: {error}").format(name=name, error=error),
            _("Cài lại gói chứa bộ đọc này, hoặc chọn bộ đọc khác: vidgen voices"),
        ) from error
    if not (isinstance(found, type) and issubclass(found, EngineVoice)):
        raise VoiceError.of(
            "VG-V007",
            _("Bộ đọc “{name}” không đúng kiểu: {value} không phải là EngineVoice.").format(
                name=name, value=known[name]
            ),
            _("Gỡ gói chứa bộ đọc này, hoặc báo cho người làm ra nó."),
        )
    return found


def voice(spec: str) -> EngineVoice:
    """The voice a person named, as ``engine`` or ``engine:voice``.

    Raises:
        VoiceError: no such engine or voice (names the nearest), or it cannot be used here.
    """
    name, _colon, chosen = spec.strip().partition(":")
    return engine(name).named(chosen or None)


def needs_network(spec: str) -> bool:
    """Whether ``engine`` or ``engine:voice`` is of an engine on the network."""
    try:
        return engine(_engine_of(spec)).online
    except VoiceError:
        return False


def holds_takes(spec: str) -> bool:
    """Whether ``engine`` or ``engine:voice`` is of an engine that holds recorded lines."""
    from vidgen.narration.takes.lines import LineByLine  # it knows roles, which know voices

    try:
        return issubclass(engine(_engine_of(spec)), LineByLine)
    except VoiceError:
        return False


def unusable(spec: str, *, offline: bool = False) -> str | None:
    """Why ``engine`` or ``engine:voice`` cannot be used now, or None if it can.

    Arguments:
        offline: the network must not be used; otherwise an engine that needs it is asked whether it answers.
    """
    name, _colon, chosen = spec.strip().partition(":")
    try:
        found = engine(name)
        if offline and found.online:
            return _("cần mạng")
        info = found.info()
        if not info.ready:
            return info.how or _("chưa sẵn sàng trên máy này")
        if chosen:
            found.named(chosen)
    except VoiceError as error:
        return f"{error.findings[0].message} {error.findings[0].fix}".strip()
    silent = None if offline else _silent(found)
    return silent.message if silent else None


def _silent(found: type[EngineVoice]) -> Finding | None:
    """What an engine answers to a probe, which is given `PROBE` seconds."""
    if not found.online:
        return found.probe()
    from vidgen.narration.service.calls import within
    from vidgen.narration.service.failure import Trouble, finding

    try:
        return within(PROBE, found.probe)
    except Trouble as trouble:
        return finding(trouble, found.info().title)


def none_usable(skipped: Iterable[tuple[str, str]]) -> VoiceError:
    """The error when every engine of a list was skipped; ``(engine, reason)`` each."""
    reasons = "; ".join(f"{name}: {reason}" for name, reason in skipped)
    return VoiceError.of(
        "VG-V008",
        _("Không bộ đọc nào dùng được. {reasons}").format(reasons=reasons),
        _("Thêm “espeak” vào cuối danh sách: bộ đọc này luôn có sẵn."),
    )


def ready_voice(spec: str | None, preferred: Sequence[str], *, offline: bool = False) -> EngineVoice:
    """The voice a person named, or else that of the first preferred engine that can be used.

    Arguments:
        preferred: ``engine`` or ``engine:voice`` each.

    Raises:
        VoiceError: the one named cannot be used, or none can (``VG-V008``).
    """
    offline = offline or kept_offline()
    if spec:
        return _local(voice(spec)) if offline else voice(spec)
    skipped: list[tuple[str, str]] = []
    for each in preferred:
        # A folder of takes holds the lines of a script, not any text.
        reason = _("chỉ đọc lời đã thu") if holds_takes(each) else unusable(each, offline=offline)
        if reason is None:
            return voice(each)
        skipped.append((each, reason))
    raise none_usable(skipped)


def kept_offline() -> bool:
    """Whether this machine was told never to touch the network."""
    return bool(os.environ.get(OFFLINE))


def _local(asked: EngineVoice) -> EngineVoice:
    if asked.online:
        raise refused_offline(asked.engine)
    return asked


def refused_offline(name: str) -> VoiceError:
    """The error when an engine on the network is asked for where it must not be used (``VG-V008``)."""
    return VoiceError.of(
        "VG-V008",
        _("Bộ đọc “{name}” cần mạng, mà lần này không được dùng mạng.").format(name=name),
        _("Chọn bộ đọc trên máy, ví dụ --voice espeak"),
    )


def _engine_of(spec: str) -> str:
    return spec.strip().partition(":")[0]


def engines() -> tuple[EngineInfo, ...]:
    """Every engine, for people; one whose code cannot be loaded is listed as not ready, with the reason."""
    return tuple(_info(name) for name in installed())


def _info(name: str) -> EngineInfo:
    try:
        return engine(name).info()
    except VoiceError as error:
        return EngineInfo(name, name, (), "", ready=False, how=str(error))
