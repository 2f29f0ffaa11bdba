"""What stands on the page of codes: every final video for the public that was made, and how it stands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.approval.library import Library, make_library
from vidgen.approval.code import verification_code
from vidgen.approval.ledger import Ledger
from vidgen.brand.kit import Brand
from vidgen.delivery.lookup.issued import Issue, issued_in
from vidgen.errors import ApprovalError


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, brand: Brand) -> Library:
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path / "máy này"))
    return make_library(tmp_path / "scripts", brand).approved()


def keep(library: Library, out: Path, unit: str = "suoi-may", **other: object) -> str:
    """Write down a render as a run would; returns its code."""
    approved = library.standing().approved
    assert approved
    told = {
        "type": "render",
        "script": "ma-otp",
        "title": "Không đọc mã OTP",
        "unit": unit,
        "unit_name": "Công an xã Suối Mây",
        "audience": "public",
        "state": "final",
        "sha256": "ab" * 32,
        "copies": [],
        "code": verification_code(approved.content, "ma-otp", unit),
        "content": approved.content,
        "statement": approved.statement,
        "approved": approved.at.date().isoformat(),
        "until": "",
        "expires": "2027-05-01",
        "sample": False,
        **other,
    }
    Ledger(out / "_so-cai.jsonl").append(told)
    return str(told["code"])


def codes(found: Issue) -> dict[str, str]:
    return {film.code: film.state for film in found.films}


def test_what_was_made_twice_is_one_code_with_both_files(library: Library, tmp_path: Path) -> None:
    code = keep(library, tmp_path)
    keep(library, tmp_path, sha256="cd" * 32, copies=["ef" * 32])
    (film,) = issued_in([tmp_path], library.record()).films
    assert film.code == code and film.films == ("ab" * 32, "cd" * 32, "ef" * 32)
    assert film.state == "approved" and film.ends == dt.date(2027, 5, 1)


def test_drafts_and_the_offices_own_are_left_out(library: Library, tmp_path: Path) -> None:
    keep(library, tmp_path, state="draft", code="")
    keep(library, tmp_path, audience="internal")
    assert not issued_in([tmp_path], library.record()).films


def test_a_code_that_is_not_of_its_video_is_left_out(library: Library, tmp_path: Path) -> None:
    keep(library, tmp_path, code=verification_code("00" * 32, "khac", "suoi-may"))
    keep(library, tmp_path, code="<script>", title=7)
    assert not issued_in([tmp_path], library.record()).films


def test_old_versions_stay_and_are_told_apart(library: Library, tmp_path: Path) -> None:
    old = keep(library, tmp_path)
    script = library.script()
    script.write_text(script.read_text(encoding="utf-8").replace("Giục", "Hối"), encoding="utf-8")
    library.approved()
    new = keep(library, tmp_path)
    assert codes(issued_in([tmp_path], library.record())) == {old: "superseded", new: "approved"}
    library.revoke()
    assert set(codes(issued_in([tmp_path], library.record())).values()) == {"withdrawn"}


def test_what_the_library_never_approved_is_not_listed(library: Library, tmp_path: Path) -> None:
    code = keep(library, tmp_path, statement="ee" * 32)
    found = issued_in([tmp_path], library.record())
    assert not found.films and [finding.code for finding in found.findings] == ["VG-T041"]
    assert codes(issued_in([tmp_path], None)) == {code: "unknown"}


def test_no_page_is_made_of_a_ledger_that_was_edited(library: Library, tmp_path: Path) -> None:
    keep(library, tmp_path)
    keep(library, tmp_path, unit="doi-sim")
    path = tmp_path / "_so-cai.jsonl"
    path.write_bytes(path.read_bytes().replace("Suối Mây".encode(), "Đồi Sim!!".encode()[:10].ljust(10), 1))
    with pytest.raises(ApprovalError):
        issued_in([tmp_path], library.record())


def test_an_empty_folder_makes_an_empty_list(tmp_path: Path) -> None:
    assert issued_in([tmp_path], None) == Issue(())
