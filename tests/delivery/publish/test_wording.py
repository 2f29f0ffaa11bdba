"""Whatever is written in a script, each field is within its platform's limit and nothing is cut in two."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vidgen.delivery.platforms import platform_data, platforms
from vidgen.delivery.publish.alt import alt_text
from vidgen.delivery.publish.graphemes import boundaries
from vidgen.delivery.publish.message import items_of
from vidgen.delivery.publish.wholes import Wholes
from vidgen.delivery.publish.wording import Words, closing_of, words_for
from vidgen.delivery.text_limit import TextLimit, shorten
from vidgen.scenario.model import Kind, Line, Mark, Role, Scenario, Scene, Unit

LABEL = "Nội dung có sử dụng AI"
LONGEST_NAME = "Công an phường " + "Hoa Gạo Trắng " * 5
UNIT = Unit(id="hoa-gao", name=LONGEST_NAME.strip()[:90], region="bac", hotline="0229 000 0113")

URL = "https://dichvucong.example.org/tam-tru/huong-dan?ma=1.004222&nguon=video"
PIECES = st.sampled_from(
    [
        "Bà con cảnh giác! ",
        "không đọc mã OTP ",
        "👨\u200d👩\u200d👧",
        "👍🏽 ",
        "🇻🇳",
        "e\u0302\u0301 ",
        "kiềng\u0323 ",
        f"{URL} ",
        "#CảnhGiácLừaĐảo ",
        "khoản 1 Điều 174 Bộ luật Hình sự ",
        "Nghị định 168/2024/NĐ-CP. ",
        "gọi 0229 000 0113 ",
        "ngày 05 tháng 7 năm 2026 ",
        "a" * 70,
        "\n",
        "• Tắt máy\n",
        "<b>đậm</b> ",
        "=HYPERLINK(1) ",
        "`*_[](tg://x) ",
        "…? ",
    ]
)
TEXTS = st.one_of(st.text(max_size=1500), st.lists(PIECES, max_size=250).map("".join))
TAGS = st.lists(st.text(max_size=40), max_size=60)


def scenario(**changes: object) -> Scenario:
    values: dict[str, object] = {
        "id": "gia-danh",
        "kind": Kind.SCAM,
        "title": "Giả danh công an",
        "reviewed": dt.date(2026, 11, 1),
        "legal": ("Điều 174 Bộ luật Hình sự",),
        "source": URL,
    }
    return Scenario.model_validate(values | changes)


def every(told: Scenario, tags: list[str] | None = None) -> dict[str, Words]:
    closing = closing_of(told, UNIT, tags or [], LABEL)
    return {key: words_for(platform, told, closing) for key, platform in platforms().items()}


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.text(min_size=1, max_size=150).filter(str.strip), TAGS)
@example("x" * 60_000, "T" * 150, ["thẻ"] * 3)
@example("a." * 30_000, "T", [])
@example("a-@" * 20_000, "T", [])
@example("khoản 1 Điều 1 " * 5_000, "T", [])
@example("\u0301" * 20_000, "T", [])
def test_every_field_of_every_platform_is_within_its_limit(post: str, title: str, tags: list[str]) -> None:
    for key, words in every(scenario(post=post, title=title), tags).items():
        platform = platforms()[key]
        for text, limit in ((words.title, platform.title), (words.text, platform.caption)):
            assert limit is None or limit.fits(text)
            assert not any(character in text for character in platform.without)
            assert unicodedata.is_normalized("NFC", text)
            text.encode("utf-16-le").decode("utf-16-le")
        assert len(words.hashtags) <= (platform.hashtags or len(words.hashtags))


@settings(max_examples=150, deadline=None)
@given(TEXTS, TAGS)
def test_label_unit_and_hotline_are_the_last_to_give_way(post: str, tags: list[str]) -> None:
    for words in every(scenario(post=post), tags).values():
        for kept in (LABEL, UNIT.name, f"Đường dây nóng: {UNIT.hotline}"):
            assert kept in words.text


@settings(max_examples=100, deadline=None)
@given(TEXTS, TAGS)
def test_hashtags_stand_whole_or_not_at_all(post: str, tags: list[str]) -> None:
    wanted = closing_of(scenario(), UNIT, tags, LABEL).hashtags
    for words in every(scenario(post=post), tags).values():
        assert set(words.hashtags) <= set(wanted)
        last = words.text.rsplit("\n", 1)[-1]
        assert not words.hashtags or last == " ".join(words.hashtags)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(1, 400), st.sampled_from(["utf16", "character", "byte"]))
def test_nothing_is_cut_in_two(text: str, most: int, unit: str) -> None:
    limit = TextLimit.model_validate({"most": most, "unit": unit})
    whole = unicodedata.normalize("NFC", text).strip()
    cut = shorten(text, limit)
    assert limit.fits(cut)
    if cut in (whole, ""):
        return
    assert cut.endswith("…")
    head = cut[:-1].rstrip()
    assert whole.startswith(head)
    assert len(head) in boundaries(whole)
    # Behind the head only white space and marks that belong to no address, hashtag or citation were left out.
    rest = re.match(r"[ \t\n,;:–-]*", whole[len(head) :])
    assert rest is not None
    stretches = Wholes(whole)
    assert any(stretches.outside(at) == at for at in range(len(head), len(head) + rest.end() + 1))


def test_what_is_too_long_to_stand_whole_is_left_out() -> None:
    limit = TextLimit(most=40, unit="character")
    assert shorten(f"Xem tại {URL} nhé", limit) == "Xem tại…"
    assert shorten("Việc này theo khoản 1 Điều 174 Bộ luật Hình sự", limit) == "Việc này theo…"
    assert (
        shorten("Cần giúp, xin bà con gọi ngay 0229 000 0113 nhé", limit) == "Cần giúp, xin bà con gọi ngay…"
    )


def test_a_platform_is_not_sent_what_it_refuses() -> None:
    words = every(scenario(post="Bấm <b>ngay</b> & nhận > 5 triệu?"))["youtube"]
    assert "<" not in words.text and ">" not in words.text
    assert "‹b›ngay‹/b› & nhận › 5 triệu?" in words.text


def test_a_message_that_is_there_whole_is_not_said_to_go_on() -> None:
    told = scenario(post="Bà con nhớ gọi lại cho người thân. " * 4)
    closing = closing_of(told, UNIT, [f"Thẻ{number}" for number in range(20)], LABEL)
    text = words_for(platforms()["zalo"], told, closing).text
    assert text.count("người thân.") == 4
    assert "…" not in text


def test_the_code_to_look_a_film_up_stays_longer_than_hashtags() -> None:
    unit = UNIT.model_copy(update={"name": "Công an xã Suối Mây"})
    told = scenario(post="Bà con nhớ gọi lại cho người thân. " * 30)
    closing = closing_of(
        told, unit, [f"ThẻSố{number}CủaXãSuốiMây" for number in range(9)], LABEL, "7K3M-9QXA"
    )
    words = words_for(platforms()["zalo"], told, closing)
    assert "Mã kiểm chứng: 7K3M-9QXA" in words.text
    assert len(words.hashtags) < 2


def test_what_must_not_be_done_says_so_without_its_mark() -> None:
    lines = (
        Line(text="Tắt máy", role=Role.ITEM, mark=Mark.DO),
        Line(text="Bấm đường link lạ", role=Role.ITEM, mark=Mark.DONT),
        Line(text="Không đọc mã OTP", role=Role.ITEM, mark=Mark.DONT),
    )
    text = every(scenario(scenes=(Scene(type="actions", lines=lines),)))["facebook"].text
    assert "• Tắt máy\n• Không bấm đường link lạ\n• Không đọc mã OTP" in text


def test_wrong_answers_of_a_quiz_are_never_posted() -> None:
    lines = (
        Line(text="Đọc mã rồi báo công an", role=Role.ITEM, mark=Mark.DONT),
        Line(text="Tắt máy", role=Role.ITEM, mark=Mark.DO),
    )
    text = every(scenario(scenes=(Scene(type="quiz", lines=lines),)))["facebook"].text
    assert "Đáp án đúng: Tắt máy" in text
    assert "Đọc mã" not in text


@pytest.mark.parametrize("most", [20, 120, 300, 1000])
def test_a_description_is_made_of_whole_sentences(most: int) -> None:
    items = tuple(Line(text=f"Dấu hiệu thứ {number}", role=Role.ITEM) for number in range(1, 4))
    scenes = tuple(Scene(type="signs", heading=f"Nhóm {number}", lines=items) for number in range(1, 9))
    described = alt_text(scenario(scenes=scenes), UNIT, TextLimit(most=most, unit="character"))
    assert len(described) <= most
    assert described.endswith((".", "…"))


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=150).filter(str.strip), st.lists(TEXTS.filter(str.strip), max_size=4))
def test_a_description_is_within_its_limit(title: str, texts: list[str]) -> None:
    lines = tuple(Line(text=text, role=Role.ITEM) for text in texts)
    told = scenario(title=title, scenes=(Scene(type="facts", heading="Cần biết", lines=lines),))
    limit = platform_data().alt_text
    assert limit.fits(alt_text(told, UNIT, limit))


def test_a_description_tells_what_is_seen() -> None:
    told = scenario(
        scenes=(
            Scene(type="hook", heading="“Công an” gọi **ngay**?"),
            Scene(
                type="call",
                heading="Số lạ",
                lines=(
                    Line(text="Công an đây.", speaker="KẺ GỌI"),
                    Line(text="Vậy sao?", speaker="BÀ SÁU"),
                ),
            ),
            Scene(
                type="compare",
                heading="So từng điểm",
                lines=(
                    Line(text="Mời tại trụ sở", role=Role.ITEM, mark=Mark.DO),
                    Line(text="Gọi điện dọa bắt", role=Role.ITEM, mark=Mark.DONT),
                ),
            ),
            Scene(type="contact"),
        )
    )
    unit = UNIT.model_copy(update={"name": "Công an xã Suối Mây", "qr_url": "https://example.org/suoi-may"})
    assert alt_text(told, unit, platform_data().alt_text) == (
        "Video dọc cảnh báo lừa đảo “Giả danh công an”. Mở đầu là dòng chữ lớn “‘Công an’ gọi ngay?”. "
        "Cuộc gọi điện thoại “Số lạ” giữa Kẻ Gọi và Bà Sáu. "
        "Bảng so sánh “So từng điểm”: Thật: Mời tại trụ sở; Giả: Gọi điện dọa bắt. "
        "Màn hình kết có Công an xã Suối Mây, đường dây nóng 0229 000 0113, mã QR."
    )


def test_the_sides_of_a_comparison_are_called_what_the_script_calls_them() -> None:
    lines = (
        Line(text="Mời tại trụ sở", role=Role.ITEM, mark=Mark.DO),
        Line(text="Gọi điện dọa bắt", role=Role.ITEM, mark=Mark.DONT),
    )
    scene = Scene(type="compare", heading="So — Công an thật / **Kẻ giả danh**", lines=lines)
    assert items_of(scene) == ("Công an thật: Mời tại trụ sở", "Kẻ giả danh: Gọi điện dọa bắt")
