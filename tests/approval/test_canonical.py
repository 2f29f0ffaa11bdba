"""One value has one form, and a form that is not that one is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidgen.approval.canonical import canonical, digest_of, read_canonical

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read_back(value: Any) -> None:
    data = canonical(value)
    assert read_canonical(data) == value
    assert canonical(read_canonical(data)) == data


@given(VALUES, VALUES)
def test_two_values_never_share_a_form(one: Any, other: Any) -> None:
    alike = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (canonical(one) == canonical(other)) == alike
    assert (digest_of(one) == digest_of(other)) == alike


@given(st.dictionaries(TEXT, VALUES, max_size=6), st.randoms())
def test_the_order_of_keys_does_not_count(value: dict[str, Any], chance: Any) -> None:
    keys = list(value)
    chance.shuffle(keys)
    assert canonical({key: value[key] for key in keys}) == canonical(value)


@given(VALUES, st.data())
def test_bytes_that_are_not_the_one_form_are_refused(value: Any, data: st.DataObject) -> None:
    written = canonical(value)
    at = data.draw(st.integers(0, len(written)))
    spoilt = written[:at] + data.draw(st.sampled_from([b" ", b"\n", b"\t", b"\xef\xbb\xbf"])) + written[at:]
    try:
        read = read_canonical(spoilt)
    except ValueError:
        return
    assert canonical(read) == spoilt != written  # the blank fell into a text, which is another text now


@pytest.mark.parametrize(
    "data",
    [
        b'{"a":1,"a":2}',
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b"1.0",
        b"1e3",
        b"NaN",
        b"-0",
        b'"\\u0061"',
        b'"\\ud800"',
        b"\xff",
        b"",
        b"[" * 100_000,
        b"1" * 5000,
    ],
    ids=lambda data: data[:12],
)
def test_other_spellings_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        read_canonical(data)


@pytest.mark.parametrize("value", [1.5, float("nan"), {1: 2}, "\ud800", 2**53, b"x", {"a": {1, 2}}, object()])
def test_what_has_no_single_form_is_not_written(value: Any) -> None:
    with pytest.raises(ValueError):
        canonical(value)


def test_two_forms_of_unicode_are_two_texts() -> None:
    assert canonical("\u1ebf") != canonical("e\u0302\u0301")
