"""JSON Schema of ``can-cu.yaml``, for editors that complete it and programs that write it."""

from __future__ import annotations

from typing import Any

from vidgen.review.register_file import KEYS

_DATE = {"type": "string", "format": "date"}
_WORDS = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
_TEXT = {"type": "string", "minLength": 1}
_SHAPES: dict[str, dict[str, Any]] = {
    "since": {**_DATE, "description": "First day in force."},
    "until": {**_DATE, "description": "Last day in force."},
    "checked": {**_DATE, "description": "When a person last compared the entry with its source."},
    "also": {**_WORDS, "description": "Other ways to write the name."},
    "words": {**_WORDS, "description": "How it is written in scripts."},
    "articles": {
        "type": "object",
        "propertyNames": {"pattern": "^[1-9][0-9]{0,3}$"},
        "additionalProperties": {"type": "string"},
        "description": "The articles that scripts cite and what they are about.",
    },
    "number": {"type": "string", "pattern": "^[0-9]{3,11}$"},
    "slot": {"type": "string", "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)+$"},
}


def register_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `load_register` accepts; names must also be unique within a part."""
    parts = {
        part: {
            "type": ["array", "null"],
            "items": {
                "type": "object",
                "properties": {key: _SHAPES.get(key, _TEXT) for key in (*must, *may)},
                "required": list(must),
                "additionalProperties": False,
            },
        }
        for part, (must, may) in KEYS.items()
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "can-cu.yaml",
        "type": "object",
        "properties": parts,
        "additionalProperties": False,
    }
