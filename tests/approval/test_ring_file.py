"""A ring is read without following anything it holds, and what is wrong in it is named with its line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vidgen.approval.key import PrivateKey, PublicKey, grouped, read_fingerprint, read_public
from vidgen.approval.ring import ROLES, Holder, Ring
from vidgen.approval.ring_edit import add_holder, remove_holder, sign_again
from vidgen.approval.ring_file import load_ring, write_ring
from vidgen.errors import ApprovalError

ROOT, OTHER = PrivateKey.new(), PrivateKey.new()
KEY = PublicKey(bytes(range(32)))


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path / "máy"))
    return tmp_path / "Thư viện" / "_duyet" / "vong-khoa.yaml"


def refused(path: Path, text: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    with pytest.raises(ApprovalError) as error:
        load_ring(path)
    assert all(found.path == path and found.message and found.fix for found in error.value.findings)
    return error.value.findings[0].code


NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=30)
HOLDERS = st.builds(
    Holder,
    st.binary(min_size=32, max_size=32).map(PublicKey),
    st.sampled_from(
        ["Bà Cả", "on", "null", "1.0", "# không", "a: b", "- x", "'", '"', "~", "!!x", "&a", "*", "{{"]
    ),
    st.lists(st.sampled_from(ROLES), min_size=1, unique=True).map(tuple),
    st.lists(
        st.sampled_from(["*", "an-ninh-mang", "cu-tru", "yes", "2026-11-22"]), min_size=1, max_size=3
    ).map(tuple),
    st.none() | st.dates(),
    st.none() | st.dates(),
    st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(HOLDERS, max_size=4, unique_by=lambda holder: holder.key.raw), st.integers(0, 10**8))
def test_what_is_written_is_read_back_and_signed(path: Path, holders: list[Holder], serial: int) -> None:
    written = write_ring(path, Ring("Công an tỉnh", serial, tuple(holders)), ROOT)
    assert load_ring(path) == written
    assert load_ring(path).signed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "- a",
        "version: '2'\n",
        "version: '1'\nname: A\nserial: '1'\nkeys: 3\n",
        "version: '1'\nname: A\nserial: '-1'\nkeys: []\n",
        "version: '1'\nname: A\nserial: '1'\nkeys: []\nmore: 1\n",
        "version: '1'\nserial: '1'\nkeys: []\n",
        "version: '1'\nname: A\nserial: '1'\nkeys: [1]\n",
        "version: '1'\nname: A\nserial: '1'\nkeys: []\nroot: ed25519:AAAA\n",
        "version: '1'\nversion: '1'\nname: A\nserial: '1'\nkeys: []\n",
        "version: !!python/object/apply:os.system ['echo']\n",
        "version: !!binary aGVsbG8=\n",
        "a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b, *b, *b]\n",
        "<<: {version: '1'}\n",
        "version: '1'\n---\nversion: '1'\n",
        "[" * 5000,
        "{a: " * 5000,
        "version: '1\n",
        "\0",
        "version: \u202e'1'\n",
        "x" * (2 * 1024 * 1024),
    ],
    ids=lambda text: repr(text[:24]),
)
def test_what_is_no_ring_is_refused(path: Path, text: str) -> None:
    assert refused(path, text) == "VG-A023"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- review", "- boss"),
        ("  - review", "  - review\n  - review"),
        ("person: Bà Cả", "person: ''"),
        ("person: Bà Cả", f"person: {'x' * 200}"),
        ("'*'", "''"),
        ("to: '2027-01-01'", "to: '01/01/2027'"),
        ("to: '2027-01-01'", "to: '2027-02-30'"),
        ("sample: 'true'", "sample: maybe"),
        ("ed25519:", "rsa:"),
    ],
)
def test_a_wrong_value_is_refused_at_its_line(path: Path, old: str, new: str) -> None:
    holder = Holder(KEY, "Bà Cả", ("review",), ends=dt.date(2027, 1, 1), sample=True)
    write_ring(path, Ring("A", 1, (holder,)), ROOT)
    text = path.read_text("utf-8")
    assert old in text
    assert refused(path, text.replace(old, new, 1)) == "VG-A023"
    with pytest.raises(ApprovalError) as error:
        load_ring(path)
    assert (error.value.findings[0].line or 0) > 3


def test_one_key_listed_for_two_people_is_refused(path: Path) -> None:
    twice = (Holder(KEY, "Bà Cả", ("review",)), Holder(KEY, "Ông Hai", ("approve",)))
    write_ring(path, Ring("A", 1, twice), ROOT)
    with pytest.raises(ApprovalError, match="VG-A023") as error:
        load_ring(path)
    assert "Bà Cả" in str(error.value) and "Ông Hai" in str(error.value)


def test_a_ring_is_begun_extended_and_cut_by_its_root_only(path: Path) -> None:
    add_holder(path, ROOT, KEY, "Ba\u0300  Ca\u0309 ", ["review"])
    ring = load_ring(path)
    assert ring.signed and ring.serial == 1 and ring.name == "Thư viện"
    assert ring.holders[0].person == "Bà Cả"
    add_holder(path, ROOT, KEY, "Bà Cả", ["approve"])
    assert [holder.roles for holder in load_ring(path).holders] == [("approve",)]
    with pytest.raises(ApprovalError, match="VG-A025"):
        add_holder(path, OTHER, KEY, "Bà Cả", ["review"])
    with pytest.raises(ApprovalError, match="VG-A033"):
        remove_holder(path, ROOT, OTHER.public.fingerprint)
    remove_holder(path, ROOT, KEY.fingerprint)
    assert load_ring(path).holders == () and load_ring(path).serial == 3


def test_a_ring_edited_by_hand_is_only_signed_as_a_whole_and_on_purpose(path: Path) -> None:
    add_holder(path, ROOT, KEY, "Bà Cả", ["review"])
    path.write_text(path.read_text("utf-8").replace("Bà Cả", "Bà Hai"), "utf-8")
    with pytest.raises(ApprovalError, match="VG-A024"):
        add_holder(path, ROOT, OTHER.public, "Ông Ba", ["approve"])
    sign_again(path, ROOT)
    assert load_ring(path).signed


@pytest.mark.parametrize(
    "text", ["", "ed25519:", "ed25519:AAAA", "ed25519:!!!!", str(KEY) + "=", str(KEY).upper(), None, 3]
)
def test_what_is_no_public_key_is_refused(text: object) -> None:
    with pytest.raises(ValueError):
        read_public(text)
    assert read_public(str(KEY)) == KEY


def test_fingerprints_are_read_as_people_write_them() -> None:
    assert read_fingerprint(grouped(KEY.fingerprint).upper()) == KEY.fingerprint
    assert read_fingerprint(f" {KEY.fingerprint[:20]}:{KEY.fingerprint[20:]}\n") == KEY.fingerprint
    for wrong in ("", "g" * 40, KEY.fingerprint[:-1], KEY.fingerprint + "0"):
        with pytest.raises(ValueError):
            read_fingerprint(wrong)
