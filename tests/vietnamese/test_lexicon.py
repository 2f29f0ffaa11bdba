"""The shipped lexicon holds what it promises, and nothing a Vietnamese voice would stumble over."""

from __future__ import annotations

import unicodedata
from collections import Counter
from importlib.resources import files

import pytest

from vidgen.vietnamese.family import Family
from vidgen.vietnamese.lexicon import shipped
from vidgen.vietnamese.spoken import unreadable
from vidgen.vietnamese.syllables import is_syllable

SECTIONS = (
    "abbreviations", "words", "dotted", "units", "documents", "issuers", "subjects", "courts", "domains",
)  # fmt: skip
TEXT = files("vidgen.vietnamese").joinpath("lexicon.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_reading_is_made_of_vietnamese_syllables(section: str) -> None:
    entries = getattr(shipped(), section)
    assert [shown for shown, said in entries.items() if not said or not all(map(is_syllable, said))] == []


def test_no_entry_stands_twice_in_a_section() -> None:
    section, seen = "", Counter[tuple[str, str]]()
    for line in TEXT.splitlines():
        if line[:1].isalpha():
            section = line
        elif line.strip() and not line.strip().startswith("#"):
            seen[section, line.split(":")[0].strip()] += 1
    assert [entry for entry, count in seen.items() if count > 1 and not entry[0].startswith("counted")] == []


def test_the_abbreviations_of_the_field_are_there() -> None:
    assert len(shipped().abbreviations) >= 80
    wanted = "UBND CCCD VNeID CSKV TTHC ANTT OTP CAND BCA BLHS QR ATM SIM SMS PIN BHXH BHYT GPLX TP.HCM"
    assert [word for word in wanted.split() if word not in shipped().abbreviations] == []


def test_the_file_is_composed_text() -> None:
    assert unicodedata.is_normalized("NFC", TEXT)


def test_words_of_any_case_are_listed_in_lower_case() -> None:
    assert [word for word in shipped().words if word != word.lower()] == []


def test_there_are_more_than_two_hundred_abbreviations() -> None:
    assert sum(shown.upper() == shown for shown in shipped().abbreviations) >= 200


@pytest.mark.parametrize("family", list(Family))
def test_names_of_services_have_a_reading_for_each_family(family: Family) -> None:
    wanted = (
        "zalo facebook tiktok youtube google iphone android app link online livestream wifi email website "
        "hacker deepfake telegram shopee momo"
    )
    said = {word: shipped(family).words[word] for word in wanted.split()}
    respelled = {word for word, reading in said.items() if all(map(is_syllable, reading))}
    assert respelled == set(said) if family is Family.RESPELLED else not respelled


PROVINCES = (
    "An Giang, Bắc Ninh, Cà Mau, Cao Bằng, Cần Thơ, Đà Nẵng, Đắk Lắk, Điện Biên, Đồng Nai, Đồng Tháp, "
    "Gia Lai, Hà Nội, Hà Tĩnh, Hải Phòng, Huế, Hưng Yên, Khánh Hòa, Lai Châu, Lạng Sơn, Lào Cai, Lâm Đồng, "
    "Nghệ An, Ninh Bình, Phú Thọ, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sơn La, Tây Ninh, Thái Nguyên, "
    "Thanh Hóa, TP. Hồ Chí Minh, Tuyên Quang, Vĩnh Long"
)


def test_every_province_is_read() -> None:
    assert PROVINCES.count(",") == 33
    assert unreadable(PROVINCES) == unreadable(PROVINCES.upper()) == []
