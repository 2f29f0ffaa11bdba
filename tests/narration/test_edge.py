"""The real edge-tts against Microsoft's service as it behaves and misbehaves."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from unicodedata import normalize

import numpy as np
import pytest

from tests.narration.remote_run import SENTENCE, failure, kept_after
from tests.narration.services.edge import EdgeService
from vidgen.errors import VoiceError
from vidgen.narration.role import RoleVoice
from vidgen.narration.speech import Speech
from vidgen.narration.voices import edge as module
from vidgen.narration.voices import unusable
from vidgen.narration.voices.edge import Edge
from vidgen.narration.voices.engine import Tunable

PAUSES = "có mất tiền không chú? tôi sẽ hỏi lại xã, không bấm vào đường liên kết lạ. cảm ơn, chào anh!"
RUNNING = (
    "công an gọi điện, bắt cập nhật ngay? khoan đã! có mất tiền không chú? "
    "tôi sẽ hỏi lại xã trước khi làm, không bấm vào đường liên kết lạ."
)


@pytest.mark.parametrize("rate", [3.3, 4.1, 5.0])
def test_a_word_after_a_pause_starts_where_the_sound_starts(edge_service: EdgeService, rate: float) -> None:
    """Though an MP3 begins with its codec's delay, and the sound is stretched to the wanted pace."""
    speech = Edge.named().speak(PAUSES, rate)
    assert speech.words is not None and len(speech.words) == len(PAUSES.split())
    words = PAUSES.split()
    after_pause = [index for index in range(len(words)) if index == 0 or not words[index - 1][-1].isalpha()]
    for index in after_pause:
        start = speech.words[index][0]
        onset = _onset(speech, speech.words[index - 1][1] if index else 0)
        assert abs(onset - start) / speech.sample_rate < 0.060, words[index]


def test_every_syllable_has_its_time_however_the_service_parts_words(edge_service: EdgeService) -> None:
    edge_service.will("fine", "pairs")
    alone, paired = (Edge.named().speak(SENTENCE, 4.1).words for _ in range(2))
    assert alone is not None and paired is not None
    assert len(alone) == len(paired) == len(SENTENCE.split())
    for one, two in zip(alone[::2], paired[::2], strict=True):
        assert one[0] == two[0]
    edges = [edge for word in paired for edge in word]
    assert edges == sorted(edges)


def test_marks_and_quotes_take_no_time_of_their_own(edge_service: EdgeService) -> None:
    text = "ủy ban – “xã tân phú” (mới): chào bà."
    words = Edge.named().speak(text, 4.1).words
    assert words is not None and len(words) == len(text.split())
    dash = text.split().index("–")
    assert words[dash][0] == words[dash][1] == words[dash - 1][1]
    assert all(end > start for index, (start, end) in enumerate(words) if index != dash)


def test_letters_written_in_parts_are_the_same_letters(edge_service: EdgeService) -> None:
    parts = normalize("NFD", SENTENCE)
    words = Edge.named().speak(parts, 4.1).words
    assert words is not None and len(words) == len(SENTENCE.split())


@pytest.mark.parametrize("fault", ["other words", "no words"])
def test_words_that_are_not_the_texts_are_left_to_the_aligner(edge_service: EdgeService, fault: str) -> None:
    edge_service.will(fault)
    speech = Edge.named().speak(SENTENCE, 4.1)
    assert speech.words is None and len(speech.samples)


def test_pace_is_asked_of_the_service(edge_service: EdgeService) -> None:
    for rate in (2.5, 4.7, 7.0):
        Edge.named().speak(SENTENCE, rate)
    rates = [int(asked["rate"]) for asked in edge_service.asked]
    assert rates == sorted(rates) and rates[0] < 0 == rates[1] < rates[2]


@pytest.mark.parametrize("name", ["HoaiMy", "NamMinh"])
@pytest.mark.parametrize("semitones", [-3.0, 2.0])
def test_pitch_is_asked_of_the_service(
    edge_service: EdgeService, name: str, semitones: float, median_pitch: Callable[[Speech], float]
) -> None:
    voice = Edge.named(name)
    assert isinstance(voice, Tunable)
    own, moved = (RoleVoice(voice, by).speak(RUNNING, 4.1) for by in (0.0, semitones))
    assert 12 * np.log2(median_pitch(moved) / median_pitch(own)) == pytest.approx(semitones, abs=0.6)
    assert edge_service.asked[0]["pitch"] == "+0"
    assert len(edge_service.asked) == 2


def test_each_name_is_a_voice_of_its_own(edge_service: EdgeService) -> None:
    for name in ("HoaiMy", "NamMinh", "vi-VN-NamMinhNeural", "hoaimy"):
        Edge.named(name).speak("xin chào", 4.1)
    voices = [asked["voice"] for asked in edge_service.asked]
    assert voices == ["HoaiMyNeural", "NamMinhNeural", "NamMinhNeural", "HoaiMyNeural"]
    assert Edge.named("vi-VN-NamMinhNeural").name == "NamMinh"


def test_markup_in_a_text_is_only_text(edge_service: EdgeService) -> None:
    Edge.named().speak("a & b < c </prosody> d", 4.1)
    assert edge_service.asked[0]["text"] == "a & b < c </prosody> d"


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        ("429", "VG-V022", "429"),
        ("429 after 0", "VG-V022", "429"),
        ("500", "VG-V023", "500"),
        ("html", "VG-V023", "200"),
        ("garbage", "VG-V023", "JSON"),
        ("unknown path", "VG-V023", "UnknownResponse"),
        ("no audio", "VG-V024", "không có âm thanh"),
        ("cut", "VG-V024", "cắt cụt"),
        ("no end", "VG-V024", "cắt cụt"),
        ("half then end", "VG-V024", "cắt cụt"),
        ("mid-frame", "VG-V024", "cắt cụt"),
        ("reset", "VG-V024", ""),
    ],
)
def test_a_fault_that_stays_is_told_and_nothing_is_kept(
    edge_service: EdgeService, tmp_path: Path, fault: str, code: str, said: str
) -> None:
    edge_service.will(always=fault)
    finding = failure("edge", tmp_path)
    assert finding.code == code
    assert said in finding.message and "Microsoft" in finding.message
    assert edge_service.connections == 3


@pytest.mark.parametrize(
    "fault", ["429", "429 after 1", "500", "html", "cut", "mid-frame", "reset", "no audio"]
)
def test_a_fault_that_passes_is_not_even_noticed(
    edge_service: EdgeService, tmp_path: Path, fault: str
) -> None:
    edge_service.will(fault)
    assert kept_after("edge", tmp_path) == 1
    assert edge_service.connections == 2


def test_a_wave_of_403_says_what_helps_and_is_not_fought(edge_service: EdgeService, tmp_path: Path) -> None:
    edge_service.will(always="403")
    finding = failure("edge", tmp_path)
    assert finding.code == "VG-V025" and "403" in finding.message
    assert "pip install -U edge-tts" in finding.fix
    assert edge_service.connections == 2  # edge-tts sets its clock by the answer and tries once more
    assert failure("edge", tmp_path).code == "VG-V029"
    assert edge_service.connections == 2


def test_a_clock_that_is_wrong_is_set_by_edge_tts_itself(edge_service: EdgeService, tmp_path: Path) -> None:
    edge_service.will("403")
    assert kept_after("edge", tmp_path) == 1


@pytest.mark.parametrize("fault", ["slow", "hang"])
def test_a_service_that_does_not_come_to_an_end_is_left(
    edge_service: EdgeService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(Edge.service, "policy", dataclasses.replace(Edge.service.policy, limit=0.3, tries=2))
    edge_service.will(always=fault)
    finding = failure("edge", tmp_path)
    assert finding.code == "VG-V021" and "0.3 giây" in finding.message
    assert edge_service.connections == 2


def test_no_network_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import edge_tts.communicate

    monkeypatch.setattr(edge_tts.communicate, "WSS_URL", "ws://127.0.0.1:9/edge/v1?TrustedClientToken=thu")
    monkeypatch.setattr(Edge.service, "policy", dataclasses.replace(Edge.service.policy, gap=0.0, pause=0.01))
    Edge.service.recover()
    finding = failure("edge", tmp_path)
    assert finding.code == "VG-V020" and "không nhận kết nối" in finding.message
    monkeypatch.setattr(
        edge_tts.communicate, "WSS_URL", "ws://khong-co.invalid/edge/v1?TrustedClientToken=thu"
    )
    Edge.service.recover()
    told = Edge.probe()
    assert told is not None and told.code == "VG-V020" and "không tìm thấy máy chủ" in told.message
    Edge.service.recover()


def test_a_probe_asks_once(edge_service: EdgeService) -> None:
    assert Edge.probe() is None and unusable("edge") is None and unusable("edge:NamMinh") is None
    edge_service.will("500")
    told = unusable("edge")
    assert told is not None and "500" in told


def test_an_unknown_voice_names_the_nearest() -> None:
    with pytest.raises(VoiceError) as caught:
        Edge.named("HoaiMi")
    (finding,) = caught.value.findings
    assert finding.code == "VG-V002" and "“HoaiMy”" in finding.fix


def test_without_its_package_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(module, "version", missing)
    info = Edge.info()
    assert not info.ready and "vidgen[edge]" in info.how
    with pytest.raises(VoiceError) as caught:
        Edge.named()
    (finding,) = caught.value.findings
    assert finding.code == "VG-V028" and "edge-tts" in finding.message and "vidgen[edge]" in finding.fix


def _onset(speech: Speech, since: int) -> int:
    """Where the level first rises above −32 dB of the peak, in blocks of 2 ms."""
    block = speech.sample_rate // 500
    rest = speech.samples[since:]
    level = np.abs(rest[: len(rest) // block * block]).reshape(-1, block).max(axis=1)
    return since + int(np.argmax(level > np.abs(speech.samples).max() / 40)) * block
