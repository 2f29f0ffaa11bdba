"""Captions light each word as it is heard, leave room between cues and lose nothing that is shown."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from vidgen.brand.kit import Brand
from vidgen.narration.narrate import SAMPLE_RATE, Utterance
from vidgen.paint.fonts import font
from vidgen.scenario.model import Line
from vidgen.storyboard.captions import caption_layer, too_wide
from vidgen.storyboard.cueing import captions
from vidgen.storyboard.cutting import MAX_CHARACTERS, MAX_LINES, SIZE, width_in
from vidgen.storyboard.model import FPS, SAMPLES_PER_FRAME, Caption, CaptionWord, Shot
from vidgen.vietnamese.spoken import tokens
from vidgen.vietnamese.text import Pause, Span, Token

ADDRESS = "https://thong-tin-huong-dan-chi-tiet.example.org/tra-cuu/ho-so"
DASHES = set("-–—•")
FRAMES = 100_000
NEAR = 0.080  # seconds between a syllable's start and its word lighting up
SCRIPT = """## hook: “Công an” gọi, bắt **cập nhật VNeID** ngay?
Có người tự xưng công an, bắt bà con cập nhật VNeID ngay? Khoan đã! Chuyển 500.000đ là mất.

## signs: Ba dấu hiệu
1. Tự xưng công an — qua điện thoại, từ 8 - 10 giờ
2. Gửi đường link lạ, bắt cài ứng dụng, hỏi mã OTP
3. Nghị định 282/2025/NĐ-CP có hiệu lực từ ngày 15/12/2025

## contact
"""


def heard(tokens: list[Token], lengths: list[float]) -> Utterance:
    """The tokens spoken, each for so many seconds a syllable, with the silences of their marks."""
    times, at = [], 0
    for token, length in zip(tokens, lengths, strict=True):
        end = at + round(len(token.spoken) * length * SAMPLE_RATE)
        times.append((at, end))
        at = end + (round(0.15 * int(token.pause) * SAMPLE_RATE) if token.spoken else 0)
    return Utterance(Line(text="lời"), tuple(tokens), tuple(times), np.zeros(at, np.float32))


def words_of(cues: tuple[Caption, ...]) -> list[CaptionWord]:
    return [word for cue in cues for line in cue.lines for word in line]


@st.composite
def utterances(draw: st.DrawFn) -> Utterance:
    spoken = st.sampled_from(["an", "nghiêng", "được", "VNeID", "500.000đ", "ứng", "công"])
    silent = st.sampled_from(["-", "—", "(*)", "…", "•", "”"])
    tokens = []
    for number in range(draw(st.integers(1, 24))):
        if number and draw(st.integers(0, 5)) == 0:
            tokens.append(Token(draw(silent), ()))
            continue
        shown = draw(spoken)
        pause = draw(st.sampled_from([Pause.NONE] * 5 + [Pause.CLAUSE, Pause.SENTENCE]))
        mark = {Pause.CLAUSE: ",", Pause.SENTENCE: "."}.get(pause, "")
        joined = not mark and draw(st.integers(0, 4)) == 0
        syllables = ("a",) * draw(st.integers(1, 4))
        tokens.append(Token(shown + mark, syllables, pause, glued=joined, same_word=joined))
    return heard(tokens, [draw(st.floats(0.1, 0.4)) for _ in tokens])


@settings(max_examples=120, deadline=None)
@given(st.lists(utterances(), min_size=1, max_size=3))
def test_cues_of_any_speech_are_in_order_apart_and_complete(brand: Brand, lines: list[Utterance]) -> None:
    at, placed = 6, []
    for line in lines:
        placed.append((at, line))
        at += -(-len(line.samples) // SAMPLES_PER_FRAME) + 9
    cues = captions(placed, at + 12, brand)
    for cue, following in pairwise(cues):
        assert cue.end <= following.start - 2
    for cue in cues:
        assert 0 <= cue.start < cue.end <= at + 12
        assert 1 <= len(cue.lines) <= MAX_LINES
        assert all(0 < len(line) <= MAX_CHARACTERS for line in cue.text.split("\n"))
        lit = words_of((cue,))
        assert lit[0].start == cue.start and lit[-1].end == cue.end
        assert all(word.start < cue.end for word in lit)
        assert all(word.end == after.start for word, after in pairwise(lit))
    frames = [pose.frame for pose in caption_layer(cues, brand, brand.moods["danger"]).poses]
    assert frames == sorted(set(frames))
    shown = " ".join(token.shown for _, line in placed for token in line.tokens)
    assert bare(" ".join(cue.text for cue in cues)) == bare(shown)


def bare(text: str) -> str:
    """Without dashes, and without the colon that stands for one in a caption."""
    return "".join(char for char in text if char not in DASHES | {":", " ", "\n"})


@pytest.fixture(scope="module")
def shots(teller) -> list[tuple[Shot, tuple[Utterance, ...]]]:  # type: ignore[no-untyped-def]
    told = teller.tell(SCRIPT, aloud=True)
    return list(zip(told.shots, told.narration.scenes, strict=True))


def test_each_word_lights_as_its_syllable_is_heard(shots: list[tuple[Shot, tuple[Utterance, ...]]]) -> None:
    checked = 0
    for shot, said in shots:
        lit = iter(words_of(shot.captions))
        for speech, utterance in zip(shot.speech, said, strict=True):
            pending = ""
            for token, (start, _end) in zip(utterance.tokens, utterance.times, strict=True):
                if token.shown in DASHES and not token.spoken:
                    continue
                if not pending:
                    word = next(lit)
                    moment = (speech.start + start) / SAMPLE_RATE
                    assert abs(word.start / FPS - moment) <= NEAR, (word, moment)
                    pending, checked = word.text, checked + 1
                assert pending.startswith(token.shown), (pending, token)
                pending = pending[len(token.shown) :].lstrip(": ")
        assert next(lit, None) is None
    assert checked > 60


def test_words_of_one_compound_light_together(shots: list[tuple[Shot, tuple[Utterance, ...]]]) -> None:
    lit = [word.text.strip("“”,.?!") for shot, _ in shots for word in words_of(shot.captions)]
    assert {"Công an", "cập nhật", "điện thoại", "ứng dụng", "Nghị định"} <= set(lit)
    assert not {"cập", "nhật", "ứng", "dụng", "thoại"} & set(lit)


def test_no_shown_word_is_lost(shots: list[tuple[Shot, tuple[Utterance, ...]]]) -> None:
    for shot, said in shots:
        shown = " ".join(token.shown for utterance in said for token in utterance.tokens)
        assert bare(" ".join(cue.text for cue in shot.captions)) == bare(shown)


def test_a_dash_that_is_spoken_stays_and_one_that_parts_a_note_is_a_colon(
    shots: list[tuple[Shot, tuple[Utterance, ...]]],
) -> None:
    text = " ".join(cue.text.replace("\n", " ") for cue in shots[1][0].captions)
    assert "8 - 10 giờ" in text
    assert "—" not in text


def test_cues_leave_two_frames_and_linger_no_longer_than_the_scene(
    shots: list[tuple[Shot, tuple[Utterance, ...]]],
) -> None:
    for shot, _ in shots:
        for cue, following in pairwise(shot.captions):
            assert cue.end <= following.start - 2
        assert shot.captions[-1].end <= shot.frames


def test_a_mark_that_is_only_seen_lights_with_the_word_before_it(brand: Brand) -> None:
    tokens = [Token("Gọi", ("gọi",)), Token("113", ("một",) * 3), Token("(*)", ()), Token("ngay!", ("ngay",))]
    (cue,) = captions([(0, heard(tokens, [0.3] * 4))], FRAMES, brand)
    assert [word.text for word in words_of((cue,))] == ["Gọi", "113 (*)", "ngay!"]


def test_a_sign_before_a_word_lights_when_the_word_is_heard(brand: Brand) -> None:
    tokens = [Token("Dừng!", ("dừng",), Pause.SENTENCE), Token("(*)", ()), Token("Báo", ("báo",))]
    cues = captions([(0, heard(tokens, [0.3] * 3))], FRAMES, brand)
    last = words_of(cues)[-1]
    assert last.text.endswith("Báo")
    assert last.start == round((0.3 + 0.3) * FPS)


def test_the_lit_word_alone_is_in_the_accent(brand: Brand) -> None:
    palette = brand.moods["danger"]
    tokens = [Token("Khoan", ("khoan",)), Token("đã", ("đã",))]
    cues = captions([(0, heard(tokens, [0.3, 0.3]))], FRAMES, brand)
    first, second, gone = caption_layer(cues, brand, palette).poses
    assert gone.picture is None and first.picture and second.picture
    one, two = (np.asarray(picture.paint()) for picture in (first.picture, second.picture))
    gold = [np.flatnonzero((pixels == palette.caption_accent).all(-1).any(0)) for pixels in (one, two)]
    white = [np.flatnonzero((pixels == palette.caption_ink).all(-1).any(0)) for pixels in (one, two)]
    assert gold[0].max() < white[0].min() and white[1].max() < gold[1].min()
    assert (one[..., 3] == two[..., 3]).all()


def test_the_box_does_not_flicker_between_cues_that_follow_one_another(brand: Brand) -> None:
    speech = "Công an không gọi điện, không bao giờ yêu cầu bà con chuyển tiền hay đọc mã."
    spoken = tokens([Span(speech)])
    cues = captions([(0, heard(list(spoken), [0.25] * len(spoken)))], FRAMES, brand)
    assert len(cues) > 1
    poses = caption_layer(cues, brand, brand.moods["danger"]).poses
    assert all(following.start - cue.end == 2 for cue, following in pairwise(cues))
    assert [pose.frame for pose in poses if pose.picture is None] == [cues[-1].end]


def test_the_box_goes_where_nothing_is_said_for_long(brand: Brand) -> None:
    one, two = (heard([Token("Dừng", ("dừng",), Pause.SENTENCE)], [1.0]) for _ in range(2))
    cues = captions([(0, one), (300, two)], FRAMES, brand)
    poses = caption_layer(cues, brand, brand.moods["danger"]).poses
    assert [pose.frame for pose in poses if pose.picture is None] == [cue.end for cue in cues]


def test_a_cue_too_short_to_be_read_is_joined_to_its_neighbour(brand: Brand) -> None:
    spoken = tokens([Span("Khoan đã! Đừng bấm link lạ. Tắt máy ngay.")])
    cues = captions([(0, heard(list(spoken), [0.2] * len(spoken)))], FRAMES, brand)
    assert [cue.text for cue in cues] == ["Khoan đã!\nĐừng bấm link lạ.", "Tắt máy ngay."]
    assert all(cue.end - cue.start >= 25 for cue in cues)


def test_a_short_cue_stands_alone_where_its_neighbours_are_full(brand: Brand) -> None:
    spoken = tokens([Span("Khoan! Không đọc mã OTP cho bất kỳ ai gọi điện đến hỏi.")])
    cues = captions([(0, heard(list(spoken), [0.2] * len(spoken)))], FRAMES, brand)
    assert all(len(line) <= MAX_CHARACTERS for cue in cues for line in cue.text.split("\n"))
    assert bare(" ".join(cue.text for cue in cues)) == bare(" ".join(token.shown for token in spoken))


def test_cues_are_those_of_lines_measured_whole(brand: Brand) -> None:
    face = font(brand.fonts.bold, SIZE)
    for text in ("Vậy Ta Vào “Tôi”, AV. To", "Lệ phí: 70.000 đồng/thẻ", "Công an xã, Tắt máy", "một"):
        assert width_in(face)(text) == pytest.approx(face.getlength(text), abs=1 / 64)


def shown_on(picture: Image.Image, colour: tuple[int, ...]) -> tuple[int, int, int, int]:
    """The box of what is painted in about that colour."""
    near = (np.abs(np.asarray(picture).astype(int) - colour).max(-1) < 40).astype("uint8")
    box = Image.fromarray(near * 255).getbbox()
    assert box
    return box


@pytest.mark.parametrize(("address", "rows"), [("shop-hang-hieu-gia-re.example.org", 1), (ADDRESS, 2)])
def test_an_address_wider_than_a_line_is_set_smaller_or_goes_on_over_the_next_and_is_lit_whole(
    brand: Brand, address: str, rows: int
) -> None:
    said = heard(list(tokens([Span(f"Trang {address} là giả.")])), [0.2] * 4)
    cues = captions([(0, said)], FRAMES, brand)
    palette = brand.moods["danger"]
    layer = caption_layer(cues, brand, palette)
    (cue,) = [each for each in cues if address in each.text]
    (pose,) = [each for each in layer.poses if each.frame == word_of(cue, address).start]
    assert pose.picture is not None
    image = pose.picture.paint()
    left, top, right, bottom = shown_on(image, palette.caption_accent)
    assert left >= 20 and right <= image.width - 20, "nothing is cut off"
    assert (bottom - top > 1.5 * 40) == (rows > 1), "the second line is lit too"
    assert pose.picture.size[1] <= 2 * brand.measure.caption_line + 2 * 0.36 * brand.measure.caption + 2
    assert not too_wide(cues, brand, None)


def word_of(cue: Caption, text: str) -> CaptionWord:
    return next(word for line in cue.lines for word in line if word.text == text)


def test_a_word_that_no_caption_can_hold_is_an_error_of_its_line(brand: Brand) -> None:
    said = heard([Token("ă" * 60, ("a",))], [0.5])
    cues = captions([(0, replace(said, line=Line(text="lời", line=9)))], FRAMES, brand)
    (found,) = too_wide(cues, brand, Path("a.md"))
    assert (found.code, found.place) == ("VG-L001", "a.md:9")
