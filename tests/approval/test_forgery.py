"""What somebody without the right keys may try with a ledger and a ring; each is refused by its own code."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.approval.library import Library, forget, make_library, refused
from vidgen.approval import clock
from vidgen.approval.key import PrivateKey
from vidgen.approval.ledger import Ledger
from vidgen.approval.ring import ANY_FIELD, Holder
from vidgen.approval.statement import Statement


def forged(library: Library, change: Any, who: str = "approver") -> tuple[str, ...]:
    """The codes after a review and a forged approval; first of all, it does not count."""
    library.review()
    real = library.approve()
    rows = library.rows()
    library.put_rows(rows[:-1])
    forget(library)
    entries = Ledger(library.ledger).entries()

    def told(values: dict[str, Any]) -> None:
        values |= real.values | {"previous": entries[-1].hash, "key": values["key"]}
        change(values)

    library.forge(told, who)
    assert library.state() != "approved"
    return library.codes()


def test_the_forgers_tool_makes_what_counts_if_nothing_is_forged(library: Library) -> None:
    library.review()
    real: Statement = library.approve()
    library.put_rows(library.rows()[:-1])
    forget(library)
    library.forge(lambda values: values.update(real.values), "approver")
    assert library.state() == "approved"


def test_a_key_outside_the_ring(library: Library) -> None:
    library.keys["stranger"] = PrivateKey.new()
    assert "VG-A033" in forged(library, lambda values: None, "stranger")
    assert refused(lambda: library.decide("review", "stranger")) == "VG-A033"


def test_anothers_name_under_ones_own_signature(library: Library) -> None:
    library.keys["stranger"] = PrivateKey.new()

    def as_approver(values: dict[str, Any]) -> None:
        values["key"] = library.keys["approver"].public.fingerprint

    assert "VG-A034" in forged(library, as_approver, "stranger")


def test_a_changed_statement_under_the_old_signature(library: Library) -> None:
    library.approved()
    rows = library.rows()
    library.put_rows([*rows[:-1], rows[-1].replace(b'"until":null', b'"until":"2099-01-01"')])
    assert library.codes() == ("VG-A010",)


def test_a_key_without_the_role(library: Library) -> None:
    assert "VG-A035" in forged(library, lambda values: None, "reviewer")
    assert refused(lambda: library.decide("approve", "reviewer")) == "VG-A035"
    assert refused(lambda: library.decide("review", "approver")) == "VG-A035"
    library.add_person("unit", "produce")
    assert refused(lambda: library.decide("revoke", "unit")) == "VG-A035"


def test_a_key_for_another_field(library: Library) -> None:
    library.add_person("residence", "approve", fields=["cu-tru"])
    assert "VG-A036" in forged(library, lambda values: None, "residence")
    assert refused(lambda: library.decide("approve", "residence")) == "VG-A036"
    library.add_person("cyber", "approve", fields=["cu-tru", "An-Ninh-Mạng".replace("ạ", "a")])
    library.approve("cyber")


def test_a_field_claimed_by_the_statement_but_not_the_script(library: Library) -> None:
    library.add_person("residence", "approve", fields=["cu-tru"])
    codes = forged(library, lambda values: values.update(field="cu-tru"), "residence")
    assert "VG-A036" in codes


def test_a_withdrawal_by_a_key_for_another_field(library: Library) -> None:
    library.add_person("residence", "approve", fields=["cu-tru"])
    library.approved()

    def withdraw(values: dict[str, Any]) -> None:
        nothing = {"content": {"script": "", "media": {}}, "brands": {}, "reviewed": "", "until": None}
        values |= {"action": "revoke", "field": "cu-tru", "reason": "không phải việc của họ"} | nothing

    library.forge(withdraw, "residence")
    assert library.state() == "approved"
    assert refused(lambda: library.revoke("residence")) == "VG-A036"


def test_a_key_whose_time_is_over_or_has_not_come(library: Library) -> None:
    today = clock.day_of(clock.now())
    library.add_person("late", "approve", ends=today - dt.timedelta(days=1))
    library.add_person("early", "approve", begins=today + dt.timedelta(days=2))
    assert "VG-A037" in forged(library, lambda values: None, "late")
    assert refused(lambda: library.decide("approve", "late")) == "VG-A037"
    assert refused(lambda: library.decide("approve", "early")) == "VG-A037"
    library.add_person("last day", "approve", begins=today, ends=today)
    library.approve("last day")
    assert library.state() == "approved"


def test_what_an_expired_key_dates_back_to_its_time(library: Library) -> None:
    today = clock.day_of(clock.now())
    library.add_person("late", "approve", ends=today - dt.timedelta(days=2))

    def back(values: dict[str, Any]) -> None:
        values["at"] = clock.written(clock.now() - dt.timedelta(days=3))

    assert "VG-A039" in forged(library, back, "late")


def test_a_signature_from_the_future(library: Library) -> None:
    def ahead(values: dict[str, Any]) -> None:
        values["at"] = clock.written(clock.now() + dt.timedelta(days=2))

    assert "VG-A038" in forged(library, ahead)


def test_what_is_no_statement_at_all(library: Library) -> None:
    assert "VG-A030" in forged(library, lambda values: values.update(action="bless"))
    forget(library)
    library.put_rows(library.rows()[:1])
    assert "VG-A030" in forged(library, lambda values: values.update(extra=1))
    forget(library)
    library.put_rows(library.rows()[:1])
    assert "VG-A030" in forged(library, lambda values: values.pop("brands"))


def test_an_approval_copied_to_another_script(library: Library) -> None:
    library.add_script("khac")
    library.approved("ma-otp")
    entry = Ledger(library.ledger).entries()[-1]

    def other(values: dict[str, Any]) -> None:
        values["script"] = "khac"

    library.forge(other, "approver")
    assert library.codes("khac") == ("VG-A046",)  # the words signed for are another script's
    library.put_rows(library.rows()[:-1])
    text = library.rows()[-1].replace(b"ma-otp", b"khac")
    library.put_rows([*library.rows()[:-1], text])
    assert library.codes("khac")[0] == "VG-A010"
    assert entry.entry["statement"]["script"] == "ma-otp"


def test_the_same_script_under_the_id_of_another(library: Library) -> None:
    library.approved()
    text = library.script().read_bytes().replace(b"id: ma-otp", b"id: khac")
    library.script("khac").write_bytes(text)
    assert library.codes("khac") == ("VG-A040",)


def test_an_approval_copied_to_another_library(library: Library, tmp_path: Path) -> None:
    library.approved()
    other = make_library(tmp_path / "Thư viện khác", library.brand)
    shutil.copy(library.desk.ring, other.desk.ring)
    other.keys |= library.keys
    Ledger(other.ledger).ready()
    for entry in Ledger(library.ledger).entries()[1:]:
        Ledger(other.ledger).append(entry.entry, at=entry.at)
    assert other.state() == "draft"
    assert set(other.codes()) == {"VG-A040", "VG-A031"}


def test_an_approval_written_again_after_its_withdrawal(library: Library) -> None:
    library.approved()
    approval = Ledger(library.ledger).entries()[-1]
    review = Ledger(library.ledger).entries()[-2]
    library.revoke()
    for entry in (review, approval):
        Ledger(library.ledger).append(entry.entry, at=entry.at)
    assert library.state() == "draft"
    assert set(library.codes()) == {"VG-A045", "VG-A032"}


def test_a_withdrawal_cut_off_the_end(library: Library) -> None:
    library.approved().revoke()
    assert library.codes() == ("VG-A045",)
    library.put_rows(library.rows()[:-1])
    assert library.codes() == ("VG-A027",)


def test_a_withdrawal_cut_out_of_the_middle(library: Library) -> None:
    library.add_script("khac")
    library.approved().revoke()
    library.review(id="khac")
    rows = library.rows()
    library.put_rows([*rows[:-2], rows[-1]])
    forget(library)
    assert library.codes() == ("VG-A011",)


def test_a_ledger_put_back_to_an_older_copy_and_gone_on(library: Library) -> None:
    library.approved()
    old = library.rows()
    library.revoke()
    library.standing()
    library.put_rows(old)
    assert refused(lambda: library.review()) == "VG-A027"
    Ledger(library.ledger).append({"type": "thử"})
    Ledger(library.ledger).append({"type": "thử"})
    assert library.codes() == ("VG-A027",)


def test_one_person_with_two_keys_and_one_key_in_two_roles(library: Library) -> None:
    library.add_person("both", "review", "approve", person="Bà Cả")
    library.add_person("second", "approve", person="BÀ  CẢ")
    library.review("both")
    assert refused(lambda: library.approve("both")) == "VG-A043"
    assert refused(lambda: library.approve("second")) == "VG-A044"
    review = Ledger(library.ledger).entries()[-1]

    def approve(values: dict[str, Any]) -> None:
        from vidgen.approval.statement import read_statement

        values |= {"action": "approve", "reviewed": read_statement(review).digest}

    for who, code in (("both", "VG-A043"), ("second", "VG-A044")):
        library.put_rows(library.rows()[: review.row])
        forget(library)
        library.forge(approve, who, row=review.n)
        assert library.state() == "reviewed"
        assert library.codes() == ("VG-A041", code)


@pytest.mark.parametrize("other", ["Bà Cả", "bà\u00a0cả", "Bà Ca\u0309", "Bà C\u1ea3\u200b", "Bà \u0421ả"])
def test_a_name_that_only_looks_like_another_is_the_same_person(other: str) -> None:
    one, two = (Holder(PrivateKey.new().public, name, ("review",), (ANY_FIELD,)) for name in ("Bà Cả", other))
    assert one.is_same_person(two)
    assert not one.is_same_person(replace(two, person="Bà Ca"))


@pytest.mark.parametrize("name", ["Ông H\u0430i", "Ông H\u200dai", "Ông \u202eHai", "Ông Ｈai"])
def test_no_disguised_name_comes_into_a_ring(library: Library, name: str) -> None:
    assert refused(lambda: library.add_person("lạ", "review", person=name)) == "VG-A056"


def test_an_approval_before_any_review(library: Library) -> None:
    assert refused(lambda: library.approve()) == "VG-A042"
    library.review()
    assert "VG-A042" in forged(library, lambda values: values.update(reviewed=""))


def test_a_review_of_another_text_is_none(library: Library) -> None:
    library.review()
    text = library.script().read_bytes()
    library.script().write_bytes(text.replace("Giục".encode(), "Thúc".encode()))
    assert refused(lambda: library.approve()) == "VG-A042"


def test_a_day_that_is_over(library: Library) -> None:
    library.review()
    assert refused(lambda: library.approve(until=dt.date(2026, 1, 1))) == "VG-A049"


def test_an_older_ledger_in_a_folder_nearer_to_the_script(library: Library, tmp_path: Path) -> None:
    library.approved()
    nearer = library.root / "lua-dao"
    nearer.mkdir()
    for name in ("ma-otp.md", "anh", "_duyet"):
        path = library.root / name
        (shutil.copytree if path.is_dir() else shutil.copy)(path, nearer / name)
    inner = Library(nearer, library.brand)
    assert inner.state() == "approved"  # just what was approved, with its own record of it
    library.revoke()
    library.standing()
    assert inner.codes() == ("VG-A027",)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.sampled_from(["so-cai.jsonl", "vong-khoa.yaml"]), st.data())
def test_damage_anywhere_never_raises_and_never_approves_what_was_not(
    library: Library, name: str, data: st.DataObject
) -> None:
    if not library.ledger.exists():
        library.review()
    path = library.desk.folder / name
    whole = path.read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    path.write_bytes(
        whole[:at] + data.draw(st.binary(max_size=6)) + whole[data.draw(st.integers(at, len(whole))) :]
    )
    try:
        assert library.state() in ("draft", "reviewed")
    finally:
        path.write_bytes(whole)
    assert library.state() == "reviewed"
