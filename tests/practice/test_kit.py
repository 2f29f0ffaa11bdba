"""What practice material is made from: the told script, its standing, the folder it goes to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command_line import in_vietnamese, own_cache, write  # noqa: F401  (fixtures)
from vidgen.approval.digest import content_of
from vidgen.brand.load import load_brand
from vidgen.errors import ApprovalError, VidgenError
from vidgen.practice.kit import lesson_kit
from vidgen.preview import read
from vidgen.settings import Settings

from .lessons import SCRIPT, UNIT


def test_a_draft_is_known_as_one_and_has_its_folder(tmp_path: Path) -> None:
    script = write(tmp_path / "Tập huấn" / "bai-hoc.md", SCRIPT)
    kit, _warnings = lesson_kit(script, UNIT, load_brand(), tmp_path / "ra", Settings())
    assert kit.folder == tmp_path / "ra" / "xa-vi-du" / "bai-hoc" / "luyen-tap" and kit.folder.is_dir()
    assert kit.draft and kit.code == "" and kit.standing.reasons
    assert kit.url == UNIT.qr_url and kit.findings == []
    assert len(kit.lesson.items) == 6 and kit.scenario == kit.lesson.scenario
    everybody = write(
        tmp_path / "a" / "bai-hoc.md", SCRIPT.split("practice:")[0] + "---\n## hook: A\nKhoan đã.\n"
    )
    kit, _warnings = lesson_kit(everybody, None, load_brand(), tmp_path / "ra", Settings())
    assert kit.folder == tmp_path / "ra" / "chung" / "bai-hoc" / "luyen-tap" and kit.url == ""


def test_a_draft_is_refused_where_only_final_material_is_wanted(tmp_path: Path) -> None:
    script = write(tmp_path / "bai-hoc.md", SCRIPT)
    with pytest.raises(ApprovalError, match="VG-A054"):
        lesson_kit(script, UNIT, load_brand(), tmp_path / "ra", Settings(final=True))
    assert not (tmp_path / "ra").exists()


def test_faults_of_the_questions_stop_it_before_a_folder_is_made(tmp_path: Path) -> None:
    script = write(tmp_path / "bai-hoc.md", SCRIPT.replace("answer: B", "answer: E"))
    with pytest.raises(VidgenError, match="VG-R100"):
        lesson_kit(script, UNIT, load_brand(), tmp_path / "ra", Settings())
    assert not (tmp_path / "ra").exists()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("answer: B", "answer: A"),
        ("Giục làm ngay", "Giục gấp"),
        ("seconds: 12", "seconds: 13"),
        ("signs", "call"),
    ],
)
def test_an_approval_covers_every_word_of_the_practice_material(tmp_path: Path, old: str, new: str) -> None:
    brand = load_brand()
    script = write(tmp_path / "bai-hoc.md", SCRIPT)
    before = content_of(script, read(script)[0], brand).digest
    assert content_of(script, read(script)[0], brand).digest == before
    write(script, SCRIPT.replace(old, new, 1))
    assert content_of(script, read(script)[0], brand).digest != before
