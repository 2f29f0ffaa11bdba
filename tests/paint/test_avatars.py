from __future__ import annotations

from typing import get_args

import numpy as np
import pytest

from vidgen.errors import LookError
from vidgen.paint.avatars import AVATARS, Voice, avatar
from vidgen.paint.faces import Expression
from vidgen.scenario.model import Look


def test_every_look_of_a_script_has_its_avatar() -> None:
    assert set(AVATARS) == set(get_args(Look))


DRAWN = [(look, voice) for look, (_, drawn) in AVATARS.items() for voice in drawn]


@pytest.mark.parametrize("look", ["officer", "farmer", "student", "shop-owner", "worker"])
def test_who_speaks_as_a_woman_is_drawn_as_one_and_a_man_as_a_man(look: str) -> None:
    assert avatar(look, 96, voice="female") != avatar(look, 96, voice="male")


@pytest.mark.parametrize("look", AVATARS)
def test_every_look_has_an_avatar_for_either_voice(look: str) -> None:
    for voice in get_args(Voice):
        assert avatar(look, 48, voice=voice).size == (48, 48)


@pytest.mark.parametrize(("look", "voice"), DRAWN)
def test_an_avatar_is_a_round_badge_with_a_mouth_that_opens(look: str, voice: Voice) -> None:
    calm, talking = avatar(look, 96, voice=voice), avatar(look, 96, Expression("open"), voice=voice)
    assert (calm.mode, calm.size) == ("RGBA", (96, 96))
    pixels = np.asarray(calm).astype(int)
    rows, columns = np.mgrid[:96, :96] - 47.5
    distance = np.hypot(rows, columns)
    assert (pixels[distance > 49][:, 3] == 0).all()
    assert (pixels[distance < 47][:, 3] == 255).all()
    changed = np.abs(pixels - np.asarray(talking).astype(int)).max(axis=2) > 24
    assert changed.sum() > 20
    assert changed[:48].sum() == 0, "only the mouth moves"


@pytest.mark.parametrize(("look", "voice"), DRAWN)
def test_a_mouth_has_three_poses(look: str, voice: Voice) -> None:
    poses = [avatar(look, 96, Expression(mouth), voice) for mouth in ("closed", "half", "open")]
    arrays = [np.asarray(pose).astype(int) for pose in poses]
    for place, one in enumerate(arrays):
        for other in arrays[:place]:
            assert (np.abs(one - other).max(axis=2) > 24).sum() > 8


@pytest.mark.parametrize(("look", "voice"), DRAWN)
def test_a_face_blinks_with_its_eyes_alone(look: str, voice: Voice) -> None:
    calm, shut = (
        np.asarray(avatar(look, 96, Expression(blink=each), voice)).astype(int) for each in (False, True)
    )
    changed = np.abs(calm - shut).max(axis=2) > 24
    if look == "stranger":
        assert not changed.any(), "there is no face"
    else:
        assert changed.any()
        assert not changed[:32].any() and not changed[50:].any()


def test_no_two_avatars_are_alike() -> None:
    looks = [look for look, _ in DRAWN]
    pictures = [np.asarray(avatar(look, 48, voice=voice)).astype(int) for look, voice in DRAWN]
    for place, one in enumerate(pictures):
        for look, other in zip(looks, pictures[:place], strict=False):
            assert np.abs(one - other).mean() > (4 if look == looks[place] else 10)


def test_the_caller_owns_the_image() -> None:
    first = avatar("farmer", 48)
    first.paste((0, 0, 0, 0), (0, 0, 48, 48))
    assert avatar("farmer", 48).getpixel((24, 24)) != (0, 0, 0, 0)


def test_an_unknown_look_names_the_nearest() -> None:
    with pytest.raises(LookError) as caught:
        avatar("grandmom", 48)
    assert caught.value.findings[0].code == "VG-L031"
    assert "grandmother" in caught.value.findings[0].fix
