"""Our client of FPT.AI against the service as it behaves and misbehaves."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tests.narration.remote_run import SENTENCE, failure, kept_after
from tests.narration.services.fpt import KEY, FptAi
from vidgen.errors import VoiceError
from vidgen.narration.service import fpt_client
from vidgen.narration.service.failure import EngineFailed
from vidgen.narration.voices import unusable
from vidgen.narration.voices.fpt import VOICES, Fpt


def test_a_sentence_is_ordered_once_and_fetched_when_it_is_there(fpt_ai: FptAi) -> None:
    speech = Fpt.named("lannhi").speak(SENTENCE, 4.1)
    (order,) = fpt_ai.orders
    given = {name.lower(): value for name, value in order.headers.items()}
    assert order.body.decode() == SENTENCE
    assert (given["voice"], given["api_key"]) == ("lannhi", KEY)
    assert -3 <= int(given["speed"]) <= 3
    assert len(fpt_ai.asked) == 1 + FptAi.looks_needed
    assert speech.words is None and len(speech.samples) > speech.sample_rate


def test_pace_is_asked_of_the_service_in_its_seven_steps(fpt_ai: FptAi) -> None:
    for rate in (2.2, 4.5, 8.0):
        Fpt.named().speak(SENTENCE, rate)
    assert [order.headers["speed"] for order in fpt_ai.orders] == ["-3", "0", "3"]


def test_a_single_short_syllable_is_long_enough_for_the_service(fpt_ai: FptAi) -> None:
    assert len(Fpt.named().speak("ạ", 4.1).samples)
    assert len(fpt_ai.orders[0].body.decode()) >= 3


def test_more_than_the_service_takes_goes_in_several_orders(
    fpt_ai: FptAi, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Fpt.longest == 5000
    monkeypatch.setattr(Fpt, "longest", 300)
    text = "không bấm vào đường liên kết lạ, " * 16
    Fpt.named().speak(text, 4.1)
    orders = [order.body.decode() for order in fpt_ai.orders]
    assert len(orders) == 2 and " ".join(orders).split() == text.split()
    assert all(len(order) <= 300 and order.endswith(",") for order in orders)


@pytest.mark.parametrize(
    ("fault", "code", "said", "orders"),
    [
        ("500", "VG-V023", "500", 3),
        ("429", "VG-V022", "429", 3),
        ("429 after 3600", "VG-V022", "3600 giây", 1),
        ("403", "VG-V026", "403", 1),
        ("402", "VG-V026", "402", 1),
        ("quota", "VG-V026", "exceeded your quota", 1),
        ("bad key told", "VG-V026", "Unauthorized", 1),
        ("html", "VG-V024", "trang web", 3),
        ("empty", "VG-V024", "trang web", 3),
        ("no link", "VG-V024", "liên kết", 3),
        ("file link", "VG-V024", "liên kết", 3),
        ("reset", "VG-V020", "ngắt giữa chừng", 3),
        ("elsewhere", "VG-V023", "302", 3),
    ],
)
def test_a_fault_of_the_order_is_told_and_nothing_is_kept(
    fpt_ai: FptAi, tmp_path: Path, fault: str, code: str, said: str, orders: int
) -> None:
    fpt_ai.will(always=fault)
    fpt_ai.will(*[fault] * 3 if fault == "reset" else [], always=fault)
    finding = failure("fpt", tmp_path)
    assert finding.code == code
    assert said in finding.message and "FPT.AI" in finding.message
    assert len(fpt_ai.asked) == orders


@pytest.mark.parametrize("fault", ["500", "429", "429 after 1", "html", "reset", "no link"])
def test_a_fault_of_the_order_that_passes_is_not_even_noticed(
    fpt_ai: FptAi, tmp_path: Path, fault: str
) -> None:
    fpt_ai.will(fault)
    assert kept_after("fpt", tmp_path) == 1
    assert len(fpt_ai.orders) == 2


@pytest.mark.parametrize(
    ("fault", "said"),
    [("cut", "cắt cụt"), ("short", "cắt cụt"), ("empty", "không có"), ("html", "trang web")],
)
def test_a_sound_that_is_not_whole_is_ordered_anew(
    fpt_ai: FptAi, tmp_path: Path, fault: str, said: str
) -> None:
    fpt_ai.link_faults = [fault] * 3
    finding = failure("fpt", tmp_path)
    assert finding.code == "VG-V024" and said in finding.message
    assert len(fpt_ai.orders) == 3
    assert kept_after("fpt", tmp_path) == 1


@pytest.mark.parametrize("status", ["403", "404", "500", "429", "204"])
def test_a_link_that_is_not_ready_is_looked_at_again(fpt_ai: FptAi, status: str) -> None:
    fpt_ai.link_faults = [status] * 2
    assert len(Fpt.named().speak(SENTENCE, 4.1).samples)
    assert len(fpt_ai.orders) == 1


def test_a_link_that_never_gets_ready_is_given_up(
    fpt_ai: FptAi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fpt_client, "READY_WITHIN", 0.2)
    monkeypatch.setattr(Fpt.service, "policy", dataclasses.replace(Fpt.service.policy, tries=2))
    fpt_ai.looks_needed = 10_000
    finding = failure("fpt", tmp_path)
    assert finding.code == "VG-V021" and "0.2 giây" in finding.message
    assert len(fpt_ai.orders) == 2 and len(fpt_ai.asked) > 6


def test_a_slow_order_is_left(fpt_ai: FptAi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fpt_client, "_TIMEOUT", (1.0, 0.2))
    fpt_ai.will(always="slow")
    assert failure("fpt", tmp_path).code == "VG-V021"
    assert len(fpt_ai.orders) == 3


def test_no_network_is_told_as_such(fpt_ai: FptAi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fpt_client, "URL", "http://127.0.0.1:9/hmi/tts/v5")
    finding = failure("fpt", tmp_path)
    assert finding.code == "VG-V020" and "không nhận kết nối" in finding.message


def test_a_text_that_the_service_refuses_is_no_fault_of_the_engine(fpt_ai: FptAi) -> None:
    fpt_ai.will("bad voice")
    with pytest.raises(VoiceError) as caught:
        Fpt.named().speak(SENTENCE, 4.1)
    assert not isinstance(caught.value, EngineFailed)
    assert caught.value.findings[0].code == "VG-V027" and "voice" in caught.value.findings[0].message
    assert len(Fpt.named().speak(SENTENCE, 4.1).samples)


def test_a_wrong_key_is_told_at_once_and_not_tried_again(
    fpt_ai: FptAi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VIDGEN_FPT_KEY", "khoa-SAI-999")
    finding = failure("fpt", tmp_path)
    assert finding.code == "VG-V026" and "401" in finding.message
    assert failure("fpt", tmp_path).code == "VG-V029"
    assert len(fpt_ai.asked) == 1


def test_a_probe_shows_whether_service_and_key_work_without_waiting_for_a_sound(
    fpt_ai: FptAi, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Fpt.probe() is None and unusable("fpt") is None
    assert len(fpt_ai.asked) == len(fpt_ai.orders) == 2
    monkeypatch.setenv("VIDGEN_FPT_KEY", "khoa-SAI-999")
    told = Fpt.probe()
    assert told is not None and told.code == "VG-V026"


def test_without_a_key_it_says_where_a_key_belongs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VIDGEN_FPT_KEY", raising=False)
    info = Fpt.info()
    assert not info.ready and "VIDGEN_FPT_KEY" in info.how and "keyring set vidgen fpt" in info.how
    with pytest.raises(EngineFailed) as caught:
        Fpt.named()
    (finding,) = caught.value.findings
    assert finding.code == "VG-V026" and "console.fpt.ai" in finding.fix
    assert "VIDGEN_FPT_KEY" in (unusable("fpt") or "")


def test_every_region_has_a_woman_and_a_man() -> None:
    for region in ("bac", "trung", "nam"):
        timbres = Fpt.timbres(region)
        assert {timbre.gender for timbre in timbres} == {"female", "male"}
        assert "narrator" in timbres[0].suits
        assert all(timbre.name in VOICES for timbre in timbres)


def test_an_unknown_voice_names_the_nearest(fpt_ai: FptAi) -> None:
    with pytest.raises(VoiceError) as caught:
        Fpt.named("ban-mai")
    (finding,) = caught.value.findings
    assert finding.code == "VG-V002" and "“banmai”" in finding.fix
