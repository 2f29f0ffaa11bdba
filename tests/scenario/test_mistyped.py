from __future__ import annotations

import pytest

from vidgen.errors import ScriptError
from vidgen.scenario.collector import Collector
from vidgen.scenario.draft import Cast
from vidgen.scenario.markdown import read_scenes
from vidgen.scenario.model import Mark, Role

from .conftest import HEAD, HEAD_LINES, SPOKEN, Findings, Load, marks


@pytest.mark.parametrize(
    ("body", "rows", "written"),
    [
        ("- [x] Một\n-[x] Hai", [3], "- [x] Hai"),
        ("-[ ] Một\n- [x] Hai", [2], "- [ ] Một"),
        ("-Một\n-Hai", [2, 3], "- Một"),
        ("1.Một\n2.Hai", [2, 3], "1. Một"),
        ("1. Một\n2. Hai\n3.Ba\n4. Bốn\n5. Năm", [4], "3. Ba"),
        ("1)Một\n2) Hai", [2], "1) Một"),
        ("1/ Một\n2/ Hai", [2, 3], "1. Một"),
        ("1- Một\n\n2. Hai", [2], "1. Một"),
        ("•Một\n• Hai", [2], "- Một"),
        ("1. Một\n-“Hai”", [3], "- “Hai”"),
        ("- [-] Một\n- [x] Hai", [2], "- [ ]"),
        ("- [] Một\n- [x] Hai", [2], "- [ ]"),
        ("- [ x ] Một\n– [o] Hai", [2, 3], "- [ ]"),
    ],
)
def test_an_item_mistyped_is_told_at_its_line_and_nothing_else_is(
    findings: Findings, body: str, rows: list[int], written: str
) -> None:
    found = findings(HEAD + SPOKEN + "## dấu hiệu: A\n" + body)
    start = HEAD_LINES + SPOKEN.count("\n")
    assert marks(found) == [("VG-S089", start + row) for row in rows]
    assert written in found[0].fix


def test_an_item_mistyped_is_still_read_as_an_item() -> None:
    found = Collector(None, ScriptError)
    (scene,) = read_scenes("## actions\n- [x] Một\n-[ ] Hai\n3.Ba", Cast(), found)
    assert [(line.role, line.mark, line.text) for line in scene.lines] == [
        (Role.ITEM, Mark.DO, "Một"),
        (Role.ITEM, Mark.DONT, "Hai"),
        (Role.ITEM, Mark.NUMBER, "Ba"),
    ]


def test_plain_strings_of_yaml_are_held_to_the_same(findings: Findings) -> None:
    text = "id: thu\nkind: scam\ntitle: A\nscenes:\n  - type: actions\n    lines:\n      - '-[x] Một'\n"
    assert marks(findings(text, "thu.yaml")) == [("VG-S089", 7)]


@pytest.mark.parametrize(
    "row",
    [
        "+84 200 000 000 là số lạ",
        "3.500.000 đồng đã mất",
        "20/11 là hạn cuối",
        "20 - 30 người bị lừa",
        "5 triệu đồng",
        "**Khoan** đã",
        "[a]{nói: bê} và c",
        "— Khoan đã",
    ],
)
def test_rows_that_only_look_like_items_are_left_alone(findings: Findings, row: str) -> None:
    found = findings(HEAD + SPOKEN + f"## dialogue\nBà nói:\n{row}\n")
    assert "VG-S089" not in [finding.code for finding in found]


@pytest.mark.parametrize("text", ["[AI] là gì", "[x]{nói: ích}", r"\[-\] Một"])
def test_brackets_that_are_no_box_stay(load_text: Load, text: str) -> None:
    assert load_text(HEAD + SPOKEN + f"## actions\n- {text}\n").scenes[1].lines[0].text == text
