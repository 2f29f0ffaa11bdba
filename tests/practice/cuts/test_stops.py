"""The film stops where the script says, to the frame, asks, and goes on from the picture it stopped at."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops

from tests.command_line import own_cache  # noqa: F401  (fixture)
from tests.practice.cuts.films import (
    CHOICE,
    LATER,
    ORDER,
    QUIZ,
    SAY,
    SEVERAL,
    STORY,
    TRUE_FALSE,
    Filmed,
    filmed,
    kit_in,
    script_of,
)
from vidgen.delivery.pdf import signs_of
from vidgen.delivery.srt import cues
from vidgen.errors import LookError
from vidgen.film.compositor import still
from vidgen.practice.cuts.answering import in_short
from vidgen.practice.cuts.stops import Cut
from vidgen.scenario.practice import QuestionType
from vidgen.storyboard import canvas
from vidgen.storyboard.countdown import CLOCK
from vidgen.storyboard.model import FPS, SAMPLES_PER_FRAME, PlacedSpeech, Pose, Shot, Storyboard

STOPS = (CHOICE, SEVERAL, ORDER, SAY)


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    return filmed(kit_in(tmp_path_factory.mktemp("bài"), script_of(*STOPS, story=STORY + QUIZ)))


def ring(shot: Shot) -> list[Pose]:
    """The poses of a question's count-down, while it shows."""
    layers = [layer for layer in shot.layers if layer.name == CLOCK and shot.scene in ("quiz", "practice")]
    return [pose for layer in layers for pose in layer.poses if pose.picture]


def asked(shots: tuple[Shot, ...]) -> list[Shot]:
    """The questions up to the end of their count-down."""
    return [shot for shot in shots if ring(shot)]


def upper(image: Image.Image) -> Image.Image:
    """The picture above the captions."""
    return image.crop((0, 0, image.width, canvas.FLOOR))


def test_a_stop_comes_after_the_last_sample_of_its_line(lesson: Filmed) -> None:
    shots = lesson.cut()
    before, question = shots[1], shots[2]
    utterance = lesson.narration.scenes[1][0]
    public = lesson.public[1]
    end = public.speech[0].start + len(utterance.samples)
    (heard,) = before.speech
    assert np.array_equal(heard.samples, public.speech[0].samples)
    assert heard.start == public.speech[0].start
    stop = -(-end // SAMPLES_PER_FRAME)
    lingering = [cue.end for cue in public.captions if cue.start < stop < cue.end]
    assert before.frames == max([stop, *lingering]), "the picture stands only so that its caption can be read"
    assert before.frames - stop <= FPS // 2
    assert question.captions[0].text.startswith("Bà Sáu nên làm gì")


def test_the_question_breaks_in_between_two_lines_and_no_sample_is_lost(lesson: Filmed) -> None:
    before, after = lesson.cut()[1], lesson.cut()[4]
    public = lesson.public[1]
    stop = ends(public, 0)
    assert [*map(len_of, before.speech), *map(len_of, after.speech)] == list(map(len_of, public.speech))
    for cut, whole in zip(after.speech, public.speech[1:], strict=True):
        assert cut.start == whole.start - stop * SAMPLES_PER_FRAME
        assert np.array_equal(cut.samples, whole.samples)
    assert after.frames == public.frames - stop


def ends(shot: Shot, line: int) -> int:
    speech = shot.speech[line]
    return -(-(speech.start + len(speech.samples)) // SAMPLES_PER_FRAME)


def len_of(piece: PlacedSpeech) -> int:
    return len(piece.samples)


def test_the_picture_goes_on_as_it_stood_and_nothing_arrives_twice(lesson: Filmed) -> None:
    before, after = lesson.cut()[1], lesson.cut()[4]
    public = lesson.public[1]
    stop = ends(public, 0)
    assert (
        ImageChops.difference(
            upper(still(before, before.frames - 1)), upper(still(public, stop - 1))
        ).getbbox()
        is None
    )
    for frame in (0, 3, 20, after.frames - 1):
        whole, part = upper(still(public, stop + frame)), upper(still(after, frame))
        assert ImageChops.difference(whole, part).getbbox() is None, frame


def test_captions_of_both_parts_are_those_of_the_film_and_show_no_word_twice(lesson: Filmed) -> None:
    before, after = lesson.cut()[1], lesson.cut()[4]
    public = lesson.public[1]
    stop = ends(public, 0)
    assert [cue.text for cue in (*before.captions, *after.captions)] == [cue.text for cue in public.captions]
    moved = [cue for cue in public.captions if cue.start >= stop]
    assert [cue.start for cue in after.captions] == [cue.start - stop for cue in moved]
    for shot in (before, after):
        assert all(cue.shown >= 0 and cue.end <= shot.frames for cue in shot.captions)


def test_scenes_without_a_stop_are_those_of_the_public_film(lesson: Filmed) -> None:
    public = [shot.key for shot in lesson.public]
    practice = [shot.key for shot in lesson.cut()]
    assert public[0] in practice
    assert not {public[1], public[2]} & set(practice), "these have a stop inside"
    assert len(set(practice)) == len(practice)


def test_a_stop_after_the_last_line_of_a_scene_leaves_the_scene_whole(tmp_path: Path) -> None:
    last = CHOICE.replace("VNeID của bà bị lỗi", "Không mất gì đâu")
    lesson = filmed(kit_in(tmp_path, script_of(last)))
    shots = lesson.cut()
    assert [shot.key for shot in shots[:2]] == [shot.key for shot in lesson.public[:2]]
    assert asked(shots) == [shots[2]] and shots[4].key == lesson.public[2].key


def test_several_questions_at_one_stop_come_one_after_another(tmp_path: Path) -> None:
    shots = filmed(kit_in(tmp_path, script_of(CHOICE, TRUE_FALSE))).cut()
    assert [shot.scene for shot in shots] == [
        "hook",
        "call",
        "quiz",
        "quiz",
        "practice",
        "practice",
        "call",
        "signs",
    ]


def test_several_stops_in_one_scene_part_it_as_often(tmp_path: Path) -> None:
    lesson = filmed(kit_in(tmp_path, script_of(CHOICE, LATER)))
    shots = lesson.cut()
    assert [shot.scene for shot in shots][1:8] == [
        "call",
        "quiz",
        "quiz",
        "call",
        "practice",
        "practice",
        "call",
    ]
    calls = [shot for shot in shots if shot.scene == "call"]
    assert [len(shot.speech) for shot in calls] == [1, 1, 1]
    assert len({shot.key for shot in calls}) == 3


def test_a_quiz_scene_is_asked_once_and_in_its_place(lesson: Filmed) -> None:
    shots = lesson.cut()
    assert lesson.public[3].key not in {shot.key for shot in shots}
    told = [cue.text for shot in shots for cue in shot.captions]
    assert sum("đòi mã OTP" in text.replace("\n", " ") for text in told) == 1
    assert sum("chìa khóa" in text.replace("\n", " ") for text in told) == 1
    assert len(asked(shots)) == len(lesson.kit.lesson.items) == 5


@pytest.mark.parametrize(("profile", "seconds", "said"), [(None, 8, 16), ("elderly", 14, 28)])
def test_the_count_down_lasts_as_long_as_those_who_watch_need(
    tmp_path: Path, profile: str | None, seconds: int, said: int
) -> None:
    shots = filmed(kit_in(tmp_path, script_of(CHOICE, SAY), profile=profile)).cut()  # type: ignore[arg-type]
    for shot, wanted in zip(asked(shots), (seconds, said), strict=True):
        frames = [pose.frame for pose in ring(shot)]
        assert len(frames) == wanted
        assert [shot.frames - frame for frame in frames] == [left * FPS for left in range(wanted, 0, -1)]
        last = max(piece.start + len(piece.samples) for piece in shot.speech)
        assert frames[0] * SAMPLES_PER_FRAME >= last, "time to think begins when all has been read out"


def test_an_authors_own_seconds_count(tmp_path: Path) -> None:
    (shot,) = asked(filmed(kit_in(tmp_path, script_of(CHOICE + "      seconds: 5\n"))).cut())
    assert shot.frames - ring(shot)[0].frame == 5 * FPS


@pytest.mark.parametrize("cut", ["practice", "teaching"])
def test_subtitles_are_in_step_with_what_is_heard(lesson: Filmed, cut: Cut) -> None:
    shots = lesson.cut(cut)
    found = cues(Storyboard(shots))
    assert len(found) == sum(len(shot.captions) for shot in shots)
    for shot in shots:
        for cue in shot.captions:
            at = cue.start * SAMPLES_PER_FRAME
            near = [
                piece
                for piece in shot.speech
                if piece.start - SAMPLES_PER_FRAME <= at < piece.start + len(piece.samples)
            ]
            assert near, (shot.scene, cue.text)


def test_who_speaks_on_after_a_question_is_named_again(lesson: Filmed) -> None:
    texts = [cue.text for cue in cues(Storyboard(lesson.cut()))]
    question = next(at for at, text in enumerate(texts) if "Bà Sáu nên" in text)
    after = next(text for text in texts[question:] if "mất tiền" in text)
    assert texts[question].startswith("LỜI DẪN:") and after.startswith("BÀ SÁU:")


def test_the_order_is_shown_in_signs_that_the_typeface_has(lesson: Filmed) -> None:
    (item,) = (each for each in lesson.kit.lesson.items if each.type is QuestionType.ORDER)
    assert " – ".join(option.letter for option in item.right) == in_short(item)
    assert {ord(sign) for sign in in_short(item)} <= signs_of(lesson.kit.brand.fonts.black)


def test_for_live_teaching_nothing_is_answered(lesson: Filmed) -> None:
    practice, teaching = lesson.cut("practice"), lesson.cut("teaching")
    assert [shot.key for shot in asked(practice)] == [shot.key for shot in asked(teaching)]
    told = " ".join(cue.text for shot in teaching for cue in shot.captions)
    for secret in ("Đáp án", "Thứ tự đúng", "Ai có mã", "Căn cứ", "tắt máy đi"):
        assert secret not in told
    invited = [shot for shot in teaching if any(layer.name == "invitation" for layer in shot.layers)]
    assert len(invited) == len(lesson.kit.lesson.items)
    for shot in invited:
        assert not ring(shot)
        assert 3 * FPS <= shot.frames <= 6 * FPS


def test_an_invitation_changes_nothing_of_the_question_but_the_ring(lesson: Filmed) -> None:
    shots = lesson.cut("teaching")
    at = shots.index(asked(shots)[0])
    before, after = still(shots[at], shots[at].frames - 1), still(shots[at + 1], 0)
    box = ImageChops.difference(before.crop((0, 0, 1080, 700)), after.crop((0, 0, 1080, 700))).getbbox()
    assert box is None


@pytest.mark.parametrize("brand", ["an-ninh", "hanh-chinh", "tuoi-tre"])
@pytest.mark.parametrize("profile", [None, "elderly"])
def test_all_kinds_of_questions_fit_every_brand(tmp_path: Path, brand: str, profile: str | None) -> None:
    kit = kit_in(tmp_path, script_of(CHOICE, TRUE_FALSE, SEVERAL, ORDER, SAY), brand=brand, profile=profile)  # type: ignore[arg-type]
    for shot in filmed(kit).cut():
        for layer in shot.layers:
            if layer.name.startswith(("draft-", "ground", "progress", "caption", "watermark")):
                continue
            for pose in layer.poses:
                if pose.picture is None or pose.alpha < 1:
                    continue
                ink = pose.picture.paint().getbbox()
                if ink:
                    assert pose.x + ink[0] >= canvas.LEFT - 2 and pose.x + ink[2] <= canvas.RIGHT + 2, (
                        layer.name
                    )
                    assert pose.y + ink[1] >= canvas.TOP - 2 and pose.y + ink[3] <= canvas.BOTTOM, layer.name


def test_on_a_screen_questions_are_read_and_have_time_to_be(tmp_path: Path) -> None:
    shots = filmed(kit_in(tmp_path, script_of(CHOICE, SAY), profile="screen")).cut()
    assert not any(piece.samples.any() for shot in shots for piece in shot.speech)
    first, second = asked(shots)
    assert (len(ring(first)), len(ring(second))) == (14, 28)
    assert len(cues(Storyboard(shots))) > 10


def test_what_fits_nowhere_is_an_error_at_its_line(tmp_path: Path) -> None:
    long = "Người gọi tự xưng cán bộ, đọc đúng họ tên, số căn cước, địa chỉ nhà, dọa bắt và đòi tiền"
    options = ", ".join(f'"{long}, {long} lần {number}"' for number in range(4))
    script = script_of(CHOICE.replace("[Đọc mã, Tắt máy, Hỏi tên]", f"[{options}]"))
    with pytest.raises(LookError) as caught:
        filmed(kit_in(tmp_path, script)).cut()
    assert {finding.line for finding in caught.value.findings} == {14}
