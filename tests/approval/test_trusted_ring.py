"""The ring counts as its root signed it, where that root is trusted, and never an older one again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.approval.library import Library, refused
from vidgen.approval.key import PrivateKey
from vidgen.approval.ring_edit import remove_holder, sign_again
from vidgen.approval.trust import SAMPLE_ROOT, Trust, save_trust


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Người duyệt", "Người khác"),
        ("- approve", "- approve\n  - review"),
        ("- '*'", "- cu-tru\n  - '*'"),
        ("serial: '2'", "serial: '9'"),
        ("  fields:", "  to: '2099-01-01'\n  fields:"),
    ],
    ids=["person", "role", "field", "serial", "to"],
)
def test_an_edited_ring(library: Library, old: str, new: str) -> None:
    library.approved()
    text = library.desk.ring.read_text("utf-8")
    assert old in text
    library.desk.ring.write_text(text.replace(old, new, 1), "utf-8")
    assert library.codes() == ("VG-A024",)
    assert refused(lambda: library.review()) == "VG-A024"


def test_notes_and_line_ends_of_a_ring_are_no_edit(library: Library) -> None:
    library.approved()
    text = library.desk.ring.read_text("utf-8").replace("\n", "\r\n")
    library.desk.ring.write_bytes(("\ufeff# ghi chú\r\n" + text).encode())
    assert library.state() == "approved"


def test_a_ring_signed_by_an_unknown_root(library: Library) -> None:
    library.approved()
    sign_again(library.desk.ring, PrivateKey.new())
    assert library.codes() == ("VG-A025",)
    assert "vidgen trust add" in library.standing().reasons[0].fix


def test_an_older_ring_in_the_place_of_a_newer(library: Library) -> None:
    old = library.desk.ring.read_bytes()
    library.approved()
    library.add_person("third", "review")
    assert library.state() == "approved"
    library.desk.ring.write_bytes(old)
    assert library.codes() == ("VG-A026",)


def test_a_key_taken_out_of_the_ring_takes_its_signatures_along(library: Library) -> None:
    library.approved()
    remove_holder(library.desk.ring, library.keys["root"], library.keys["approver"].public.fingerprint)
    assert library.codes() == ("VG-A041", "VG-A033")


def test_the_sample_root_counts_only_where_no_other_is_trusted() -> None:
    assert Trust({}).trusts(SAMPLE_ROOT)
    assert not Trust({"a" * 40: "thật"}).trusts(SAMPLE_ROOT)
    assert not Trust({"a" * 40: "thật"}).trusts("b" * 40)


def test_a_damaged_list_of_roots_trusts_nobody(library: Library, machine: Path) -> None:
    library.approved()
    (machine / "tin-cay.json").write_text('{"roots": [', "utf-8")
    assert library.codes() == ("VG-A020",)


def test_a_root_no_longer_trusted(library: Library) -> None:
    library.approved()
    save_trust(Trust({}))
    assert library.codes() == ("VG-A025",)
