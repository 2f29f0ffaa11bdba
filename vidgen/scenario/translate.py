"""What pydantic found wrong, as findings in the reader's language at the line of the value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.look_words import WORDS
from vidgen.scenario.names import nearest, slug, suggestion
from vidgen.scenario.practice_words import TYPES
from vidgen.scenario.tree import Loc, Tree

# What each value of a key means, for those who write.
_MEANINGS: dict[str, dict[str, str]] = {
    "look": {look: ", ".join(words) for look, words in WORDS.items()},
    "voice": {"female": "nữ", "male": "nam"},
    "kind": {
        "scam": "cảnh báo lừa đảo",
        "procedure": "thủ tục",
        "qa": "hỏi đáp",
        "announcement": "thông báo",
        "practice": "luyện tập",
    },
    "audience": {"public": "công khai", "internal": "nội bộ"},
    "type": {name: ", ".join(words) for name, words in TYPES.items()},
}
_EXAMPLES = {
    "id": "id: gia-danh-cong-an",
    "kind": "kind: scam",
    "title": "title: Giả danh công an gọi điện",
    "look": "look: grandmother",
    "voice": "voice: female",
    "type": "type: hook",
    "text": 'text: "Khoan đã!"',
    "name": "name: VNeID",
    "time": "time: 03 ngày làm việc",
    "fee": 'fee: "{{unit.le_phi}}"',
    "path": "path: hinh/ct01.jpg",
    "start": 'start: "0:05"',
    "end": 'end: "0:12"',
    "ask": "ask: Bà Sáu nên làm gì?",
    "seconds": "seconds: 10",
    "minutes": "minutes: 20",
    "answer": "answer: B",
}


def report(
    error: ValidationError, tree: Tree, base: Loc, keys: Mapping[str, Sequence[str]], found: Collector
) -> None:
    """Turn each of the error's details into a finding.

    Arguments:
        error: raised by a model of `scenario.model`.
        tree: gives the lines.
        base: where the validated part stands in the tree.
        keys: the keys each kind of part knows, by the key that holds it; the whole under an empty name.
        found: takes the findings.
    """
    for detail in error.errors(include_url=False, include_context=True):
        inner = detail["loc"]
        loc: Loc = (*base, *(part for part in inner if part != "[key]"))
        _one(detail, loc, tree, keys, found)


def _one(
    detail: ErrorDetails, loc: Loc, tree: Tree, keys: Mapping[str, Sequence[str]], found: Collector
) -> None:
    key = str(next((part for part in reversed(loc) if isinstance(part, str)), ""))
    line = tree.line(loc)
    value = detail["input"]
    shown = _short(value)
    context = detail.get("ctx", {})
    kind = detail["type"]
    if kind == "missing":
        found.error("VG-S021", _("Thiếu khoá “{key}”.").format(key=key), _example(key), line=line)
    elif kind == "extra_forbidden":
        unknown_key(key, _known_keys(loc, keys), line, found)
    elif kind in ("enum", "literal_error"):
        choices = [
            part.strip(" '") for part in str(context.get("expected", "")).replace(" or ", ",").split(",")
        ]
        found.error(
            "VG-S023",
            _("“{key}” không có giá trị “{value}”.").format(key=key, value=shown),
            _choose(key, str(value), choices),
            line=line,
        )
    elif kind == "string_pattern_mismatch":
        found.error(
            "VG-S024",
            _("Mã “{value}” không đúng dạng.").format(value=shown),
            _("Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ: {example}.").format(
                example=slug(str(value)) or "gia-danh-cong-an"
            ),
            line=line,
        )
    elif kind == "string_too_short":
        found.error("VG-S025", _("“{key}” để trống.").format(key=key), _example(key), line=line)
    elif kind == "string_too_long":
        found.error(
            "VG-S025",
            _("“{key}” dài {length} ký tự; tối đa {limit}.").format(
                key=key, length=len(str(value)), limit=context.get("max_length")
            ),
            _("Viết ngắn lại."),
            line=line,
        )
    elif kind == "string_type" and value is None and isinstance(loc[-1], int):
        found.error("VG-S080", _("Dòng không có nội dung."), _("Viết nội dung, hoặc xoá dòng."), line=line)
    elif kind == "string_type":
        found.error(
            "VG-S022",
            _("“{key}” phải là một dòng chữ.").format(key=key),
            _('Viết một giá trị, đặt trong dấu ngoặc kép nếu có dấu hai chấm: "Lệ phí: không thu".'),
            line=line,
        )
    elif kind in ("tuple_type", "list_type"):
        found.error(
            "VG-S022",
            _("“{key}” phải là danh sách.").format(key=key),
            _("Viết {key}: [mục một, mục hai], hoặc mỗi mục một dòng bắt đầu bằng “- ”.").format(key=key),
            line=line,
        )
    elif loc[:1] == ("cast",) and kind in ("dict_type", "model_type", "model_attributes_type"):
        found.error(
            "VG-S022",
            _("“{key}” phải là một nhóm khoá.").format(key=key),
            cast_example(key if len(loc) > 1 else "CHỊ HOA"),
            line=line,
        )
    elif kind in ("dict_type", "model_type", "model_attributes_type"):
        found.error(
            "VG-S022",
            _("“{key}” phải là một nhóm khoá.").format(key=key or _("phần đầu")),
            _("Viết {key}: {{khoá: giá trị}}, hoặc mỗi khoá một dòng thụt vào hai dấu cách.").format(key=key),
            line=line,
        )
    else:
        found.error(
            "VG-S028",
            _("“{key}” không nhận giá trị “{value}”.").format(key=key, value=shown),
            _example(key) or _("Viết theo mẫu của lệnh “vidgen new”."),
            line=line,
        )


def cast_example(name: str) -> str:
    """How a member of the cast is declared."""
    return _(
        "Viết một dòng thụt vào hai dấu cách dưới cast: {name}: {{look: worker, voice: female}}."
    ).format(name=name)


def unknown_key(key: str, known: Sequence[str], line: int, found: Collector) -> None:
    """Report a key that nothing reads."""
    found.error("VG-S020", _("Không có khoá “{key}”.").format(key=key), suggestion(key, known), line=line)


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys an author may write: places in files are not among them."""
    return [name for name, field in model.model_fields.items() if not field.exclude]


def _known_keys(loc: Loc, keys: Mapping[str, Sequence[str]]) -> Sequence[str]:
    for part in reversed(loc[:-1]):
        if isinstance(part, str) and part in keys:
            return keys[part]
    return keys[""]


def _choose(key: str, value: str, choices: list[str]) -> str:
    meanings = _MEANINGS.get(key, {})
    named = {word: choice for choice, words in meanings.items() for word in words.split(", ")}
    near = nearest(value, choices)
    if near is None and (word := nearest(value, named, cutoff=0.85)):
        near = named[word]
    known = _("Viết một trong: {choices}.").format(
        choices=", ".join(
            f"{choice} ({meanings[choice]})" if choice in meanings else choice for choice in choices
        )
    )
    return _("Có phải “{near}” không?").format(near=near) + " " + known if near else known


def _example(key: str) -> str:
    return _("Ví dụ: {example}.").format(example=_EXAMPLES[key]) if key in _EXAMPLES else ""


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"
