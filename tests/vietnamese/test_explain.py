"""Every substitution of a line is shown with what it rests on; what is read as written is not."""

from __future__ import annotations

from tests.command_line import in_vietnamese  # noqa: F401  (fixture)
from vidgen.vietnamese.explain import explain
from vidgen.vietnamese.family import Family
from vidgen.vietnamese.rules import RULES
from vidgen.vietnamese.text import Span


def rows(*spans: Span, lexicon: dict[str, str] | None = None) -> list[tuple[str, str, str]]:
    return [(one.shown, one.spoken, one.origin.value) for one in explain(spans, lexicon)]


def test_what_is_read_as_it_is_written_is_left_out() -> None:
    assert rows(Span("Bà con nhớ báo công an, nhé!")) == []


def test_each_substitution_has_its_rule() -> None:
    found = explain([Span("Điều 174 BLHS: mất 500.000đ, “Zalo”")])
    assert [(one.shown, one.spoken) for one in found] == [
        ("174", "một trăm bảy mươi tư"),
        ("BLHS", "bộ luật hình sự"),
        ("500.000đ", "năm trăm nghìn đồng"),
        ("Zalo", "da lô"),
    ]
    assert {one.origin.value for one in found} == {"rule"}
    assert [one.reason for one in found if one.shown == "BLHS"] == ["từ điển: chữ viết tắt"]


def test_words_read_together_are_one_row() -> None:
    assert rows(Span("Gọi 0912 345 678 nhé")) == [
        ("0912 345 678", "không chín một hai ba bốn năm sáu bảy tám", "rule")
    ]


def test_the_author_the_lexicon_and_a_guess_are_told_apart() -> None:
    spans = [Span("Theo "), Span("Điều 5", spoken="điều năm"), Span(" Kroxq và Brvt 你好")]
    assert rows(*spans, lexicon={"Kroxq": "cờ rốc"}) == [
        ("Điều 5", "điều năm", "author"),
        ("Kroxq", "cờ rốc", "lexicon"),
        ("Brvt", "bờ rờ vờ tờ", "guess"),
        ("你好", "", "guess"),
    ]


def test_a_family_that_reads_names_has_less_to_explain() -> None:
    assert [one.shown for one in explain([Span("mở app Zalo, đọc mã OTP")], family=Family.NATIVE)] == ["OTP"]


def test_every_rule_has_its_own_title() -> None:
    assert all(RULES.values())
    assert len(set(RULES.values())) == len(RULES)
