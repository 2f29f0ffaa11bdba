"""A ledger keeps every line: none can be changed, moved, left out or doubled, and a crash loses nothing."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.approval.test_canonical import VALUES
from tests.command_line import ROOT, environment
from vidgen.approval.chain import ZERO, follow, line_of
from vidgen.approval.ledger import Ledger
from vidgen.errors import ApprovalError, Severity

AT = dt.datetime(2026, 11, 22, 9, tzinfo=dt.UTC)


def filled(folder: Path, count: int = 5) -> Ledger:
    ledger = Ledger(folder / "sổ" / "so-cai.jsonl")
    for number in range(count):
        ledger.append({"type": "thử", "number": number, "text": "Đồi Sim"})
    return ledger


def rows(ledger: Ledger) -> list[bytes]:
    return ledger.path.read_bytes().splitlines(keepends=True)


def codes(ledger: Ledger) -> list[str]:
    return [finding.code for finding in ledger.verify()]


def test_what_is_appended_is_read_back_in_order(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    entries = ledger.entries()
    assert [entry.type for entry in entries] == ["begin"] + ["thử"] * 5
    assert [entry.entry.get("number") for entry in entries[1:]] == [0, 1, 2, 3, 4]
    assert [entry.n for entry in entries] == list(range(6))
    assert ledger.verify() == ()


def test_a_ledger_that_is_not_there_is_empty(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "không có" / "so-cai.jsonl")
    assert ledger.entries() == () and ledger.verify() == ()
    assert not ledger.path.parent.exists()


def test_no_two_ledgers_begin_alike(tmp_path: Path) -> None:
    one, other = filled(tmp_path / "một"), filled(tmp_path / "hai")
    assert one.entries()[0].hash != other.entries()[0].hash


def test_line_ends_and_bom_of_another_program_do_not_count(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    ledger.path.write_bytes(b"\xef\xbb\xbf" + ledger.path.read_bytes().replace(b"\n", b"\r\n"))
    assert ledger.verify() == () and len(ledger.entries()) == 6
    ledger.append({"type": "thử"})
    assert ledger.verify() == () and len(ledger.entries()) == 7


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda lines: [*lines[:3], lines[3].replace(b"Sim", b"Sam"), *lines[4:]], "VG-A010"),
        (lambda lines: [*lines[:3], lines[3].replace(b'","n"', b'", "n"'), *lines[4:]], "VG-A010"),
        (lambda lines: [*lines[:-1], lines[-1].replace(b"Sim", b"Sam")], "VG-A010"),
        (lambda lines: [*lines[:3], *lines[4:]], "VG-A011"),
        (lambda lines: lines[1:], "VG-A011"),
        (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], "VG-A012"),
        (lambda lines: [*lines[:3], lines[2], *lines[3:]], "VG-A013"),
        (lambda lines: [*lines, lines[-1]], "VG-A013"),
        (lambda lines: [*lines[:3], b"xin chao\n", *lines[3:]], "VG-A015"),
        (lambda lines: [*lines[:3], b"\n", *lines[3:]], "VG-A015"),
        (lambda lines: [*lines[:3], b"{}\n", *lines[3:]], "VG-A010"),
    ],
    ids=[
        "edited",
        "blank",
        "last",
        "cut",
        "headless",
        "reordered",
        "doubled",
        "last doubled",
        "stray",
        "empty",
        "{}",
    ],
)
def test_tampering_is_told_by_its_kind_and_the_lines_behind_it_do_not_count(
    tmp_path: Path, change: Any, code: str
) -> None:
    ledger = filled(tmp_path)
    ledger.path.write_bytes(b"".join(change(rows(ledger))))
    assert codes(ledger)[0] == code
    assert len(ledger.entries()) < 6 or code in ("VG-A013",)
    found = ledger.verify()[0]
    assert found.line and found.path == ledger.path and found.severity is Severity.ERROR


def test_a_line_hashed_again_after_an_edit_no_longer_leads_to_the_next(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    lines, entry = rows(ledger), ledger.entries()[3]
    forged = line_of(entry.n, entry.prev, entry.at, {**entry.entry, "text": "Đồi Sam"})[1]
    ledger.path.write_bytes(b"".join([*lines[:3], forged, *lines[4:]]))
    assert codes(ledger) == ["VG-A011"]


def test_two_machines_that_wrote_apart_make_a_fork_when_put_together(tmp_path: Path) -> None:
    here = filled(tmp_path / "máy một")
    there = Ledger(tmp_path / "máy hai" / "so-cai.jsonl")
    there.path.parent.mkdir()
    there.path.write_bytes(here.path.read_bytes())
    here.append({"type": "thử", "text": "máy một"})
    there.append({"type": "thử", "text": "máy hai"})
    here.path.write_bytes(here.path.read_bytes() + rows(there)[-1])
    assert codes(here) == ["VG-A014"]
    assert here.entries()[-1].entry["text"] == "máy một"


@pytest.mark.parametrize(
    "left", [b'{"at":"2026', b"\0" * 300, b'{"at":"2026-11-22T09:0\n{"a', "Đồ".encode()[:-1]]
)
def test_half_a_line_left_by_a_crash_is_said_kept_and_gone_on_behind(tmp_path: Path, left: bytes) -> None:
    ledger = filled(tmp_path)
    before = ledger.path.read_bytes()
    ledger.path.write_bytes(before + left)
    found = ledger.verify()
    assert [(each.code, each.severity) for each in found] == [("VG-A016", Severity.WARNING)]
    assert len(ledger.entries()) == 6
    ledger.append({"type": "thử", "number": 5})
    assert ledger.path.read_bytes().startswith(before + left)
    assert ledger.verify() == ()
    assert [entry.type for entry in ledger.entries()[-2:]] == ["torn", "thử"]


def test_a_last_line_that_lacks_only_its_end_is_a_line(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    ledger.path.write_bytes(ledger.path.read_bytes().removesuffix(b"\n"))
    assert ledger.verify() == ()
    ledger.append({"type": "thử"})
    assert ledger.verify() == () and len(ledger.entries()) == 7


def test_a_crash_at_the_very_first_line_is_got_over(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "so-cai.jsonl")
    ledger.path.write_bytes(b'{"at":"20')
    ledger.append({"type": "thử"})
    assert ledger.verify() == () and [entry.type for entry in ledger.entries()] == ["begin", "thử"]
    assert ledger.path.read_bytes().startswith(b'{"at":"20\n')


def test_what_a_writer_certified_cannot_be_changed_either(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    ledger.path.write_bytes(ledger.path.read_bytes() + b'{"at":"2026')
    ledger.append({"type": "thử"})
    ledger.path.write_bytes(ledger.path.read_bytes().replace(b'{"at":"2026\n', b'{"at":"2025\n'))
    assert codes(ledger) == ["VG-A015"]


def test_nothing_is_written_behind_an_end_that_was_tampered_with(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    ledger.path.write_bytes(ledger.path.read_bytes().replace(b'"number":4', b'"number":9'))
    before = ledger.path.read_bytes()
    with pytest.raises(ApprovalError) as refused:
        ledger.append({"type": "thử"})
    assert refused.value.findings[0].code == "VG-A010"
    assert ledger.path.read_bytes() == before


def test_who_read_another_end_does_not_write_behind_it(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    head = ledger.entries()[-1].hash
    ledger.append({"type": "thử"}, after=head)
    with pytest.raises(ApprovalError, match="VG-A019"):
        ledger.append({"type": "thử"}, after=head)


@pytest.mark.parametrize("entry", [{"type": "thử", "share": 0.5}, {"type": "thử", "text": "x" * 300_000}])
def test_what_cannot_stand_in_a_line_does_not_begin_a_ledger(tmp_path: Path, entry: dict[str, Any]) -> None:
    ledger = Ledger(tmp_path / "so-cai.jsonl")
    with pytest.raises(ValueError):
        ledger.append(entry)
    assert not ledger.path.exists()


def test_a_ledger_larger_than_any_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = filled(tmp_path)
    monkeypatch.setattr("vidgen.approval.ledger.LARGEST", 100)
    with pytest.raises(ApprovalError, match="VG-A017"):
        ledger.read()


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "so-cai.jsonl").mkdir()
    for act in (Ledger(tmp_path / "so-cai.jsonl").read, lambda: Ledger(tmp_path / "so-cai.jsonl").append({})):
        with pytest.raises(ApprovalError, match="VG-A017"):
            act()


WRITER = """
import sys
from pathlib import Path
from vidgen.approval.ledger import Ledger
for number in range(40):
    Ledger(Path(sys.argv[1])).append({"type": "thử", "who": sys.argv[2], "number": number})
"""


def test_processes_that_write_at_once_lose_no_line(tmp_path: Path) -> None:
    path = tmp_path / "sổ" / "so-cai.jsonl"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), who], env=environment(), cwd=ROOT)
        for who in ("một", "hai", "ba")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0]
    ledger = Ledger(path)
    assert ledger.verify() == ()
    for who in ("một", "hai", "ba"):
        told = [entry.entry["number"] for entry in ledger.entries() if entry.entry.get("who") == who]
        assert told == list(range(40))


def chained(values: list[Any]) -> list[bytes]:
    lines, prev = [], ZERO
    for number, value in enumerate([None, *values]):
        entry = {"type": "begin" if number == 0 else "thử", "value": value}
        made, data = line_of(number, prev, AT, entry)
        lines.append(data)
        prev = made.hash
    return lines


@given(st.lists(VALUES, max_size=6))
def test_every_chain_holds(values: list[Any]) -> None:
    reading = follow(b"".join(chained(values)))
    assert reading.whole and not reading.faults
    assert [entry.entry["value"] for entry in reading.entries[1:]] == values


@given(st.lists(VALUES, min_size=1, max_size=6), st.data())
def test_a_changed_byte_anywhere_is_noticed(values: list[Any], data: st.DataObject) -> None:
    whole = b"".join(chained(values))
    at = data.draw(st.integers(0, len(whole) - 2))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[at]))
    reading = follow(whole[:at] + bytes([other]) + whole[at + 1 :])
    assert reading.faults
    assert len(reading.entries) <= whole[:at].count(b"\n")


@given(st.lists(VALUES, min_size=2, max_size=6), st.data())
def test_lines_in_any_other_order_or_number_are_noticed(values: list[Any], data: st.DataObject) -> None:
    lines = chained(values)
    picked = data.draw(st.lists(st.sampled_from(range(len(lines))), min_size=1, max_size=8))
    reading = follow(b"".join(lines[index] for index in picked))
    expected = 0
    while expected < len(picked) and picked[expected] == expected:
        expected += 1
    assert [entry.n for entry in reading.entries] == list(range(expected))
    assert bool(reading.faults) == (picked != list(range(len(picked))))


@given(st.lists(VALUES, min_size=1, max_size=4), st.data())
def test_a_ledger_cut_anywhere_keeps_the_lines_before_the_cut(values: list[Any], data: st.DataObject) -> None:
    whole = b"".join(chained(values))
    at = data.draw(st.integers(0, len(whole)))
    reading = follow(whole[:at])
    assert reading.whole
    assert len(reading.entries) in (whole[:at].count(b"\n"), whole[: at + 1].count(b"\n"))


@given(st.binary(max_size=400))
def test_any_bytes_at_all_are_judged(data: bytes) -> None:
    reading = follow(data)
    assert not reading.entries
    assert not data.strip(b"\xef\xbb\xbf") or reading.faults


@given(
    st.recursive(
        st.none() | st.text(max_size=5),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=4), inner),
    )
)
def test_any_json_at_all_is_judged(value: Any) -> None:
    reading = follow(json.dumps(value).encode() + b"\n")
    assert reading.faults and not reading.entries
