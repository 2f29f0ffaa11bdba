"""The engines there are, and how to get a voice from what a person wrote: ``espeak``, ``espeak:vi+f3``.

Others add an engine without touching this tree through an entry point in the group ``vidgen.voices`` whose
name is the engine's and which points at its `EngineVoice`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.metadata import entry_points
from typing import Final

from vidgen.errors import VoiceError
from vidgen.messages import _
from vidgen.narration.voices.engine import EngineInfo, EngineVoice

VOICES: Final[dict[str, str]] = {
    "espeak": "vidgen.narration.voices.espeak:Espeak",
}
ENTRY_POINT_GROUP: Final = "vidgen.voices"


def installed() -> dict[str, str]:
    """Engine -> ``module:Class``: those of this package, then those that others add."""
    added = {point.name: point.value for point in entry_points(group=ENTRY_POINT_GROUP)}
    return {**added, **VOICES}


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


def unusable(name: str, *, offline: bool = False) -> str | None:
    """Why an engine cannot be used now, or None if it can."""
    try:
        found = engine(name)
    except VoiceError as error:
        return error.findings[0].message
    if offline and found.online:
        return _("cần mạng")
    info = found.info()
    return None if info.ready else info.how or _("chưa sẵn sàng trên máy này")


def none_usable(skipped: Iterable[tuple[str, str]]) -> VoiceError:
    """The error when every engine of a list was skipped; ``(engine, reason)`` each."""
    reasons = "; ".join(f"{name}: {reason}" for name, reason in skipped)
    return VoiceError.of(
        "VG-V008",
        _("Không bộ đọc nào dùng được. {reasons}").format(reasons=reasons),
        _("Thêm “espeak” vào cuối danh sách: bộ đọc này luôn có sẵn."),
    )


def ready_voice(spec: str | None, preferred: Sequence[str], *, offline: bool = False) -> EngineVoice:
    """The voice a person named, or else the usual voice of the first preferred engine that can be used.

    Raises:
        VoiceError: the one named cannot be used, or none can (``VG-V008``).
    """
    if spec:
        return voice(spec)
    skipped: list[tuple[str, str]] = []
    for name in preferred:
        reason = unusable(name, offline=offline)
        if reason is None:
            return engine(name).named()
        skipped.append((name, reason))
    raise none_usable(skipped)


def engines() -> tuple[EngineInfo, ...]:
    """Every engine, for people; one whose code cannot be loaded is listed as not ready, with the reason."""
    return tuple(_info(name) for name in installed())


def _info(name: str) -> EngineInfo:
    try:
        return engine(name).info()
    except VoiceError as error:
        return EngineInfo(name, name, (), "", ready=False, how=str(error))
