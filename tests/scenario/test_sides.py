"""A comparison may say what its two sides are called."""

from __future__ import annotations

import pytest

from vidgen.scenario.complete import complete
from vidgen.scenario.model import Line, Mark, Role, Scenario, Scene
from vidgen.scenario.sides import Sides, sides_of

from .conftest import SCENES


def test_the_names_stand_behind_the_dash() -> None:
    named = sides_of("So **từng điểm** — Công an thật / Kẻ giả danh")
    assert named == Sides("So **từng điểm**", ("Công an thật", "Kẻ giả danh"), given=True)


@pytest.mark.parametrize("heading", ["", "So từng điểm", "So — từng điểm", "Thật / giả", "So — / Giả"])
def test_a_heading_without_two_names_is_all_title(heading: str) -> None:
    assert sides_of(heading) == Sides(heading, ("Thật", "Giả"), given=False)


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("So — Công an thật / Kẻ giả danh", "So: Công an thật và Kẻ giả danh"),
        ("So từng điểm", "So từng điểm"),
    ],
)
def test_who_only_listens_hears_the_names_in_a_sentence(heading: str, said: str) -> None:
    items = (Line(text="A", role=Role.ITEM, mark=Mark.DO), Line(text="B", role=Role.ITEM, mark=Mark.DONT))
    scene = Scene(type="compare", heading=heading, lines=items)
    told = complete(Scenario(id="thu", kind="scam", title="A", scenes=(scene,)), None, SCENES)
    assert told.scenes[0].lines[0].text == said
    assert complete(told, None, SCENES) == told
