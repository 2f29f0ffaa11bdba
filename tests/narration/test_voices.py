"""The registry finds what a person names, and says what is near when it cannot."""

from __future__ import annotations

import pytest

from vidgen.errors import VoiceError
from vidgen.narration import voices
from vidgen.narration.voices import engines, ready_voice, unusable, voice


def test_an_engine_alone_is_its_usual_voice() -> None:
    assert voice("espeak").name == voice("espeak:").name == "vi+f2"


def test_an_engine_with_a_voice_is_that_voice() -> None:
    assert voice("espeak:vi-vn-x-south+m2").name == "vi-vn-x-south+m2"
    assert voice("espeak:vi").name == "vi"


@pytest.mark.parametrize(
    ("spec", "code", "near"),
    [
        ("espaek", "VG-V001", "“espeak”"),
        ("", "VG-V001", "espeak"),
        ("espeak:vi+f33", "VG-V002", "“vi+f3”"),
        ("espeak:vi-vn-south+m2", "VG-V002", "“vi-vn-x-south+m2”"),
        ("espeak:v", "VG-V002", "“vi”"),
        ("espeak:vi+", "VG-V002", "“vi”"),
        ("espeak:vi+f3+m1", "VG-V002", "“vi+m1”"),
    ],
)
def test_an_unknown_name_is_an_error_with_the_nearest(spec: str, code: str, near: str) -> None:
    with pytest.raises(VoiceError) as caught:
        voice(spec)
    (finding,) = caught.value.findings
    assert finding.code == code
    assert near in finding.fix


@pytest.mark.parametrize("value", ["no_such_module:X", "vidgen.errors:Nothing", "vidgen.errors:Finding"])
def test_an_engine_that_cannot_be_loaded_is_named_and_does_not_hide_the_others(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setattr(voices, "VOICES", {"hỏng": value, **voices.VOICES})
    with pytest.raises(VoiceError) as caught:
        voice("hỏng")
    assert caught.value.findings[0].code == "VG-V007"
    assert "hỏng" in caught.value.findings[0].message
    ready = {info.engine: info.ready for info in engines()}
    assert set(ready) == set(voices.VOICES)
    assert not ready["hỏng"] and ready["espeak"]


def test_an_engine_of_another_package_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        name, value = "khác", voices.VOICES["espeak"]

    monkeypatch.setattr(voices, "entry_points", lambda group: [Point] if group == "vidgen.voices" else [])
    assert voice("khác:vi+m3").name == "vi+m3"


def test_the_first_engine_that_can_be_used_speaks() -> None:
    assert unusable("espeak", offline=True) is None
    assert "piper" in (unusable("piper") or "")
    assert ready_voice(None, ["piper", "espeak"], offline=True).engine == "espeak"
    assert ready_voice("espeak:vi+m1", ["piper"]).name == "vi+m1"


def test_no_usable_engine_is_an_error_that_says_why() -> None:
    with pytest.raises(VoiceError) as caught:
        ready_voice(None, ["piper", "gtts"])
    assert caught.value.findings[0].code == "VG-V008"
    assert "piper" in caught.value.findings[0].message and "espeak" in caught.value.findings[0].fix
