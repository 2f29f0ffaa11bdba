"""The notation of rows of text: a list item, ``TÊN: lời``, a picture, or words going on from the row before.

Markdown paragraphs and list items, and the plain strings of YAML and JSON, all come through here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vidgen.errors import Finding
from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.draft import Cast, SceneDraft
from vidgen.scenario.media_names import usable_name
from vidgen.scenario.mistyped import mended_item, refuse_box
from vidgen.scenario.model import Line, Mark, Media, Role
from vidgen.scenario.names import bare, nearest, suggestion
from vidgen.scenario.playing import Playing, empty, playing
from vidgen.vietnamese.disguises import revealed

# Word turns "- " into a dash or a dot of its own.
_BULLET = re.compile(r"[-*+•·▪●–—]\s+(?P<rest>.*)")
_NUMBER = re.compile(r"\d{1,3}[.)]\s+(?P<rest>.*)")
_TICK = re.compile(r"\[(?P<tick>\s*|[xXvV✓])\](?!\{)\s*(?P<rest>.*)", re.DOTALL)
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<path>.*?)\)(?P<asked>(?:\s*\{[^{}]*\})*)")
_NAMED = re.compile(
    r"(?:\*\*)?(?P<name>[^\W\d_][\w .'’-]{0,39}?)(?P<aside>\s*\([^()]{1,60}\))?"
    r"(?:\*\*)?\s*[:\uff1a](?:\*\*)?(?P<rest>.*)"
)
UNDECLARED = "VG-S040"


@dataclass(slots=True)
class _Open:
    """A line still being read: rows may yet be added."""

    words: list[str]
    role: Role
    mark: Mark
    speaker: str | None
    line: int


def item_mark(rest: str, ordered: bool) -> tuple[Mark, str]:
    """The mark of a list item and its text, given what follows the bullet or number."""
    if ordered:
        return Mark.NUMBER, rest
    tick = _TICK.fullmatch(rest)
    if tick is None:
        return Mark.BULLET, rest
    return (Mark.DO if tick["tick"].strip() else Mark.DONT), tick["rest"]


def read_rows(
    rows: Iterable[tuple[int, str]],
    scene: SceneDraft,
    cast: Cast,
    found: Collector,
    *,
    item: Mark | None = None,
) -> None:
    """Add to the scene what the rows of one paragraph or list item say.

    Arguments:
        rows: line number and text of each row.
        scene: takes lines and pictures.
        cast: whose names open a line.
        found: takes the findings.
        item: the mark, when the first row is the text of a list item.
    """
    current: _Open | None = None
    done: list[_Open] = []
    for number, raw in rows:
        row = raw.strip()
        if item is None and (mended := mended_item(row, number, scene, found)):
            row = mended
        if item is not None:
            current = _Open([row], Role.ITEM, item, None, number)
            done.append(current)
            item = None
            continue
        if not row:
            continue
        picture = _PICTURE.fullmatch(row)
        if picture:
            how = playing(picture["asked"], number, found)
            add_picture(picture["path"], picture["alt"], number, scene, found, how)
            current = None
            continue
        opened = _opened(row, number, scene, cast, found)
        if opened is None and current is not None:
            current.words.append(row)
            continue
        current = opened or _Open([row], Role.SAY, Mark.NONE, None, number)
        done.append(current)
    for line in done:
        text = " ".join(" ".join(line.words).split())
        if text:
            scene.lines.append(
                Line(text=text, role=line.role, speaker=line.speaker, mark=line.mark, line=line.line)
            )
        else:
            found.error(
                "VG-S080",
                _("Dòng không có nội dung."),
                _("Viết nội dung sau dấu, hoặc xoá dòng."),
                line=line.line,
            )


def add_picture(path: str, alt: str, line: int, scene: SceneDraft, found: Collector, how: Playing) -> None:
    """Add a picture or footage to the scene, its path with forward slashes."""
    path = path.strip().removeprefix("<").removesuffix(">").strip()
    if not usable_name(path):
        scene.unsure = True
        found.error(
            "VG-S086",
            _("Đường dẫn hình “{path}” không dùng được.").format(path=revealed(path[:80])),
            _("Chép hình vào cạnh kịch bản và ghi đường dẫn tương đối, ví dụ ![Mẫu CT01](hinh/ct01.jpg)."),
            line=line,
        )
        return
    alt = " ".join(alt.split())
    if empty(how, line, found):
        scene.unsure = True
        return
    scene.media.append(
        Media(
            path=path.replace("\\", "/"),
            alt=alt,
            sound=how.sound,
            start=how.start,
            end=how.end,
            line=line,
        )
    )


def gather_undeclared(found: Collector) -> None:
    """Tell of each undeclared name once, with every line it stands in."""
    by_name: dict[tuple[str, str], list[Finding]] = {}
    for finding in found.found:
        if finding.code == UNDECLARED:
            by_name.setdefault((finding.message, finding.fix), []).append(finding)
    for (message, _fix), told in by_name.items():
        if len(told) > 1:
            lines = ", ".join(str(finding.line) for finding in told)
            whole = replace(told[0], message=f"{message} " + _("(các dòng {lines})").format(lines=lines))
            found.found = [
                whole if finding is told[0] else finding
                for finding in found.found
                if finding is told[0] or finding not in told
            ]


def _opened(row: str, number: int, scene: SceneDraft, cast: Cast, found: Collector) -> _Open | None:
    """The line that this row opens, or None when its words go on from the row before."""
    bullet = _BULLET.fullmatch(row)
    if bullet or (ordered := _NUMBER.fullmatch(row)):
        rest = bullet["rest"] if bullet else ordered["rest"] if ordered else ""
        mark, text = item_mark(refuse_box(rest, number, scene, found), ordered=bullet is None)
        return _Open([text], Role.ITEM, mark, None, number)
    named = _NAMED.fullmatch(row)
    if named is None or named["rest"].startswith("//"):
        return None
    name = " ".join(named["name"].split())
    speaker = cast.find(name)
    if speaker is None:
        if not _meant_as_name(name, named["rest"], cast):
            return None
        if cast.known:
            found.error(
                UNDECLARED,
                _("“{name}” chưa có trong phần cast.").format(name=name),
                _undeclared(name, cast),
                line=number,
            )
        else:
            speaker = name
    if named["aside"]:
        found.error(
            "VG-S043",
            _("Không ghi chú diễn xuất {aside} sau tên.").format(aside=named["aside"].strip()),
            _("Viết “{name}: lời nói”.").format(name=speaker or name),
            line=number,
        )
    return _Open([named["rest"].strip()], Role.SAY, Mark.NONE, speaker, number)


def _meant_as_name(name: str, rest: str, cast: Cast) -> bool:
    """Capitals throughout, or all but a declared name."""
    letters = [char for char in name if char.isalpha()]
    if len(letters) >= 2 and all(char.isupper() for char in letters):
        return not rest or rest[0].isspace() or rest.startswith("**")
    near = nearest(name, cast.names, cutoff=0.8)
    return near is not None and len(bare(near).split()) == len(name.split())


def _undeclared(name: str, cast: Cast) -> str:
    declare = _("Khai trong phần đầu: cast: {{ {name}: {{look: farmer, voice: female}} }}.").format(name=name)
    lead = _("Lời dẫn thì viết thẳng, không cần tên và không viết hoa toàn bộ trước dấu hai chấm.")
    near = suggestion(name, cast.names) if cast.names else ""
    return " ".join(part for part in (near, declare, lead) if part)
