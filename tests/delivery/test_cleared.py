"""From where a script stands to what its kit is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.command_line import script
from vidgen.approval.standing import Approved, Standing, State
from vidgen.delivery.cleared import cleared, refuse_changed, refuse_draft
from vidgen.delivery.origin import hash_of
from vidgen.errors import ApprovalError, Finding, Severity
from vidgen.preview import read
from vidgen.scenario.model import Scenario

APPROVED = Approved(
    "a" * 64,
    "b" * 64,
    "Nguyễn Thị Rà",
    "Trần Văn Duyệt",
    dt.datetime(2026, 11, 2, tzinfo=dt.UTC),
    None,
    False,
)
WHY = Finding("VG-A040", "Chưa ai rà soát kịch bản này.")


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    return read(script(tmp_path, "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n"))[0]


@pytest.mark.parametrize(
    "standing",
    [
        Standing(State.DRAFT, (WHY,)),
        Standing(State.REVIEWED, (WHY,)),
        Standing(State.APPROVED, (), None),
        Standing(State.REVIEWED, (WHY,), APPROVED),
    ],
)
def test_only_an_approval_that_holds_makes_it_clear(scenario: Scenario, standing: Standing) -> None:
    clear = cleared(standing, scenario, None)
    assert clear.draft and clear.clearance.draft and clear.clearance.code == "" and clear.record is None
    assert [each.code for each in clear.remarks(scenario)] == [each.code for each in standing.reasons]
    assert all(each.severity is Severity.WARNING for each in clear.remarks(scenario))
    with pytest.raises(ApprovalError) as caught:
        refuse_draft(standing, scenario)
    assert [each.code for each in caught.value.findings] == ["VG-A054", *(r.code for r in standing.reasons)]
    assert all(each.severity is Severity.ERROR for each in caught.value.findings)


def test_an_approval_goes_into_the_report_with_its_code(scenario: Scenario) -> None:
    clear = cleared(Standing(State.APPROVED, (), APPROVED), scenario, None)
    assert not clear.draft and clear.record and len(clear.clearance.code) == 9
    assert (clear.record.code, clear.record.approved_by) == (clear.clearance.code, "Trần Văn Duyệt")
    assert not list(clear.remarks(scenario))
    refuse_draft(clear.standing, scenario)


def test_a_sample_key_names_itself_in_the_report(scenario: Scenario) -> None:
    clear = cleared(Standing(State.APPROVED, (), replace(APPROVED, sample=True)), scenario, None)
    (remark,) = clear.remarks(scenario)
    assert (remark.code, remark.severity) == ("VG-A053", Severity.WARNING) and "khóa mẫu" in remark.message
    assert clear.record and clear.record.sample


def test_each_standing_decides_another_kit(scenario: Scenario) -> None:
    standings = [
        Standing(),
        Standing(State.DRAFT, (WHY,)),
        Standing(State.REVIEWED, (WHY,)),
        Standing(State.APPROVED, (), APPROVED),
        Standing(State.APPROVED, (), replace(APPROVED, statement="c" * 64)),
    ]
    assert len({hash_of(cleared(each, scenario, None).decides) for each in standings}) == len(standings)


def test_what_changes_while_a_final_film_is_made_stops_it(scenario: Scenario) -> None:
    standing = Standing(State.APPROVED, (), APPROVED)
    refuse_changed(standing, standing, scenario, scenario)
    other = scenario.model_copy(update={"title": "Khác"})
    for now, again in ((Standing(reasons=(WHY,)), scenario), (standing, other)):
        with pytest.raises(ApprovalError) as caught:
            refuse_changed(standing, now, scenario, again)
        assert caught.value.findings[0].code == "VG-A055"
