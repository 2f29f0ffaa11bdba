from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen.scenario.faults import faults
from vidgen.scenario.inline import escape, icon_of, pieces_of, plain_text, spans, split_shown
from vidgen.vietnamese.text import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Khoan đã!", (Span("Khoan đã!"),)),
        ("Bắt **cập nhật** ngay", (Span("Bắt "), Span("cập nhật", strong=True), Span(" ngay"))),
        ("Điều 174 BLHS {nói: điều một trăm}", (Span("Điều 174 BLHS", spoken="điều một trăm"),)),
        (
            "Theo luật, Điều 174 {nói: điều một} nhé",
            (Span("Theo luật, "), Span("Điều 174", spoken="điều một"), Span(" nhé")),
        ),
        ("Gọi 113. {nói: gọi một một ba}", (Span("Gọi 113.", spoken="gọi một một ba"),)),
        ("Nộp 500.000đ {nói: nửa triệu}.", (Span("Nộp 500.000đ", spoken="nửa triệu"), Span("."))),
        ("Gọi [113]{nói: một một ba} ngay", (Span("Gọi "), Span("113", spoken="một một ba"), Span(" ngay"))),
        ("A {nói: a} B {nói: b}", (Span("A", spoken="a"), Span(" "), Span("B", spoken="b"))),
        ("**Điều 174** BLHS {nói: x}", (Span("Điều 174 BLHS", strong=True, spoken="x"),)),
        ("Tắt máy {hình: phone-off}", (Span("Tắt máy"),)),
        ("Tắt máy {nói: tắt đi} {hình: phone-off}", (Span("Tắt máy", spoken="tắt đi"),)),
        (r"\*\*A\*\* \{b\} \[c\] \\", (Span(r"**A** {b} [c] \\"[:-1]),)),
        ("[ghi chú] thường", (Span("[ghi chú] thường"),)),
        ("Báo {{unit.name}} ngay", (Span("Báo {{unit.name}} ngay"),)),
        (
            "Gọi {nói: gọi {{unit.hotline}} nhé}",
            (Span("Gọi", spoken="gọi {{unit.hotline}} nhé"),),
        ),
        ("", ()),
    ],
)
def test_markup_becomes_spans(text: str, expected: tuple[Span, ...]) -> None:
    assert spans(text) == expected


@pytest.mark.parametrize("text", ["a ** b", "a { b", "a } b", "{nói: đọc", "{lạ: x}", "[a]{nói: b"])
def test_malformed_markup_is_shown_as_written_and_reported(text: str) -> None:
    assert plain_text(text) == text
    assert list(faults(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a **b", "VG-S060"),
        ("a {b", "VG-S061"),
        ("a {lạ: b}", "VG-S062"),
        ("a {nói: }", "VG-S063"),
        ("{nói: b}", "VG-S064"),
        ("a {nói: b} {nói: c}", "VG-S064"),
        ("a {hình: Tên Hình}", "VG-S065"),
        ("a {hình: b} c", "VG-S065"),
    ],
)
def test_each_fault_has_its_code(text: str, code: str) -> None:
    assert [fault.code for fault in faults(text, item=True)] == [code]


def test_an_icon_stands_only_in_items_and_headings() -> None:
    assert not list(faults("Tắt máy {hình: phone-off}", item=True))
    assert [fault.code for fault in faults("Tắt máy {hình: phone-off}")] == ["VG-S065"]


def test_the_icon_of_an_item_is_named() -> None:
    assert icon_of("Tắt máy {hình: phone-off}") == "phone-off"
    assert icon_of("Tắt máy") is None
    assert icon_of(r"Tắt máy \{hình: phone-off\}") is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Lệ phí: không thu", ("Lệ phí", "không thu")),
        ("Lệ phí", ("Lệ phí", "")),
        ("**Lệ phí: không** thu", ("**Lệ phí**", "**không** thu")),
        ("Mã {nói: a: b}: OTP", ("Mã {nói: a: b}", "OTP")),
    ],
)
def test_a_label_is_split_off_outside_directives(text: str, parts: tuple[str, str]) -> None:
    assert split_shown(text, ": ") == parts


@given(st.text())
def test_an_escaped_value_is_shown_as_it_is(value: str) -> None:
    shown = unicodedata.normalize("NFC", value)
    assert plain_text("x" + escape(value) + "x") == unicodedata.normalize("NFC", f"x{shown}x")


@given(st.text(alphabet="ab *{}[]\\:,.nóihình1"))
def test_any_text_has_spans_and_nothing_of_the_source_is_lost(text: str) -> None:
    spans(text)
    list(faults(text))
    assert "".join(piece.source for piece in pieces_of(text)) == text
