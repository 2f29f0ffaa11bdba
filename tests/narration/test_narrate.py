"""Every line is spoken, every shown token has its time, and a line that cannot be spoken is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from vidgen.errors import VoiceError
from vidgen.narration import align
from vidgen.narration.casting import cast
from vidgen.narration.estimate import estimate
from vidgen.narration.loudness import TARGET, loudness
from vidgen.narration.narrate import SAMPLE_RATE, SENTENCE_GAP, Narration, Utterance, narrate, shown_lines
from vidgen.narration.pcm import packed
from vidgen.narration.reading import read_along
from vidgen.narration.role import RoleVoice
from vidgen.narration.speech import Speech
from vidgen.narration.store import SpeechStore
from vidgen.scenario.model import CastMember, Line, Role, Scenario, Scene


def script(*scenes: tuple[Line, ...], **more: object) -> Scenario:
    return Scenario(
        id="thu",
        kind="scam",
        title="Giả danh công an",
        cast={
            "BÀ SÁU": CastMember(look="grandmother", voice="female"),
            "KẺ GỌI": CastMember(look="stranger", voice="male"),
        },
        scenes=tuple(Scene(type="signs", lines=lines) for lines in scenes),
        **more,
    )


def spoken(scenario: Scenario, store: SpeechStore | None = None, **options: object) -> Narration:
    return narrate(scenario, cast(scenario, ["espeak"]), store, **options)


def one(text: str, **more: object) -> Utterance:
    return spoken(script((Line(text=text),)), **more).scenes[0][0]


SCRIPT = script(
    (Line(text="Công an gọi điện, bắt **cập nhật VNeID** ngay? Khoan đã!"),),
    (
        Line(text="VNeID của bà bị lỗi. Bà bấm vào đường link tôi vừa gửi.", speaker="KẺ GỌI"),
        Line(text="Có mất tiền không chú?", speaker="BÀ SÁU"),
    ),
    (
        Line(text="Tự xưng công an qua điện thoại", role="item", mark="number"),
        Line(text="Đòi chuyển 500.000đ, đọc mã OTP", role="item", mark="number"),
        Line(text="Theo khoản 1 Điều 174 BLHS, người lừa đảo bị phạt tù từ 6 tháng đến 3 năm."),
        Line(text="Hối thúc làm ngay", role="item", mark="number"),
    ),
    (),
)


def test_every_line_of_every_scene_is_spoken_in_order() -> None:
    narration = spoken(SCRIPT)
    assert [[utterance.line for utterance in scene] for scene in narration.scenes] == [
        list(scene.lines) for scene in SCRIPT.scenes
    ]


def test_every_token_has_its_time_in_order_within_the_sound() -> None:
    for scene in spoken(SCRIPT).scenes:
        for utterance in scene:
            assert len(utterance.times) == len(utterance.tokens)
            edges = [edge for times in utterance.times for edge in times]
            assert edges == sorted(edges)
            assert edges[0] >= 0 and edges[-1] <= len(utterance.samples)
            for token, (start, end) in zip(utterance.tokens, utterance.times, strict=True):
                seconds = (end - start) / SAMPLE_RATE
                assert 0.08 * len(token.spoken) < seconds < 0.7 * len(token.spoken), token.shown


def test_a_shown_figure_is_lit_while_its_words_are_heard() -> None:
    utterance = one("Đòi chuyển 500.000đ ngay")
    assert [token.shown for token in utterance.tokens] == ["Đòi", "chuyển", "500.000đ", "ngay"]
    lengths = [end - start for start, end in utterance.times]
    assert lengths[2] > 2 * max(lengths[0], lengths[1])


def test_a_mark_that_is_only_seen_takes_no_time() -> None:
    utterance = one("Chào bà – chào ông")
    dash = [token.shown for token in utterance.tokens].index("–")
    assert utterance.tokens[dash].spoken == ()
    assert utterance.times[dash] == (utterance.times[dash - 1][1],) * 2


def test_numbered_items_are_counted_aloud_and_on_screen() -> None:
    items = spoken(SCRIPT).scenes[2]
    assert [(u.tokens[0].shown, u.tokens[0].spoken) for u in items if u.line.mark == "number"] == [
        ("1.", ("một",)),
        ("2.", ("hai",)),
        ("3.", ("ba",)),
    ]
    assert items[2].tokens[0].shown == "Theo"
    number, first = items[0].times[:2]
    assert 0.05 < (first[0] - number[1]) / SAMPLE_RATE < 0.4


def test_counting_starts_anew_in_each_scene() -> None:
    item = Line(text="Tắt máy", role="item", mark="number")
    scenes = spoken(script((item, item), (item,))).scenes
    assert [[u.tokens[0].shown for u in scene] for scene in scenes] == [["1.", "2."], ["1."]]


def test_sentences_are_parted_by_the_same_pause() -> None:
    utterance = one("Khoan đã! Đừng bấm. Gọi ngay cho xã.")
    ends = [i for i, token in enumerate(utterance.tokens) if token.shown in ("đã!", "bấm.")]
    for index in ends:
        silent = utterance.samples[utterance.times[index][1] : utterance.times[index + 1][0]]
        assert SENTENCE_GAP <= len(silent) <= SENTENCE_GAP + 0.12 * SAMPLE_RATE


def test_the_sound_is_where_the_tokens_are() -> None:
    for scene in spoken(SCRIPT).scenes:
        for utterance in scene:
            power = np.square(utterance.samples)
            inside = sum(float(power[start:end].sum()) for start, end in utterance.times)
            assert inside > 0.97 * float(power.sum())


def test_all_roles_are_equally_loud_without_peaks_or_clicks() -> None:
    for scene in spoken(SCRIPT).scenes:
        for utterance in scene:
            samples = utterance.samples
            assert samples.dtype == np.float32
            assert np.abs(samples).max() <= 10 ** (-3 / 20) * 1.0001
            assert loudness(samples, SAMPLE_RATE) == pytest.approx(TARGET, abs=1.2)
            assert abs(samples[0]) < 0.001 and abs(samples[-1]) < 0.001


def test_the_report_says_who_spoke_and_who_could_not() -> None:
    narration = narrate(SCRIPT, cast(SCRIPT, ["piper", "espeak"]), None)
    assert list(narration.voices) == ["narrator", "BÀ SÁU", "KẺ GỌI"]
    assert len(set(narration.voices.values())) == 3
    assert all(title.startswith("espeak:vi+") for title in narration.voices.values())
    assert [engine for engine, _ in narration.skipped] == ["piper"]


def test_the_store_changes_nothing_but_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = spoken(SCRIPT)
    store = SpeechStore(tmp_path)
    spoken(SCRIPT, store)

    def refused(self: RoleVoice, text: str, rate: float) -> None:
        raise AssertionError(text)

    casting = cast(SCRIPT, ["espeak"])
    monkeypatch.setattr(RoleVoice, "speak", refused)
    stored = narrate(SCRIPT, casting, store)
    for one_scene, other in zip(plain.scenes, stored.scenes, strict=True):
        for fresh, kept in zip(one_scene, other, strict=True):
            assert fresh.times == kept.times
            assert np.array_equal(fresh.samples, kept.samples)


def test_a_damaged_store_is_spoken_anew(tmp_path: Path) -> None:
    store = SpeechStore(tmp_path)
    first = spoken(SCRIPT, store)
    for path in tmp_path.rglob("*.speech"):
        path.write_bytes(path.read_bytes()[:100])
    again = spoken(SCRIPT, store)
    assert np.array_equal(first.scenes[1][0].samples, again.scenes[1][0].samples)


def test_a_slower_rate_takes_longer() -> None:
    assert len(one("Gọi ngay cho công an xã", rate=3.3).samples) > 1.15 * len(
        one("Gọi ngay cho công an xã", rate=4.1).samples
    )


def test_the_scripts_own_reading_goes_before_the_brands() -> None:
    scenario = script((Line(text="Gọi ABX ngay"),), lexicon={"ABX": "a bê ích"})
    (utterance,) = spoken(scenario, lexicon={"ABX": "một hai", "ngay": "liền"}).scenes[0]
    assert [token.spoken for token in utterance.tokens] == [("gọi",), ("a", "bê", "ích"), ("liền",)]


def test_a_line_with_nothing_to_speak_is_named_with_its_place() -> None:
    scenario = script((Line(text="Chào bà"), Line(text="…", line=17)), path=Path("kịch bản.md"))
    with pytest.raises(VoiceError) as caught:
        spoken(scenario)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place) == ("VG-V006", "kịch bản.md:17")
    assert "{nói: …}" in finding.fix


def test_a_speaker_without_a_voice_is_named_with_its_place() -> None:
    scenario = script((Line(text="Chào bà", speaker="CHÚ TƯ", line=9),), path=Path("a.md"))
    with pytest.raises(VoiceError) as caught:
        spoken(scenario)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place) == ("VG-V012", "a.md:9")
    assert "CHÚ TƯ" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Ạ",
        "Không bấm vào đường liên kết lạ, " * 60 + "nhé.",
        "A. B. C.",
        "“Công an” (giả): ‘nộp tiền’!!!",
        "113",
    ],
    ids=["one syllable", "two thousand characters", "letters", "marks", "a number"],
)
def test_unusual_lines_are_spoken(text: str) -> None:
    utterance = one(text)
    assert len(utterance.times) == len(utterance.tokens)
    assert loudness(utterance.samples, SAMPLE_RATE) > -25


def test_the_estimate_is_near_what_is_spoken() -> None:
    real, guessed = (
        sum(len(utterance.samples) for scene in narration.scenes for utterance in scene)
        for narration in (spoken(SCRIPT), estimate(SCRIPT, 4.1, {}))
    )
    assert guessed == pytest.approx(real, rel=0.15)


@pytest.mark.parametrize(
    "silent",
    [estimate(SCRIPT, 4.1, {}), read_along(SCRIPT, 17.0, {})],
    ids=["estimated", "only read"],
)
def test_silence_is_held_in_16_bits_from_the_start(silent: Narration) -> None:
    samples = [utterance.samples for scene in silent.scenes for utterance in scene]
    assert samples
    assert all(packed(each) is each and len(each) and not each.any() for each in samples)


@pytest.mark.parametrize("words", [None, ((0, 1),)], ids=["no times", "too few times"])
def test_a_voice_that_does_not_know_its_times_gets_them_once(
    words: tuple[tuple[int, int], ...] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = spoken(SCRIPT)
    speak = RoleVoice.speak
    monkeypatch.setattr(RoleVoice, "speak", lambda *asked: replace(speak(*asked), words=words))
    store = SpeechStore(tmp_path)
    found = spoken(SCRIPT, store)
    for one_scene, other in zip(known.scenes, found.scenes, strict=True):
        for true, mine in zip(one_scene, other, strict=True):
            assert np.array_equal(true.samples, mine.samples)
            off = [abs(a[0] - b[0]) / SAMPLE_RATE for a, b in zip(true.times, mine.times, strict=True)]
            assert max(off) <= 0.080

    def refused(*asked: object) -> None:
        raise AssertionError(asked)

    monkeypatch.setattr(align, "aligned", refused)
    again = spoken(SCRIPT, store)
    assert [[u.times for u in scene] for scene in again.scenes] == [
        [u.times for u in scene] for scene in found.scenes
    ]


def test_sound_too_short_for_its_sentence_is_named_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    speak = RoleVoice.speak

    def cut_off(*asked: object) -> Speech:
        speech = speak(*asked)  # type: ignore[arg-type]
        return replace(speech, samples=speech.samples[6_000:10_000], words=None)

    monkeypatch.setattr(RoleVoice, "speak", cut_off)
    with pytest.raises(VoiceError) as caught:
        spoken(script((Line(text="Bà bấm vào đường link tôi vừa gửi", line=5),), path=Path("a.md")))
    (finding,) = caught.value.findings
    assert (finding.code, finding.place) == ("VG-V060", "a.md:5")


def test_a_button_of_a_screen_is_said_as_what_one_does_with_it() -> None:
    lines = [Line(text=text, role=Role.ITEM) for text in ("Địa chỉ: Thôn 1", "Nút: Gửi hồ sơ")]

    def said(scene: str) -> list[str]:
        told = shown_lines(Scene(type=scene, lines=tuple(lines)), {})
        return [" ".join(token.shown for token in shown) for _line, shown in told]

    assert said("screen") == ["Địa chỉ: Thôn 1", "Bấm nút Gửi hồ sơ"]
    assert said("facts") == ["Địa chỉ: Thôn 1", "Nút: Gửi hồ sơ"]


def test_options_of_a_quiz_are_said_with_the_letters_they_are_shown_with() -> None:
    options = [
        Line(text=text, role=Role.ITEM, mark=mark) for text, mark in (("Đọc mã", "dont"), ("Tắt máy", "do"))
    ]
    lines = (Line(text="Bà con làm gì?"), *options, Line(text="Đáp án đúng là B."))
    told = list(shown_lines(Scene(type="quiz", heading="Mã OTP", lines=lines), {}))
    said = [" ".join(syllable for token in shown for syllable in token.spoken) for _line, shown in told]
    assert said == ["bà con làm gì", "a đọc mã", "bê tắt máy", "đáp án đúng là bê"]
    assert told[1][1][0].shown == "A:" and told[1][1][0].glued
    plain = list(shown_lines(Scene(type="actions", lines=lines), {}))
    assert plain[1][1][0].shown == "Đọc"
