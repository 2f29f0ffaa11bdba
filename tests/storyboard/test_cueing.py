"""Cues stay as long as they need to be read, and what cannot be read in time is told."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.command_line import ROOT
from vidgen.brand.kit import Brand
from vidgen.library import scripts_in
from vidgen.narration.casting import cast
from vidgen.narration.estimate import estimate
from vidgen.narration.narrate import SAMPLE_RATE, Utterance, narrate
from vidgen.narration.store import SpeechStore
from vidgen.paint.fonts import font
from vidgen.preview import prepare
from vidgen.scenario.model import Line, Unit
from vidgen.scenario.units import load_units
from vidgen.storyboard.board import board
from vidgen.storyboard.captions import caption_layer
from vidgen.storyboard.cueing import captions, laid
from vidgen.storyboard.cutting import (
    FASTEST,
    GAP,
    LEAST,
    MAX_CHARACTERS,
    MAX_LINES,
    MOST,
    SIZE,
    WIDTH,
    characters,
    needed,
    width_in,
)
from vidgen.storyboard.model import FPS, NARRATOR, SAMPLES_PER_FRAME, Caption, Picture, Shot, Storyboard
from vidgen.storyboard.readable import hurried
from vidgen.vietnamese.cues import joined
from vidgen.vietnamese.spoken import tokens
from vidgen.vietnamese.text import Pause, Span, Token

STRESS = """Công an xã Phú Nghĩa Thượng đề nghị bà Nguyễn Thị Minh Khai và ông Trần Văn Bảy mang căn cước,
sổ tạm trú đến trụ sở Ủy ban nhân dân xã Phú Nghĩa Thượng trước 17 giờ 30 phút ngày 05 tháng 7 năm 2026. Theo
khoản 1 Điều 174 Bộ luật Hình sự, chiếm đoạt từ 2.000.000 đồng đến dưới 50 triệu đồng bị phạt tù từ 06 tháng
đến 03 năm! Gọi 0232 3822 113, hoặc 1900 0368; lệ phí 15.000 đồng/lần, 03 ngày làm việc. Alô? Ai đấy! Nghị
định 282/2025/NĐ-CP có hiệu lực từ 15/12/2025, mức phạt 4-6 triệu đồng, tải ở dichvucong.gov.vn ngay."""
WORDS = sorted(set(STRESS.split()))


def spoken(text: str, seconds: float = 0.24) -> Utterance:
    """The text read at so many seconds a syllable, with the silences of its marks."""
    return timed(list(tokens([Span(text)])), lambda _at: seconds)


def timed(shown: list[Token], length) -> Utterance:  # type: ignore[no-untyped-def]
    times, at = [], 0
    for number, token in enumerate(shown):
        end = at + round(len(token.spoken) * length(number) * SAMPLE_RATE)
        times.append((at, end))
        pause = {Pause.CLAUSE: 0.15, Pause.SENTENCE: 0.3}.get(token.pause, 0.0) if token.spoken else 0.0
        at = end + round(pause * SAMPLE_RATE)
    return Utterance(Line(text="lời", line=7), tuple(shown), tuple(times), np.zeros(max(at, 1), np.float32))


def scene(brand: Brand, *utterances: Utterance) -> tuple[tuple[Caption, ...], int]:
    """The cues of the lines one after the other as a scene places them, and its length."""
    at, placed, lines = 9, [], [laid(each, brand) for each in utterances]
    for each in lines:
        placed.append((at, each.utterance))
        at += -(-len(each.utterance.samples) // SAMPLES_PER_FRAME) + max(9, each.rest)
    frames = at + 12
    return captions(placed, frames, brand, lines), frames


def text_of(cue: Caption) -> str:
    return cue.text.replace("\n", " ")


def held(cue: Caption) -> int:
    return cue.end - cue.shown


# --- what holds for any words at any speed --------------------------------------------------------

LENGTHS = st.floats(0.12, 0.5)


@st.composite
def lines(draw: st.DrawFn) -> Utterance:
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40)))
    shown = list(tokens([Span(text)]))
    if not any(token.spoken for token in shown):
        shown = list(tokens([Span("Alô")]))
    lengths = [draw(LENGTHS) for _ in shown]
    return timed(shown, lambda at: lengths[at])


@settings(max_examples=150, deadline=None)
@given(st.lists(lines(), min_size=1, max_size=3))
def test_every_cue_of_any_speech_keeps_the_rules_or_had_no_room(brand: Brand, said: list[Utterance]) -> None:
    cues, frames = scene(brand, *said)
    for cue, following in pairwise(cues):
        assert following.shown - cue.end >= GAP
    for number, cue in enumerate(cues):
        assert 1 <= len(cue.lines) <= MAX_LINES
        assert all(len(row) <= MAX_CHARACTERS or " " not in row for row in cue.text.split("\n"))
        assert 0 <= cue.lead <= cue.start
        until = cues[number + 1].start - GAP if number + 1 < len(cues) else frames
        if held(cue) < needed(cue.text) and cue.end - cue.start < MOST:
            assert cue.end >= min(until, cue.start + MOST) - 9, "it stays while it may"
    assert [at for line in said for cue in laid(line, brand).cues for row in cue for at in row] == [
        at for line in said for at in range(len(line.tokens))
    ]


@settings(max_examples=100, deadline=None)
@given(lines())
def test_no_cue_is_over_at_once_where_it_could_be_joined(brand: Brand, said: Utterance) -> None:
    line = laid(said, brand)

    def room(at: int) -> int:
        cue = line.cues[at]
        until = (
            line.starts[line.cues[at + 1][0][0]] - GAP
            if at + 1 < len(line.cues)
            else line.ends[-1] + max(line.rest, 12)
        )
        return until - line.starts[cue[0][0]]

    for at in range(len(line.cues) - 1):
        if min(room(at), room(at + 1)) < LEAST - 12:
            width = width_in(font(brand.fonts.bold, SIZE))
            both = joined(
                line.cues[at], line.cues[at + 1], said.tokens, width, WIDTH, MAX_LINES, MAX_CHARACTERS
            )
            first, last = line.cues[at][0][0], line.cues[at + 1][-1][-1]
            assert both is None or line.ends[last] - line.starts[first] > MOST - 60


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join), LENGTHS)
def test_no_cue_and_no_line_ends_inside_what_belongs_together(
    brand: Brand, text: str, seconds: float
) -> None:
    said = spoken(text, seconds)
    runs = bound_runs(said.tokens)
    for cue in laid(said, brand).cues:
        for row in cue:
            last = row[-1]
            run = next((each for each in runs if each[0] <= last < each[1]), None)
            if run:
                whole = " ".join(token.shown for token in said.tokens[run[0] : run[1] + 1])
                assert len(whole) > 20, (whole, text)


def bound_runs(shown: tuple[Token, ...]) -> list[tuple[int, int]]:
    """First and last token of each run of tokens that no line may part."""
    found, start = [], 0
    for at, token in enumerate(shown):
        if not token.glued:
            if at > start:
                found.append((start, at))
            start = at + 1
    return found


# --- what is done to keep the rules ---------------------------------------------------------------


def test_a_cue_that_would_stay_too_long_is_parted_where_a_reader_would_pause(brand: Brand) -> None:
    said = spoken("Gọi ngay 0232 000 0113, hoặc 0232 000 0111.", 0.45)
    cues, _frames = scene(brand, said)
    assert [text_of(cue) for cue in cues] == ["Gọi ngay 0232 000 0113,", "hoặc 0232 000 0111."]
    assert all(held(cue) <= MOST for cue in cues)


def test_a_last_word_too_brief_to_read_makes_the_next_line_wait(brand: Brand) -> None:
    cues, _frames = scene(brand, spoken("Khoan!", 0.2), spoken("Đừng bấm vào đường link lạ."))
    assert text_of(cues[0]) == "Khoan!"
    assert held(cues[0]) >= LEAST


def test_a_fast_cue_comes_on_before_it_is_heard_and_stays_after(brand: Brand) -> None:
    text = "Công an thường khuyên người trong phường. Không đọc mã OTP cho bất kỳ ai."
    cues, _frames = scene(brand, spoken(text, 0.28))
    assert text_of(cues[0]) == "Công an thường khuyên người trong phường."
    assert cues[0].lead > 0 and cues[0].lines[0][0].start == cues[0].start
    assert characters(cues[0].text) * FPS / held(cues[0]) <= FASTEST
    layer = caption_layer(cues, brand, brand.moods["danger"])
    assert [pose.frame for pose in layer.poses][:2] == [cues[0].shown, cues[0].start]
    early = layer.poses[0].picture
    assert early is not None
    accent = (np.asarray(early.paint()) == brand.moods["danger"].caption_accent).all(-1)
    assert not accent.any(), "no word is lit before it is heard"


def test_a_sum_of_money_lights_as_one_while_all_of_it_is_heard(brand: Brand) -> None:
    said = spoken("Chuyển 500.000đ là mất.")
    (cue,) = scene(brand, said)[0]
    words = [word for row in cue.lines for word in row]
    assert [word.text for word in words] == ["Chuyển", "500.000đ", "là", "mất."]
    start, end = said.times[1]
    assert len(said.tokens[1].spoken) >= 4
    assert words[1].start == 9 + start // SAMPLES_PER_FRAME
    assert words[1].end == words[2].start == 9 + said.times[2][0] // SAMPLES_PER_FRAME
    assert abs((words[1].end - 9) * SAMPLES_PER_FRAME - end) <= SAMPLES_PER_FRAME


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Tàu Hà Nội – Sài Gòn chạy lại", "Tàu Hà Nội – Sài Gòn chạy lại"),
        ("Phường Phan Rang – Tháp Chàm báo", "Phường Phan Rang – Tháp Chàm báo"),
        ("Tự xưng công an – qua điện thoại", "Tự xưng công an: qua điện thoại"),
        ("Công an xã Đồi Sim — trực ban", "Công an xã Đồi Sim: trực ban"),
    ],
)
def test_a_dash_inside_a_name_stays_and_one_before_a_note_is_a_colon(
    brand: Brand, said: str, shown: str
) -> None:
    cues, _frames = scene(brand, spoken(said))
    assert " ".join(text_of(cue) for cue in cues) == shown


def test_no_short_word_stands_alone_on_a_line_where_another_cut_avoids_it(brand: Brand) -> None:
    cues, _frames = scene(
        brand, spoken("Không mua nước của người lạ đến tận nhà thu tiền 1.500.000 đồng trước", 0.22)
    )
    rows = [row for cue in cues for row in cue.text.split("\n") if len(cue.lines) > 1]
    assert "1.500.000 đồng trước" in rows
    assert all(" " in row for row in rows), rows


def test_what_cannot_be_read_in_time_is_told_with_its_line(brand: Brand) -> None:
    fast = "Nghiêng nghiêng thường khuyên trường những nghiêng, " * 3 + "nghiêng."
    cues, frames = scene(brand, spoken(fast, 0.14))
    found = hurried(told(cues, frames), Path("a.md"))
    assert {each.code for each in found} == {"VG-L050"}
    assert all(each.line == 7 and each.path == Path("a.md") for each in found)
    slow, frames = scene(brand, spoken(STRESS, 0.25))
    assert not [each for each in hurried(told(slow, frames), None) if each.code != "VG-L050"]


def told(cues: tuple[Caption, ...], frames: int) -> Storyboard:
    picture = Picture((1, 1), lambda: None)  # type: ignore[arg-type, return-value]
    return Storyboard((Shot("hook", frames, picture, (), cues, (), 0),))


def test_each_turn_in_a_dialogue_is_told_by_the_name_of_who_speaks(brand: Brand) -> None:
    def by(speaker: str | None, text: str) -> Utterance:
        said = spoken(text)
        return Utterance(Line(text=text, speaker=speaker), said.tokens, said.times, said.samples)

    cues, _frames = scene(
        brand,
        by("KẺ GỌI", "Bà bấm vào đường link tôi vừa gửi nhé. Nhanh lên, không là bị khóa tài khoản đó!"),
        by("BÀ SÁU", "Có mất tiền không chú?"),
        by("KẺ GỌI", "Không mất đồng nào đâu bà."),
        by(None, "Khoan đã, đây là lừa đảo!"),
    )
    named = [cue.speaker for cue in cues if cue.speaker]
    assert named == ["KẺ GỌI", "BÀ SÁU", "KẺ GỌI", NARRATOR]
    assert len(cues) > len(named), "a turn of several cues is named once"
    alone, _frames = scene(brand, by(None, "Một mình người dẫn nói."))
    assert [cue.speaker for cue in alone] == [""]


# --- the shipped scripts, as the embedded voice speaks them ---------------------------------------

SCRIPTS = scripts_in([ROOT / "scripts"])


@pytest.fixture(scope="module")
def boards(brand: Brand, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Storyboard]:
    units = load_units(ROOT / "scripts" / "units.csv")
    store = SpeechStore(tmp_path_factory.mktemp("giọng"))
    return {path.stem: _told(path, units[0], brand, store) for path in SCRIPTS}


def _told(path: Path, unit: Unit, brand: Brand, store: SpeechStore) -> Storyboard:
    scenario, _warnings = prepare(path, unit)
    narration = narrate(scenario, cast(scenario, ["espeak"], offline=True), store, rate=brand.pace.rate)
    return board(scenario, narration, brand, unit)


def test_every_cue_of_every_shipped_script_can_be_read_in_time(boards: dict[str, Storyboard]) -> None:
    for name, storyboard in boards.items():
        assert hurried(storyboard, None) == (), name
        for shot in storyboard.shots:
            for cue in shot.captions:
                assert LEAST <= held(cue) <= MOST, (name, cue.text)
                assert len(cue.lines) <= MAX_LINES
            for cue, following in pairwise(shot.captions):
                assert following.shown - cue.end >= GAP


def test_nearly_every_cue_of_the_shipped_scripts_is_within_the_speed(boards: dict[str, Storyboard]) -> None:
    cues = [cue for each in boards.values() for shot in each.shots for cue in shot.captions]
    fast = [cue.text for cue in cues if characters(cue.text) * FPS / held(cue) > FASTEST]
    assert len(fast) <= len(cues) // 50, fast


def test_what_is_guessed_for_a_check_is_as_readable_as_what_is_spoken(brand: Brand) -> None:
    units = load_units(ROOT / "scripts" / "units.csv")
    for path in SCRIPTS:
        scenario, _warnings = prepare(path, units[0])
        guessed = estimate(scenario, brand.pace.rate, scenario.lexicon, brand.pace.sentence)
        assert hurried(board(scenario, guessed, brand, units[0]), path) == (), path
