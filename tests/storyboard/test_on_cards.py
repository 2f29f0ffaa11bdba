"""What stands on cards: whole names, capitals where a text begins, colours that say which side they take."""

from __future__ import annotations

import pytest

from vidgen.brand.kit import Brand
from vidgen.paint.text import TextBlock
from vidgen.storyboard.cards import capital
from vidgen.storyboard.marks import sign_of
from vidgen.storyboard.model import Shot


def blocks(shot: Shot, name: str) -> list[TextBlock]:
    """The texts of the layers of that name."""
    found = [layer.poses[-1].picture for layer in shot.layers if layer.name.startswith(name)]
    return [picture.paint.__self__ for picture in found if picture]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("trụ sở Công an xã", "Trụ sở Công an xã"),
        ("**trụ sở** Công an xã", "**Trụ sở** Công an xã"),
        ("[hai]{nói: hai} việc", "[Hai]{nói: hai} việc"),
        ("đi lại", "Đi lại"),
        ("a@b.example", "a@b.example"),
        ("dichvucong.example", "dichvucong.example"),
        ("vnexample.gov.example/a của tỉnh", "vnexample.gov.example/a của tỉnh"),
        ("eKYC tại quầy", "eKYC tại quầy"),
        ("", ""),
    ],
)
def test_what_begins_anew_has_a_capital_but_addresses_and_names_stay(written: str, shown: str) -> None:
    assert capital(written) == shown


def test_a_fact_without_a_picture_of_its_own_still_has_a_sign_that_reads() -> None:
    assert sign_of("Mang theo") == "info-circle"
    assert sign_of("Thời hạn") == "clock"


def test_emphasis_takes_the_colour_of_its_side(teller, brand: Brand) -> None:  # type: ignore[no-untyped-def]
    items = "- [x] Mời **tại trụ sở**\n- [ ] Giục **chuyển tiền**"
    shot = teller.tell(f"## compare: Thật và giả\n{items}").shots[0]
    faces = [layer for layer in shot.layers if layer.name.startswith("compare-")]
    inks = [face.poses[-1].picture.paint.args[1].block.style.strong for face in faces]  # type: ignore[union-attr]
    assert inks == [brand.moods["paper"].good, brand.moods["paper"].bad]


def test_a_smaller_size_is_taken_where_it_leaves_fewer_words_alone(teller) -> None:  # type: ignore[no-untyped-def]
    shot = teller.tell("## compare: Việc\n- [x] Việc khẩn cấp, gọi **113**\n- [ ] Chờ một hôm mới báo").shots[
        0
    ]
    (face,) = [layer for layer in shot.layers if layer.name == "compare-1"]
    block = face.poses[-1].picture.paint.args[1].block  # type: ignore[union-attr]
    assert [" ".join(word.text for word in line) for line in block.lines] == ["Việc khẩn cấp,", "gọi 113"]


def test_a_name_stays_whole_on_a_card_of_smaller_type(teller, unit) -> None:  # type: ignore[no-untyped-def]
    whose = unit.model_copy(update={"name": "Công an xã Rạch Sen Hồng"})
    told = teller.tell("## actions: Hãy làm ngay\n- [x] Báo {{unit.name}} hoặc gọi 113", unit=whose)
    card = next(layer for layer in told.shots[0].layers if layer.name == "card-1")
    title = card.poses[-1].picture.paint.args  # type: ignore[union-attr]
    made = card.poses[-1].picture.paint.func.__self__  # type: ignore[union-attr]
    assert title and made.title.lines[0][-1].text == "Hồng"


def test_a_heading_that_asks_nothing_stands_above_the_question_that_is_asked(teller) -> None:  # type: ignore[no-untyped-def]
    answers = "\n\n- Gọi 156\n- Gọi 113"
    asked = teller.tell(f"## question: Cuộc gọi rác\nBÀ SÁU: Báo số nào?{answers}", kind="qa").shots[0]
    assert [layer.name for layer in asked.layers].count("heading") == 1
    heading = teller.tell(f"## question: Báo số nào?\nBÀ SÁU: Tôi hỏi?{answers}", kind="qa").shots[0]
    assert "heading" not in {layer.name for layer in heading.layers}
    for shot in (asked, heading):
        bubble = next(layer for layer in shot.layers if layer.name == "card-0")
        block = bubble.poses[-1].picture.paint.args[1]  # type: ignore[union-attr]
        assert " ".join(word.text for line in block.lines for word in line) == "Báo số nào?"


def test_the_sides_of_a_comparison_are_named_by_the_script(teller) -> None:  # type: ignore[no-untyped-def]
    items = "\n- [x] Mời **tại trụ sở**\n- [ ] Giục **chuyển tiền**"

    def heads(heading: str) -> tuple[list[str], int]:
        layers = [
            layer
            for layer in teller.tell(f"## compare: {heading}{items}").shots[0].layers
            if layer.name.startswith("side-")
        ]
        pictures = [layer.poses[-1].picture for layer in layers]
        blocks = [picture.paint.args[1] for picture in pictures]  # type: ignore[union-attr]
        words = [" ".join(word.text for line in block.lines for word in line) for block in blocks]
        return words, pictures[0].size[1]  # type: ignore[union-attr]

    usual, height = heads("So từng điểm")
    named, same = heads("So từng điểm — Công an thật / Kẻ giả danh")
    longer, taller = heads("So từng điểm — Nhân viên ngân hàng / Kẻ mạo danh")
    assert (usual, named) == (["THẬT", "GIẢ"], ["Công an thật", "Kẻ giả danh"])
    assert longer == ["Nhân viên ngân hàng", "Kẻ mạo danh"]
    assert height == same < taller


def test_what_is_compared_across_both_sides_keeps_its_name(teller) -> None:  # type: ignore[no-untyped-def]
    long = "Nộp tại trụ sở gần nhất trong tỉnh rồi nhận kết quả tại nhà qua bưu điện, không phải đi lại nữa"
    shot = teller.tell(f"## compare: Nơi nộp — Trước đây / Bây giờ\n- [x] {long}\n- [ ] {long}").shots[0]
    cards = [layer.poses[-1].picture for layer in shot.layers if layer.name.startswith("card-")]
    notes = [card.paint.func.__self__.face.note for card in cards]  # type: ignore[union-attr]
    assert notes == ["Trước đây", "Bây giờ"]


def test_an_address_too_long_for_a_card_goes_on_over_the_next_line(teller) -> None:  # type: ignore[no-untyped-def]
    address = "https://ho-tro-thanh-toan-tien-dien.example.org/tra-cuu/hoa-don"
    shot = teller.tell(f"## facts: Cần biết\n- Trang: {address}").shots[0]
    card = next(layer for layer in shot.layers if layer.name == "card-1").poses[-1].picture
    title = card.paint.func.__self__.title  # type: ignore[union-attr]
    assert "".join(word.text for line in title.lines for word in line) == address
    assert 1 < len(title.lines) <= 3 and title.ink_width <= title.width
