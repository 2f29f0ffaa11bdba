"""Whatever people save, the loader answers with a scenario or with findings; nothing else."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vidgen.errors import ScriptError, UnitsError
from vidgen.scenario.asked import asked, right_places
from vidgen.scenario.complete import complete
from vidgen.scenario.load import load_with_warnings
from vidgen.scenario.misplaced import misplaced, unanswered
from vidgen.scenario.model import Scenario
from vidgen.scenario.slots import localise
from vidgen.scenario.units import load_units

from .conftest import HEAD, SAMPLE, SCENES, UNIT

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "---\n",
            "## hook: A\n",
            "## call\n",
            "## ",
            "- ",
            "- [x] ",
            "1. ",
            "7. ",
            "  ",
            "    ",
            "\t",
        ),
        *(
            "BÀ SÁU: ",
            "LẠ: ",
            "**",
            "{nói: a}",
            "{hình: b}",
            "{",
            "}",
            "{{unit.name}}",
            "{{",
            "[",
            "]",
            "![a](b.jpg)",
        ),
        *(
            "<!--",
            "-->",
            "<b>",
            "|",
            "| - |",
            "> ",
            "```",
            "\\",
            ":",
            '"',
            "'",
            "&a",
            "*a",
            "!!",
            "#",
            "…",
            "é",
            "lời",
        ),
        *(
            "id: thu\n",
            "kind: qa\n",
            "practice:\n",
            "luyện tập: ",
            "  questions:\n",
            "    - ask: A\n",
            "      after: A\n",
            "      type: đúng sai\n",
            "      options: [A, B]\n",
            "      đáp án: B\n",
            "      answer: [A, C]\n",
            "      seconds: 10\n",
            "title: A\n",
            "scenes:\n",
            "lines: ",
            "type: hook\n",
            "cast:\n",
            "null",
            ",",
            "\r\n",
        ),
    ]
)
LESSON = (
    HEAD.removesuffix("---\n")
    + """\
practice:
  level: cơ bản
  minutes: 20
  goals: [Nhận ra **ba** dấu hiệu]
  questions:
    - after: Alô
      ask: Gọi {{unit.name}} số nào?
      type: several
      options: [Một, Hai, "Ba, bốn"]
      answer: [A, C]
      reason: Vì thế.
      seconds: 10 giây
    - hỏi: Xếp thứ tự
      loại: sắp xếp
      lựa chọn: [Một, Hai, Ba]
---
## call: Số lạ
BÀ SÁU: Alô ai đó?
"""
)
KEYS = st.sampled_from(
    [
        "questions",
        "câu hỏi",
        "ask",
        "hỏi",
        "type",
        "options",
        "answer",
        "after",
        "seconds",
        "level",
        "line",
        "x",
    ]
)
VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["A", "đúng", "order", "nâng cao", "1e999", "99999999999", "{{unit.name}}", "**"])
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))


def outcome(data: bytes, suffix: str) -> Scenario | None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"thu{suffix}"
        path.write_bytes(data)
        try:
            scenario, warnings = load_with_warnings(path, SCENES)
        except ScriptError as error:
            assert error.findings
            assert all(finding.code.startswith("VG-S") and finding.message for finding in error.findings)
            return None
        assert all(finding.line for finding in warnings)
        return scenario


@QUICK
@given(TEXTS, st.sampled_from([".md", ".yaml", ".json"]))
def test_any_text_is_loaded_or_refused(text: str, suffix: str) -> None:
    outcome(text.encode("utf-8", "ignore"), suffix)


@QUICK
@given(TEXTS)
def test_any_body_below_a_good_head_is_loaded_or_refused(body: str) -> None:
    scenario = outcome((HEAD + body).encode("utf-8", "ignore"), ".md")
    if scenario:
        try:
            made = complete(localise(scenario, UNIT), UNIT, SCENES)
        except ScriptError:
            return
        assert complete(made, UNIT, SCENES) == made


@QUICK
@given(st.integers(0, len(SAMPLE)), st.integers(0, 30), TEXTS)
def test_any_slip_in_a_good_script_is_loaded_or_refused(at: int, gone: int, text: str) -> None:
    outcome((SAMPLE[:at] + text + SAMPLE[at + gone :]).encode("utf-8", "ignore"), ".md")


@QUICK
@given(st.integers(0, len(LESSON)), st.integers(0, 30), TEXTS)
def test_any_slip_in_practice_material_is_loaded_or_refused(at: int, gone: int, text: str) -> None:
    scenario = outcome((LESSON[:at] + text + LESSON[at + gone :]).encode("utf-8", "ignore"), ".md")
    if scenario:
        try:
            made = complete(localise(scenario, UNIT), UNIT, SCENES)
        except ScriptError:
            return
        for each in asked(made):
            found = {misplaced(made, each) is None, len(each.stops) == 1}
            assert len(found) == 1
            assert (unanswered(each, made.path) is None) >= bool(right_places(each.question))


@QUICK
@given(st.recursive(VALUES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=12))
def test_any_values_of_a_practice_block_are_loaded_or_refused(block: object) -> None:
    data = {"id": "thu", "kind": "practice", "title": "A", "practice": block}
    data["scenes"] = [{"type": "hook", "heading": "A", "lines": ["Lời"]}]
    outcome(json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass"), ".json")


@QUICK
@given(st.binary())
def test_any_bytes_are_loaded_or_refused(data: bytes) -> None:
    outcome(data, ".md")


@QUICK
@given(
    st.one_of(
        st.text(), st.lists(st.sampled_from([",", ";", '"', "\n", "id", "name", "xa-a", "bac"])).map("".join)
    )
)
def test_any_list_of_units_is_loaded_or_refused(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units.csv"
        head = "id,name,parent,region,address,phone,hotline,zalo,qr_url\n"
        path.write_bytes((head + text).encode("utf-8", "ignore"))
        try:
            assert load_units(path)
        except UnitsError as error:
            assert error.findings
