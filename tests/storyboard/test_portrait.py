"""Who is heard moves the mouth on the syllables, who listens blinks, and who writes keeps it closed."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from vidgen.brand.kit import Brand
from vidgen.scenario.model import CastMember
from vidgen.storyboard.model import FPS, Layer, Shot
from vidgen.storyboard.portrait import POSE, Looks, expressions, main_character, named
from vidgen.storyboard.stage import Said, Stage

CALL = """## hook: “Công an” gọi, bắt **cập nhật VNeID** ngay?
Khoan đã!

## call: Số lạ
KẺ GỌI: Công an đây. VNeID của bà bị lỗi, bà bấm vào đường link tôi vừa gửi rồi chuyển 500.000đ phí.
BÀ SÁU: Tôi không chuyển. Để tôi ra công an xã hỏi.
KẺ GỌI: Nhanh lên!
"""


@pytest.fixture(scope="module")
def told(teller):  # type: ignore[no-untyped-def]
    return teller.tell(CALL, aloud=True)


def staged(told, brand: Brand, place: int = 1) -> Stage:  # type: ignore[no-untyped-def]
    shot = told.shots[place]
    said, scene = [], told.scenario.scenes[place]
    for speech, utterance in zip(shot.speech, told.narration.scenes[place], strict=True):
        start = speech.start // 1600
        said.append(Said(utterance, start, start + -(-len(utterance.samples) // 1600)))
    palette = brand.moods["danger"]
    return Stage(told.scenario, scene, None, brand, palette, "danger", tuple(said), shot.frames)


def layer(shot: Shot, name: str) -> Layer:
    return next(each for each in shot.layers if each.name == name)


def spoken(looks: Looks) -> list[int]:
    return [frame for frame, look in looks if not look.blink]


@pytest.mark.parametrize("name", ["KẺ GỌI", "BÀ SÁU"])
def test_the_mouth_opens_while_they_speak_and_is_closed_while_they_do_not(told, brand, name: str) -> None:  # type: ignore[no-untyped-def]
    stage = staged(told, brand)
    looks = expressions(stage, name)
    assert looks[0][0] == 0
    for said in stage.said:
        during = [look.mouth for frame, look in looks if said.start <= frame < said.end]
        if said.line.speaker == name:
            assert {"half", "open"} & set(during)
        else:
            assert set(during) <= {"closed"}
    assert looks[-1][1].mouth == "closed"


def test_a_mouth_has_three_poses_a_second_at_most_and_never_the_same_twice(told, brand) -> None:  # type: ignore[no-untyped-def]
    for name in told.scenario.cast:
        looks = [look for look in expressions(staged(told, brand), name) if not look[1].blink]
        assert all(
            after[1] != before[1] for before, after in pairwise(expressions(staged(told, brand), name))
        )
        opened = [frame for frame, look in looks if look.mouth != "closed"]
        assert all(later - sooner >= POSE == FPS // 3 for sooner, later in pairwise(opened))


def test_most_poses_change_with_a_word_of_the_captions(told, brand) -> None:  # type: ignore[no-untyped-def]
    stage, shot = staged(told, brand), told.shots[1]
    lit = {word.start for cue in shot.captions for line in cue.lines for word in line}
    opened = [
        frame
        for name in told.scenario.cast
        for frame, look in expressions(stage, name)
        if look.mouth != "closed"
    ]
    assert len(lit & set(opened)) > 0.6 * len(opened)


def test_who_writes_keeps_the_mouth_closed(told, brand) -> None:  # type: ignore[no-untyped-def]
    looks = expressions(staged(told, brand), "BÀ SÁU", talks=False)
    assert {look.mouth for _, look in looks} == {"closed"}
    assert any(look.blink for _, look in looks)


def test_a_calm_brand_neither_blinks_nor_moves_its_lips_word_by_word(told, brand) -> None:  # type: ignore[no-untyped-def]
    stage = replace(staged(told, brand), brand=replace(brand, motion="calm"))
    assert stage.calm
    looks = expressions(stage, "BÀ SÁU")
    assert not any(look.blink for _, look in looks)
    assert len(looks) == 3


def test_the_faceless_stranger_calls_and_the_one_called_stands_beside_her_words(told) -> None:  # type: ignore[no-untyped-def]
    shot = told.shots[1]
    assert len({pose.picture for pose in layer(shot, "caller").poses}) > 3
    bubble, portrait = layer(shot, "bubble-2").poses[-1], layer(shot, "portrait-2").poses[-1]
    assert bubble.picture and portrait.picture
    assert portrait.x > bubble.x + bubble.picture.size[0]
    assert portrait.y + portrait.picture.size[1] == bubble.y + bubble.picture.size[1]


def test_the_hook_shows_whose_story_it_is_and_never_the_stranger(told) -> None:  # type: ignore[no-untyped-def]
    assert main_character(told.scenario) == CastMember(look="grandmother", voice="female")
    assert any(each.name == "portrait-story" for each in told.shots[0].layers)


def test_a_story_told_by_strangers_alone_has_no_main_character(teller) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell("## hook: Số lạ\nKhoan đã!\n\n## call: Số lạ\nKẺ GỌI: Công an đây.\n")
    assert main_character(told.scenario) is None
    assert not any(each.name.startswith("portrait-") for each in told.shots[0].layers)


def test_a_member_of_the_cast_is_found_by_name_in_any_case(told) -> None:  # type: ignore[no-untyped-def]
    assert named(told.scenario, "Bà Sáu") == told.scenario.cast["BÀ SÁU"]
    assert named(told.scenario, "Bà Bảy") is None


def test_words_quoted_from_a_member_of_the_cast_come_with_a_portrait(teller) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell(CALL + "\n## quote: Bà Sáu — người dân\nTôi không tin số lạ nữa.\n")
    assert any(each.name == "portrait-quote" for each in told.shots[2].layers)
    told = teller.tell(CALL + "\n## quote: Trực ban — công an xã\nBà con đừng tin số lạ.\n")
    assert not any(each.name == "portrait-quote" for each in told.shots[2].layers)
