"""What fits on the picture is known before a film is made, and what the rule of lengths allows does fit."""

from __future__ import annotations

import json
from pathlib import Path
from string import ascii_uppercase

import pytest

from tests.command_line import in_vietnamese, own_cache, vidgen, write  # noqa: F401  (fixtures)
from tests.practice.cuts.films import SEVERAL, kit_in, script_of
from vidgen.brand.profile import Profile
from vidgen.practice.cuts.fits import unfitting
from vidgen.review.rules.practice.lengths import ASK, FIVE, MORE, OPTION

WORDS = (
    "Người gọi tự xưng cán bộ, đọc đúng họ tên của bà con, giục làm ngay kẻo bị khóa tài khoản, nghe rất thật"
)


@pytest.mark.parametrize(
    ("kind", "count", "long"),
    [
        ("choice", 4, OPTION),
        ("several", 5, FIVE),
        ("several", 6, MORE),
        ("order", 5, FIVE),
        ("order", 6, MORE),
    ],
)
@pytest.mark.parametrize("profile", [None, "elderly"])
def test_what_the_rule_of_lengths_allows_fits_on_the_picture(
    tmp_path: Path, kind: str, count: int, long: int, profile: Profile | None
) -> None:
    rows = [f"{letter} {WORDS}"[:long].rstrip() for letter in ascii_uppercase[:count]]
    asked = {
        "ask": f"{WORDS}, {WORDS}"[: ASK - 1].rstrip() + "?",
        "type": kind,
        "options": rows,
        "reason": "Vì thế.",
        **({} if kind == "order" else {"answer": ["B"] if kind == "choice" else ["A", "B"]}),
    }
    kit = kit_in(tmp_path, script_of(f"    - {json.dumps(asked, ensure_ascii=False)}\n"), profile=profile)
    assert unfitting(kit.scenario, kit.unit, kit.brand) == ()


def test_what_fits_nowhere_is_found_by_a_check_before_any_film(tmp_path: Path) -> None:
    options = ", ".join(f'"{letter} {WORDS}"' for letter in "ABCDEF")
    script = write(
        tmp_path / "bai-hoc.md",
        script_of(SEVERAL.replace("[Xưng công an, Mời ra trụ sở, Bắt cài ứng dụng]", f"[{options}]")),
    )
    rows = script.read_text(encoding="utf-8").splitlines()
    line = next(number for number, row in enumerate(rows, start=1) if "options:" in row)
    said = vidgen("check", script)
    assert said.returncode == 1 and f"bai-hoc.md:{line}: lỗi VG-L003" in said.stdout
    fits = write(tmp_path / "vừa" / "bai-hoc.md", script_of(SEVERAL))
    assert "VG-L003" not in vidgen("check", fits).stdout
