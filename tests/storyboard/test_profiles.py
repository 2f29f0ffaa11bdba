"""Whom a video is made for decides how large it is set, how much stands at once, and how long it stays."""

from __future__ import annotations

from itertools import pairwise

import pytest

from vidgen.brand.kit import Brand
from vidgen.brand.profile import MEASURES, Profile
from vidgen.storyboard.cutting import characters
from vidgen.storyboard.model import FPS, Shot

SIGNS = (
    "## signs: 7 dấu hiệu lừa đảo\n1. Tự xưng công an\n2. Gọi từ số lạ\n3. Gửi đường link\n"
    "4. Bắt cài ứng dụng\n5. Hỏi mã OTP\n6. Đòi chuyển tiền\n7. Dọa bắt giam"
)
STORY = (
    "## hook: “Công an” gọi, bắt **cập nhật VNeID** ngay?\nCông an gọi điện, bắt cập nhật VNeID ngay?\n\n"
    "## call: Số lạ\nKẺ GỌI: VNeID của bà bị lỗi. Bà bấm vào đường link tôi vừa gửi để cài ứng dụng.\n"
    "BÀ SÁU: Có mất tiền không chú?\n\n" + SIGNS + "\n\n## contact\n"
)


def told_for(teller, brand: Brand, profile: Profile) -> tuple[Shot, ...]:  # type: ignore[no-untyped-def]
    return teller.tell(STORY, brand=brand.made_for(profile)).shots


def sizes(shots: tuple[Shot, ...], name: str) -> dict[tuple[str, str], int]:
    """The size in pixels of each text that has a layer of this name."""
    found = {}
    for shot in shots:
        for layer in (each for each in shot.layers if each.name == name):
            picture = layer.poses[-1].picture
            assert picture
            block = picture.paint.__self__  # type: ignore[attr-defined]
            found[shot.scene, " ".join(word.text for line in block.lines for word in line)] = block.style.size
    return found


def cards_at_once(shot: Shot) -> int:
    frames = {pose.frame for layer in shot.layers for pose in layer.poses}
    cards = [layer for layer in shot.layers if layer.name.startswith("card-")]
    return max(
        sum(bool(pose and pose.picture) for pose in (layer.at(frame) for layer in cards)) for frame in frames
    )


@pytest.mark.parametrize("profile", ["elderly", "screen"])
def test_type_is_larger_by_an_eighth_where_there_is_room(teller, brand: Brand, profile: Profile) -> None:  # type: ignore[no-untyped-def]
    usual, larger = told_for(teller, brand, "normal"), told_for(teller, brand, profile)
    for name in ("title", "heading", "tagline"):
        before, after = (sizes(shots, name) for shots in (usual, larger))
        assert before.keys() == after.keys() and before
        least = 1.0 if name == "title" else 1.12  # a title fills the width at its usual size already
        assert all(least <= after[text] / before[text] <= 1.18 for text in before), (name, before, after)
    assert 1.1 <= MEASURES[profile].caption / MEASURES["normal"].caption <= 1.18


@pytest.mark.parametrize("profile", ["elderly", "screen"])
def test_fewer_cards_stand_on_a_page(teller, brand: Brand, profile: Profile) -> None:  # type: ignore[no-untyped-def]
    signs = next(shot for shot in told_for(teller, brand, profile) if shot.scene == "signs")
    assert 1 < cards_at_once(signs) <= 4


@pytest.mark.parametrize("profile", ["elderly", "screen"])
def test_captions_are_shorter(teller, brand: Brand, profile: Profile) -> None:  # type: ignore[no-untyped-def]
    cues = [cue for shot in told_for(teller, brand, profile) for cue in shot.captions]
    assert all(len(line) <= 23 for cue in cues for line in cue.text.split("\n"))
    assert all(len(cue.lines) <= 2 for cue in cues)


@pytest.mark.parametrize("profile", ["elderly", "screen"])
def test_nothing_moves_but_in_opacity(teller, brand: Brand, profile: Profile) -> None:  # type: ignore[no-untyped-def]
    hook = told_for(teller, brand, profile)[0]
    for layer in hook.layers:
        if layer.name not in ("progress", "caption"):
            assert len({(pose.x, pose.y) for pose in layer.poses if pose.picture}) == 1, layer.name


def test_on_a_screen_nobody_reads_more_than_12_characters_a_second(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    for shot in told_for(teller, brand, "screen"):
        for cue in shot.captions:
            assert characters(cue.text) * FPS / (cue.end - cue.shown) <= 12, cue.text


def test_on_a_screen_all_that_would_be_heard_is_read(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    def words(shots: tuple[Shot, ...]) -> list[str]:
        return [" ".join(cue.text for cue in shot.captions).split() for shot in shots]

    assert words(told_for(teller, brand, "screen")) == words(told_for(teller, brand, "elderly"))


def test_on_a_screen_the_heading_is_read_before_the_first_line(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    signs = next(shot for shot in told_for(teller, brand, "screen") if shot.scene == "signs")
    assert signs.captions[0].start >= len("7 dấu hiệu lừa đảo") * FPS / 12
    ends = told_for(teller, brand, "screen")[-1]
    shown = "Công an xã Suối Mây tỉnh Lào Cai 0214 000 0113 0214 000 0111"
    assert ends.frames >= (len(shown) + sum(characters(cue.text) for cue in ends.captions)) * FPS / 12


def test_on_a_screen_no_word_is_lit_for_nobody_speaks_it(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    for shot in told_for(teller, brand, "screen"):
        layer = next(layer for layer in shot.layers if layer.name == "caption")
        assert sum(bool(pose.picture) for pose in layer.poses) == len(shot.captions)
        assert all(one.frame < two.frame for one, two in pairwise(layer.poses))


def test_every_profile_has_its_own_scenes(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    keys = [{shot.key for shot in told_for(teller, brand, profile)} for profile in MEASURES]
    assert all(not one & two for at, one in enumerate(keys) for two in keys[at + 1 :])
