"""`brand.yaml` as flat entries that know their line, before anything is judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from vidgen.brand.kit import PALETTES
from vidgen.errors import BrandError, Finding
from vidgen.messages import _

Key = tuple[str, ...]  # ("moods", "danger", "top")

GROUPS: frozenset[Key] = frozenset(
    {
        ("fonts",),
        ("taglines",),
        ("lexicon",),
        ("review",),
        ("moods",),
        *(("moods", name) for name in PALETTES),
    }
)
"""Keys that hold further keys."""


# libyaml where PyYAML was built with it: ten times as fast.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_LARGEST = 1024 * 1024  # bytes, as of a script
_DEEPEST = 20

# A list that a bare # cuts off before its bracket closes: ``hashtags: [#KhanhHoa]``.
_BARE_TAG = re.compile(r"""\s*[\w-]+\s*:\s*\[(?:[^"'#\]]|"[^"]*"|'[^']*')*#\w""")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a brand file.

    Attributes:
        key: its path of keys.
        value: as YAML gives it: text, number, list, …; None where nothing was written.
        path: the file it stands in.
        line: 1-based.
    """

    key: Key
    value: Any
    path: Path
    line: int

    def finding(self, code: str, message: str, fix: str = "") -> Finding:
        """A finding at this entry."""
        return Finding(code, message, fix, path=self.path, line=self.line)


def unquoted() -> str:
    """What is wrong where YAML took a colour or tag for a comment."""
    return _("giá trị để trống: dấu # không nằm trong ngoặc kép bị coi là ghi chú")


def quote_tags() -> str:
    """How hashtags are written."""
    return _('viết từng thẻ trong ngoặc kép: ["#PhapLuat", "#AnToan"]')


def read_sheet(path: Path) -> tuple[dict[Key, Entry], tuple[Finding, ...]]:
    """Every entry of a brand file, in order, and what is wrong with its form (VG-B004, VG-B013).

    Raises:
        BrandError: VG-B001 no such file; VG-B002 not UTF-8 or not YAML; VG-B005 tags without quotes.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise BrandError.of(
                "VG-B002",
                _("tệp nhận diện lớn hơn 1 MB"),
                _("chỉ giữ các dòng “mục: giá trị”; hình, nhạc để ở tệp riêng"),
                path=path,
            )
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as error:
        raise BrandError.of(
            "VG-B001",
            _("không đọc được tệp nhận diện “{path}”").format(path=path),
            _("chép brand.yaml mẫu của bộ mặc định vào thư mục nhận diện"),
            path=path,
        ) from error
    except UnicodeDecodeError as error:
        raise BrandError.of(
            "VG-B002",
            _("tệp nhận diện không ở bảng mã UTF-8"),
            _("mở bằng Notepad và lưu lại với mã UTF-8"),
            path=path,
        ) from error
    try:
        _judge_form(text)
        return _entries(text, path)
    except yaml.YAMLError as error:
        bare = next((n for n, row in enumerate(text.splitlines(), 1) if _BARE_TAG.match(row)), None)
        if bare is not None:
            raise BrandError.of("VG-B005", unquoted(), quote_tags(), path=path, line=bare) from error
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise BrandError.of(
            "VG-B002",
            _("tệp nhận diện viết sai cú pháp YAML: {why}").format(
                why=getattr(error, "problem", None) or error
            ),
            _("kiểm tra dấu hai chấm, thụt đầu dòng và dấu ngoặc kép ở dòng này"),
            path=path,
            line=line,
        ) from error


def _entries(text: str, path: Path) -> tuple[dict[Key, Entry], tuple[Finding, ...]]:
    loader = _LOADER(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return {}, ()
        found: dict[Key, Entry] = {}
        findings: list[Finding] = []
        for entry, problem in _walk(loader, root, (), path):
            if problem:
                findings.append(problem)
            elif entry.key in found:
                findings.append(
                    entry.finding(
                        "VG-B013",
                        _("mục “{key}” được ghi hai lần (lần đầu ở dòng {line})").format(
                            key=".".join(entry.key), line=found[entry.key].line
                        ),
                        _("xóa bớt một dòng"),
                    )
                )
            else:
                found[entry.key] = entry
        return found, tuple(findings)
    finally:
        loader.dispose()


def _judge_form(text: str) -> None:
    """Refuse what can blow up while it is read: values that stand for others, and deep nesting.

    Raises:
        yaml.YAMLError: at its line.
    """
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            why = _("không dùng ký hiệu *tên") if depth <= _DEEPEST else _("lồng nhau quá nhiều tầng")
            raise yaml.MarkedYAMLError(problem=why, problem_mark=cast(Any, event.start_mark))


def _walk(
    loader: yaml.SafeLoader, node: yaml.Node, key: Key, path: Path
) -> Iterator[tuple[Entry, Finding | None]]:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.MappingNode):
        entry = Entry(key, None, path, line)
        if not (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")):
            name = ".".join(key) or path.name
            yield (
                entry,
                entry.finding(
                    "VG-B004",
                    _("“{name}” phải gồm các dòng “mục: giá trị”").format(name=name),
                    _("xem cách viết trong brand.yaml mẫu"),
                ),
            )
        return
    for name_node, value_node in node.value:
        below = (*key, str(name_node.value))
        if below in GROUPS:
            yield from _walk(loader, value_node, below, path)
        else:
            value = _constructed(loader, value_node)
            yield Entry(below, value, path, name_node.start_mark.line + 1), None


def _constructed(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    """The value; what has the form of a day or a number and is none stays as it was written."""
    try:
        return loader.construct_object(node, deep=True)
    except ValueError:
        return str(node.value)
