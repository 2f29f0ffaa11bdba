"""The law's label: from the first frame, in the post and in the file for the public; nowhere for the office.

Luật 134/2025/QH15, Điều 11: a clear label shown from the start and a mark that machines read.
"""

from __future__ import annotations

import numpy as np
import pytest

from tests.storyboard.test_stress import PLAIN, body
from vidgen.approval.standing import Approved
from vidgen.brand.kit import Brand
from vidgen.delivery.authentic.marks import AI_LAW, marks_of
from vidgen.delivery.authentic.source_mark import WITH_AI
from vidgen.delivery.post import post_text
from vidgen.film.compositor import still
from vidgen.scenario.model import Unit
from vidgen.storyboard import canvas

LABEL = "Nội dung có sử dụng AI"
INTERNAL = "audience: internal\n"
CODE = "7K3M-9QXA"


@pytest.mark.parametrize("name", [*PLAIN, "contact"])
def test_the_public_sees_it_on_the_first_frame_whatever_the_film_begins_with(  # type: ignore[no-untyped-def]
    teller, name: str
) -> None:
    scenes = (
        body(name, PLAIN[name], "Nhớ", ("Dừng", "Hỏi", "Báo", "Giữ")) if name in PLAIN else "## contact\nChào"
    )
    public, inside = (teller.tell(scenes, header=header).shots[0] for header in ("", INTERNAL))
    (label,) = (layer for layer in public.layers if layer.name == "ai-label")
    assert label.poses[0].frame == 0 and label.poses[-1].picture is not None
    strip = (canvas.LEFT, canvas.LABEL_Y, canvas.RIGHT, canvas.LABEL_Y + 36)
    with_it, without = (
        np.asarray(still(shot, 0).convert("L").crop(strip), float) for shot in (public, inside)
    )
    assert np.abs(with_it - without).max() > 60
    assert "ai-mark" not in {layer.name for layer in inside.layers}


def test_post_and_file_say_it_too_and_name_the_code(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, approved: Approved
) -> None:
    scenario = teller.scenario("## hook: Nhớ\nDừng lại.\n\n## contact\n")
    text = post_text(scenario, unit, brand.hashtags, brand.ai_label, code=CODE)
    sections = [part for part in text.split("=====") if "\n\n" in part.strip("\n")]
    assert len(sections) == 5 and all(LABEL in part for part in sections)
    assert f"Mã kiểm chứng: {CODE}" in text
    tags = marks_of(scenario, unit, brand, approved, CODE).as_tags()
    assert (tags["ai"], tags["ai-law"], tags["digital-source-type"]) == (LABEL, AI_LAW, WITH_AI)
    assert tags["code"] == CODE and tags["reviewed"] == "2026-11-01"


def test_the_office_is_told_nothing_of_it(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, approved: Approved
) -> None:
    scenario = teller.scenario("## hook: Nhớ\nDừng lại.\n\n## contact\n", header=INTERNAL)
    assert LABEL not in post_text(scenario, unit, brand.hashtags, brand.ai_label)
    assert LABEL not in " ".join(marks_of(scenario, unit, brand, approved, CODE).as_tags().values())
