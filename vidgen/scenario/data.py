"""The scenes of a YAML or JSON script: objects, or plain strings in the notation of the Markdown form."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.draft import Cast, SceneDraft
from vidgen.scenario.header import prepared
from vidgen.scenario.model import Line, Mark, Media, Role, Scene
from vidgen.scenario.names import suggestion
from vidgen.scenario.notation import UNDECLARED, add_picture, read_rows
from vidgen.scenario.playing import Playing
from vidgen.scenario.translate import keys_of, report, unknown_key
from vidgen.scenario.tree import Loc, Tree

_SCENE_KEYS = keys_of(Scene)
_LINE_KEYS = keys_of(Line)
_MEDIA_KEYS = keys_of(Media)


def read_scene_data(scenes: Any, tree: Tree, cast: Cast, found: Collector) -> list[SceneDraft]:
    """The scenes under the key ``scenes``.

    Arguments:
        scenes: its value as read; None where there is none.
        tree: gives the lines.
        cast: who may speak.
        found: takes the findings.
    """
    if scenes is None:
        return []
    if not isinstance(scenes, list):
        _not_a_list("scenes", tree.line(("scenes",)), found)
        return []
    drafts = (_scene(scene, ("scenes", index), tree, cast, found) for index, scene in enumerate(scenes))
    return [draft for draft in drafts if draft]


def _scene(raw: Any, loc: Loc, tree: Tree, cast: Cast, found: Collector) -> SceneDraft | None:
    line = tree.line(loc)
    if not isinstance(raw, dict):
        found.error(
            "VG-S022",
            _("Mỗi cảnh phải là một nhóm khoá."),
            _("Viết: - type: call, rồi heading và lines ở các dòng dưới, thụt vào hai dấu cách."),
            line=line,
        )
        return None
    fields = prepared(raw)
    if "line" in fields:
        unknown_key("line", _SCENE_KEYS, tree.line((*loc, "line")), found)
        del fields["line"]
    lines, media = fields.pop("lines", []), fields.pop("media", None)
    try:
        scene = Scene.model_validate(fields)
    except ValidationError as error:
        report(error, tree, loc, {"": _SCENE_KEYS}, found)
        written, heading = fields.get("type"), fields.get("heading", "")
        if not isinstance(written, str):
            return None
        scene = Scene(type=written, heading=heading if isinstance(heading, str) else "")
    draft = SceneDraft(scene.type, line, scene.heading)
    if isinstance(lines, list):
        for index, entry in enumerate(raw.get("lines") or []):
            _line(entry, (*loc, "lines", index), tree, cast, draft, found)
    else:
        _not_a_list("lines", tree.line((*loc, "lines")), found)
    if media is not None:
        _media(media, (*loc, "media"), tree, draft, found)
    return draft


def _line(raw: Any, loc: Loc, tree: Tree, cast: Cast, draft: SceneDraft, found: Collector) -> None:
    number = tree.line(loc)
    if isinstance(raw, str):
        rows = [(number, row) for row in raw.split("\n")]
        if raw.strip():
            read_rows(rows, draft, cast, found)
        else:
            found.error(
                "VG-S080", _("Dòng không có nội dung."), _("Viết nội dung, hoặc xoá dòng."), line=number
            )
        return
    if not isinstance(raw, dict) or (len(raw) == 1 and not set(raw) & {*_LINE_KEYS, "line"}):
        found.error(
            "VG-S022",
            _("Dòng này không phải chữ: dấu hai chấm hoặc dấu [ khiến YAML hiểu khác."),
            _('Đặt cả dòng trong dấu ngoặc kép, ví dụ: - "BÀ SÁU: Có mất tiền không chú?".'),
            line=number,
        )
        return
    fields = prepared(raw)
    if "line" in fields:
        unknown_key("line", _LINE_KEYS, tree.line((*loc, "line")), found)
        del fields["line"]
    if fields.get("mark", Mark.NONE) != Mark.NONE:
        fields.setdefault("role", Role.ITEM)
    try:
        line = Line.model_validate({**fields, "line": number})
    except ValidationError as error:
        report(error, tree, loc, {"": _LINE_KEYS}, found)
        return
    if (line.role is Role.ITEM and line.speaker) or (
        line.role is not Role.ITEM and line.mark is not Mark.NONE
    ):
        found.error(
            "VG-S028",
            _("Dòng vừa là lời nói vừa là mục danh sách."),
            _("Lời nói chỉ có speaker; mục danh sách có role: item và mark, không có speaker."),
            line=number,
        )
        return
    draft.lines.append(line.model_copy(update={"speaker": _speaker(line, loc, tree, cast, found)}))


def _speaker(line: Line, loc: Loc, tree: Tree, cast: Cast, found: Collector) -> str | None:
    if line.speaker is None or not cast.known:
        return line.speaker
    declared = cast.find(line.speaker)
    if declared is None:
        found.error(
            UNDECLARED,
            _("“{name}” chưa có trong phần cast.").format(name=line.speaker),
            suggestion(line.speaker, cast.names) or _("Khai tên này trong cast, hoặc xoá speaker."),
            line=tree.line((*loc, "speaker")),
        )
    return declared or line.speaker


def _media(raw: Any, loc: Loc, tree: Tree, draft: SceneDraft, found: Collector) -> None:
    if isinstance(raw, dict) and "line" in raw:
        unknown_key("line", _MEDIA_KEYS, tree.line((*loc, "line")), found)
        return
    try:
        media = Media.model_validate(raw)
    except ValidationError as error:
        report(error, tree, loc, {"": _MEDIA_KEYS}, found)
        draft.unsure = True
        return
    how = Playing(media.sound, media.start, media.end)
    add_picture(media.path, media.alt, tree.line(loc), draft, found, how)


def _not_a_list(key: str, line: int, found: Collector) -> None:
    found.error(
        "VG-S022",
        _("“{key}” phải là danh sách.").format(key=key),
        _("Mỗi mục một dòng bắt đầu bằng “- ”."),
        line=line,
    )
