"""The real gTTS against Google's speech as it behaves and misbehaves."""

from __future__ import annotations

import dataclasses
import ssl
from pathlib import Path

import pytest
import trustme

from tests.narration.remote_run import SENTENCE, entries, failure, kept_after
from tests.narration.services.google import LONGEST, Google
from vidgen.errors import VoiceError
from vidgen.narration.pace import spoken_seconds
from vidgen.narration.service.length import syllables_in
from vidgen.narration.speech import Speech
from vidgen.narration.voices import gtts as module
from vidgen.narration.voices import unusable
from vidgen.narration.voices.gtts import Gtts

LONG = (
    "công an xã đề nghị bà con khi nhận cuộc gọi lạ tự xưng là cán bộ thì bình tĩnh, không làm theo, không "
    "chuyển tiền; không đọc mã ô tê pê cho bất kỳ ai, và gọi ngay cho công an xã để được hướng dẫn."
)


def test_a_sentence_is_one_request_as_written(google: Google) -> None:
    speech = Gtts.named().speak(SENTENCE, 4.1)
    assert google.texts == [SENTENCE]
    assert speech.words is None and len(speech.samples) > speech.sample_rate


def test_a_long_sentence_is_several_short_requests_cut_where_one_breathes(google: Google) -> None:
    Gtts.named().speak(LONG, 4.1)
    assert " ".join(google.texts) == LONG
    assert all(len(text) <= LONGEST for text in google.texts)
    assert all(text[-1] in ",;." for text in google.texts)


def test_a_long_sentence_sounds_whole(google: Google) -> None:
    speech = Gtts.named().speak(LONG, 4.1)
    seconds = spoken_seconds(speech.samples, speech.sample_rate)
    assert syllables_in(LONG) / seconds == pytest.approx(4.1, rel=0.05)


def test_a_text_without_a_mark_or_a_space_is_spoken_too(google: Google) -> None:
    Gtts.named().speak("mã " * 80, 4.1)
    Gtts.named().speak("a" * 250, 4.1)
    assert all(0 < len(text) <= LONGEST for text in google.texts)


def test_words_that_gtts_would_change_are_sent_as_they_are(google: Google) -> None:
    Gtts.named().speak("ông st. hỏi?! bà dr. nào", 4.1)
    assert google.texts == ["ông st. hỏi?! bà dr. nào"]


def test_requests_keep_their_gap_and_their_time_limit(
    google: Google, monkeypatch: pytest.MonkeyPatch
) -> None:
    gaps: list[float] = []
    monkeypatch.setattr(Gtts.service.throttle, "turn", lambda gap: gaps.append(gap) or 0.0)
    monkeypatch.setattr(Gtts.service, "policy", dataclasses.replace(Gtts.service.policy, gap=0.25))
    Gtts.named().speak(LONG, 4.1)
    assert gaps == [0.25] * len(google.texts) and len(gaps) > 1


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        ("500", "VG-V023", "500"),
        ("503", "VG-V023", "503"),
        ("429", "VG-V022", "429"),
        ("429 after 0", "VG-V022", "429"),
        ("html", "VG-V024", "không có âm thanh"),
        ("empty", "VG-V024", "không có âm thanh"),
        ("no sound", "VG-V024", "không có âm thanh"),
        ("short", "VG-V024", "cắt cụt"),
        ("cut", "VG-V024", "cắt cụt"),
        ("cut between frames", "VG-V024", "cắt cụt"),
        ("silent", "VG-V024", "im lặng"),
        ("a fifth", "VG-V024", "quá ngắn"),
        ("another text", "VG-V024", "quá dài"),
        ("noise", "VG-V024", "không phải là âm thanh"),
        ("reset", "VG-V020", "ngắt giữa chừng"),
    ],
)
def test_a_fault_that_stays_is_told_and_nothing_is_kept(
    google: Google, tmp_path: Path, fault: str, code: str, said: str
) -> None:
    google.will(*[fault] * 9)
    finding = failure("gtts", tmp_path)
    assert finding.code == code
    assert said in finding.message and "Google" in finding.message
    assert len(google.asked) == 3


@pytest.mark.parametrize("fault", ["500", "429", "429 after 1", "html", "cut", "silent", "reset", "short"])
def test_a_fault_that_passes_is_not_even_noticed(google: Google, tmp_path: Path, fault: str) -> None:
    google.will(fault)
    assert kept_after("gtts", tmp_path) == 1
    assert len(google.asked) == 2


def test_what_is_kept_is_not_asked_for_again(google: Google, tmp_path: Path) -> None:
    kept_after("gtts", tmp_path)
    kept_after("gtts", tmp_path)
    assert len(google.asked) == 1


def test_refused_is_refused_at_once_and_for_the_run(google: Google, tmp_path: Path) -> None:
    google.will("403")
    assert failure("gtts", tmp_path).code == "VG-V025"
    assert failure("gtts", tmp_path).code == "VG-V029"
    assert len(google.asked) == 1


def test_too_long_a_wait_is_not_waited_for(google: Google, tmp_path: Path) -> None:
    google.will("429 after 3600")
    finding = failure("gtts", tmp_path)
    assert finding.code == "VG-V022" and "3600 giây" in finding.message
    assert len(google.asked) == 1


@pytest.mark.parametrize("fault", ["slow", "drip"])
def test_a_service_that_does_not_come_to_an_end_is_left(
    google: Google, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """A byte now and then keeps every single wait short; the call as a whole has its limit."""
    monkeypatch.setattr(Gtts.service, "policy", dataclasses.replace(Gtts.service.policy, limit=0.3, tries=2))
    google.will(fault, fault)
    finding = failure("gtts", tmp_path)
    assert finding.code == "VG-V021" and "0.3 giây" in finding.message
    assert len(google.asked) == 2


def test_gtts_own_time_limit_is_told_as_such(
    google: Google, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_TIMEOUT", (1.0, 0.2))
    google.will("slow", "slow", "slow")
    assert failure("gtts", tmp_path).code == "VG-V021"


def test_no_network_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import gtts.tts

    monkeypatch.setattr(gtts.tts, "_translate_url", lambda **_: "http://127.0.0.1:9/")
    monkeypatch.setattr(Gtts.service, "policy", dataclasses.replace(Gtts.service.policy, gap=0.0, pause=0.01))
    Gtts.service.recover()
    finding = failure("gtts", tmp_path)
    assert finding.code == "VG-V020" and "không nhận kết nối" in finding.message
    assert "--offline" in finding.fix
    Gtts.service.recover()


def test_a_name_that_cannot_be_found_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    import gtts.tts

    monkeypatch.setattr(gtts.tts, "_translate_url", lambda **_: "http://khong-co.invalid/")
    Gtts.service.recover()
    told = Gtts.probe()
    assert told is not None and told.code == "VG-V020" and "không tìm thấy máy chủ" in told.message
    Gtts.service.recover()


def test_a_service_that_cannot_prove_who_it_is_is_not_listened_to(
    google: Google, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """gTTS alone would take any certificate, and so any voice."""
    import gtts.tts

    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    secure = Google()
    with secure.running(context):
        monkeypatch.setattr(gtts.tts, "_translate_url", lambda tld="com", path="": f"{secure.url}/{path}")
        finding = failure("gtts", tmp_path)
        assert finding.code == "VG-V020" and "chứng thực" in finding.message
        assert secure.asked == []
        authority.cert_pem.write_to_path(str(tmp_path / "co-quan.pem"))
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "co-quan.pem"))
        assert kept_after("gtts", tmp_path) == 1


def test_after_two_sentences_in_vain_the_service_is_left_alone(google: Google, tmp_path: Path) -> None:
    google.will(always="500")
    codes = [failure("gtts", tmp_path).code for _ in range(4)]
    assert codes == ["VG-V023", "VG-V023", "VG-V029", "VG-V029"] or codes[1:] == ["VG-V029"] * 3
    assert len(google.asked) == Gtts.service.policy.failures
    assert Gtts.info().ready  # a state of this run, not of the machine


def test_a_probe_asks_once_and_briefly(google: Google) -> None:
    assert Gtts.probe() is None and unusable("gtts") is None
    assert google.texts == ["xin chào."] * 2
    google.will("500")
    told = Gtts.probe()
    assert told is not None and told.code == "VG-V023"
    assert len(google.asked) == 3


def test_a_new_run_asks_anew(google: Google, tmp_path: Path) -> None:
    google.will("403")
    assert failure("gtts", tmp_path).code == "VG-V025"
    assert Gtts.service.down is not None
    assert Gtts.probe() is None and Gtts.service.down is None
    assert kept_after("gtts", tmp_path) == 1


def test_the_text_alone_decides_not_how_it_was_reached(google: Google) -> None:
    first = Gtts.named().speak(SENTENCE, 4.1)
    google.will("500", "cut")
    again = Gtts.named().speak(SENTENCE, 4.1)
    assert _same(first, again)


def test_an_unknown_voice_names_the_one_there_is() -> None:
    with pytest.raises(VoiceError) as caught:
        Gtts.named("vi-nam")
    (finding,) = caught.value.findings
    assert finding.code == "VG-V002" and "“vi”" in finding.fix


def test_the_list_of_voices_says_what_is_sent_where_without_the_network(google: Google) -> None:
    info = Gtts.info()
    assert info.ready and info.online and "Google" in info.how
    assert google.asked == [] and entries(Path(__file__).parent) == 0


def _same(one: Speech, two: Speech) -> bool:
    return bool((one.samples == two.samples).all())
