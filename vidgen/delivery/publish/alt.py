"""What a video shows, in words, for people who cannot see it: its title, its scenes in order, its facts."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from vidgen.delivery.publish.message import items_of
from vidgen.delivery.text_limit import TextLimit, shorten
from vidgen.scenario.credit import credit
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Kind, Role, Scenario, Scene, Unit

_KINDS = {
    Kind.SCAM: "Video dọc cảnh báo lừa đảo",
    Kind.PROCEDURE: "Video dọc hướng dẫn thủ tục",
    Kind.QA: "Video dọc hỏi đáp pháp luật",
    Kind.ANNOUNCEMENT: "Video dọc thông báo",
    Kind.PRACTICE: "Video dọc bài tập tình huống",
}
_TALKS = {"call": "Cuộc gọi điện thoại", "chat": "Màn hình nhắn tin", "dialogue": "Cuộc trò chuyện"}
_LISTS = {
    "signs": "Dấu hiệu nhận biết",
    "actions": "Việc nên làm",
    "steps": "Các bước",
    "checklist": "Danh mục cần chuẩn bị",
    "facts": "Bảng thông tin",
    "compare": "Bảng so sánh",
    "timeline": "Dòng thời gian",
    "law": "Căn cứ pháp luật",
    "announcement": "Bảng thông báo",
    "screen": "Hình minh họa màn hình ứng dụng",
    "quiz": "Câu hỏi tình huống",
    "question": "Câu hỏi",
}


def alt_text(scenario: Scenario, unit: Unit | None, limit: TextLimit) -> str:
    """The description, whole sentences of it, within the limit.

    Arguments:
        scenario: localised and completed.
        unit: whose end card closes it.
    """
    opening = f"{_KINDS[scenario.kind]} {_quoted(plain_text(scenario.title))}."
    kept = shorten(opening, limit)
    for sentence in [*filter(None, map(_scene, scenario.scenes)), _ending(scenario, unit)]:
        longer = unicodedata.normalize("NFC", f"{kept} {sentence}".strip())
        if not limit.fits(longer):
            break
        kept = longer
    return kept


def _scene(scene: Scene) -> str:
    heading = plain_text(scene.heading).strip(" .")
    items = "; ".join(text.strip(" .;") for text in items_of(scene))
    if scene.type == "hook":
        return f"Mở đầu là dòng chữ lớn {_quoted(heading)}." if heading else ""
    if scene.type in _TALKS:
        return f"{_TALKS[scene.type]}{_about(heading)}{_between(scene)}."
    if scene.type in ("photo", "clip") and scene.media:
        shown = credit(scene.media.alt)[0]
        kind = "Ảnh" if scene.type == "photo" else "Đoạn phim"
        if shown.casefold().startswith(kind.casefold()):
            return f"{shown}."
        return f"{kind}: {shown}." if shown else f"{kind}."
    if scene.type == "quote":
        return f"Trích dẫn{_about(heading)}: {_quoted(' '.join(_said(scene)))}."
    name = _LISTS.get(scene.type, "")
    if not name and not items:
        return ""
    return f"{name or 'Cảnh'}{_about(heading)}{': ' + items if items else ''}."


def _about(heading: str) -> str:
    return f" {_quoted(heading)}" if heading else ""


def _quoted(text: str) -> str:
    """In quotation marks; those inside become single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def _between(scene: Scene) -> str:
    speakers = list(dict.fromkeys(line.speaker for line in scene.lines if line.speaker))
    names = [name.title() if name.isupper() else name for name in speakers]
    if len(names) < 2:
        return f" của {names[0]}" if names else ""
    return f" giữa {', '.join(names[:-1])} và {names[-1]}"


def _said(scene: Scene) -> Iterator[str]:
    for line in scene.lines:
        if line.role is Role.SAY:
            yield plain_text(line.text)


def _ending(scenario: Scenario, unit: Unit | None) -> str:
    if not any(scene.type == "contact" for scene in scenario.scenes):
        return ""
    shown = [unit.name] if unit else []
    hotline = (unit.hotline or unit.phone) if unit else ""
    if hotline:
        shown.append(f"đường dây nóng {hotline}")
    if unit and unit.qr_url:
        shown.append("mã QR")
    return f"Màn hình kết có {', '.join(shown)}." if shown else ""
