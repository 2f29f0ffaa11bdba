"""Keys come from the environment or the keyring, go into one header, and are seen by nobody else."""

from __future__ import annotations

import io
import json
import logging
import pickle
import traceback
from pathlib import Path

import pytest

from tests.narration.remote_run import SENTENCE, failure
from tests.narration.services.fpt import KEY, FptAi
from vidgen.brand.load import load_brand
from vidgen.errors import BrandError
from vidgen.narration.role import RoleVoice
from vidgen.narration.service import fpt_client
from vidgen.narration.service.failure import EngineFailed
from vidgen.narration.service.keys import Key, key_of
from vidgen.narration.store import SpeechStore, speech_key
from vidgen.narration.voices import engines
from vidgen.narration.voices.fpt import Fpt
from vidgen.store import cache_folder


def test_the_key_may_lie_in_the_systems_keyring(fpt_ai: FptAi, monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring

    kept = {("vidgen", "fpt"): KEY}
    monkeypatch.delenv("VIDGEN_FPT_KEY")
    monkeypatch.setattr(keyring, "get_password", lambda service, user: kept.get((service, user)))
    assert Fpt.info().ready
    assert len(Fpt.named().speak(SENTENCE, 4.1).samples)


def test_a_keyring_that_does_not_open_is_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.errors import KeyringLocked

    def locked(service: str, user: str) -> str:
        raise KeyringLocked

    monkeypatch.delenv("VIDGEN_FPT_KEY", raising=False)
    monkeypatch.setattr(keyring, "get_password", locked)
    assert key_of("fpt") is None and not Fpt.info().ready


@pytest.mark.parametrize("key", ["khóa-có-dấu", "hai từ", "xuống\ndòng-BI-MAT"])
def test_a_key_that_no_header_can_hold_is_not_sent_and_not_quoted(
    fpt_ai: FptAi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """The client library would quote the header in its error."""
    monkeypatch.setenv("VIDGEN_FPT_KEY", key)
    finding = failure("fpt", tmp_path)
    assert finding.code == "VG-V026" and key not in str(finding)
    assert fpt_ai.asked == []


@pytest.mark.parametrize(
    "fault", [None, "500", "429", "403", "reset", "html", "bad key told", "elsewhere", "slow"]
)
def test_the_key_is_seen_by_nobody_else(
    fpt_ai: FptAi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str | None
) -> None:
    """Not in logs at their loudest, messages, tracebacks, lists of voices, nor the store and its keys."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(1)
    seen: list[str] = []
    try:
        if fault:
            monkeypatch.setattr(fpt_client, "_TIMEOUT", (1.0, 0.2))
            fpt_ai.will(*[fault] * 3)
        voice = Fpt.named()
        role = RoleVoice(voice)
        key = speech_key(role, SENTENCE, 4.1)
        seen += [repr(voice), repr(vars(voice)), role.title, repr(role.identity), key]
        seen += [repr(info) for info in engines()] + [json.dumps(str(pickle.dumps(voice)))]
        try:
            SpeechStore(tmp_path).keep(key, voice.speak(SENTENCE, 4.1))
        except EngineFailed as error:
            assert fault is not None
            seen += [str(error), repr(error), str(error.findings), str(pickle.dumps(error))]
            seen += [json.dumps([finding.as_dict() for finding in error.findings])]
            seen += traceback.format_exception(error)
            # A cluster that pickles tracebacks sends all that an error came of.
            assert error.__cause__ is None and error.__context__ is None
        else:
            assert fault is None
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
    seen += [log.getvalue()] + [
        path.name + path.read_bytes().decode("latin-1")
        for path in (*tmp_path.rglob("*"), *cache_folder().rglob("*"))
        if path.is_file()
    ]
    assert len(log.getvalue()) > 0
    assert not [text for text in seen if KEY in text]
    assert all(
        KEY not in name + value
        for asked in fpt_ai.asked[1:]
        if asked.method == "GET"
        for name, value in asked.headers.items()
    )


def test_a_key_shows_itself_to_nobody_by_accident() -> None:
    key = Key(KEY)
    assert KEY not in f"{key} {key!r} {[key]}"
    with pytest.raises(TypeError):
        pickle.dumps(key)
    with pytest.raises(TypeError):
        json.dumps({"key": key})


@pytest.mark.parametrize(
    "line", ["fpt_key: {key}", "api_key: {key}", "keys: {{fpt: {key}}}", "VIDGEN_FPT_KEY: {key}"]
)
def test_a_brand_file_with_a_key_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "brand.yaml").write_text(
        f"id: thu\nname: Công an xã Thử\n{line.format(key=KEY)}\n", encoding="utf-8"
    )
    with pytest.raises(BrandError) as caught:
        load_brand(tmp_path)
    assert "VG-B003" in {finding.code for finding in caught.value.findings}
    assert KEY not in str(caught.value)
