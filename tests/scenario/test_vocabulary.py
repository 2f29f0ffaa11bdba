from __future__ import annotations

import pytest

from vidgen.scenario.vocabulary import Vocabulary
from vidgen.storyboard.scenes import grammar


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Giới thiệu", "hook"),
        ("Cảnh báo", "hook"),
        ("quy trình", "steps"),
        ("các bước thực hiện", "steps"),
        ("LƯU Ý", "actions"),
        ("nên làm", "actions"),
        ("cần làm", "actions"),
        ("lời khuyên", "actions"),
        ("căn cứ pháp luật", "law"),
        ("can cu", "law"),
    ],
)
def test_the_words_officers_use_for_a_scene_are_known(written: str, name: str) -> None:
    found = Vocabulary(grammar()).find(written)
    assert found and found.name == name


def test_no_name_stands_for_two_scenes() -> None:
    for scene in grammar().values():
        for name in (scene.name, *scene.aliases):
            assert Vocabulary(grammar()).find(name) is scene
