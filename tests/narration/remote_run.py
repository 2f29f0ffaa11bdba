"""A line narrated by an engine on the network, and what that left in the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from vidgen.errors import Finding
from vidgen.narration.role import RoleVoice
from vidgen.narration.service.failure import EngineFailed
from vidgen.narration.sound import trimmed
from vidgen.narration.store import SpeechStore, speech_key
from vidgen.narration.voices import voice

SENTENCE = "công an xã không bao giờ yêu cầu bà con chuyển tiền qua điện thoại."


def kept_after(spec: str, folder: Path, text: str = SENTENCE) -> int:
    """Speak as the narration does and keep what came; returns how many entries the store holds.

    Raises:
        VoiceError: the engine's; nothing may have been kept then.
    """
    store, role = SpeechStore(folder), RoleVoice(voice(spec))
    key = speech_key(role, text, 4.1)
    if store.get(key) is None:
        store.keep(key, trimmed(role.speak(text, 4.1)))
    assert store.get(key) is not None
    return entries(folder)


def entries(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*.speech"))


def failure(spec: str, folder: Path, text: str = SENTENCE) -> Finding:
    """The finding of an engine that fails on this; makes sure that nothing was kept."""
    with pytest.raises(EngineFailed) as caught:
        kept_after(spec, folder, text)
    assert caught.value.engine == spec.partition(":")[0]
    assert entries(folder) == 0
    (finding,) = caught.value.findings
    assert finding.message and finding.fix
    return finding
