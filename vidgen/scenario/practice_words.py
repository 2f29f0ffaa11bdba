"""Keys and values of practice material in the author's own words: ``luyện tập``, ``hỏi``, ``chọn một``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.names import bare, same
from vidgen.scenario.tree import Loc, Tree

PRACTICE = "practice"
QUESTIONS = "questions"

_TOP = {PRACTICE: ("luyện tập", "bài luyện tập", "thực hành")}
_OF_PRACTICE = {
    "level": ("mức", "mức độ", "cấp độ", "trình độ"),
    "minutes": ("phút", "số phút", "thời lượng"),
    "goals": ("mục tiêu",),
    "points": ("gợi ý", "ý giảng", "gợi ý giảng", "lưu ý"),
    QUESTIONS: ("câu hỏi", "các câu hỏi"),
}
_OF_QUESTION = {
    "after": ("sau", "sau câu", "dừng sau"),
    "ask": ("hỏi", "câu hỏi"),
    "type": ("loại", "kiểu", "dạng"),
    "options": ("lựa chọn", "phương án", "các bước"),
    "answer": ("đáp án", "trả lời"),
    "reason": ("lý do", "lí do", "vì sao", "giải thích"),
    "legal": ("căn cứ", "căn cứ pháp lý"),
    "wrong": ("nếu chọn sai", "vì sao sai", "sai vì"),
    "seconds": ("giây", "số giây", "thời gian"),
    "level": ("mức", "mức độ", "cấp độ", "trình độ"),
}
TYPES: Mapping[str, tuple[str, ...]] = {
    "choice": ("chọn một", "trắc nghiệm", "một đáp án"),
    "several": ("chọn nhiều", "nhiều đáp án"),
    "order": ("sắp xếp", "thứ tự", "xếp thứ tự"),
    "true-false": ("đúng sai", "đúng hay sai", "đúng/sai", "true/false"),
    "say": ("nói thử", "tự nói", "tự luận", "trả lời miệng"),
}
"""Type of question → the Vietnamese words for it, the one to show first."""
LEVELS: Mapping[str, tuple[str, ...]] = {"cơ bản": ("basic", "dễ"), "nâng cao": ("advanced", "khó")}


def _names(words: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Every spelling of a name, with diacritics and without, → the name."""
    named = {same(word): name for name, listed in words.items() for word in (name, *listed)}
    return {bare(word): name for word, name in named.items()} | named


_KEYS = {"top": _names(_TOP), PRACTICE: _names(_OF_PRACTICE), QUESTIONS: _names(_OF_QUESTION)}
_TYPES, _LEVELS = _names(TYPES), _names(LEVELS)


def name_practice_keys(tree: Tree, found: Collector) -> None:
    """Give the keys of the practice block, and the block itself, the names of the model, in place.

    A key that stands twice, once in each language, is reported (VG-S014); one that is unknown stays as it is
    for the model to refuse.
    """
    if not isinstance(tree.data, dict):
        return
    renamed: dict[tuple[Loc, str | int], str] = {}

    def name(holder: Any, loc: Loc, names: Mapping[str, str]) -> Any:
        if isinstance(holder, dict):
            renamed.update(_rename(tree, holder, loc, names, found))
        return holder

    name(tree.data, (), _KEYS["top"])
    block = tree.data.get(PRACTICE)
    written = next((key for (_loc, key), to in renamed.items() if to == PRACTICE), PRACTICE)
    name(block, (written,), _KEYS[PRACTICE])
    if isinstance(block, dict) and isinstance(block.get(QUESTIONS), list):
        questions = next((key for (loc, key), to in renamed.items() if loc and to == QUESTIONS), QUESTIONS)
        for index, question in enumerate(block[QUESTIONS]):
            name(question, (written, questions, index), _KEYS[QUESTIONS])
    if renamed:
        tree.lines = {
            tuple(renamed.get((at[:depth], part), part) for depth, part in enumerate(at)): line
            for at, line in tree.lines.items()
        }


def with_practice_values(block: Any, tree: Tree) -> Any:
    """The practice block as read, its types and levels under their names, each question with its line.

    What is no type and no level stays as it is for the model to refuse.
    """
    if not isinstance(block, dict):
        return block
    made = {**_levelled(block), "line": tree.line((PRACTICE,)), "rows": _rows(block, (PRACTICE,), tree)}
    if isinstance(made.get(QUESTIONS), list):
        made[QUESTIONS] = [
            _question(each, (PRACTICE, QUESTIONS, index), tree) for index, each in enumerate(made[QUESTIONS])
        ]
    return made


def _question(raw: Any, loc: Loc, tree: Tree) -> Any:
    if not isinstance(raw, dict):
        return raw
    made = {**_levelled(raw), "line": tree.line(loc), "rows": _rows(raw, loc, tree)}
    written = made.get("type")
    if isinstance(written, str):
        made["type"] = _TYPES.get(same(written), written)
    return made


def _rows(holder: dict[str, Any], loc: Loc, tree: Tree) -> dict[str, int]:
    """The line of each key, and under ``options.0`` or ``wrong.A`` that of each entry it holds."""
    rows = {key: tree.line((*loc, key)) for key in holder}
    for key, value in holder.items():
        if isinstance(value, list):
            rows |= {f"{key}.{index}": tree.line((*loc, key, index)) for index in range(len(value))}
        elif isinstance(value, dict):
            rows |= {f"{key}.{entry}": tree.line((*loc, key, entry)) for entry in value}
    return rows


def _levelled(raw: dict[str, Any]) -> dict[str, Any]:
    level = raw.get("level")
    return {**raw, "level": _LEVELS.get(same(level), level)} if isinstance(level, str) else raw


def _rename(
    tree: Tree, holder: dict[str, Any], loc: Loc, names: Mapping[str, str], found: Collector
) -> dict[tuple[Loc, str | int], str]:
    """Rename the keys of one mapping; returns which, by where they stand as written."""
    renamed: dict[tuple[Loc, str | int], str] = {}
    made: dict[str, Any] = {}
    first: dict[str, str] = {}
    for written, value in holder.items():
        name = names.get(same(written), written)
        if name in made:
            found.error(
                "VG-S014",
                _("Khoá “{key}” viết hai lần; lần đầu ở dòng {first}.").format(
                    key=written, first=tree.line((*loc, first[name]))
                ),
                _("Giữ lại một."),
                line=tree.line((*loc, written)),
            )
            continue
        made[name], first[name] = value, written
        if name != written:
            renamed[(loc, written)] = name
    holder.clear()
    holder.update(made)
    return renamed
