"""JSON Schema of the YAML and JSON form, for programs that write scripts and editors that complete them."""

from __future__ import annotations

from typing import Any

from vidgen.scenario.look_words import VOICES, WORDS
from vidgen.scenario.model import Scenario


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `load` accepts in ``.yaml`` and ``.json``.

    It states the shape; which scene types there are and what each may hold is checked by `load`.
    """
    made = Scenario.model_json_schema(mode="validation")
    definitions: dict[str, Any] = made["$defs"]
    definitions["Media"]["properties"].pop("line", None)
    for name in ("Line", "Scene", "Practice", "Question"):
        for filled_by_loader in ("line", "rows"):
            definitions[name]["properties"].pop(filled_by_loader, None)
    made["properties"].pop("path", None)
    for key, named in (("look", WORDS), ("voice", VOICES)):
        words = [word for name in named for word in named[name]]
        definitions["CastMember"]["properties"][key]["enum"] += words
    definitions["Line"]["description"] += " A mark makes the role `item` where none is given."
    definitions["Scene"]["properties"]["lines"]["items"] = {
        "anyOf": [
            {
                "type": "string",
                "minLength": 1,
                "description": "As in Markdown: `BÀ SÁU: …`, `1. …`, `- [x] …`, or the narrator's words.",
            },
            {"$ref": "#/$defs/Line"},
        ]
    }
    _allow_null(made, set(made.get("required", ())))
    for definition in definitions.values():
        if "properties" in definition:
            _allow_null(definition, set(definition.get("required", ())))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _allow_null(part: dict[str, Any], required: set[str]) -> None:
    """An optional key may be written with nothing after it."""
    for key, value in part["properties"].items():
        if key not in required and {"type": "null"} not in value.get("anyOf", ()):
            described = {
                name: value.pop(name) for name in ("title", "description", "default") if name in value
            }
            part["properties"][key] = {**described, "anyOf": [value, {"type": "null"}]}
