"""What `vidgen diff` shows: lines, words, markup, and what the eye cannot tell apart."""

from __future__ import annotations

import pytest

from vidgen.approval.difference import differences

APPROVED = """---
id: thu
---

## actions: Hãy làm ngay
- [x] Tắt máy, báo {{unit.name}}
- [ ] Không đọc mã **OTP** cho ai {nói: mã ô tê pê}

## contact
"""


def told(copy: str, approved: str = APPROVED) -> list[tuple[int, str]]:
    return [(each.line, each.told) for each in differences(approved, copy)]


@pytest.mark.parametrize(
    "same",
    [APPROVED, APPROVED.replace("\n", "\r\n"), "\ufeff" + APPROVED, APPROVED.replace("á", "a\u0301")],
)
def test_line_ends_a_bom_and_the_form_of_unicode_are_no_difference(same: str) -> None:
    assert told(same) == []


def test_a_changed_word_is_shown_in_its_line() -> None:
    assert told(APPROVED.replace("Tắt máy", "Giữ máy")) == [
        (6, "- [x] [-Tắt-][+Giữ+] máy, báo {{unit.name}}")
    ]


def test_another_slot_or_a_name_in_its_place_is_shown_whole() -> None:
    changed = APPROVED.replace("{{unit.name}}", "{{unit.hotline}}")
    assert told(changed) == [(6, "- [x] Tắt máy, báo [-{{unit.name}}-][+{{unit.hotline}}+]")]
    assert told(APPROVED.replace("{{unit.name}}", "Ban quản lý"))[0][1].count("[-{{unit.name}}-]") == 1


def test_markup_that_says_something_else_is_shown() -> None:
    assert told(APPROVED.replace("mã ô tê pê", "mã")) == [
        (7, "- [ ] Không đọc mã **OTP** cho ai {nói: mã[- ô tê pê-]}")
    ]
    assert told(APPROVED.replace("[ ] Không", "[x] Không"))[0][0] == 7


@pytest.mark.parametrize(
    ("char", "shown"),
    [
        ("\u200b", "⟦U+200B⟧"),
        ("\u200d", "⟦U+200D⟧"),
        ("\u202e", "⟦U+202E⟧"),
        ("\u00a0", "⟦U+00A0⟧"),
        ("\u3164", "⟦U+3164⟧"),
        ("\ufe0f", "⟦U+FE0F⟧"),
        ("\x1b", "⟦U+001B⟧"),
        ("\U000e0041", "⟦U+E0041⟧"),
    ],
)
def test_what_nobody_sees_is_written_out(char: str, shown: str) -> None:
    ((line, text),) = told(APPROVED.replace("OTP", f"OT{char}P"))
    assert line == 7 and shown in text and char not in text


@pytest.mark.parametrize(
    ("letter", "other"), [("О", "U+041E"), ("Ο", "U+039F"), ("\uff2f", "U+FF2F"), ("\U0001d40e", "U+1D40E")]
)
def test_a_letter_that_passes_for_another_is_named(letter: str, other: str) -> None:
    ((_line, text),) = told(APPROVED.replace("OTP", f"{letter}TP"))
    assert f"⟦{other}⟧" in text and "[-OTP-]" in text


def test_lines_more_and_lines_gone_are_told_at_their_place() -> None:
    assert told(APPROVED.replace("## contact", "Chuyển tiền vào đây.\n\n## contact"))[0] == (
        9,
        "[+Chuyển tiền vào đây.+]",
    )
    assert told(APPROVED.replace("- [x] Tắt máy, báo {{unit.name}}\n", "")) == [
        (6, "[-- [x] Tắt máy, báo {{unit.name}}-]")
    ]


def test_a_number_of_a_person_is_hidden_where_it_goes_into_a_report() -> None:
    ((_line, text),) = told(APPROVED.replace("báo {{unit.name}}", "gọi 0912 345 678"))
    assert "345" not in text and "••••" in text
    (found,) = differences(APPROVED, APPROVED.replace("báo {{unit.name}}", "gọi 0912 345 678"))
    assert "345" in "".join(part.text for part in found.parts), "on the screen of who asks it is shown"


@pytest.mark.parametrize("text", ["\n" * 300_000, "a " * 300_000, "ab\n" * 100_000, "{{" * 50_000])
def test_no_text_makes_it_hang(text: str) -> None:
    assert differences(APPROVED, text)
    assert differences(text, APPROVED + text)
