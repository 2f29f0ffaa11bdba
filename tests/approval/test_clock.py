"""Time: an end stays an end, whatever a machine's clock is set to."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.approval.library import Library, forget, refused
from vidgen.approval import clock
from vidgen.approval.ledger import Ledger
from vidgen.approval.memory import accept, forget_time, recall


class Clock:
    """The machine's clock, to be set."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.moment = clock.now()
        monkeypatch.setattr(clock, "now", lambda: self.moment)

    def move(self, **by: float) -> None:
        self.moment += dt.timedelta(**by)


def test_a_clock_set_back_does_not_bring_an_ended_approval_back(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = Clock(monkeypatch)
    library.review()
    library.approve(until=clock.day_of(time.moment) + dt.timedelta(days=5))
    time.move(days=6, hours=1)
    assert library.codes() == ("VG-A049",)
    time.move(days=-6)
    assert library.codes() == ("VG-A049",)
    assert refused(lambda: library.review()) == "VG-A028"


def test_nor_on_a_machine_that_never_saw_the_later_day_but_whose_ledger_did(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add_script("khac")
    time = Clock(monkeypatch)
    library.review()
    library.approve(until=clock.day_of(time.moment) + dt.timedelta(days=5))
    time.move(days=6, hours=1)
    library.review(id="khac")
    forget(library)
    time.move(days=-6)
    assert library.codes() == ("VG-A049",)


def test_a_clock_that_once_ran_ahead_can_be_believed_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.approved()
    time = Clock(monkeypatch)
    time.move(days=3000)
    assert library.codes() == ("VG-A029",)
    time.move(days=-3000)
    assert library.codes() == ("VG-A029",)
    forget_time()
    assert library.state() == "approved"
    assert recall().latest == time.moment


def test_clocks_a_few_hours_apart_are_no_matter(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    time = Clock(monkeypatch)
    library.review()
    time.move(hours=-7)
    forget(library)
    library.approve()
    assert library.state() == "approved"
    assert [entry.at for entry in Ledger(library.ledger).entries()] == sorted(
        entry.at for entry in Ledger(library.ledger).entries()
    )


def test_a_line_written_by_a_clock_far_ahead_can_be_taken_back(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.add_script("khac")
    library.approved()
    time = Clock(monkeypatch)
    time.move(days=3000)
    library.review(id="khac")
    time.move(days=-3000)
    assert library.codes() == ("VG-A029",)
    library.put_rows(library.rows()[:-1])
    forget_time()
    last = Ledger(library.ledger).entries()
    accept((last[0].hash, last[-1].n, last[-1].hash))
    assert library.state() == "approved"
    library.review(id="khac")
    assert library.state("khac") == "reviewed"
