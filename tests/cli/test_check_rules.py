"""``vidgen check``: the list of rules, SARIF for programs, strictness, and a hook before every commit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Command
from tests.command_line import ROOT, environment, script, write
from tests.review.library import SCAM, library
from vidgen.review.elsewhere import ELSEWHERE
from vidgen.review.rules import RULES

SPOILT = SCAM.replace("3. Hỏi mã OTP", "3. Hỏi số CMND")  # a warning, VG-R023
WRONG = SCAM.replace("và 113\n", "và 0232 000 0113\n")  # an error, VG-R020


def test_every_rule_is_listed_with_why_and_what_to_do(command: Command) -> None:
    said = command("check", "--list-rules")
    assert said.exit_code == 0
    for code, rule in {**RULES, **ELSEWHERE}.items():
        assert f"{code}  " in said.stdout and rule.title in said.stdout, code
        assert rule.explanation in said.stdout and rule.fix in said.stdout, code


def test_the_list_is_there_for_programs_too(command: Command) -> None:
    rules = json.loads(command("check", "--list-rules", "--json").stdout)["rules"]
    assert [each["code"] for each in rules] == sorted({**RULES, **ELSEWHERE})
    for each in rules:
        assert each["severity"] in ("error", "warning") and each["explanation"] and each["fix"]
    by_code = {each["code"]: each for each in rules}
    assert by_code["VG-R023"]["waivable"] and not by_code["VG-S072"]["waivable"]
    assert by_code["VG-R023"]["adjustable"] and not by_code["VG-S072"]["adjustable"]


def test_every_code_of_a_rule_is_its_own_and_its_words_are_whole() -> None:
    assert not set(RULES) & set(ELSEWHERE)
    for code, rule in {**RULES, **ELSEWHERE}.items():
        assert rule.code == code
        assert not rule.title.endswith(".") and rule.explanation.endswith(".") and rule.fix.endswith("."), (
            code
        )


def test_in_english_the_list_is_english(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIDGEN_LANG", "en")
    said = command("check", "--list-rules").stdout
    assert RULES["VG-R023"].title not in said and "Dated word" in said


def test_a_warning_fails_a_strict_check_only(command: Command, tmp_path: Path) -> None:
    file = write(library(tmp_path) / "gia-danh.md", SPOILT)
    assert command("check", file, "--unit", "doi-sim").exit_code == 0
    assert command("check", file, "--unit", "doi-sim", "--strict").exit_code == 1
    write(file, SCAM)
    assert command("check", file, "--unit", "doi-sim", "--strict").exit_code == 0


def test_a_check_without_scripts_is_told_how(command: Command) -> None:
    said = command("check")
    assert said.exit_code == 2 and "--list-rules" in said.stderr


def test_a_waiver_that_one_unit_needs_is_not_told_as_unused(command: Command, tmp_path: Path) -> None:
    """A word of one unit's own may be what is waived."""
    folder = library(tmp_path)
    units = (folder / "units.csv").read_text(encoding="utf-8").replace("0113,,", "0113,Trang xã,")
    write(folder / "units.csv", units.replace("Theo mức của tỉnh", "Giấy CMND", 1))
    body = "3. Mang {{unit.le_phi_tam_tru}}"
    file = write(folder / "gia-danh.md", SCAM.replace("3. Hỏi mã OTP", body))
    assert "VG-R023" in command("check", file).stdout
    write(file, SCAM.replace("3. Hỏi mã OTP", f"{body} <!-- bỏ qua VG-R023: giấy cũ của xã -->"))
    said = command("check", file).stdout
    assert "VG-R023" not in said and "VG-R051" not in said
    write(file, SCAM.replace("3. Hỏi mã OTP", "3. Hỏi mã <!-- bỏ qua VG-R023: giấy cũ của xã -->"))
    assert command("check", file).stdout.count("VG-R051") == 1


# --- SARIF --------------------------------------------------------------------------------------


def run(value: dict[str, Any]) -> dict[str, Any]:
    assert value["version"] == "2.1.0" and "sarif" in value["$schema"]
    (only,) = value["runs"]
    assert isinstance(only, dict)
    return only


def test_sarif_holds_each_finding_at_its_place(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = library(tmp_path / "Tuyên truyền")
    write(folder / "gia-danh.md", SPOILT)
    write(folder / "hoi: otp.md", WRONG)
    monkeypatch.chdir(tmp_path)
    said = command("check", folder, "--unit", "doi-sim", "--sarif", tmp_path / "kq" / "kq.sarif")
    assert said.exit_code == 1 and "VG-R020" in said.stdout  # people are told as ever
    checked = run(json.loads((tmp_path / "kq" / "kq.sarif").read_text(encoding="utf-8")))
    rules = checked["tool"]["driver"]["rules"]
    assert checked["tool"]["driver"]["name"] == "vidgen"
    results = {each["ruleId"]: each for each in checked["results"]}
    assert {"VG-R023", "VG-R020"} <= set(results)
    for code, result in results.items():
        assert rules[result["ruleIndex"]]["id"] == code
        assert result["level"] in ("error", "warning") and result["message"]["text"]
    assert rules[results["VG-R023"]["ruleIndex"]]["help"]["text"]
    place = results["VG-R023"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {
        "uri": "Tuy%C3%AAn%20truy%E1%BB%81n/gia-danh.md",
        "uriBaseId": "SRCROOT",
    }
    line = place["region"]["startLine"]
    assert SPOILT.split("\n")[line - 1] == "3. Hỏi số CMND"
    wrong = results["VG-R020"]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert wrong == "Tuy%C3%AAn%20truy%E1%BB%81n/hoi%3A%20otp.md"


def test_sarif_alone_on_standard_output(command: Command, tmp_path: Path) -> None:
    file = write(library(tmp_path) / "gia-danh.md", WRONG)
    said = command("check", file, "--unit", "doi-sim", "--sarif", "-")
    assert said.exit_code == 1
    assert [each["ruleId"] for each in run(json.loads(said.stdout))["results"]] == ["VG-R020"]


def test_what_keeps_scripts_from_being_read_is_in_the_sarif_too(command: Command, tmp_path: Path) -> None:
    file = script(tmp_path, "## hoook: A\nB.\n")
    results = run(json.loads(command("check", file, "--sarif", "-").stdout))["results"]
    assert "VG-S030" in {each["ruleId"] for each in results}
    (tmp_path / "trống").mkdir()
    said = command("check", tmp_path / "trống", "--sarif", "-")
    assert said.exit_code == 1
    assert [each["ruleId"] for each in run(json.loads(said.stdout))["results"]] == ["VG-S090"]


def test_a_clean_check_is_a_run_without_results(command: Command, tmp_path: Path) -> None:
    said = command("check", library(tmp_path) / "gia-danh.md", "--unit", "doi-sim", "--sarif", "-")
    assert said.exit_code == 0 and run(json.loads(said.stdout))["results"] == []


def test_a_place_that_cannot_be_written_is_told(command: Command, tmp_path: Path) -> None:
    write(tmp_path / "tệp", "x")
    said = command("check", script(tmp_path, "## hook: A\nB.\n"), "--sarif", tmp_path / "tệp" / "kq.sarif")
    assert said.exit_code == 1 and "Không ghi được" in said.stderr


# --- before every commit ------------------------------------------------------------------------


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    own = {"GIT_CONFIG_GLOBAL": str(folder / "none"), "GIT_CONFIG_SYSTEM": str(folder / "none")}
    return subprocess.run(
        ["git", "-c", "user.name=Mẫu", "-c", "user.email=mau@example.org", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(**own),
    )


def test_the_hook_of_this_project_names_the_command_and_its_files() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "vidgen-check" and hook["entry"] == "vidgen check" and hook["language"] == "python"
    assert "README" in hook["exclude"]


def test_git_s_own_hook_lets_sound_scripts_in_and_faulty_ones_not(tmp_path: Path) -> None:
    """The same command as that of pre-commit, in git's own hook."""
    folder = library(tmp_path / "kho")
    assert git(folder, "init", "--quiet").returncode == 0
    hook = write(
        folder / ".git" / "hooks" / "pre-commit",
        "#!/bin/sh\n"
        "git diff --cached --name-only -z --diff-filter=ACM -- '*.md' |"
        f' xargs -0 -r "{Path(sys.executable).as_posix()}" -m vidgen check\n',
    )
    hook.chmod(0o755)
    assert git(folder, "add", ".").returncode == 0
    said = git(folder, "commit", "--quiet", "-m", "thư viện")
    assert said.returncode == 0, said.stdout + said.stderr
    write(folder / "gia-danh.md", WRONG)
    git(folder, "add", ".")
    said = git(folder, "commit", "--quiet", "-m", "sai số")
    assert said.returncode != 0 and "VG-R020" in said.stdout + said.stderr
    assert git(folder, "rev-list", "--count", "HEAD").stdout.strip() == "1"
