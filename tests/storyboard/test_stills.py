"""What does not fit on a still is said before anything is spoken or filmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from vidgen.brand.kit import Brand
from vidgen.errors import Severity
from vidgen.preview import check
from vidgen.scenario.model import Unit
from vidgen.storyboard.stills import stills_of

from .test_cover import LONGEST


def written(folder: Path, title: str) -> Path:
    """A script without a hook, whose title stands on the covers."""
    path = folder / "dai.md"
    path.write_text(
        f"---\nid: dai\nkind: scam\ntitle: {title}\nreviewed: 2026-11-01\n---\n\n"
        "## signs: 2 dấu hiệu\n1. Tự xưng công an\n2. Hỏi mã OTP\n",
        encoding="utf-8",
    )
    return path


def test_a_title_too_long_for_a_cover_is_found_by_a_check_once(
    brand: Brand, unit: Unit, tmp_path: Path
) -> None:
    path = written(tmp_path, LONGEST.upper()[:150])
    (found,) = (each for each in check(path, unit, brand) if each.severity is Severity.ERROR)
    assert found.code == "VG-L002" and found.path == path and "bìa" in found.message


def test_a_title_of_150_characters_is_none(brand: Brand, unit: Unit, tmp_path: Path) -> None:
    found = check(written(tmp_path, LONGEST), unit, brand)
    assert not [each for each in found if each.severity is Severity.ERROR]


@pytest.mark.parametrize(("times", "codes"), [(6, []), (22, ["VG-L045"])])
def test_a_paragraph_too_long_for_a_card_is_found_by_a_check(
    brand: Brand, unit: Unit, tmp_path: Path, times: int, codes: list[str]
) -> None:
    path = written(tmp_path, "Lưu ý khi nộp hồ sơ")
    said = (
        "Bà con nhớ mang theo giấy tờ gốc để cán bộ đối chiếu, nếu nhờ người khác làm thay thì phải có giấy. "
    )
    with path.open("a", encoding="utf-8") as script:
        script.write(f"\n{said * times}\n")
    found = [each for each in check(path, unit, brand) if each.severity is Severity.ERROR]
    assert [each.code for each in found] == codes


def test_one_unit_has_one_cover_of_each_shape_and_cards(teller, brand: Brand, unit: Unit) -> None:  # type: ignore[no-untyped-def]
    stills = stills_of(teller.scenario("## hook: Coi chừng!\nKhoan đã!\n\n## contact\n"), brand, unit)
    assert [shot.scene for shot in (stills.cover, stills.wide, *stills.cards)] == [
        "cover",
        "cover-zalo",
        "card",
    ]
