from __future__ import annotations

import json
from typing import Any

import pytest

from vidgen.scenario.schema import schema

from .conftest import Findings

VALID: dict[str, Any] = {
    "id": "thu",
    "kind": "qa",
    "title": "A",
    "field": "b",
    "audience": "public",
    "reviewed": "2026-11-01",
    "expires": None,
    "legal": ["Điều 174"],
    "cast": {"BÀ SÁU": {"look": "farmer", "voice": "female"}},
    "procedure": {
        "who": "a",
        "documents": ["a"],
        "steps": ["a"],
        "where": "a",
        "channels": [{"name": "a", "time": "b", "fee": "c"}],
        "result": "a",
        "form": "a",
        "source": "https://example.org",
    },
    "source": "a",
    "hashtags": ["a"],
    "post": "a\nb",
    "lexicon": {"a": "b"},
    "profile": "elderly",
    "practice": {
        "level": "nâng cao",
        "minutes": 20,
        "goals": ["a"],
        "points": ["b"],
        "questions": [
            {
                "after": "Alô",
                "ask": "a",
                "type": "several",
                "options": ["a", "b"],
                "answer": ["A", "B"],
                "reason": "a",
                "legal": "b",
                "wrong": {"B": "a"},
                "seconds": 10,
                "level": "cơ bản",
            }
        ],
    },
    "scenes": [
        {
            "type": "photo",
            "heading": "A",
            "media": {"path": "a.jpg", "alt": "b", "sound": True, "start": 1, "end": "0:02"},
            "lines": [{"text": "a", "role": "say", "speaker": None, "mark": "none"}, "Lời"],
        },
        {"type": "call", "lines": ["BÀ SÁU: Alô"]},
    ],
}


def test_the_schema_knows_exactly_the_keys_that_load() -> None:
    made = schema()
    parts = {
        "Scenario": VALID,
        "Scene": VALID["scenes"][0],
        "Line": VALID["scenes"][0]["lines"][0],
        "Media": VALID["scenes"][0]["media"],
        "Procedure": VALID["procedure"],
        "Channel": VALID["procedure"]["channels"][0],
        "CastMember": VALID["cast"]["BÀ SÁU"],
        "Practice": VALID["practice"],
        "Question": VALID["practice"]["questions"][0],
    }
    for name, part in parts.items():
        definition = made if name == "Scenario" else made["$defs"][name]
        assert set(definition["properties"]) == set(part), name
        assert definition["additionalProperties"] is False
    assert made["required"] == ["id", "kind", "title"]


@pytest.mark.parametrize("name", ["thu.json", "thu.yaml"])
def test_a_script_with_every_key_of_the_schema_loads(findings: Findings, name: str) -> None:
    assert findings(json.dumps(VALID, ensure_ascii=False), name) == []


@pytest.mark.parametrize("key", sorted(set(VALID) - {"id", "kind", "title", "cast", "scenes"}))
def test_every_optional_key_may_be_null_as_the_schema_says(findings: Findings, key: str) -> None:
    assert {"type": "null"} in schema()["properties"][key]["anyOf"]
    assert findings(json.dumps({**VALID, key: None}), "thu.json") == []


def test_a_line_may_be_a_string_or_an_object() -> None:
    lines = schema()["$defs"]["Scene"]["properties"]["lines"]
    items = next(choice["items"] for choice in lines["anyOf"] if "items" in choice)
    assert [choice.get("type", choice.get("$ref")) for choice in items["anyOf"]] == ["string", "#/$defs/Line"]


@pytest.mark.parametrize("words", [{"look": "bà", "voice": "nữ"}, {"look": "mẹ trẻ", "voice": "nam"}])
def test_what_the_schema_lists_loads_in_vietnamese_too(findings: Findings, words: dict[str, str]) -> None:
    member = schema()["$defs"]["CastMember"]["properties"]
    assert all(word in member[key]["enum"] for key, word in words.items())
    assert findings(json.dumps({**VALID, "cast": {"BÀ SÁU": words}}, ensure_ascii=False), "thu.json") == []
