"""Where the mood changes the ground gives way softly; where it does not, nothing is painted for it."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PIL import Image

from vidgen.film.compositor import still
from vidgen.storyboard.model import Shot

BODY = """## hook: Khoan đã!
Khoan đã!

## signs: Hai dấu hiệu
1. Tự xưng công an
2. Gửi đường link lạ

## actions: Hãy làm ngay
- [x] Báo công an xã
"""


def ground(shot: Shot) -> list[int]:
    return [pose.frame for layer in shot.layers if layer.name == "ground" for pose in layer.poses]


def test_the_ground_dissolves_only_where_the_mood_changes(teller) -> None:  # type: ignore[no-untyped-def]
    hook, signs, actions = teller.tell(BODY).shots
    assert ground(hook) == ground(signs) == []
    assert 0 < ground(actions)[-1] <= 8
    assert actions.layers[0].name == "ground", "nothing stands below it"


def test_it_goes_from_the_old_ground_to_the_new_without_a_flash(teller) -> None:  # type: ignore[no-untyped-def]
    _, signs, actions = teller.tell(BODY).shots
    frames = [still(actions, frame) for frame in range(ground(actions)[-1] + 1)]
    corner = [np.asarray(frame.convert("RGB"))[1800, 40].astype(int) for frame in frames]
    old = np.asarray(still(signs, signs.frames - 1).convert("RGB"))[1800, 40].astype(int)
    new = np.asarray(still(actions, actions.settled).convert("RGB"))[1800, 40].astype(int)
    away = [int(np.abs(each - new).sum()) for each in corner]
    assert away[0] < np.abs(old - new).sum()
    assert all(later <= sooner for sooner, later in pairwise(away)) and away[-1] == 0


def test_another_mood_before_is_another_scene(teller) -> None:  # type: ignore[no-untyped-def]
    after_danger = teller.tell(BODY).shots[2]
    scam = teller.tell(
        BODY.replace("## signs: Hai dấu hiệu", "## actions: Hãy nhớ")
        .replace("1. ", "- [x] ")
        .replace("2. ", "- [x] ")
    )
    assert ground(scam.shots[2]) == []
    assert after_danger.key != scam.shots[2].key


def test_the_pictures_of_it_are_opaque(teller) -> None:  # type: ignore[no-untyped-def]
    layer = teller.tell(BODY).shots[2].layers[0]
    painted = [pose.picture.paint() for pose in layer.poses if pose.picture]
    assert all(isinstance(each, Image.Image) and each.getextrema()[3] == (255, 255) for each in painted)
