"""The prompter: large, in time, and what is recorded after it becomes the voice of the film."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from tests.command_line import own_cache, vidgen  # noqa: F401  (fixture)
from tests.practice.cuts.films import CHOICE, ORDER, SAY, TRUE_FALSE, filmed, kit_in, script_of
from vidgen.aloud import cast_for, spoken
from vidgen.delivery.looks.judged import look_findings
from vidgen.delivery.looks.scene import Looks
from vidgen.delivery.srt import cues
from vidgen.delivery.wav import write_wav
from vidgen.errors import VidgenError
from vidgen.narration.narrate import SAMPLE_RATE
from vidgen.narration.speech import Speech
from vidgen.narration.store import SpeechStore
from vidgen.paint.text import letters_on
from vidgen.practice.cuts.prompter import COUNT_IN, prompter_film, with_role
from vidgen.practice.cuts.prompter_end import listed
from vidgen.practice.cuts.prompting import LEAST
from vidgen.practice.cuts.takes import rows_of, takes_of, write_takes
from vidgen.practice.products import LessonKit
from vidgen.settings import Settings
from vidgen.store import BytesStore
from vidgen.storyboard import canvas
from vidgen.storyboard.clearance import CLEAR
from vidgen.storyboard.countdown import CLOCK
from vidgen.storyboard.model import FPS, Layer, Shot, Storyboard


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> LessonKit:
    return kit_in(tmp_path_factory.mktemp("bài"), script_of(CHOICE))


@pytest.fixture(scope="module")
def film(kit: LessonKit) -> Storyboard:
    return prompter_film(kit)


def passages(film: Storyboard) -> tuple[Shot, ...]:
    return tuple(shot for shot in film.shots if shot.scene == "prompter")


def words(layer: Layer, frame: int) -> list[tuple[str, int]]:
    """What is written there, each with its size."""
    pose = layer.at(frame)
    if pose is None or pose.picture is None:
        return []
    return [(each.text, each.size) for each in letters_on(pose.picture.paint())]


def texts(shot: Shot, name: str, frame: int = 0) -> str:
    return " ".join(
        text for layer in shot.layers if layer.name == name for text, _size in words(layer, frame)
    )


def test_it_counts_in_from_three(film: Storyboard) -> None:
    first = film.shots[0]
    assert first.frames == COUNT_IN * FPS == 90
    clock = next(layer for layer in first.layers if layer.name == CLOCK)
    assert [pose.frame for pose in clock.poses if pose.picture] == [0, 30, 60]
    assert [texts(first, CLOCK, frame) for frame in (0, 30, 60)] == ["3", "2", "1"]
    assert "Khoan đã" in texts(first, "text-0")


def test_every_line_of_the_script_is_due_once_in_order(kit: LessonKit, film: Storyboard) -> None:
    due = [texts(shot, "text-0", 20) for shot in passages(film)]
    assert due == [row.line.shown for row in rows_of(kit)]


def test_what_is_to_be_said_is_large_and_what_comes_next_can_be_seen(film: Storyboard) -> None:
    shots = passages(film)
    for shot, following in pairwise(shots):
        assert texts(shot, "text-1") == texts(following, "text-0")
        own = "CHỜ" not in texts(shot, "label-line-0")
        text = next(layer for layer in shot.layers if layer.name == "text-0")
        assert not own or all(size >= LEAST >= 64 for _text, size in words(text, 20))


def test_others_are_cues_to_wait_for_and_a_chosen_role_is_said(kit: LessonKit, film: Storyboard) -> None:
    call = passages(film)[1]
    assert "KẺ GỌI NÓI, BẠN CHỜ" in texts(call, "label-line-0")
    chosen = passages(prompter_film(with_role(replace(kit, role="kẻ gọi"))))[1]
    assert texts(chosen, "label-line-0") == "02 · KẺ GỌI"


def test_a_role_that_is_not_in_the_cast_is_named(kit: LessonKit) -> None:
    with pytest.raises(VidgenError) as caught:
        with_role(replace(kit, role="BÀ SÁO"))
    (finding,) = caught.value.findings
    assert finding.code == "VG-R118" and "BÀ SÁU" in finding.fix


def test_the_row_that_is_due_changes_as_its_words_are_due(kit: LessonKit) -> None:
    story = (
        "---\n\n## hook: Khoan đã!\nCông an không bao giờ gọi điện yêu cầu bà con cài ứng dụng lạ vào máy.\n"
    )
    own = kit_in(kit.folder.parent, script_of(story=story).replace("practice:\n  questions:\n", ""))
    (shot,) = passages(prompter_film(replace(own, speed=4.0)))
    text = next(layer for layer in shot.layers if layer.name == "text-0")
    rows = [pose.frame for pose in text.poses]
    first = shot.captions[0].lines[0][0].text
    assert rows[0] == 0 and len(rows) >= 3
    assert abs(rows[1] - len(first.split()) * FPS / 4.0) <= 1


def test_nothing_stands_outside_of_the_safe_box(film: Storyboard) -> None:
    for shot in film.shots:
        for layer in shot.layers:
            for pose in layer.poses if not layer.name.startswith("draft-") else ():
                ink = pose.picture.paint().getbbox() if pose.picture else None
                if ink:
                    assert pose.x + ink[0] >= canvas.LEFT - 4 and pose.x + ink[2] <= canvas.RIGHT + 4, (
                        layer.name
                    )
                    assert pose.y + ink[1] >= canvas.TOP - 4 and pose.y + ink[3] <= canvas.BOTTOM, layer.name


def test_its_subtitles_are_in_step(film: Storyboard) -> None:
    begin, at = 0, 0
    found = cues(film)
    for shot in film.shots:
        for cue in shot.captions:
            assert abs(found[at].start - (begin + cue.start) * 1000 / FPS) <= 1
            at += 1
        begin += shot.frames
    assert at == len(found)


def test_the_last_picture_says_what_to_record_and_how_it_comes_back(film: Storyboard) -> None:
    last = film.shots[-1]
    cards = [layer for layer in last.layers if layer.name.startswith("card-")]
    told = " ".join(text for layer in cards for text, _size in words(layer, last.frames - 1))
    for part in ("01, 05–07", "loi-can-thu.csv", "02–04", "--role", "ban-thu/bai-hoc", "recorded:"):
        assert part in told, told


def test_takes_are_named_as_the_command_names_them(kit: LessonKit) -> None:
    assert kit.scenario.path
    said = vidgen("voices", "takes", kit.scenario.path, "--json")
    lines = json.loads(said.stdout)["lines"]
    assert [(each.file, each.role, each.text) for each in takes_of(kit)] == [
        (line["file"], line["speaker"] or "", line["text"]) for line in lines
    ]
    assert write_takes(replace(kit, folder=kit.folder)).name == "loi-can-thu.csv"


def test_what_is_recorded_by_that_list_is_heard_in_the_film(kit: LessonKit, tmp_path: Path) -> None:
    store = SpeechStore()
    machine = cast_for(kit.scenario, kit.brand, kit.settings, kit.unit)
    told, _casting = spoken(kit.scenario, kit.brand, kit.settings, kit.unit, machine, store)
    lines = [utterance for scene in told.scenes for utterance in scene]
    for take, utterance in zip(takes_of(kit), lines, strict=True):
        write_wav(tmp_path / take.file, Speech(utterance.samples.astype(np.float32), SAMPLE_RATE, None))
    settings = Settings(offline=True, voice=f"recorded:{tmp_path}", threads=False)
    casting = cast_for(kit.scenario, kit.brand, settings, kit.unit)
    narration, _casting = spoken(kit.scenario, kit.brand, settings, kit.unit, casting, store)
    assert all(title.startswith("recorded:") for title in narration.voices.values())
    for own, utterance in zip((each for scene in narration.scenes for each in scene), lines, strict=True):
        assert abs(len(own.samples) - len(utterance.samples)) < SAMPLE_RATE // 4


def test_takes_in_short() -> None:
    assert listed(["01", "02", "03", "05", "07", "08"]) == "01–03, 05, 07–08"
    assert listed(["03b", "01"]) == "01, 03b"


@pytest.mark.parametrize("brand", [None, "hanh-chinh", "tuoi-tre"])
def test_every_word_stands_out_from_its_ground(tmp_path: Path, brand: str | None) -> None:
    kit = replace(kit_in(tmp_path, script_of(CHOICE), brand=brand), clearance=CLEAR)
    film = prompter_film(kit)
    some = replace(film, shots=film.shots[1:6])
    looked = Looks(BytesStore("seen", tmp_path)).of(some)
    assert not look_findings(looked, kit.scenario)


def test_so_does_every_word_of_a_question(tmp_path: Path) -> None:
    kit = replace(kit_in(tmp_path, script_of(CHOICE, TRUE_FALSE, ORDER, SAY)), clearance=CLEAR)
    shots = tuple(shot for shot in filmed(kit).cut() if shot.scene in ("quiz", "practice"))
    looked = Looks(BytesStore("seen", tmp_path)).of(Storyboard(shots))
    assert not look_findings(looked, kit.scenario)
