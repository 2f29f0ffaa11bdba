"""Pages look laid out however little or much stands on them."""

from __future__ import annotations

import pytest

from vidgen.brand.kit import Brand
from vidgen.film.compositor import still
from vidgen.narration.estimate import estimate
from vidgen.scenario.model import Line, Scene
from vidgen.storyboard import canvas
from vidgen.storyboard.board import board
from vidgen.storyboard.model import Layer, Shot

CAST = "cast:\n  CÔ LAN: {look: officer, voice: VOICE}\n  BÀ MAI: {look: shop-owner, voice: female}\n"
LONG_FACTS = (
    "Nơi nộp: Bộ phận tiếp nhận và trả kết quả của Công an xã Suối Mây, Thôn 2, xã Suối Mây, tỉnh Lào Cai",
    "Thời hạn: 03 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ theo quy định của pháp luật về cư trú",
    "Lệ phí: theo mức thu của tỉnh, không thu của trẻ em và người cao tuổi, người khuyết tật",
    "Giờ làm việc: từ 7 giờ 30 đến 11 giờ 30, từ 13 giờ 30 đến 17 giờ các ngày làm việc trong tuần",
    "Kết quả: Thông báo về kết quả giải quyết, hủy bỏ đăng ký cư trú gửi qua ứng dụng VNeID",
    "Mẫu: Tờ khai thay đổi thông tin cư trú CT01, có chữ ký của chủ hộ và của chủ sở hữu chỗ ở",
    "Điện thoại: hỏi cán bộ tiếp nhận hồ sơ trong giờ hành chính để được hướng dẫn đầy đủ",
)


def layers(shot: Shot, name: str) -> list[Layer]:
    return [layer for layer in shot.layers if layer.name.startswith(name)]


def test_a_law_scene_of_a_paragraph_alone_shows_its_heading(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    told = Scene(type="law", heading="Quy định", lines=(Line(text="Chiếm đoạt tài sản là phạm tội."),))
    scenario = teller.scenario("## hook: Khoan\nKhoan đã!").model_copy(update={"scenes": (told,)})
    (shot,) = board(scenario, estimate(scenario, brand.rate, {}), brand, None).shots
    assert layers(shot, "heading") and layers(shot, "watermark") and not layers(shot, "card-")
    still(shot, shot.settled)


@pytest.mark.parametrize(("heading", "labelled"), [("Căn cứ pháp luật", False), ("Tội lừa đảo", True)])
def test_a_law_scene_does_not_say_its_name_twice(teller, heading: str, labelled: bool) -> None:  # type: ignore[no-untyped-def]
    (shot,) = teller.tell(f"## law: {heading}\n").shots
    assert bool(layers(shot, "label")) is labelled


@pytest.mark.parametrize(
    ("step", "sign"),
    [
        ("Mở ứng dụng VNeID", True),
        ("Chọn hộ — Lập hộ mới", True),
        ("Gửi — Xem lại; Bấm gửi; Chụp lại", False),
    ],
)
def test_a_step_with_room_to_spare_shows_its_icon_in_a_disc(teller, step: str, sign: bool) -> None:  # type: ignore[no-untyped-def]
    shot = teller.tell(f"## steps: Các bước\n1. {step}\n", kind="procedure").shots[0]
    assert bool(layers(shot, "step-sign-1")) is sign
    assert not (sign and layers(shot, "watermark"))


@pytest.mark.parametrize("count", range(1, 8))
def test_cards_are_shared_evenly_between_as_few_pages_as_will_do(teller, count: int) -> None:  # type: ignore[no-untyped-def]
    body = "## facts: Thông tin\n" + "\n".join(f"- {fact}" for fact in LONG_FACTS[:count])
    shot = teller.tell(body, kind="procedure").shots[0]
    pages: dict[int, list[int]] = {}
    for layer in layers(shot, "card-"):
        leaves = layer.poses[-1].frame if layer.poses[-1].picture is None else shot.frames
        pages.setdefault(leaves, []).append(
            next(pose for pose in layer.poses if pose.picture).picture.size[1]
        )  # type: ignore[union-attr]
    sizes = [len(page) for page in pages.values()]
    assert sum(sizes) == count and max(sizes) - min(sizes) <= 1, sizes
    assert count < 4 or max(sizes) > 1


@pytest.mark.parametrize("words", [8, 24, 36])
def test_a_bubble_keeps_clear_of_the_captions_and_portraits_make_room(teller, words: int) -> None:  # type: ignore[no-untyped-def]
    said = " ".join(("chuyển hết tiền tiết kiệm vào tài khoản an toàn " * 5).split()[:words])
    header = CAST.replace("VOICE", "female")
    (shot,) = teller.tell(f"## dialogue: Hỏi\nCÔ LAN: {said}?\nBÀ MAI: Không.", header=header).shots
    (portrait,) = layers(shot, "portrait-CÔ LAN")
    bubble = layers(shot, "bubble-1")[0].poses[-2]
    assert portrait.poses[-1].picture and bubble.picture
    size = portrait.poses[-1].picture.size[0]
    assert (size == 370) is (words < 20) and (size >= 270) is (words < 30)
    assert bubble.y + bubble.picture.size[1] <= canvas.CAPTION_Y - 60


def test_a_female_officer_is_painted_as_a_woman(teller) -> None:  # type: ignore[no-untyped-def]
    body = "## dialogue: Hỏi\nCÔ LAN: Bà đừng chuyển.\nBÀ MAI: Vâng."
    painted, keys = [], []
    for voice in ("female", "male"):
        (shot,) = teller.tell(body, header=CAST.replace("VOICE", voice)).shots
        (portrait,) = layers(shot, "portrait-CÔ LAN")
        painted.append(portrait.poses[-1].picture.paint())  # type: ignore[union-attr]
        keys.append(shot.key)
    assert painted[0] != painted[1] and keys[0] != keys[1]


@pytest.mark.parametrize(
    ("heading", "shown"),
    [("Coi chừng!", True), ("Giả danh **công an, viện kiểm sát, tòa án** gọi điện đòi chuyển tiền", False)],
)
def test_the_icon_of_the_hook_gives_way_to_a_long_title(teller, heading: str, shown: bool) -> None:  # type: ignore[no-untyped-def]
    shot = teller.tell(f"## hook: {heading}\nKhoan đã!").shots[0]
    marks = layers(shot, "watermark")
    assert bool(marks) is shown
    for pose in (pose for mark in marks for pose in mark.poses):
        (title,) = layers(shot, "title")
        assert pose.picture and title.poses[-1].picture
        ink = title.poses[-1].picture.paint().getbbox()
        assert ink and pose.y > title.poses[-1].y + ink[3]
        assert pose.x + pose.picture.size[0] <= canvas.RIGHT


def test_a_sign_fills_the_room_that_one_card_leaves_and_no_more(teller) -> None:  # type: ignore[no-untyped-def]
    law = "## law: Tội lừa đảo\n" + "\n".join(
        f"- Điều {number} Bộ luật Hình sự" for number in range(171, 176)
    )
    many = teller.tell(law).shots[0]
    one = teller.tell(law.partition("\n- Điều 172")[0]).shots[0]
    sign = layers(one, "watermark")[0].poses[-1]
    card = layers(one, "card-")[0].poses[-1]
    assert sign.picture and card.picture
    assert sign.picture.size[0] >= 300
    assert sign.x + sign.picture.size[0] // 2 == canvas.CENTRE
    assert card.y + card.picture.size[1] < sign.y < canvas.FLOOR - sign.picture.size[1]
    assert not layers(many, "watermark")


def test_short_conversations_are_set_larger_and_an_answer_stands_below_its_question(teller) -> None:  # type: ignore[no-untyped-def]
    def bubbles(*said: str) -> list[tuple[int, int]]:
        header = CAST.replace("VOICE", "female")
        told = "\n".join(f"{('CÔ LAN', 'BÀ MAI')[i % 2]}: {text}" for i, text in enumerate(said))
        (shot,) = teller.tell(f"## call: Số lạ\n{told}", header=header).shots
        found = [layer.poses[-1] for layer in layers(shot, "bubble-")]
        return [(pose.y, pose.picture.size[1]) for pose in found if pose.picture]

    short = bubbles("Bà chuyển tiền đi.", "Tôi không chuyển.")
    long = bubbles("Bà chuyển tiền đi. " * 5, "Tôi không chuyển. " * 7)
    assert short[0][1] > 120
    assert len(short) == 2 and short[0][0] + short[0][1] < short[1][0]
    assert all(y + height <= canvas.FLOOR for y, height in long)


def test_of_pages_as_even_as_one_another_the_fuller_comes_first(teller) -> None:  # type: ignore[no-untyped-def]
    items = (
        "Ngày: Chủ Nhật, ngày 29/11/2026",
        "Giờ: 22 giờ đến 5 giờ 30 sáng hôm sau",
        "Kênh: Loa truyền thanh, Zalo OA, Facebook, YouTube, trang thông tin điện tử của phường",
        "Nội dung: tạm ngừng cấp nước",
        "Nơi: Tổ dân phố 1, 2, 3, 4, 5, 6, 7 và khu tập thể Nhà máy Cơ khí 19 tháng 5",
        "Liên hệ: 0232 000 0111",
    )
    body = "\n".join(f"- {item}" for item in items)
    (shot,) = teller.tell(f"## announcement: Lịch ngừng cấp nước\n{body}").shots
    leaves = [
        layer.poses[-1].frame if layer.poses[-1].picture is None else shot.frames
        for layer in layers(shot, "card-")
    ]
    assert [leaves.count(each) for each in sorted(set(leaves))] == [2, 2, 1]
