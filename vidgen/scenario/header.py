"""Everything in a script but its scenes: the front matter, or the same keys of a YAML or JSON file."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.draft import Cast
from vidgen.scenario.look_words import with_looks
from vidgen.scenario.model import CastMember, Channel, Procedure, Scenario
from vidgen.scenario.names import same
from vidgen.scenario.practice import Practice, Question
from vidgen.scenario.practice_words import PRACTICE, QUESTIONS, with_practice_values
from vidgen.scenario.translate import cast_example, keys_of, report, unknown_key
from vidgen.scenario.tree import Loc, Tree

KEYS = [key for key in keys_of(Scenario) if key != "scenes"]
_KNOWN = {
    "": KEYS,
    "cast": keys_of(CastMember),
    "procedure": keys_of(Procedure),
    "channels": keys_of(Channel),
    PRACTICE: keys_of(Practice),
    QUESTIONS: keys_of(Question),
}
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_VIETNAMESE_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_CAST_NAME = re.compile(r"[^\W\d_][\w .'’-]{0,39}")
_AS_WRITTEN = ("post",)  # its line breaks are the author's


def prepared(value: Any, *, keep_rows: bool = False) -> Any:
    """The data without nulls in mappings and with single spaces in text."""
    if isinstance(value, dict):
        return {
            key: prepared(entry, keep_rows=key in _AS_WRITTEN)
            for key, entry in value.items()
            if entry is not None
        }
    if isinstance(value, list):
        return [prepared(entry) for entry in value]
    if isinstance(value, str) and not keep_rows:
        return " ".join(value.split())
    return value


def read_header(tree: Tree, found: Collector) -> Scenario | None:
    """The scenario without scenes, or None (with findings) where a key is wrong.

    Arguments:
        tree: the keys; ``scenes`` must have been taken out.
        found: takes the findings.
    """
    if not isinstance(tree.data, dict):
        found.error(
            "VG-S016",
            _("Phần đầu phải gồm các khoá."),
            _("Viết mỗi dòng một khoá, ví dụ: kind: scam."),
            line=tree.first_line,
        )
        return None
    data: dict[str, Any] = prepared(tree.data)
    if "cast" in data:
        data["cast"] = with_looks(data["cast"])
    failed = False
    for holder, loc, keys in list(_filled_by_loader(data)):
        for key in sorted({"path", "line", "rows"} & holder.keys()):
            unknown_key(key, keys, tree.line((*loc, key)), found)
            failed = True
            del holder[key]
    if PRACTICE in data:
        data[PRACTICE] = with_practice_values(data[PRACTICE], tree)
    for key in ("reviewed", "expires"):
        failed = not _date(data, key, tree, found) or failed
    _hashtags(data)
    try:
        header = Scenario.model_validate(data)
    except ValidationError as error:
        report(error, tree, (), _KNOWN, found)
        return None
    return None if failed else header


def _filled_by_loader(data: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Loc, list[str]]]:
    """The mappings whose models have fields of which authors know nothing, with the keys they do know."""
    yield data, (), KEYS
    practice = data.get(PRACTICE)
    if isinstance(practice, dict):
        yield practice, (PRACTICE,), _KNOWN[PRACTICE]
        questions = practice.get(QUESTIONS)
        for index, question in enumerate(questions if isinstance(questions, list) else ()):
            if isinstance(question, dict):
                yield question, (PRACTICE, QUESTIONS, index), _KNOWN[QUESTIONS]


def cast_of(tree: Tree | None, found: Collector) -> Cast:
    """Who is declared, whatever else may be wrong."""
    if tree is None or not isinstance(tree.data, dict):
        return Cast(known=False)
    declared = tree.data.get("cast")
    if declared is None:
        return Cast()
    if not isinstance(declared, dict):
        return Cast(known=False)
    seen: dict[str, str] = {}
    for name in declared:
        line = tree.line(("cast", name))
        if not _CAST_NAME.fullmatch(name):
            found.error(
                "VG-S042",
                _("Tên nhân vật “{name}” không đúng dạng.").format(name=name),
                _("Tên bắt đầu bằng chữ, dài tối đa 40 ký tự, không có dấu hai chấm, ví dụ: BÀ SÁU."),
                line=line,
            )
        elif same(name) in seen:
            found.error(
                "VG-S042",
                _("Nhân vật “{name}” trùng với “{other}”.").format(name=name, other=seen[same(name)]),
                _("Đặt hai tên khác nhau, hoặc xoá một."),
                line=line,
            )
        else:
            seen[same(name)] = name
        if declared[name] is None or declared[name] == "":
            found.error(
                "VG-S047",
                _("Nhân vật “{name}” chưa có hình vẽ và giọng.").format(name=name),
                cast_example(name),
                line=line,
            )
            declared[name] = None
    return Cast(tuple(seen.values()))


def texts(value: Any, loc: Loc = ()) -> list[tuple[Loc, str]]:
    """Every text in prepared data and where it stands."""
    if isinstance(value, str):
        return [(loc, value)]
    entries: Any = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    return [pair for key, entry in entries for pair in texts(entry, (*loc, key))]


def _date(data: dict[str, Any], key: str, tree: Tree, found: Collector) -> bool:
    """Replace a written date by its value; False (and a finding) if it is none."""
    written = data.get(key)
    if written is None:
        return True
    try:
        if isinstance(written, str) and _ISO.fullmatch(written):
            data[key] = dt.date.fromisoformat(written)
            return True
    except ValueError:
        pass
    del data[key]
    found.error(
        "VG-S026",
        _("“{key}: {value}” không phải ngày.").format(key=key, value=written),
        _("Viết năm-tháng-ngày, ví dụ: {key}: {example}.").format(key=key, example=_example(str(written))),
        line=tree.line((key,)),
    )
    return False


def _example(written: str) -> str:
    match = _VIETNAMESE_DATE.fullmatch(written)
    try:
        return dt.date(int(match[3]), int(match[2]), int(match[1])).isoformat() if match else "2026-11-01"
    except ValueError:
        return "2026-11-01"


def _hashtags(data: dict[str, Any]) -> None:
    """People write tags with or without ``#``; the model holds them without."""
    tags = data.get("hashtags")
    if isinstance(tags, list):
        data["hashtags"] = [tag.lstrip("#") if isinstance(tag, str) else tag for tag in tags]
