"""In which order jobs go out, and what is refused before anything is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.batch_support import TALK, Heard, jobs_of
from tests.command_line import UNITS, in_vietnamese, own_cache, script, write  # noqa: F401  (fixtures)
from vidgen.batch import Job, run
from vidgen.batch.plan import TRIES, Plan, refuse_shared_folders
from vidgen.errors import DeliveryError
from vidgen.scenario.units import load_units
from vidgen.settings import Settings


def jobs_for_units(folder: Path, *names: str) -> list[Job]:
    """Each script for both units, script by script."""
    units = load_units(write(folder / "units.csv", UNITS))
    return [
        Job(folder / f"{name}.md", unit, None, folder / "out", Settings()) for name in names for unit in units
    ]


def taken(plan: Plan, count: int) -> list[int | None]:
    return [plan.take() for _ in range(count)]


def test_the_first_copy_of_every_script_goes_out_before_any_second_one(tmp_path: Path) -> None:
    plan = Plan(jobs_for_units(tmp_path, "a", "b", "c"))
    assert taken(plan, 3) == [0, 2, 4]


def test_a_second_copy_whose_first_is_done_goes_before_one_that_would_wait(tmp_path: Path) -> None:
    plan = Plan(jobs_for_units(tmp_path, "a", "b", "c"))
    taken(plan, 3)
    plan.ended(2)
    assert plan.take() == 3
    assert plan.take() == 1, "nobody idles while there is work"


def test_all_jobs_go_out_once(tmp_path: Path) -> None:
    jobs = jobs_for_units(tmp_path, "a", "b", "c")
    plan = Plan(jobs)
    assert sorted(number for number in taken(plan, len(jobs)) if number is not None) == list(range(len(jobs)))
    assert plan.take() is None and not plan


def test_a_job_that_lost_its_worker_comes_last_and_not_for_ever(tmp_path: Path) -> None:
    plan = Plan(jobs_for_units(tmp_path, "a"))
    assert plan.take() == 0 and plan.lost(0)
    assert plan.take() == 1
    for _ in range(TRIES - 2):
        assert plan.take() == 0 and plan.lost(0)
    assert plan.take() == 0 and not plan.lost(0)
    assert not plan


def test_two_scripts_with_one_id_are_refused_by_name_before_anything_is_made(tmp_path: Path) -> None:
    first = script(tmp_path / "a", TALK, id="thu")
    second = script(tmp_path / "b", TALK, id="thu")
    other = script(tmp_path / "c", TALK, id="khac")
    heard = Heard()
    with pytest.raises(DeliveryError) as caught:
        run(jobs_of(tmp_path, first, other, second), heard)
    (finding,) = caught.value.findings
    assert finding.code == "VG-K010" and finding.path == second and str(first) in finding.message
    assert not heard.events and not (tmp_path / "out").exists()


def test_one_script_for_two_units_writes_two_folders(tmp_path: Path) -> None:
    script(tmp_path, TALK, id="a")
    refuse_shared_folders(jobs_for_units(tmp_path, "a"))
