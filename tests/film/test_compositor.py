"""Painting only what changed gives the very same pixels as painting everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from tests.film.clips import ffmpeg
from vidgen.film.compositor import runs, still
from vidgen.film.frames import Run
from vidgen.film.yuv import YuvCanvas
from vidgen.storyboard.model import Footage, Layer, Picture, Pose, Shot

BODY = """## hook: “Công an” gọi, bắt **cập nhật** ngay?
Khoan đã!

## call: Số lạ
KẺ GỌI: Bà đọc mã OTP cho tôi, nhanh lên!
BÀ SÁU: Dạ?
KẺ GỌI: Đọc đi, không là bị khóa tài khoản ngay hôm nay, tôi không chờ được nữa đâu bà ơi!
BÀ SÁU: Tôi không đọc. Tôi ra hỏi công an xã đã, chú gác máy đi.

## signs: Dấu hiệu
1. Tự xưng công an qua điện thoại, đòi cập nhật thông tin — gọi nhiều lần
2. Gửi đường link lạ, bắt cài ứng dụng
3. Dọa khóa tài khoản, giục làm ngay
4. Hỏi mã OTP, mật khẩu, ảnh căn cước
5. Hẹn gặp ngoài trụ sở, ngoài giờ làm việc
6. Đòi giữ bí mật với người nhà

## photo: Tin giả
![Ảnh minh họa](tin.png)

Nhìn cho kỹ!

## contact
Cảm ơn!
"""
PROCEDURE = """## dialogue: Hỏi đáp
BÀ SÁU: Nộp ở đâu chú?
KẺ GỌI: Nộp trên VNeID.

## steps: Các bước
1. Mở ứng dụng — chọn thủ tục; chọn nơi nộp
2. Gửi
"""
SCENES = ["hook", "call", "signs", "photo", "contact", "dialogue", "steps"]


def planes(frame_of: Run | YuvCanvas) -> list[NDArray[np.uint8]]:
    frame = frame_of.frame() if isinstance(frame_of, YuvCanvas) else frame_of.frame
    return [
        np.frombuffer(memoryview(plane), np.uint8)
        .reshape(-1, plane.line_size)[: plane.height, : plane.width]
        .copy()
        for plane in frame.planes
    ]


def repainted(shot: Shot, frame: int) -> list[NDArray[np.uint8]]:
    picture = still(shot, frame)
    canvas = YuvCanvas(*picture.size)
    canvas.update(picture)
    return planes(canvas)


def same(one: list[NDArray[np.uint8]], other: list[NDArray[np.uint8]]) -> bool:
    return all(map(np.array_equal, one, other))


@pytest.fixture(scope="module")
def shots(teller) -> dict[str, Shot]:  # type: ignore[no-untyped-def]
    noise = np.random.default_rng(1).integers(0, 256, (40, 30, 3), dtype=np.uint8)
    Image.fromarray(noise).resize((600, 800)).save(teller.folder / "tin.png")
    told = [*teller.tell(BODY).shots, *teller.tell(PROCEDURE, kind="procedure").shots]
    return {shot.scene: shot for shot in reversed(told)}


@pytest.mark.parametrize("scene", SCENES)
def test_each_run_is_exactly_a_full_repaint_and_counts_add_up(shots: dict[str, Shot], scene: str) -> None:
    shot = shots[scene]
    at, checked, last = 0, 0, None
    # Every step of the first entrance, then samples, so that all kinds of damage are met in a few seconds.
    step = 17 if shot.moving else 9
    for number, run in enumerate(runs(shot)):
        assert run.count >= 1
        found = planes(run)
        if number < 6 or number % step == 0:
            assert same(found, repainted(shot, at)), at
            assert run.count == 1 or same(found, repainted(shot, at + run.count - 1)), at
            checked += 1
        assert last is None or not same(found, last), f"frame {at} changed nothing"
        at, last = at + run.count, found
    assert at == shot.frames
    assert checked >= 3


def test_holds_are_not_visited(shots: dict[str, Shot]) -> None:
    for scene in ("hook", "signs", "contact", "steps"):
        distinct = sum(1 for _ in runs(shots[scene]))
        assert distinct < shots[scene].frames / 2, scene


def test_a_frame_once_yielded_does_not_change(shots: dict[str, Shot]) -> None:
    kept = list(runs(shots["hook"]))
    before = [planes(run)[0].sum(dtype=np.int64) for run in kept]
    assert len(set(before)) > 3
    assert [planes(run)[0].sum(dtype=np.int64) for run in kept] == before


def test_a_photo_moves_at_every_frame_and_a_still_shows_that_frame(shots: dict[str, Shot]) -> None:
    shot = shots["photo"]
    assert shot.moving and sum(1 for _ in runs(shot)) == shot.frames
    box = (84, 560, 948, 1100)
    early, late = (np.asarray(still(shot, frame).crop(box), int) for frame in (0, shot.frames - 1))
    assert abs(early - late).mean() > 2


# --- shots made by hand ---------------------------------------------------------------------------

SIZE = (160, 120)


def square(colour: tuple[int, int, int, int], size: tuple[int, int] = (40, 30)) -> Picture:
    return Picture(size, lambda: Image.new("RGBA", size, colour))


def shot_of(*layers: Layer, frames: int = 40) -> Shot:
    ground = Picture(SIZE, lambda: Image.linear_gradient("L").resize(SIZE).convert("RGB"))
    return Shot("thử", frames, ground, layers, (), (), 0)


def frames_of(shot: Shot) -> Iterator[tuple[int, Run]]:
    at = 0
    for run in runs(shot):
        yield at, run
        at += run.count
    assert at == shot.frames


def assert_exact(shot: Shot) -> int:
    found = list(frames_of(shot))
    for at, run in found:
        assert same(planes(run), repainted(shot, at)), at
    return len(found)


RED, GREEN = (200, 30, 30, 255), (30, 200, 30, 120)


def test_a_picture_may_stand_partly_or_wholly_outside_the_canvas() -> None:
    spots = [(-20, -10), (150, 110), (-500, 40), (400, 400), (60, -29), (-39, 100), (31, 33), (-40, -30)]
    layer = Layer("a", tuple(Pose(3 * i, square(RED), x, y) for i, (x, y) in enumerate(spots)))
    under = Layer("b", (Pose(0, square(GREEN, SIZE), 0, 0),))
    assert_exact(shot_of(under, layer))


def test_overlapping_translucent_layers_that_move_leave_no_trace() -> None:
    random = np.random.default_rng(11)
    layers = [
        Layer(
            f"l{number}",
            tuple(
                Pose(
                    frame,
                    square((*random.integers(0, 256, 3), 150), (33 + number, 27)),
                    *random.integers(-30, 140, 2),
                    0.3 + 0.05 * (frame % 14),
                )
                for frame in sorted(random.choice(40, 12, replace=False))
            ),
        )
        for number in range(5)
    ]
    assert_exact(shot_of(*layers))


def test_a_picture_that_leaves_and_comes_back_is_painted_again() -> None:
    picture = square(RED)
    poses = (
        Pose(2, picture, 10, 10),
        Pose(9, None),
        Pose(20, picture, 10, 10),
        Pose(30, picture, 12, 10, 0.5),
    )
    assert assert_exact(shot_of(Layer("a", poses))) == 5


def test_a_pose_that_changes_nothing_yields_nothing() -> None:
    same_look = (Pose(0, square(RED), 10, 10), Pose(7, square(RED), 10, 10), Pose(12, None), Pose(15, None))
    hidden = (
        Pose(3, square((9, 9, 9, 0)), 50, 50),
        Pose(5, square(RED), -300, 0),
        Pose(6, square(RED), -280, 0),
    )
    found = [at for at, _ in frames_of(shot_of(Layer("a", same_look), Layer("b", hidden)))]
    assert found == [0, 12]


def test_poses_before_the_scene_and_after_its_end_are_taken_as_they_stand() -> None:
    poses = (
        Pose(-5, square(RED), 10, 10),
        Pose(39, square(RED), 20, 10),
        Pose(40, None),
        Pose(99, square(RED)),
    )
    assert [at for at, _ in frames_of(shot_of(Layer("a", poses)))] == [0, 39]


def test_a_shot_of_one_frame_without_layers_is_its_ground() -> None:
    shot = shot_of(frames=1)
    assert assert_exact(shot) == 1
    assert still(shot, 0).tobytes() == shot.background.paint().tobytes()


def test_a_picture_is_painted_once_while_it_shows() -> None:
    painted = []

    def paint() -> Image.Image:
        painted.append(1)
        return Image.new("RGBA", (40, 30), RED)

    picture = Picture((40, 30), paint)
    moving = Layer("a", tuple(Pose(frame, picture, frame, 10) for frame in range(30)))
    list(runs(shot_of(moving)))
    assert len(painted) == 1


def test_footage_under_other_layers_is_exact_too(teller) -> None:  # type: ignore[no-untyped-def]
    path = teller.folder / "nền.png"
    Image.effect_noise((400, 400), 90).save(path)
    still_picture = square(RED, (100, 80))
    photo = Layer("photo", (Pose(0, still_picture, 21, 13),), Footage(path, (100, 80), 16, False, 12))
    over = Layer("over", (Pose(3, square(GREEN), 40, 20), Pose(8, square(GREEN), 90, 70)))
    assert assert_exact(shot_of(photo, over, frames=12)) == 12


def test_footage_that_stands_still_is_held_and_exact(tmp_path: Path) -> None:
    path = tmp_path / "ngắn.mp4"
    ffmpeg("-f", "lavfi", "-i", "testsrc2=s=100x80:r=10:d=0.5", "-pix_fmt", "yuv420p", str(path))
    footage = Layer(
        "photo", (Pose(0, square(RED, (100, 80)), 21, 13),), Footage(path, (100, 80), 16, True, 60)
    )
    over = Layer("over", (Pose(40, square(GREEN), 40, 20),))
    shot = shot_of(footage, over, frames=60)
    # Five pictures of three frames each, the last of which stands; then something comes on top of it.
    assert [run.count for run in runs(shot)] == [3, 3, 3, 3, 28, 20]
    assert assert_exact(shot) == 6
