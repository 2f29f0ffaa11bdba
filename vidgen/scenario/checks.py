"""What a scene and a text must keep to, beyond the shape of the data."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.draft import SceneDraft
from vidgen.scenario.faults import faults
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.inline import plain_text, spans
from vidgen.scenario.model import Line, Role
from vidgen.scenario.slots import check_slots, slot_names

LONGEST = 300  # characters shown; a longer line is over 15 s of speech at four syllables a second
LAW = "law"
FACTS = "facts"

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")


def check_scene(draft: SceneDraft, grammar: SceneGrammar, legal: int, found: Collector) -> None:
    """Report what the type of the scene does not allow or still asks for.

    Arguments:
        draft: the scene as read.
        grammar: of its type.
        legal: how many legal references the script has; an empty ``law`` scene takes them as items.
        found: takes the findings.
    """
    items = [line for line in draft.lines if line.role is Role.ITEM]
    spoken = [line for line in draft.lines if line.role is Role.SAY and line.speaker]
    takes_legal = grammar.name == LAW and not items
    if takes_legal and not legal and not draft.unsure:
        found.error(
            "VG-S045",
            _("Cảnh “{name}” không có căn cứ nào.").format(name=draft.name),
            _("Ghi căn cứ vào khoá legal ở phần đầu, hoặc viết thành mục dưới cảnh này."),
            line=draft.line,
        )
    elif takes_legal and legal > grammar.items[1]:
        found.error(
            "VG-S034",
            _("Khoá legal có {count} căn cứ; cảnh “{name}” nhận tối đa {most}.").format(
                count=legal, name=draft.name, most=grammar.items[1]
            ),
            _("Viết những căn cứ chính thành mục dưới cảnh này."),
            line=draft.line,
        )
    if not (draft.lines or draft.heading or draft.media or grammar.may_be_empty or (takes_legal and legal)):
        if not takes_legal and not draft.unsure:
            found.error(
                "VG-S032",
                _("Cảnh “{name}” trống.").format(name=draft.name),
                _("Viết tiêu đề sau dấu hai chấm hoặc lời ở dòng dưới, hoặc xoá cảnh."),
                line=draft.line,
            )
        return
    _check_items(draft, items, grammar, found)
    for line in spoken if not grammar.dialogue else ():
        found.error(
            "VG-S035",
            _("Cảnh “{name}” không có lời thoại.").format(name=draft.name),
            _(
                "Chuyển lời của {speaker} sang cảnh ## cuộc gọi hoặc ## đối thoại, hoặc viết thành lời dẫn."
            ).format(speaker=line.speaker),
            line=line.line,
        )
    if grammar.dialogue and not draft.lines and not draft.unsure:
        found.error(
            "VG-S036",
            _("Cảnh “{name}” chưa có lời thoại nào.").format(name=draft.name),
            _("Viết ít nhất một dòng “TÊN: lời nói”."),
            line=draft.line,
        )
    _check_media(draft, grammar, found)
    if grammar.name == FACTS:
        for line in items:
            if not re.search(r"\S:\s+\S", plain_text(line.text)):
                found.warning(
                    "VG-S084",
                    _("Mục “{text}” không có nhãn.").format(text=plain_text(line.text)[:40]),
                    _("Viết “Nhãn: giá trị”, ví dụ: Thời hạn: 03 ngày làm việc."),
                    line=line.line,
                )


def _check_items(draft: SceneDraft, items: Sequence[Line], grammar: SceneGrammar, found: Collector) -> None:
    least, most = grammar.items
    if items and not most:
        found.error(
            "VG-S034",
            _("Cảnh “{name}” không nhận mục danh sách.").format(name=draft.name),
            _("Viết thành câu, hoặc chuyển mục sang cảnh ## dấu hiệu, ## hãy làm hay ## các bước."),
            line=items[0].line,
        )
    elif len(items) > most:
        found.error(
            "VG-S034",
            _("Cảnh “{name}” có {count} mục; tối đa {most}.").format(
                name=draft.name, count=len(items), most=most
            ),
            _("Gộp bớt, hoặc tách thành hai cảnh."),
            line=items[most].line,
        )
    elif len(items) < least and not draft.unsure:
        found.error(
            "VG-S033",
            _("Cảnh “{name}” có {count} mục; cần ít nhất {least}.").format(
                name=draft.name, count=len(items), least=least
            ),
            _("Thêm mục, mỗi mục một dòng bắt đầu bằng “1. ” hoặc “- ”."),
            line=draft.line,
        )


def _check_media(draft: SceneDraft, grammar: SceneGrammar, found: Collector) -> None:
    if draft.media and grammar.media == "no":
        found.error(
            "VG-S037",
            _("Cảnh “{name}” không nhận hình.").format(name=draft.name),
            _("Chuyển hình sang cảnh ## hình ảnh."),
            line=draft.media[0].line,
        )
    elif not draft.media and grammar.media == "must" and not draft.unsure:
        found.error(
            "VG-S038",
            _("Cảnh “{name}” thiếu hình.").format(name=draft.name),
            _("Thêm một dòng ![hình cho thấy gì](hinh/ten-tep.jpg)."),
            line=draft.line,
        )
    if len(draft.media) > 1:
        found.error(
            "VG-S039",
            _("Cảnh “{name}” có nhiều hình.").format(name=draft.name),
            _("Mỗi cảnh một hình; tách thành hai cảnh ## hình ảnh."),
            line=draft.media[1].line,
        )
    for media in draft.media:
        if slot_names(media.path):
            found.error(
                "VG-S074",
                _("Đường dẫn hình không chứa ô {{unit.…}}."),
                _("Dùng một hình chung cho mọi đơn vị."),
                line=media.line,
            )


def check_lines(draft: SceneDraft, found: Collector) -> None:
    """Report what is wrong in the texts of a scene, whatever its type."""
    check_text(draft.heading, draft.line, found, item=True)
    for line in draft.lines:
        check_text(line.text, line.line, found, item=line.role is Role.ITEM)
        check_words(line.text, line.line, found)
        length = len(plain_text(line.text))
        if length > LONGEST:
            found.warning(
                "VG-S082",
                _("Dòng dài {length} ký tự.").format(length=length),
                _("Tách thành các câu ngắn, mỗi dòng dưới {limit} ký tự.").format(limit=LONGEST),
                line=line.line,
            )
    for media in draft.media:
        check_text(media.alt, media.line, found)


def check_words(text: str, line: int, found: Collector) -> None:
    """Report a text that leaves a voice nothing to say."""
    if not text.strip():
        found.error("VG-S080", _("Dòng không có nội dung."), _("Viết nội dung, hoặc xoá dòng."), line=line)
    elif not any(char.isalnum() for span in spans(text) for char in span.spoken or span.text):
        found.error(
            "VG-S081",
            _("Dòng “{text}” không có chữ nào để đọc.").format(text=text[:40]),
            _("Viết thành lời, hoặc xoá dòng."),
            line=line,
        )


def check_text(text: str, line: int, found: Collector, *, item: bool = False) -> None:
    """Report malformed markup, slots and HTML in one text."""
    if any(char in text for char in "*{}"):
        for fault in faults(text, item=item):
            found.error(fault.code, fault.message, fault.fix, line=line)
        check_slots(text, line, found)
    if tag := _TAG.search(text):
        found.error(
            "VG-S055",
            _("Thẻ HTML “{tag}” không dùng trong kịch bản.").format(tag=tag[0][:40]),
            _("Xoá thẻ; nhấn mạnh viết **chữ**, xuống ý viết dòng mới."),
            line=line,
        )
    if picture := _PICTURE.search(text):
        found.error(
            "VG-S085",
            _("Hình “{picture}” nằm lẫn trong câu.").format(picture=picture[0][:60]),
            _("Đặt hình trên một dòng riêng trong cảnh ## photo."),
            line=line,
        )


def check_plain(key: str, text: str, line: int, found: Collector) -> None:
    """Report markup in a text that is also read by machines, such as the title."""
    if any(faults(text)) or spans(text) != spans(_literal(text)):
        found.error(
            "VG-S066",
            _("“{key}” không dùng ký hiệu như ** hay {{nói: …}}.").format(key=key),
            _("Viết chữ thường; nhấn mạnh và lời đọc đặt ở tiêu đề cảnh ## hook."),
            line=line,
        )
    check_slots(text, line, found)


def _literal(text: str) -> str:
    """The text escaped, but for its slots, as it would be shown if it held no markup."""
    return re.sub(r"\{\{[^{}]*\}\}|[*{}\[\]\\]", lambda m: m[0] if len(m[0]) > 1 else "\\" + m[0], text)
