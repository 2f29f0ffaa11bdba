from __future__ import annotations

import pytest

from .conftest import HEAD, HEAD_LINES, SPOKEN, Findings, marks

ITEMS = "".join(f"- Mục {number}\n" for number in range(1, 9))


@pytest.mark.parametrize(
    ("body", "code", "row"),
    [
        ("## hock", "VG-S030", 1),
        ("## hook", "VG-S032", 1),
        ("## actions", "VG-S032", 1),
        ("## actions: A", "VG-S033", 1),
        ("## signs: A\n- Một", "VG-S033", 1),
        ("## actions: A\n" + ITEMS, "VG-S034", 9),
        ("## hook: A\n- Một", "VG-S034", 2),
        ("## law: A\n" + ITEMS, "VG-S034", 7),
        ("## hook: A\nBÀ SÁU: Alô", "VG-S035", 2),
        ("## call: A", "VG-S036", 1),
        ("## hook: A\n![x](a.jpg)", "VG-S037", 2),
        ("## photo: A", "VG-S038", 1),
        ("## photo: A\n![x](a.jpg)\n![y](b.jpg)", "VG-S039", 3),
    ],
)
def test_a_scene_keeps_to_its_grammar(findings: Findings, body: str, code: str, row: int) -> None:
    assert marks(findings(HEAD + body + "\n" + SPOKEN)) == [(code, HEAD_LINES + row)]


@pytest.mark.parametrize(
    "body", ["## contact", "## law", "## law: Căn cứ\nTheo luật.", "## hook: A", "## photo\n![x](a.jpg)"]
)
def test_scenes_that_complete_themselves_may_be_short(findings: Findings, body: str) -> None:
    assert findings(HEAD + body + "\n" + SPOKEN) == []


def test_a_law_scene_needs_something_to_cite(findings: Findings) -> None:
    head = HEAD.replace("legal: [Điều 174 Bộ luật Hình sự]", "legal: []")
    assert marks(findings(head + "## law\n" + SPOKEN)) == [("VG-S045", HEAD_LINES + 1)]
    many = HEAD.replace("[Điều 174 Bộ luật Hình sự]", "[a1, a2, a3, a4, a5, a6]")
    assert marks(findings(many + "## law\n" + SPOKEN)) == [("VG-S034", HEAD_LINES + 1)]


def test_facts_too_many_for_one_scene_are_told_at_their_key(findings: Findings) -> None:
    steps = "".join(f"    - Bước {number}\n" for number in range(8))
    text = f"---\nid: thu\nkind: procedure\ntitle: A\nprocedure:\n  steps:\n{steps}---\n"
    assert marks(findings(text)) == [("VG-S046", 6)]
