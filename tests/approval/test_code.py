"""A code is short, the same everywhere, and a slip in typing it is noticed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen.approval.code import ALPHABET, EVERYBODY, parse_code, verification_code

DIGEST = "ab" * 32
CODE = verification_code(DIGEST, "khong-doc-ma-otp", "suoi-may")

digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
codes = st.builds(verification_code, digests, st.just("ma-otp"), st.sampled_from(["doi-sim", EVERYBODY]))


def test_it_has_eight_signs_that_are_not_mistaken_for_each_other() -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", CODE)
    assert not set(ALPHABET) & set("ILOU") and len(set(ALPHABET)) == 32


def test_it_is_the_same_on_every_machine() -> None:
    assert CODE == "KXM9-R76P"


def test_another_version_script_or_unit_has_another_code() -> None:
    others = {
        verification_code("ac" * 32, "khong-doc-ma-otp", "suoi-may"),
        verification_code(DIGEST, "khong-doc-ma-pin", "suoi-may"),
        verification_code(DIGEST, "khong-doc-ma-otp", "doi-sim"),
        verification_code(DIGEST, "khong-doc-ma-otp", ""),
    }
    assert len(others | {CODE}) == 5
    assert verification_code(DIGEST, "a", "") == verification_code(DIGEST, "a", EVERYBODY)


def test_ids_cannot_be_shifted_into_each_other() -> None:
    assert verification_code(DIGEST, "a-b", "c") != verification_code(DIGEST, "a", "b-c")


@given(codes)
def test_what_is_printed_is_read_back_however_it_is_typed(code: str) -> None:
    bare = code.replace("-", "")
    for typed in (code, bare, code.lower(), f" {bare[:2]} {bare[2:]} ", code.replace("-", " – ")):
        assert parse_code(typed) == code
    assert parse_code(code.replace("0", "O").replace("1", "l")) == code
    assert parse_code(code.replace("0", "o").replace("1", "I")) == code


@given(codes, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_noticed(code: str, at: int, sign: str) -> None:
    bare = code.replace("-", "")
    wrong = bare[:at] + sign + bare[at + 1 :]
    assert (parse_code(wrong) is None) == (wrong != bare)


@given(codes, st.integers(0, 7), st.integers(0, 7))
def test_two_exchanged_signs_are_noticed(code: str, one: int, other: int) -> None:
    signs = list(code.replace("-", ""))
    signs[one], signs[other] = signs[other], signs[one]
    assert (parse_code("".join(signs)) is None) == ("".join(signs) != code.replace("-", ""))


@pytest.mark.parametrize("typed", ["", "7K3M", "7K3M-9QXA-1", "U" * 8, "7K3M-9QX*", "<script>", "không có"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert parse_code(typed) is None
