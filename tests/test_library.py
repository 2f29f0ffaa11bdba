"""The same work as a library: values come back, errors carry findings, a caller hears the progress."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import vidgen
from tests.approval_support import Office
from tests.command_line import SHORT, UNITS, environment, finished, in_vietnamese, own_cache, script, write  # noqa: F401  (fixtures)
from vidgen.delivery.report import read_report
from vidgen.errors import Severity, VidgenError
from vidgen.scenario.units import load_units

TALK = "## hook: Ai hỏi **mã OTP**?\nĐừng đọc mã.\n"


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = ("numpy", "PIL", "av", "pydantic")
    code = f"import sys, vidgen; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], env=environment()).returncode == 0


def test_load_gives_the_scenario_and_its_lines(tmp_path: Path) -> None:
    scenario = vidgen.load(script(tmp_path, TALK))
    assert (scenario.id, scenario.kind, len(scenario.scenes)) == ("thu", "scam", 1)
    assert scenario.scenes[0].line == 7 and scenario.scenes[0].lines[0].line == 8


def test_load_raises_all_findings_at_once(tmp_path: Path) -> None:
    with pytest.raises(VidgenError) as caught:
        vidgen.load(script(tmp_path, "## hoook: A\nB.\n\n## signs\n"))
    assert {"VG-S030", "VG-S032"} <= {finding.code for finding in caught.value.findings}
    assert all(finding.path and finding.line and finding.fix for finding in caught.value.findings)


def test_check_returns_findings_and_raises_none(tmp_path: Path) -> None:
    assert vidgen.check(script(tmp_path, TALK)) == ()
    (finding,) = vidgen.check(script(tmp_path, TALK + "\nQuà 🎁.\n"))
    assert (finding.code, finding.severity, finding.line) == ("VG-L010", Severity.ERROR, 10)


def test_render_returns_the_product_and_tells_its_progress(tmp_path: Path, office: Office) -> None:
    write(tmp_path / "ma-otp.md", SHORT)
    office.approve(tmp_path / "ma-otp.md")
    unit = load_units(write(tmp_path / "units.csv", UNITS))[1]
    heard: list[tuple[str, float]] = []
    product = vidgen.render(
        tmp_path / "ma-otp.md",
        unit,
        out=tmp_path / "out",
        offline=True,
        progress=lambda stage, share: heard.append((stage, share)),
    )
    assert product.folder == tmp_path / "out" / "suoi-may" / "ma-otp" and product.fresh
    assert list(dict.fromkeys(stage for stage, _share in heard)) == [
        "narrate",
        "film",
        "sound",
        "deliver",
        "inspect",
    ]
    assert all(0 <= share <= 1 for _stage, share in heard)
    report = read_report(product.folder / "report.json")
    assert report == product.report
    assert report.unit and report.unit.name == unit.name
    assert report.script.title == "Không đọc mã OTP" and report.state == "final"
    assert set(report.inputs) == {"ma-otp.md"}
    assert abs(report.quality["loudness_lufs"] + 14) <= 1 and report.quality["true_peak_dbtp"] <= -1
    assert not vidgen.render(tmp_path / "ma-otp.md", unit, out=tmp_path / "out", offline=True).fresh


def test_a_script_without_a_review_is_a_draft(tmp_path: Path) -> None:
    file = script(tmp_path, TALK)
    file.write_text(file.read_text(encoding="utf-8").replace("reviewed: 2026-11-01\n", ""), encoding="utf-8")
    report = vidgen.render(file, out=tmp_path / "out", offline=True).report
    assert report.state == "draft"
    assert "VG-R003" in {finding.code for finding in report.findings}


def test_a_caller_that_stops_the_work_leaves_nothing(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    def stop(stage: str, share: float) -> None:
        if stage == "inspect":
            raise Stop

    with pytest.raises(Stop):
        vidgen.render(script(tmp_path, TALK), out=tmp_path / "out", offline=True, progress=stop)
    assert not finished(tmp_path / "out")
    assert not list((tmp_path / "out").rglob(".*.work"))
