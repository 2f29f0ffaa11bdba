"""``vidgen render --affected-by``: only copies that were delivered and hold it are made anew."""

from __future__ import annotations

from tests.command_line import json_lines, write
from tests.recall.conftest import Change, World
from vidgen.delivery.report import read_report


def test_a_dry_run_names_the_copies_and_makes_nothing(world: World) -> None:
    before = {path: path.stat().st_mtime_ns for path in world.out.rglob("*") if path.is_file()}
    said = world.render("--affected-by", "156", world.library, "--dry-run")
    assert said.exit_code == 0
    assert said.stdout.splitlines() == [
        "Sẽ dựng lại 2 video có “156”:",
        f"  doi-sim/ma-otp: {world.script}",
        f"  suoi-may/ma-otp: {world.script}",
    ]
    assert "VG-W033" in said.stderr and f"{world.script}:13" in said.stderr  # it still says so
    assert before == {path: path.stat().st_mtime_ns for path in world.out.rglob("*") if path.is_file()}


def test_just_those_are_made_anew_and_the_replaced_ones_stay_known(world: World, change: Change) -> None:
    change("**156**", "5656")
    world.office.approve(world.script)
    said = world.render("--affected-by", "156", world.library, "--final", "--json")
    assert said.exit_code == 0, said.stderr
    events = json_lines(said.stdout)
    assert events[0] == {"event": "plan", "jobs": ["doi-sim/ma-otp", "suoi-may/ma-otp"]}
    ended = [event for event in events if event["event"] == "ended"]
    assert [event["fresh"] for event in ended] == [True, True]
    assert [each[:3] for each in world.videos("5656")] == [
        ("doi-sim", "ma-otp", True),
        ("suoi-may", "ma-otp", True),
    ]
    assert world.videos("156") == [
        ("doi-sim", "ma-otp", False, "superseded"),
        ("suoi-may", "ma-otp", False, "superseded"),
    ]
    assert "phải gỡ: facebook https://example.org/doi-sim" in world.where("156").stdout
    again = world.render("--affected-by", "156", world.library)
    assert again.exit_code == 0
    assert again.stdout == "Không video nào đã giao có “156”: không có gì để dựng lại.\n"


def test_a_unit_that_never_got_a_copy_gets_none(world: World, change: Change) -> None:
    change("**156**", "5656")
    row = (
        "hoa-gao,Công an phường Hoa Gạo,tỉnh Ninh Bình,bac,Tổ 3,,0229 000 0113,,https://example.org/hoa-gao\n"
    )
    units = world.library / "units.csv"
    units.write_bytes(units.read_bytes() + row.encode())
    said = world.render("--affected-by", "156", world.library, "--all-units", "--dry-run", "--json")
    assert json_lines(said.stdout) == [{"event": "plan", "jobs": ["doi-sim/ma-otp", "suoi-may/ma-otp"]}]
    said = world.render(
        "--affected-by",
        "156",
        world.library,
        "--unit",
        "suoi-may",
        "--unit",
        "hoa-gao",
        "--dry-run",
        "--json",
    )
    assert json_lines(said.stdout) == [{"event": "plan", "jobs": ["suoi-may/ma-otp"]}]


def test_what_cannot_be_made_anew_is_said(world: World) -> None:
    units = world.library / "units.csv"
    kept = [row for row in units.read_text(encoding="utf-8").splitlines() if not row.startswith("suoi-may")]
    write(units, "\n".join(kept) + "\n")
    said = world.render("--affected-by", "156", world.library, "--dry-run", "--json")
    assert json_lines(said.stdout) == [{"event": "plan", "jobs": ["doi-sim/ma-otp"]}]
    assert "VG-W032" in said.stderr and "suoi-may/ma-otp" in said.stderr
    world.script.unlink()
    said = world.render("--affected-by", "156", world.library, "--dry-run", "--json")
    assert json_lines(said.stdout) == [{"event": "plan", "jobs": []}]
    assert said.stderr.count("VG-W031") == 2


def test_a_broken_list_of_units_is_said_not_taken_for_units_that_are_gone(world: World) -> None:
    units = world.library / "units.csv"
    write(units, units.read_text(encoding="utf-8").replace("id,name", "id,tên xã", 1))
    said = world.render("--affected-by", "156", world.library, "--dry-run")
    assert said.exit_code == 1 and "VG-W032" not in said.stderr
    assert f"{units}:1" in said.stderr, said.stderr


def test_a_copy_keeps_whom_it_was_made_for(world: World, change: Change) -> None:
    world.render(world.script, "--unit", "doi-sim", "--profile", "elderly")
    change("**156**", "5656")
    assert world.render("--affected-by", "156", world.library, "--unit", "doi-sim").exit_code == 0
    assert read_report(world.out / "doi-sim" / "ma-otp" / "report.json").profile == "elderly"


def test_a_brand_other_than_theirs_is_warned_of(world: World) -> None:
    said = world.render("--affected-by", "156", world.library, "--dry-run", "--brand", "an-ninh")
    assert said.stderr.count("VG-W034") == 2


def test_a_render_without_scripts_is_still_no_render(world: World) -> None:
    said = world.render("--all-units")
    assert said.exit_code == 2 and "SCRIPT|DIR" in said.stderr


def test_any_render_can_be_shown_before_it_is_begun(world: World) -> None:
    said = world.render(world.library, "--all-units", "--dry-run")
    assert said.exit_code == 0 and said.stdout.splitlines()[0] == "Sẽ dựng 4 video:"
