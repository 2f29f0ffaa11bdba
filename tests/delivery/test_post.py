from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen.delivery.platforms import platforms
from vidgen.delivery.post import SECTIONS, hashtags, long_date, post_text
from vidgen.scenario.model import Audience, Channel, Kind, Line, Mark, Procedure, Role, Scenario, Scene, Unit

LABEL = "Nội dung có sử dụng AI"
UNIT = Unit(id="dong-hai", name="Công an xã Đông Hải", region="bac", hotline="0900 000 113")


def item(text: str, mark: Mark = Mark.DO) -> Line:
    return Line(text=text, role=Role.ITEM, mark=mark)


def scenario(**changes: object) -> Scenario:
    values: dict[str, object] = {
        "id": "gia-danh",
        "kind": Kind.SCAM,
        "title": "Giả danh công an, ép cập nhật VNeID",
        "reviewed": dt.date(2026, 2, 1),
        "legal": ("Điều 174 Bộ luật Hình sự",),
        "source": "https://example.vn/canh-bao",
        "hashtags": ("lừa đảo",),
        "scenes": (
            Scene(type="signs", lines=(item("Gửi đường link lạ", Mark.NUMBER),)),
            Scene(type="actions", lines=(item("**Tắt máy** ngay"), item("Không đọc mã OTP {nói: ô tê pê}"))),
        ),
    }
    return Scenario.model_validate(values | changes)


def sections(text: str) -> dict[str, str]:
    parts = re.split(r"^===== (.+) =====$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], (part.strip() for part in parts[2::2]), strict=True))


def fields(section: str) -> list[str]:
    """What is copied from a section: notes and field names are not."""
    copied = re.sub(r"^\(.*\)$\n?", "", section, flags=re.MULTILINE).strip()
    return [part.strip() for part in re.split(r"^\[.+\]$", copied, flags=re.MULTILINE) if part.strip()]


def test_there_is_a_section_for_each_platform_in_order() -> None:
    text = post_text(scenario(), UNIT, (), LABEL)
    assert list(sections(text)) == ["Facebook Reels", "TikTok", "YouTube Shorts", "Zalo OA", "Telegram"]


def test_the_post_says_what_to_do_who_says_so_and_where_to_call() -> None:
    text = sections(post_text(scenario(), UNIT, ("Công an xã Đông Hải",), LABEL))["Facebook Reels"]
    assert text == (
        "(Khi đăng, bật mục khai báo nội dung có dùng AI (nhãn AI của Facebook).)\n\n"
        "Giả danh công an, ép cập nhật VNeID\n\n• Tắt máy ngay\n• Không đọc mã OTP\n\n"
        "Nội dung có sử dụng AI\nCông an xã Đông Hải\nĐường dây nóng: 0900 000 113\n"
        "Rà soát ngày 01 tháng 02 năm 2026\nNguồn: https://example.vn/canh-bao\n"
        "Căn cứ: Điều 174 Bộ luật Hình sự\n#lừađảo #CônganxãĐôngHải"
    )


def test_a_text_written_by_the_author_takes_the_place_of_the_derived_one() -> None:
    text = sections(post_text(scenario(post="Bà con cảnh giác!"), UNIT, (), LABEL))["TikTok"]
    assert "Bà con cảnh giác!\n\n" in text
    assert "Tắt máy" not in text


def test_where_the_title_is_a_field_of_its_own_it_is_not_said_twice() -> None:
    zalo = sections(post_text(scenario(), UNIT, (), LABEL))["Zalo OA"]
    title, description = fields(zalo)
    assert title == "Giả danh công an, ép cập nhật VNeID"
    assert title not in description


def test_the_ai_label_is_for_the_public() -> None:
    assert post_text(scenario(), UNIT, (), LABEL).count(LABEL) == len(SECTIONS)
    assert "containsSyntheticMedia" in post_text(scenario(), UNIT, (), LABEL)
    internal = post_text(scenario(audience=Audience.INTERNAL), UNIT, (), LABEL)
    assert LABEL not in internal
    assert "containsSyntheticMedia" not in internal


def test_a_copy_for_no_unit_names_none() -> None:
    assert "Đường dây nóng" not in post_text(scenario(), None, (), LABEL)


def test_a_unit_without_a_hotline_is_reached_by_its_phone() -> None:
    unit = UNIT.model_copy(update={"hotline": "", "phone": "0900 000 114"})
    assert "Đường dây nóng: 0900 000 114" in post_text(scenario(), unit, (), LABEL)


def test_a_procedure_without_written_scenes_lists_its_steps() -> None:
    procedure = Procedure(
        steps=("Mở VNeID", "Chọn Đăng ký tạm trú"),
        channels=(Channel(name="VNeID", time="3 ngày", fee="theo quy định của tỉnh"),),
        source="https://example.vn/thu-tuc",
    )
    text = post_text(scenario(scenes=(), procedure=procedure, source=""), UNIT, (), LABEL)
    assert "1. Mở VNeID\n2. Chọn Đăng ký tạm trú" in text
    assert "Nguồn: https://example.vn/thu-tuc" in text


@pytest.mark.parametrize("post", ["Bà con cảnh giác! 😀 " * 300, "a" * 5000, "😀" * 3000])
def test_every_field_is_within_its_platforms_limit_and_keeps_label_unit_and_hotline(post: str) -> None:
    tags = tuple(f"thẻ số {number}" for number in range(80))
    parts = sections(post_text(scenario(post=post), UNIT, tags, LABEL))
    for key in ("tiktok", "zalo", "telegram"):
        platform = platforms()[key]
        assert platform.caption is not None
        caption = fields(parts[platform.name])[-1]
        assert platform.caption.fits(caption)
        for kept in (LABEL, UNIT.name, UNIT.hotline):
            assert kept in caption
        assert "…" in caption


def test_a_list_is_cut_at_whole_items() -> None:
    items = [
        item(f"Việc số {number}: gọi tổng đài hãng vận chuyển, hỏi lại đơn hàng") for number in range(30)
    ]
    parts = sections(
        post_text(scenario(scenes=(Scene(type="actions", lines=tuple(items)),)), UNIT, (), LABEL)
    )
    for key in ("zalo", "telegram"):
        caption = fields(parts[platforms()[key].name])[-1]
        listed = [line for line in caption.splitlines() if line.startswith("•")]
        assert 2 <= len(listed) < 30
        assert all(line.endswith("hỏi lại đơn hàng") for line in listed)
        assert "\nXem đầy đủ trong video.\n" in caption and "…" not in caption


def test_a_text_of_the_author_is_cut_at_whole_sentences() -> None:
    parts = sections(post_text(scenario(post="Bà con nhớ gọi lại cho người thân. " * 60), UNIT, (), LABEL))
    for key in ("zalo", "telegram"):
        body = fields(parts[platforms()[key].name])[-1].split("\n")[0]
        assert body.endswith("người thân. …")


def test_what_can_be_done_without_goes_before_the_message() -> None:
    items = tuple(item(f"Việc cần làm ngay thứ {number}") for number in range(6))
    parts = sections(post_text(scenario(scenes=(Scene(type="actions", lines=items),)), UNIT, (), LABEL))
    assert "thứ 5" in parts["Zalo OA"] and "Căn cứ" not in parts["Zalo OA"]


def test_what_was_never_reviewed_says_so_first() -> None:
    text = post_text(scenario(reviewed=None), UNIT, (), LABEL)
    assert text.startswith("[BẢN NHÁP – chưa rà soát pháp lý, chưa được đăng]\n")
    assert "BẢN NHÁP" not in post_text(scenario(), UNIT, (), LABEL)


@given(st.text(max_size=3000), st.lists(st.text(max_size=40), max_size=40), st.text(max_size=400))
def test_no_input_makes_a_caption_too_long(post: str, tags: list[str], hotline: str) -> None:
    unit = UNIT.model_copy(update={"hotline": hotline.replace("\n", " ")})
    text = post_text(scenario(post=re.sub(r"[=\[(]", "", post)), unit, tags, LABEL)
    zalo = platforms()["zalo"]
    assert zalo.caption is not None
    last = text.split("===== Zalo OA =====")[1].split("===== Telegram")[0].split("[Mô tả]\n")[1]
    assert zalo.caption.fits(last.strip())


def test_hashtags_are_put_right_and_said_once() -> None:
    assert hashtags(["#lừa đảo", "VNeID"], ["LỪA ĐẢO", "công-an", "#", ""]) == (
        "#lừađảo",
        "#VNeID",
        "#côngan",
    )


def test_dates_follow_decree_30_2020() -> None:
    assert long_date(dt.date(2023, 7, 5)) == "ngày 05 tháng 7 năm 2023"
    assert long_date(dt.date(2026, 2, 11)) == "ngày 11 tháng 02 năm 2026"
