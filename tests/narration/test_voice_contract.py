"""Every engine in the registry keeps the promise of `Voice.speak`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext

import numpy as np
import pytest

from tests.narration.piper_files import write_voice
from tests.narration.services.fixtures import standing_in
from tests.narration.takes_on_disk import LINES, record
from vidgen.errors import VoiceError
from vidgen.narration.speech import Speech
from vidgen.narration.takes.lines import LineByLine
from vidgen.narration.voices import VOICES, engine, engines, voice
from vidgen.narration.voices.engine import EngineVoice

SPEAKERS = [name for name in VOICES if not issubclass(engine(name), LineByLine)]
SENTENCE = "công an gọi điện, bắt cập nhật vê nê i đê ngay? khoan đã!"
PHRASE = "bà không bấm vào đường liên kết lạ mà gọi ngay cho công an xã, "
TEXTS = {
    "a sentence": SENTENCE,
    "one syllable": "ạ",
    "two thousand characters": (PHRASE * 40)[:2000].rsplit(" ", 1)[0] + ".",
    "every tone": "ma mà má mả mã mạ, ngoằn ngoèo khuya khoắt nghiêng nguệch ngoạc.",
    "single letters": "a bê xê dê đê e ép giê hát i ca",
    "a lone dash": "ủy ban nhân dân – xã tân phú",
    "quotes and brackets": "“công an” (giả) gọi: ‘nộp tiền’.",
    "English words": "online facebook zalo, xong.",
    "no mark at the end": "không bấm",
}


HOLDERS = [name for name in VOICES if issubclass(engine(name), LineByLine)]


@pytest.fixture(autouse=True, scope="module")
def two_piper_voices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Small models of our own, which piper's real loader runs."""
    folder = tmp_path_factory.mktemp("Giọng đọc")
    write_voice(folder, "vi_VN-cao-low", hertz=210)
    write_voice(folder, "vi_VN-trầm-low", hertz=110)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VIDGEN_VOICES", str(folder))
        yield


@pytest.fixture(scope="module", params=SPEAKERS)
def speaker(request: pytest.FixtureRequest) -> Iterator[EngineVoice]:
    """An engine's usual voice; one on the network speaks to a service on this machine."""
    with standing_in(request.param) if engine(request.param).online else nullcontext():
        yield engine(request.param).named()


def test_the_voice_says_which_it_is(speaker: EngineVoice) -> None:
    assert speaker.name and speaker.version
    assert voice(f"{speaker.engine}:{speaker.name}").name == speaker.name


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_every_syllable_has_its_time_within_the_sound(speaker: EngineVoice, text: str) -> None:
    speech = speaker.speak(text, 4.1)
    if speech.words is None:
        pytest.skip("the engine knows no times")
    assert len(speech.words) == len(text.split())
    edges = [edge for word in speech.words for edge in word]
    assert edges == sorted(edges)
    assert edges[0] >= 0 and edges[-1] <= len(speech.samples)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_samples_are_mono_floats_in_range_and_heard(speaker: EngineVoice, text: str) -> None:
    samples = speaker.speak(text, 4.1).samples
    assert samples.dtype == np.float32 and samples.ndim == 1
    assert 0.01 < np.abs(samples).max() <= 1


def test_the_same_text_gives_the_same_speech_whatever_was_said_between(speaker: EngineVoice) -> None:
    first = [speaker.speak(text, 4.1) for text in TEXTS.values()]
    other = engine(speaker.engine).named(engine(speaker.engine).timbres()[-1].name)
    for text in TEXTS.values():
        other.speak(text, 5.0)
    for text, before in reversed(list(zip(TEXTS.values(), first, strict=True))):
        assert _same(speaker.speak(text, 4.1), before)


@pytest.mark.parametrize("rate", [3.0, 4.1, 5.0])
def test_the_rate_is_the_syllables_per_second_without_pauses(speaker: EngineVoice, rate: float) -> None:
    text = PHRASE.replace(",", "").strip()
    for timbre in speaker.timbres():
        speech = speaker.named(timbre.name).speak(text, rate)
        heard = np.flatnonzero(np.abs(speech.samples) > np.abs(speech.samples).max() / 100)
        seconds = (heard[-1] - heard[0]) / speech.sample_rate
        assert len(text.split()) / seconds == pytest.approx(rate, rel=0.08), timbre.name


def test_a_slower_rate_makes_longer_speech_and_a_senseless_one_is_bounded(speaker: EngineVoice) -> None:
    lengths = [len(speaker.speak(SENTENCE, rate).samples) for rate in (0.01, 3.0, 4.1, 5.0, 1000.0)]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] < 10 * lengths[-1]


@pytest.mark.parametrize("text", ["", "   ", "…", "– !"])
def test_nothing_to_say_is_an_error(speaker: EngineVoice, text: str) -> None:
    with pytest.raises(VoiceError) as caught:
        speaker.speak(text, 4.1)
    assert caught.value.findings[0].code == "VG-V006"


@pytest.mark.parametrize("name", HOLDERS)
def test_a_voice_that_holds_whole_lines_says_each_of_them(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = record(tmp_path_factory.mktemp("Bản thu"))
    holder = voice(f"{name}:{folder}")
    assert isinstance(holder, LineByLine)
    assert holder.name == folder.name and holder.version == voice(f"{name}:{folder}").version
    takes = holder.takes(LINES, 4.6)
    assert len(takes.voices) == len(LINES) and not takes.findings
    assert len({take.version for take in takes.voices}) == len(LINES)
    for line, take in zip(LINES, takes.voices, strict=True):
        speech = take.speak(line.spoken, 4.6)
        assert take.whole_lines and take.engine == name
        assert speech.samples.dtype == np.float32 and speech.samples.ndim == 1
        assert 0.01 < np.abs(speech.samples).max() <= 1
        assert speech.words is None or len(speech.words) == line.syllables
        assert _same(take.speak(line.spoken, 4.6), speech)


def test_every_voice_offered_to_casting_speaks(speaker: EngineVoice) -> None:
    for region in (None, "bac", "trung", "nam"):
        timbres = speaker.timbres(region)
        assert timbres
        for timbre in timbres:
            assert len(speaker.named(timbre.name).speak("xin chào", 4.1).samples)


def test_engines_are_listed_for_people() -> None:
    listed = {info.engine: info for info in engines()}
    assert set(VOICES) <= set(listed)
    for info in listed.values():
        assert info.title and info.licence and info.voices
        assert info.ready or info.how


def _same(one: Speech, two: Speech) -> bool:
    return one.words == two.words and np.array_equal(one.samples, two.samples)
