"""A film made to be repeated ends on the very picture it begins with."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from vidgen.brand.kit import Brand
from vidgen.film.compositor import still
from vidgen.film.loop import MELT, looped
from vidgen.film.music import bed
from vidgen.film.sound import mix
from vidgen.storyboard.model import SAMPLE_RATE, Shot

BODY = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n\n## contact\n"


def seen(shot: Shot, frame: int) -> NDArray[np.int16]:
    return np.asarray(still(shot, frame), np.int16)


def test_the_last_picture_is_the_first(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell(BODY, brand=brand.made_for("screen")).storyboard
    story = looped(told)
    first, last = story.shots[0], story.shots[-1]
    assert story.frames == told.frames
    assert np.array_equal(seen(last, last.frames - 1), seen(first, 0))
    steps = [seen(last, frame) for frame in range(last.frames - MELT - 1, last.frames)]
    far = np.abs(steps[-1] - steps[0]).mean()
    assert max(np.abs(two - one).mean() for one, two in pairwise(steps)) < far / 4


def test_only_the_end_is_drawn_anew_for_it(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    told = teller.tell(BODY, brand=brand.made_for("screen")).storyboard
    story = looped(told)
    assert [one.key == two.key for one, two in zip(told.shots, story.shots, strict=True)] == [True, False]


def test_the_music_of_a_film_without_a_voice_is_not_held_down_and_joins_its_beginning(  # type: ignore[no-untyped-def]
    teller, brand: Brand
) -> None:
    shots = teller.tell(BODY, brand=brand.made_for("screen")).shots
    sound = mix(shots, bed("calm"))[:]
    assert abs(sound[0]).max() == abs(sound[-1]).max() == 0
    second = sound[3 * SAMPLE_RATE : 8 * SAMPLE_RATE]
    alone = mix(shots[-1:], bed("calm"))[3 * SAMPLE_RATE : 8 * SAMPLE_RATE]
    assert np.sqrt(np.square(second).mean()) > 0.5 * np.sqrt(np.square(alone).mean())
