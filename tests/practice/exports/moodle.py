"""GIFT as Moodle reads it, step by step after its own importer: for what the Python parser cannot read.

See question/format/gift/format.php of Moodle: escaped signs are put aside first, then name, answer section,
what is told afterwards, and the type are found with plain searches for signs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_SIGNS = ":#={}~"
_MARK = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%")


@dataclass
class Read:
    """One question; `answers` are (share of the mark, text, feedback), `pairs` of a matching."""

    name: str
    type: str
    text: str
    afterwards: str
    answers: list[tuple[float, str, str]] = field(default_factory=list)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    truth: bool | None = None


def read(source: str) -> tuple[list[str], list[Read]]:
    """The categories and the questions of a file."""
    categories, questions = [], []
    for block in source.replace("\r\n", "\n").split("\n\n"):
        rows = [" " if row.strip().startswith("//") else row.strip() for row in block.split("\n")]
        text = _put_aside("\n".join(rows).strip())
        if text.startswith("$CATEGORY:"):
            categories.append(text.removeprefix("$CATEGORY:").strip())
        elif text:
            questions.append(_question(text))
    return categories, questions


def _put_aside(text: str) -> str:
    text = text.replace("\\\\", "&&092;")
    for sign in _SIGNS:
        text = text.replace("\\" + sign, f"&&{ord(sign):03};")
    return text.replace("\\n", "&&010").replace("&&092;", "\\")


def _back(text: str) -> str:
    for sign in _SIGNS:
        text = text.replace(f"&&{ord(sign):03};", sign)
    return text.replace("&&010", "\n")


def _text(text: str) -> str:
    text = text.strip()
    if text.startswith("["):
        name = text[1 : text.find("]")]
        assert name in ("plain",) or name not in ("html", "moodle", "markdown"), f"read as {name}"
        text = text[text.find("]") + 1 :] if name == "plain" else text
    return _back(text).strip()


def _question(text: str) -> Read:
    assert text.startswith("::")
    name, _, text = text[2:].partition("::")
    start, end = text.find("{"), text.find("}")
    assert 0 <= start < end == len(text) - 1, text
    assert text.strip().startswith("[plain]")
    asked, answer = text[:start], text[start + 1 : end].strip()
    answer, _, afterwards = answer.rpartition("####") if "####" in answer else (answer, "", "")
    made = Read(_back(name), "", _text(asked), _text(afterwards))
    answer = answer.strip()
    if not answer:
        made.type = "essay"
    elif "~" in answer:
        single = "=" in answer
        made.type = "choice" if single else "several"
        for part in filter(str.strip, answer.replace("=", "~=").split("~")):
            made.answers.append(_weighed(part.strip()))
    elif "=" in answer and "->" in answer:
        made.type = "match"
        for part in filter(str.strip, answer.split("=")):
            first, _, second = part.partition("->")
            made.pairs.append((_text(first), _back(second).strip()))
    else:
        made.type = "truefalse"
        told, wrong, right = answer.split("#", 2)
        assert told.strip() in ("TRUE", "FALSE")
        made.truth = told.strip() == "TRUE"
        made.answers = [(0.0, "", _text(wrong)), (1.0, "", _text(right))]
    return made


def _weighed(part: str) -> tuple[float, str, str]:
    weight = 0.0
    if part.startswith("="):
        weight, part = 1.0, part[1:]
    elif marked := _MARK.match(part):
        weight, part = float(marked[1]) / 100, part[marked.end() :]
    text, _, feedback = part.partition("#")
    return weight, _text(text), _text(feedback)
