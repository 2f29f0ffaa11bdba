"""What every scene type in the registry promises, whatever the author writes for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import pairwise

import pytest
from PIL import Image

from vidgen.brand.profile import Measure, Profile
from vidgen.errors import VidgenError
from vidgen.film.compositor import still
from vidgen.narration.narrate import Utterance
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Role
from vidgen.storyboard import canvas
from vidgen.storyboard.cutting import MAX_CHARACTERS, MAX_LINES
from vidgen.storyboard.model import FPS, HEIGHT, SAMPLES_PER_FRAME, WIDTH, Layer, Picture, Pose, Shot
from vidgen.storyboard.scenes import grammar

from .legible import Box, letter_contrasts

DECORATION = {"watermark", "progress", "ground"}
CHROME = {"emblem", "unit", "tagline", "ai-mark", "ai-label", "caption"}
HOLDERS = {"phone", "window"}  # a mock phone holds what stands on it
FACES = ("caller", "portrait-")
PICTURES = (
    *("emblem", "end-emblem", "caller", "portrait-", "photo", "qr", "ai-mark", "segments", "step-sign-"),
    *("quote-sign", "quote-rule", "dot-"),
    *HOLDERS,
)
ENTRANCE = 14  # frames
EARLY = 9  # frames: 0.3 s

SHORT = ("Tắt máy", "Báo công an", "Giữ tin nhắn", "Hỏi người thân", "Khóa thẻ", "Đổi mật khẩu", "Gọi 113")
LONG = (
    "Tự xưng **công an**, tòa án, viện kiểm sát để gây sức ép — gọi nhiều lần, không cho gác máy",
    "Gửi đường link lạ, bắt cài ứng dụng **giả mạo** cơ quan nhà nước",
    "Dọa khóa tài khoản, giục chuyển 500.000đ vào “tài khoản an toàn” — đòi giữ **bí mật** với người nhà",
    "Yêu cầu cung cấp mã OTP, mật khẩu và ảnh chụp căn cước công dân",
    "Hẹn gặp ngoài trụ sở, ngoài giờ làm việc — không có giấy mời, không có biên nhận",
    "Nghiêng Ngả ẪẶỖ: chữ có dấu chồng, **ƯỚC NGUYỆN** của cả nhà",
    "Không cho xác minh qua đường dây nóng của đơn vị",
)
FACTS = (
    "Thời hạn: 03 ngày làm việc",
    "Lệ phí (nộp trực tiếp): **15.000đ** một lần đăng ký, theo mức thu của tỉnh",
    "Nơi nộp: Bộ phận tiếp nhận và trả kết quả của Công an xã Suối Mây",
    "Giờ làm việc: từ 7 giờ 30 đến 11 giờ 30, từ 13 giờ 30 đến 17 giờ",
    "Kết quả: Thông báo về việc đăng ký tạm trú",
    "Mẫu: Tờ khai CT01",
    "Số điện thoại: 0214 000 0111",
)
TURNS = (
    "KẺ GỌI: Công an đây. VNeID của bà bị lỗi, phải **cập nhật** ngay!",
    "BÀ SÁU: Dạ!",
    "KẺ GỌI: Bà bấm vào đường link tôi vừa gửi để cài ứng dụng, rồi đọc mã OTP cho tôi, nhanh kẻo bị khóa.",
    "BÀ SÁU: Có mất tiền không chú? Tôi già rồi, **không rành** điện thoại, để tôi hỏi con tôi cái đã.",
    "KẺ GỌI: Không được nói với ai!",
    "BÀ SÁU: Mã OTP tôi không đọc. Tôi ra công an xã hỏi.",
    "KẺ GỌI: Thôi được.",
)
WITHOUT_NOTES = {"quiz", "screen"}
MARKED = {"actions", "compare", "quiz"}
NAMED_AFTER_WHO_CALLS = {"call", "chat"}
HOOK = "## hook: “Công an” gọi, bắt **cập nhật VNeID** ngay?\nKhoan đã!\n\n"


@dataclass(frozen=True)
class Case:
    """One way to write a scene of a type."""

    type: str
    count: int
    long: bool
    kind: str
    profile: Profile = "normal"

    def __str__(self) -> str:
        viewers = "" if self.profile == "normal" else f"-{self.profile}"
        return f"{self.type}-{self.count}-{'long' if self.long else 'short'}-{self.kind}{viewers}"

    @property
    def body(self) -> str:
        """The script; long cases follow another scene, short ones open the video."""
        has = grammar()[self.type]
        head = "Hãy nhớ **những điều này** trước khi chuyển tiền" if self.long else "Ghi nhớ"
        if self.type in NAMED_AFTER_WHO_CALLS:
            head = "Số lạ **0900 000 000**" if self.long else "Số lạ"
        text = [f"## {self.type}: {head}"]
        if has.media == "must":
            text.append("\n![Ảnh minh họa: tin tuyển dụng giả](ảnh.jpg)\n")
        if has.dialogue and not has.items[1]:
            text += [*TURNS[: self.count]]
        elif self.count:
            text += [*(["Bà con để ý kỹ.\n"] if self.long else []), *self._items()]
            text += ["\nĐáp án đúng là A. Ai đòi **mã OTP** đều là lừa đảo."] if self.type == "quiz" else []
        else:
            text.append("Hễ đòi chuyển tiền là lừa đảo. Cứ tắt máy rồi hỏi người thân, bà con nhé!")
        return (HOOK if self.long else "") + "\n".join(text)

    def _items(self) -> Iterator[str]:
        texts = FACTS if self.type == "facts" else LONG if self.long else SHORT
        if self.type in WITHOUT_NOTES:
            texts = tuple(text.partition(" — ")[0] for text in texts)
        for number, text in enumerate(texts[: self.count], 1):
            mark = "- " if self.type in ("facts", "checklist", "law") else f"{number}. "
            yield (f"- [{'x' if number % 2 else ' '}] " if self.type in MARKED else mark) + text


def cases() -> Iterator[Case]:
    for name, has in grammar().items():
        for (count, long), kind in zip(_sizes(has), ("scam", "procedure", "procedure", "scam"), strict=False):
            yield Case(name, count, long, kind)
        # Larger type needs its room most where there is much of it.
        fullest, few = _sizes(has)[-1], _sizes(has)[0]
        yield Case(name, *fullest, "procedure", "elderly")
        yield Case(name, *few, "scam", "elderly")
        yield Case(name, *_sizes(has)[1], "scam", "screen")


def _sizes(has: SceneGrammar) -> list[tuple[int, bool]]:
    if has.dialogue and not has.items[1]:
        return [(1, False), (4, True), (7, True)]
    least, most = has.items
    if not most:
        return [(0, False), (0, False), (0, True), (0, True)]
    return [(least, False), (min(3, most), True), (most, False), (most, True)]


def painted_once(shot: Shot) -> Shot:
    """The shot, which does not paint what stands when all is in place more than once."""
    standing = {pose.picture for layer in shot.layers if (pose := layer.at(shot.settled)) and pose.picture}
    kept = {each: Picture(each.size, cache(each.paint)) for each in standing | {shot.background}}

    def again(layer: Layer) -> Layer:
        poses = [
            replace(pose, picture=kept[pose.picture]) if pose.picture in kept else pose
            for pose in layer.poses
        ]
        return replace(layer, poses=tuple(poses))

    return replace(shot, background=kept[shot.background], layers=tuple(map(again, shot.layers)))


@dataclass(eq=False)
class Staged:
    """A shot and the lines it was made from."""

    shot: Shot
    said: tuple[Utterance, ...]
    measure: Measure

    def __post_init__(self) -> None:
        self.shot = painted_once(self.shot)
        self._ink: dict[Picture, Box | None] = {}

    @cached_property
    def settled(self) -> Image.Image:
        """The frame at which all is in place."""
        return still(self.shot, self.shot.settled)

    @property
    def starts(self) -> list[int]:
        """The frames at which lines are heard."""
        return [speech.start // SAMPLES_PER_FRAME for speech in self.shot.speech]

    def layers(self, *but: str) -> list[Layer]:
        return [layer for layer in self.shot.layers if layer.name not in but]

    def ink(self, pose: Pose) -> Box | None:
        """What is visibly painted of a pose, on the canvas; soft shadows do not count."""
        if pose.picture is None:
            return None
        if pose.picture not in self._ink:
            alpha = pose.picture.paint().convert("RGBA").getchannel("A")
            self._ink[pose.picture] = alpha.point(lambda a: 255 if a > 40 else 0).getbbox()
        box = self._ink[pose.picture]
        return box and (box[0] + pose.x, box[1] + pose.y, box[2] + pose.x, box[3] + pose.y)

    def standing(self, frame: int, *but: str) -> list[tuple[str, Box]]:
        found = []
        for layer in self.layers(*but):
            pose = layer.at(frame)
            box = self.ink(pose) if pose else None
            if box:
                found.append((layer.name, box))
        return found


@pytest.fixture(scope="module", params=list(cases()), ids=str)
def staged(request: pytest.FixtureRequest, teller) -> Staged:  # type: ignore[no-untyped-def]
    Image.new("RGB", (900, 1200), (120, 90, 60)).save(teller.folder / "ảnh.jpg")
    kit = teller.brand.made_for(request.param.profile)
    told = teller.tell(request.param.body, kind=request.param.kind, brand=kit)
    place = max(i for i, scene in enumerate(told.scenario.scenes) if scene.type == request.param.type)
    return Staged(told.shots[place], told.narration.scenes[place], kit.measure)


def test_all_stands_inside_the_safe_box(staged: Staged) -> None:
    for layer in staged.layers(*DECORATION):
        for pose in layer.poses:
            box = staged.ink(pose)
            if box:
                assert box[0] >= canvas.LEFT and box[2] <= canvas.RIGHT, (layer.name, pose.frame, box)
                assert box[1] >= canvas.TOP and box[3] <= canvas.BOTTOM, (layer.name, pose.frame, box)


def test_decoration_stays_on_the_canvas(staged: Staged) -> None:
    for layer in staged.shot.layers:
        for pose in layer.poses:
            if layer.name in DECORATION and pose.picture:
                width, height = pose.picture.size
                assert pose.x >= 0 and pose.y >= 0, (layer.name, pose)
                assert pose.x + width <= WIDTH and pose.y + height <= HEIGHT, (layer.name, pose)


def test_content_ends_above_the_captions(staged: Staged) -> None:
    for layer in staged.layers(*CHROME, *DECORATION):
        for pose in layer.poses:
            box = staged.ink(pose)
            assert box is None or box[3] <= canvas.FLOOR, (layer.name, pose.frame, box)


def test_a_picture_has_the_size_it_says(staged: Staged) -> None:
    for layer in staged.shot.layers:
        for pose in layer.poses[-1:]:
            if pose.picture:
                assert pose.picture.paint().size == pose.picture.size, layer.name


def test_poses_are_in_order_and_end_opaque(staged: Staged) -> None:
    for layer in staged.shot.layers:
        frames = [pose.frame for pose in layer.poses]
        assert frames == sorted(set(frames)), layer.name
        assert all(0 <= frame <= staged.shot.frames for frame in frames), layer.name
        for pose, following in pairwise((*layer.poses, Pose(staged.shot.frames, None))):
            if following.picture is None and pose.picture:
                assert pose.alpha == 1, (layer.name, pose.frame)


def test_things_arrive_in_14_frames_around_a_line_and_then_stand_still(staged: Staged) -> None:
    for layer in staged.layers("caption", "clock"):
        for moves in _moves(layer):
            first, last = moves[0], moves[-1]
            assert last - first < ENTRANCE, (layer.name, moves)
            opening = last <= 30
            with_a_line = any(start - 15 <= first and last <= start + 30 for start in staged.starts)
            assert opening or with_a_line, (layer.name, moves, staged.starts)


def test_a_face_that_speaks_stays_in_its_place_and_changes_three_times_a_second_at_most(
    staged: Staged,
) -> None:
    for layer in staged.layers():
        looks = _looks(layer)
        for place, frame in enumerate(looks):
            assert len([each for each in looks[place:] if each < frame + FPS]) <= 4, (layer.name, looks)


def _looks(layer: Layer) -> list[int]:
    """The frames at which a face changes where it stands."""
    if not layer.name.startswith(FACES):
        return []
    return [
        pose.frame
        for before, pose in pairwise(layer.poses)
        if before.picture
        and pose.picture
        and (before.picture.size, before.x, before.y, before.alpha)
        == (pose.picture.size, pose.x, pose.y, pose.alpha)
    ]


def _moves(layer: Layer) -> list[list[int]]:
    """Frames with a new pose but that of a face, in stretches without a pause."""
    found: list[list[int]] = []
    faces = _looks(layer)
    for pose in layer.poses:
        if pose.frame in faces:
            continue
        if found and pose.frame - found[-1][-1] == 1:
            found[-1].append(pose.frame)
        else:
            found.append([pose.frame])
    return found


def test_an_item_arrives_just_before_it_is_spoken(staged: Staged) -> None:
    # A card that is announced faintly while the one before it is spoken has not arrived yet.
    bright = [[pose.frame for pose in layer.poses if pose.alpha > 0.3] for layer in staged.layers(*CHROME)]
    arrivals = {frames[0] for frames in bright if frames}
    firsts = True
    for start, utterance in zip(staged.starts, staged.said, strict=True):
        if utterance.line.role is not Role.ITEM:
            continue
        window = range(0 if firsts else start - EARLY, start + 1)
        assert arrivals & set(window), (start, sorted(arrivals))
        firsts = False


def test_no_two_things_overlap_at_any_frame(staged: Staged) -> None:
    frames = sorted({pose.frame for layer in staged.layers("progress") for pose in layer.poses})
    for frame in frames:
        if frame >= staged.shot.frames:
            continue
        standing = staged.standing(frame, *DECORATION, *HOLDERS)
        for place, (name, one) in enumerate(standing):
            for other_name, other in standing[place + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (frame, name, one, other_name, other)


def test_the_settled_frame_shows_all_in_place(staged: Staged) -> None:
    shot = staged.shot
    assert 0 <= shot.settled < shot.frames
    poses = [layer.at(shot.settled) for layer in shot.layers]
    assert all(pose is None or pose.alpha == 1 for pose in poses)
    assert any(
        pose and pose.picture
        for pose, layer in zip(poses, shot.layers, strict=True)
        if layer.name == "caption"
    )


def test_every_letter_on_screen_can_be_read(staged: Staged) -> None:
    shot = staged.shot
    picture = staged.settled
    plain = still(replace(shot, layers=tuple(staged.layers(*DECORATION))), shot.settled)
    for layer in staged.layers(*DECORATION, "caption"):
        pose = layer.at(shot.settled)
        box = staged.ink(pose) if pose else None
        if not (pose and pose.picture and box) or (
            layer.name.startswith(PICTURES) and layer.name[:6] != "phone-"
        ):
            continue
        letters = letter_contrasts(picture, plain, _letters_in(layer.name, box, pose))
        assert letters, (layer.name, box)
        assert min(letters) >= 4.5, (layer.name, sorted(letters))


def _letters_in(name: str, box: Box, pose: Pose) -> Box:
    """The part of a layer that holds letters and nothing else on one surface."""
    left, top, right, bottom = box
    if name.startswith("card-"):
        return left + 168, top + 8, right - 8, bottom - 8
    if "-note-" in name:
        return left + 136, top + 8, right - 8, bottom - 8
    if name.startswith("bubble-"):
        return left + 8, top + 34, right - 8, bottom - 8
    if name.startswith("phone-"):
        return left + 8, top + 8, right - 8, bottom - 8
    if name.startswith(("quiz-", "row-")):
        return left + 120, top + 12, right - 120, bottom - 12
    if name.startswith("side-"):
        return left + 96, top + 12, right - 8, bottom - 8
    if name.startswith("compare-"):
        return left + 8, top + 8, right - 8, bottom - 8
    assert pose.picture
    width, height = pose.picture.size
    if name == "badge":
        return pose.x + 78, pose.y + 8, pose.x + width - 8, pose.y + height - 8
    return pose.x, top, pose.x + width, bottom


def test_captions_can_be_read_without_sound(staged: Staged) -> None:
    layer = next(layer for layer in staged.shot.layers if layer.name == "caption")
    pose = layer.at(staged.shot.settled)
    assert pose and pose.picture
    alpha = pose.picture.paint().getchannel("A")
    picture = staged.settled
    pitch = staged.measure.caption_line
    height = (alpha.height - 2 * (canvas.CAPTION_Y - pose.y)) // pitch
    for line in range(height):
        top = canvas.CAPTION_Y + pitch * line
        row = alpha.crop((0, top - pose.y + 8, alpha.width, top - pose.y + 9)).getbbox()
        assert row
        box = (pose.x + row[0] + 4, top + 4, pose.x + row[2] - 4, top + pitch - 4)
        letters = letter_contrasts(picture, picture, box)
        assert letters and min(letters) >= 7, sorted(letters)


def test_captions_are_two_lines_of_26_characters_at_most(staged: Staged) -> None:
    assert staged.shot.captions
    for cue in staged.shot.captions:
        assert 1 <= len(cue.lines) <= MAX_LINES
        for line in cue.text.split("\n"):
            assert 0 < len(line) <= staged.measure.caption_characters <= MAX_CHARACTERS, line


def test_text_that_fits_nowhere_is_refused_with_its_line(teller) -> None:  # type: ignore[no-untyped-def]
    endless = "rất dài và " * 40
    with pytest.raises(VidgenError) as caught:
        teller.tell(f"## signs: Dấu hiệu\n1. Ngắn\n2. {endless}\n\n## actions: Việc\n- [x] {endless}\n")
    found = caught.value.findings
    assert {finding.code for finding in found} == {"VG-L002"}
    lines = (teller.folder / "kich-ban.md").read_text(encoding="utf-8").splitlines()
    assert [lines[(finding.line or 0) - 1][:5] for finding in found] == ["2. rấ", "- [x]"]
    assert all(finding.fix for finding in found)
