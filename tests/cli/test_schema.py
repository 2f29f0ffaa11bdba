"""``vidgen schema``: what a program must write."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from tests.cli.conftest import Command
from tests.command_line import ROOT, write
from vidgen import load
from vidgen.review.register_file import KEYS

SCRIPT = """\
id: ma-otp
kind: scam
title: Không đọc mã OTP
reviewed: 2026-11-01
cast:
  BÀ SÁU: {look: grandmother, voice: female}
scenes:
  - type: hook
    heading: Ai hỏi **mã OTP**?
    lines: [{text: Đừng đọc mã.}]
  - type: call
    heading: Số lạ
    lines: [{text: Tôi không đọc., speaker: BÀ SÁU}]
  - type: signs
    heading: Dấu hiệu
    lines:
      - {text: Tự xưng cán bộ, role: item, mark: number}
      - {text: Giục làm ngay, role: item, mark: number}
"""


def test_the_schema_describes_a_script_that_loads(command: Command, tmp_path: Path) -> None:
    schema = json.loads(command("schema").stdout)
    data = json.loads(json.dumps(yaml.safe_load(SCRIPT), default=str))
    assert faults(data, schema, schema) == []
    scenario = load(write(tmp_path / "ma-otp.yaml", SCRIPT))
    assert [scene.type for scene in scenario.scenes] == ["hook", "call", "signs"]
    same = load(write(tmp_path / "ma-otp.json", json.dumps(data)))
    assert same.model_dump() == scenario.model_dump()


def test_the_schema_refuses_what_the_loader_refuses(command: Command) -> None:
    schema = json.loads(command("schema").stdout)
    data = json.loads(json.dumps(yaml.safe_load(SCRIPT), default=str))
    assert faults({**data, "kind": "phim"}, schema, schema)
    assert faults({**data, "id": "Mã OTP"}, schema, schema)
    assert faults({**data, "tite": "Thừa"}, schema, schema)
    assert faults({key: value for key, value in data.items() if key != "title"}, schema, schema)


def faults(value: Any, schema: dict[str, Any], root: dict[str, Any], place: str = "$") -> list[str]:
    """What a value breaks of the parts of JSON Schema that a script's schema uses."""
    if "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        tried = [faults(value, option, root, place) for option in schema["anyOf"]]
        return [] if any(not each for each in tried) else tried[0]
    found: list[str] = []
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "null": type(None),
        "boolean": bool,
    }
    if "type" in schema and not isinstance(value, kinds[schema["type"]]):
        return [f"{place}: not {schema['type']}"]
    if "enum" in schema and value not in schema["enum"]:
        found.append(f"{place}: {value} not in {schema['enum']}")
    if "const" in schema and value != schema["const"]:
        found.append(f"{place}: not {schema['const']}")
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            found.append(f"{place}: {value} does not match")
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            found.append(f"{place}: length")
    if isinstance(value, list):
        for number, each in enumerate(value):
            found += faults(each, schema.get("items", {}), root, f"{place}[{number}]")
    if isinstance(value, dict):
        known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
        found += [f"{place}: lacks {key}" for key in schema.get("required", ()) if key not in value]
        for key, each in value.items():
            if key in known:
                found += faults(each, known[key], root, f"{place}.{key}")
            elif more is False:
                found.append(f"{place}: unknown {key}")
            elif isinstance(more, dict):
                found += faults(each, more, root, f"{place}.{key}")
    return found


def test_what_programs_read_has_a_schema_too(command: Command) -> None:
    for what, key in (("publish", "platforms"), ("chatbot", "entries")):
        printed = json.loads(command("schema", what).stdout)
        assert key in printed["properties"]
        assert printed["$schema"].endswith("2020-12/schema")


def test_the_register_has_a_schema_of_its_own(command: Command) -> None:
    said = command("schema", "register")
    assert said.exit_code == 0
    parts = json.loads(said.stdout)["properties"]
    assert list(parts) == list(KEYS)
    for part, (must, may) in KEYS.items():
        entry = parts[part]["items"]
        assert list(entry["properties"]) == [*must, *may] and entry["required"] == list(must)
    assert command("schema", "brand").exit_code == 2


def test_the_shipped_register_holds_only_what_its_schema_knows(command: Command) -> None:
    parts = json.loads(command("schema", "register").stdout)["properties"]
    written = yaml.safe_load((ROOT / "scripts" / "can-cu.yaml").read_text(encoding="utf-8"))
    for part, entries in written.items():
        known = parts[part]["items"]
        for entry in entries:
            assert set(known["required"]) <= set(entry) <= set(known["properties"]), entry
