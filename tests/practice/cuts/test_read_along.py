"""A room reads along: every line with its speaker, at the chosen speed, and nobody drowns it out."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.command_line import own_cache  # noqa: F401  (fixture)
from tests.practice.cuts.films import CHOICE, kit_in, script_of
from vidgen.delivery.inspect import inspect
from vidgen.delivery.kit_inspection import inspect_standing
from vidgen.delivery.srt import cues, read
from vidgen.practice.cuts.read_along import read_along_film, silent, speed_of, write_read_along
from vidgen.practice.products import LessonKit
from vidgen.scenario.inline import plain_text
from vidgen.storyboard.model import FPS, Storyboard


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> LessonKit:
    return kit_in(tmp_path_factory.mktemp("bài"), script_of(CHOICE))


def paced(kit: LessonKit, speed: float | None) -> Storyboard:
    from dataclasses import replace

    return read_along_film(replace(kit, speed=speed))


def text_of(film: Storyboard) -> str:
    return " ".join(cue.text.replace("\n", " ") for cue in cues(film))


def test_every_line_is_there_with_the_name_of_who_says_it(kit: LessonKit) -> None:
    told = text_of(read_along_film(kit))
    for scene in kit.scenario.scenes:
        for line in scene.lines:
            assert plain_text(line.text) in told
    for turn in ("LỜI DẪN: Khoan", "KẺ GỌI: VNeID", "BÀ SÁU: Có mất", "KẺ GỌI: Không mất", "LỜI DẪN: Dấu"):
        assert turn in told, told
    assert "Bà Sáu nên làm gì" not in told, "questions belong to the practice film"


def test_nothing_is_heard(kit: LessonKit) -> None:
    film = read_along_film(kit)
    assert not any(piece.samples.any() for shot in film.shots for piece in shot.speech)
    assert silent(kit.brand).music == "none" and not silent(kit.brand).sonic_mark
    assert not any(layer.footage and layer.footage.sound for shot in film.shots for layer in shot.layers)


def test_words_light_up_one_after_another_in_every_cue(kit: LessonKit) -> None:
    for shot in read_along_film(kit).shots:
        for cue in shot.captions:
            words = [word for line in cue.lines for word in line]
            assert all(one.end <= other.start for one, other in pairwise(words))
            assert all(word.start < word.end for word in words)


@pytest.mark.parametrize("speed", [2.5, 3.5, 5.0])
def test_the_speed_is_the_one_chosen(kit: LessonKit, speed: float) -> None:
    film = paced(kit, speed)
    cue = next(cue for shot in film.shots for cue in shot.captions if "bấm link" in cue.text)
    words = [word for line in cue.lines for word in line]
    between = next(word.start for word in words if word.text.startswith("link")) - words[0].start
    syllables = [word.text for word in words].index("link")
    assert abs(between - syllables * FPS / speed) <= 1.5


def test_who_watches_decides_where_nothing_is_chosen(tmp_path: Path, kit: LessonKit) -> None:
    elderly = kit_in(tmp_path, script_of(CHOICE), profile="elderly")
    assert speed_of(elderly) < speed_of(kit)
    assert read_along_film(elderly).frames > read_along_film(kit).frames


def test_for_a_screen_words_light_up_all_the_same(tmp_path: Path) -> None:
    film = read_along_film(kit_in(tmp_path, script_of(CHOICE), profile="screen"))
    captions = next(layer for layer in film.shots[0].layers if layer.name == "caption")
    assert len([pose for pose in captions.poses if pose.picture]) > len(film.shots[0].captions)


def test_the_film_passes_the_inspection(tmp_path: Path) -> None:
    story = "---\n\n## hook: Khoan đã!\nKhoan đã!\n\n## dialogue\nBÀ SÁU: Có mất tiền không chú?\n"
    head = script_of(story=story).replace("practice:\n  questions:\n", "")
    kit = kit_in(tmp_path, head.replace("kind: scam", "kind: practice"))
    video, subtitles = write_read_along(kit)
    assert video.name == "video-doc-theo.mp4"
    assert inspect_standing(video).passed, inspect_standing(video).findings
    assert not inspect(video).passed, "of any other name it is but a silent film"
    assert [cue.text for cue in read(subtitles)] == [cue.text for cue in cues(read_along_film(kit))]
