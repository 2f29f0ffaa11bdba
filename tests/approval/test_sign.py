"""Signing: what would not count is not written, and many may sign at once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.approval.library import Library
from tests.command_line import ROOT, environment
from vidgen.approval.keychain import new_key
from vidgen.approval.ledger import Ledger
from vidgen.approval.memory import Memory, recall, remember
from vidgen.approval.texts import FOLDER, text_of
from vidgen.errors import ApprovalError

PASSPHRASE = "sáng nay trời mưa to"


def test_what_is_refused_leaves_no_line(library: Library) -> None:
    library.review()
    before = library.ledger.read_bytes()
    for act in (
        lambda: library.decide("approve", "reviewer"),
        lambda: library.decide("review", "approver"),
        lambda: library.decide("review", "root"),
    ):
        with pytest.raises(ApprovalError):
            act()
    assert library.ledger.read_bytes() == before


def test_after_a_crash_in_the_ledger_signing_goes_on_and_nothing_is_lost(library: Library) -> None:
    library.review()
    with library.ledger.open("ab") as file:
        file.write(b'{"at":"2026-11-')
    assert library.state() == "reviewed"
    library.approve()
    assert library.state() == "approved"
    assert b'{"at":"2026-11-\n' in library.ledger.read_bytes()
    assert Ledger(library.ledger).verify() == ()


def test_the_approved_text_is_kept_beside_the_ledger(library: Library) -> None:
    statement = library.review()
    assert text_of(library.desk, statement.words) == library.script().read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such permissions")
def test_the_text_kept_may_be_read_by_whoever_may_read_the_script(library: Library) -> None:
    library.review()
    kept = next((library.desk.folder / FOLDER).iterdir())
    assert kept.stat().st_mode == library.script().stat().st_mode


def test_a_ledger_that_may_not_be_written_is_said(library: Library) -> None:
    library.ledger.mkdir(parents=True)
    with pytest.raises(ApprovalError, match="VG-A017"):
        library.review()


def test_this_machine_remembers_the_line_it_wrote(library: Library) -> None:
    library.review()
    entries = Ledger(library.ledger).entries()
    assert recall().ledgers == {entries[0].hash: (entries[-1].n, entries[-1].hash)}


def test_a_machine_that_cannot_remember_goes_on(library: Library, machine: Path) -> None:
    library.approved()
    (machine / "da-thay.json").unlink()
    (machine / "da-thay.json").mkdir()
    assert library.state() == "approved"
    assert recall() == Memory()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"latest": 3}', "[" * 99999, '{"latest":"x","ledgers":{},"rings":{}}']
)
def test_a_damaged_memory_is_no_memory(machine: Path, text: str) -> None:
    machine.mkdir()
    (machine / "da-thay.json").write_text(text)
    assert recall() == Memory()


def test_memory_only_goes_forward(machine: Path) -> None:
    remember(ledger=("a", 5, "h5"), ring=("r", 3))
    remember(ledger=("a", 4, "h4"), ring=("r", 2))
    remember(ledger=("b", 1, "g1"))
    assert recall().ledgers == {"a": (5, "h5"), "b": (1, "g1")}
    assert recall().rings == {"r": 3}


def test_officers_who_sign_at_once_all_have_their_line(library: Library) -> None:
    ids = [f"kich-ban-{number}" for number in range(6)]
    for id in ids:
        library.add_script(id)
    for name in ("một", "hai"):
        kept = new_key(name, f"Người {name}", PASSPHRASE)
        assert kept.public
        from vidgen.approval.ring_edit import add_holder

        add_holder(library.desk.ring, library.keys["root"], kept.public, f"Người {name}", ["review"])
    env = environment(VIDGEN_KEY_PASSPHRASE=PASSPHRASE)
    officers = [
        subprocess.Popen(
            [sys.executable, "-c", OFFICER, str(library.root), name],
            cwd=ROOT,
            env=env,
            stderr=subprocess.PIPE,
        )
        for name in ("một", "hai")
    ]
    assert [officer.communicate(timeout=120)[1] for officer in officers] == [b"", b""]
    assert Ledger(library.ledger).verify() == ()
    told = [entry.entry["statement"] for entry in Ledger(library.ledger).entries()[1:]]
    for name in ("Người một", "Người hai"):
        assert [each["script"] for each in told if each["person"] == name] == ids
    for id in ids:
        library.approve(id=id)
        assert library.state(id) == "approved"


OFFICER = """
import sys
from pathlib import Path
from vidgen.approval.desk import find_desk
from vidgen.approval.digest import content_of
from vidgen.approval.keychain import load_key
from vidgen.approval.record import open_record
from vidgen.approval.sign import Decision, sign
from vidgen.brand.load import load_brand
from vidgen.preview import read

root, name = Path(sys.argv[1]), sys.argv[2]
key, brand = load_key(name, lambda: "sáng nay trời mưa to"), load_brand()
for number in range(6):
    script = root / f"kich-ban-{number}.md"
    written = read(script)[0]
    content = content_of(script, written, brand)
    decision = Decision("review", written.id, written.field, (content,), path=script)
    sign(open_record(find_desk(script)), decision, key)
"""
