"""The practice film as written: what is shared comes from the store, and it shows what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tests.approval_support import trusted_office
from tests.command_line import own_cache  # noqa: F401  (fixture)
from tests.practice.cuts.films import CHOICE, LATER, Filmed, filmed, kit_in, script_of
from vidgen.brand.load import load_brand
from vidgen.delivery.inspect import inspect
from vidgen.delivery.srt import cues, milliseconds, read
from vidgen.errors import DeliveryError
from vidgen.film import scenes as encoding
from vidgen.film.compositor import runs, still
from vidgen.film.mastering import TARGET_LUFS, master
from vidgen.film.scenes import scenes
from vidgen.film.shoot import sound_of
from vidgen.film.sound import mix
from vidgen.film.store import SceneStore, scene_key
from vidgen.practice.cuts.practice import stopped_film, write_practice, write_teaching
from vidgen.storyboard.countdown import CLOCK
from vidgen.storyboard.model import FPS, Shot, Storyboard

STORY = """\
---

## hook: Bắt **cập nhật VNeID** ngay?
Khoan đã!

## dialogue
KẺ GỌI: VNeID của bà bị lỗi.
BÀ SÁU: Có mất tiền không chú?
KẺ GỌI: Không đâu.

## contact
"""
QUESTION = CHOICE + "      seconds: 3\n"


_ENCODE = "encode"


class Counted:
    """Counts the scenes that are encoded."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.count = 0
        encode = getattr(encoding, _ENCODE)

        def counting(*given: object, **more: object) -> object:
            self.count += 1
            return encode(*given, **more)

        patch.setattr(encoding, _ENCODE, counting)

    def of(self, lesson: Filmed, shots: tuple[Shot, ...], store: SceneStore) -> int:
        """How many of the shots had to be encoded."""
        before = self.count
        for _scene in scenes(shots, (1080, 1920), lesson.kit.settings.codec, store, threads=False):
            pass
        return self.count - before


@pytest.fixture(scope="module")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Filmed:
    return filmed(kit_in(tmp_path_factory.mktemp("bài"), script_of(QUESTION, story=STORY)))


@pytest.fixture(scope="module")
def written(lesson: Filmed) -> Iterator[Path]:
    (video, _subtitles) = write_practice(lesson.kit)
    yield video


def test_what_the_public_film_has_is_not_encoded_again(
    lesson: Filmed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, store = Counted(monkeypatch), SceneStore(tmp_path)
    assert counted.of(lesson, lesson.public, store) == 3
    assert counted.of(lesson, lesson.cut(), store) == 4, "two parts of a scene, the question and its answer"
    assert counted.of(lesson, lesson.cut("teaching"), store) == 1, "the invitation"
    assert counted.of(lesson, lesson.cut(), store) == 0


def test_every_shot_begins_with_a_key_frame(lesson: Filmed, written: Path) -> None:
    with av.open(str(written)) as film:
        video = film.streams.video[0]
        assert video.time_base is not None
        keys = {
            round(packet.pts * video.time_base * FPS)
            for packet in film.demux(video)
            if packet.is_keyframe and packet.pts is not None
        }
    begins, shots = 0, lesson.cut()
    for shot in shots:
        assert begins in keys
        begins += shot.frames


def pictures(path: Path, wanted: set[int]) -> dict[int, NDArray[np.int16]]:
    """The luma of some frames of a film."""
    with av.open(str(path)) as film:
        return {
            number: frame.to_ndarray(format="gray").astype(np.int16)
            for number, frame in enumerate(film.decode(video=0))
            if number in wanted
        }


def test_the_ring_shows_each_second_for_thirty_frames(lesson: Filmed, written: Path) -> None:
    shots = lesson.cut()
    question = shots[2]
    begins = sum(shot.frames for shot in shots[:2])
    clock = next(layer for layer in question.layers if layer.name == CLOCK)
    poses = [pose for pose in clock.poses if pose.picture]
    assert len(poses) == 3
    size = poses[0].picture.size if poses[0].picture else (0, 0)
    box = np.s_[poses[0].y : poses[0].y + size[1], poses[0].x : poses[0].x + size[0]]
    meant = [np.asarray(still(question, pose.frame).convert("L"), np.int16)[box] for pose in poses]
    seconds = range(len(poses))
    edges = {begins + poses[at].frame + moment for at in seconds for moment in (0, 15, FPS - 1)}
    shown = pictures(written, edges)
    for at in seconds:
        for moment in (0, 15, FPS - 1):
            seen = shown[begins + poses[at].frame + moment][box]
            unlike = [float(np.abs(seen - each).mean()) for each in meant]
            assert int(np.argmin(unlike)) == at and unlike[at] < 4, (at, moment, unlike)
    assert poses[-1].frame + FPS == question.frames


def test_it_passes_the_inspection_and_its_subtitles_are_the_storyboards(
    lesson: Filmed, written: Path
) -> None:
    found = inspect(written)
    assert found.passed, found.findings
    assert found.measured and found.measured.picture
    shots = lesson.cut()
    assert found.measured.picture.frames == sum(shot.frames for shot in shots)
    assert read(written.with_suffix(".srt")) == cues(Storyboard(shots))
    begins = sum(shot.frames for shot in shots[:2])
    ask = next(cue for cue in read(written.with_suffix(".srt")) if "Bà Sáu nên" in cue.text)
    assert ask.start == milliseconds(begins + shots[2].captions[0].shown)


def test_words_are_heard_when_their_cue_shows(lesson: Filmed, written: Path) -> None:
    with av.open(str(written)) as film:
        sound = np.concatenate([frame.to_ndarray()[0] for frame in film.decode(audio=0)])
    begins = 0
    for shot in lesson.cut():
        for piece in shot.speech:
            start = begins * 1600 + piece.start
            heard = sound[start : start + len(piece.samples)]
            wanted = piece.samples.astype(np.float32)
            lag = np.correlate(np.abs(heard)[::48], np.abs(wanted)[::48], "same")
            assert abs(int(np.argmax(lag)) - len(lag) // 2) <= 20, "within 20 ms"
        begins += shot.frames


def test_a_draft_says_so_and_the_public_is_told_of_ai(lesson: Filmed) -> None:
    for shot in (*lesson.cut(), *lesson.cut("teaching")):
        names = {layer.name for layer in shot.layers}
        assert "draft-aslant" in names
        assert "ai-label" in names or shot.scene == "contact"


def test_a_film_without_questions_is_the_public_one(tmp_path: Path) -> None:
    head = script_of(story=STORY).replace("practice:\n  questions:\n", "")
    lesson = filmed(kit_in(tmp_path, head))
    assert [shot.key for shot in lesson.cut()] == [shot.key for shot in lesson.public]


def test_an_approved_lesson_is_filmed_without_a_mark_of_a_draft(tmp_path: Path) -> None:
    script = script_of(QUESTION, LATER + "      seconds: 3\n", story=STORY)
    draft = kit_in(tmp_path, script)
    assert draft.scenario.path
    with trusted_office(tmp_path / "cài đặt") as office:
        office.approve(draft.scenario.path, load_brand())
        kit = kit_in(tmp_path, script)
        video, subtitles = write_teaching(kit)
    assert not kit.draft and kit.code
    assert (video.name, subtitles.name) == ("video-giang-day.mp4", "video-giang-day.srt")
    assert inspect(video).passed
    assert "Đáp án" not in subtitles.read_text(encoding="utf-8")
    for shot in filmed(kit).cut("teaching"):
        assert not any(layer.name.startswith("draft-") for layer in shot.layers)


def test_a_film_that_is_almost_all_thinking_is_as_loud_as_any(tmp_path: Path) -> None:
    """A few words and long to think: music in that time must not count as the film's loudness."""
    asked = "    - {ask: Chào thử., type: say, answer: Chào bà con!, reason: Cho gần., seconds: 60}\n"
    kit = kit_in(tmp_path, script_of(asked, story="---\n\n## hook: Khoan\nKhoan đã!\n\n## contact\n"))
    film = stopped_film(kit, "practice")
    music, stems = sound_of(film, kit.scenario.kind, kit.brand)
    assert abs(master(mix(film.shots, music, stems)).loudness.integrated_lufs - TARGET_LUFS) < 0.5


def test_a_spoilt_scene_in_the_store_is_told_and_made_anew_by_the_next_run(
    lesson: Filmed, written: Path
) -> None:
    """Or the lesson's films would fail for ever."""
    film = stopped_film(lesson.kit, "practice")
    before = written.read_bytes()
    shot = film.shots[0]
    other = encoding.encode(runs(replace(shot, layers=())), film.size)
    SceneStore().put(scene_key(shot, film.size, lesson.kit.settings.codec), other)
    with pytest.raises(DeliveryError) as caught:
        write_practice(lesson.kit)
    assert "VG-I053" in {each.code for each in caught.value.findings}
    assert all(each.path == lesson.kit.scenario.path for each in caught.value.findings)
    assert not any("vidgen render" in each.fix for each in caught.value.findings)
    (again, _subtitles) = write_practice(lesson.kit)
    assert again.read_bytes() == before
