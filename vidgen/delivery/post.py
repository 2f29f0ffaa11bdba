"""``post.txt``: the text to copy into each platform's post, a section each, within its limits.

The text is content and stays Vietnamese whatever the language of the screen.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vidgen.delivery.platforms import Platform, platforms
from vidgen.delivery.text_limit import ELLIPSIS, TextLimit, shorten
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Audience, Mark, Role, Scenario, Scene, Unit

# The platforms people post to by hand, in the order of the file, and whether the title is a field of its own.
SECTIONS = {"facebook": False, "tiktok": False, "youtube": True, "zalo": True, "telegram": False}

# Of a short field, how much the message keeps before the lines that can be done without are left out.
_BODY_SHARE = 0.6

_REST = "Xem đầy đủ trong video."
_ON_A_SCREEN = """\
===== Màn hình tại trụ sở =====
(Bản này không có lời đọc, chỉ có nhạc nền nhẹ: mọi nội dung đều hiện thành chữ. Có thể tắt tiếng.)
(Cuối video nối liền với đầu: bật chế độ lặp lại của tivi hoặc trình phát.)
(Khung hình dọc 9:16: treo màn hình dọc; trên màn hình ngang, hai bên có dải trống.)"""
_DRAFT = "[BẢN NHÁP – chưa rà soát pháp lý, chưa được đăng]"
_ITEM = re.compile(r"^(?:•|\d+\.) ", re.MULTILINE)
# A line that is a list item, whole; of any other line a sentence.
_PIECE = re.compile(r"^(?:•|\d+\.) [^\n]*\n*|(?:(?![.!?…]+\s)[^\n])*(?:[.!?…]+\s+|\n+|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Closing:
    """What stands under the message: lines that always stay, lines left out first to last, and hashtags."""

    kept: tuple[str, ...]
    optional: tuple[str, ...]
    hashtags: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(filter(None, (*self.kept, *reversed(self.optional), " ".join(self.hashtags))))

    def lighter(self) -> _Closing | None:
        """Without the next thing that can be done without; None where all that is left must stay."""
        if self.optional:
            return _Closing(self.kept, self.optional[1:], self.hashtags)
        if self.hashtags:
            return _Closing(self.kept, (), self.hashtags[:-1])
        return None


def post_text(
    scenario: Scenario,
    unit: Unit | None,
    brand_hashtags: Sequence[str],
    ai_label: str,
    *,
    loops: bool = False,
) -> str:
    """The whole ``post.txt``, LF at line ends.

    Arguments:
        scenario: localised; its `post` is used where written, else title and the actions asked of the viewer.
        unit: whose copy it is; None where no unit is named.
        brand_hashtags: follow the script's own; ``#`` and spaces are put right, doubles left out.
        loops: whether the video is made for a screen that repeats it; how to play it then stands first.
        ai_label: added for a public audience only (Luật 134/2025/QH15 Điều 11).

    Returns:
        Text of which each field is within its platform's limit; the AI label, the unit and the hotline
        are the last to give way. What was never legally reviewed says so on its first line.
    """
    public = scenario.audience is Audience.PUBLIC
    closing = _closing(scenario, unit, brand_hashtags, ai_label if public else "")
    sections = []
    for key, titled in SECTIONS.items():
        platform = platforms()[key]
        notes = [platform.note, platform.ai_note if public and ai_label else ""]
        head = "\n".join([f"===== {platform.name} =====", *(f"({note})" for note in notes if note)])
        sections.append(head + "\n\n" + _fields(scenario, platform, closing, titled=titled))
    if loops:
        sections.insert(0, _ON_A_SCREEN)
    if scenario.reviewed is None:
        sections.insert(0, _DRAFT)
    return unicodedata.normalize("NFC", "\n\n\n".join(sections) + "\n")


def hashtags(*groups: Iterable[str]) -> tuple[str, ...]:
    """The tags as platforms read them: ``#`` in front, no spaces or marks, each once whatever its case."""
    found: dict[str, str] = {}
    for tag in (tag for group in groups for tag in group):
        word = re.sub(r"\W", "", unicodedata.normalize("NFC", tag))
        if word:
            found.setdefault(word.casefold(), f"#{word}")
    return tuple(found.values())


def long_date(day: dt.date) -> str:
    """``ngày 05 tháng 7 năm 2023``: days under 10 and months 1–2 take a zero (Nghị định 30/2020/NĐ-CP)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _fields(scenario: Scenario, platform: Platform, closing: _Closing, *, titled: bool) -> str:
    title = plain_text(scenario.title)
    written = scenario.post.strip()
    message = written or _derived(scenario)
    if titled:
        return "\n".join(
            [
                "[Tiêu đề]",
                shorten(title, platform.title),
                "",
                "[Mô tả]",
                _field(message or title, closing, platform.caption),
            ]
        )
    return _field(written or "\n\n".join(filter(None, (title, message))), closing, platform.caption)


def _field(message: str, closing: _Closing, limit: TextLimit | None) -> str:
    if limit is None:
        return _whole(message, closing)
    fuller: _Closing | None = closing
    while fuller and not limit.fits(_whole(message, fuller)):
        fuller = fuller.lighter() if fuller.optional else None
    if fuller:
        return _whole(message, fuller)
    while limit.length(closing.text) > limit.most * (1 - _BODY_SHARE):
        lighter = closing.lighter()
        if lighter is None:
            break
        closing = lighter
    room = limit.most - limit.length(_whole("x", closing)) + 1
    body = _cut(message, limit.model_copy(update={"most": room})) if room > 0 else ""
    return shorten(_whole(body, closing), limit)


def _whole(body: str, closing: _Closing) -> str:
    return "\n\n".join(filter(None, (body, closing.text)))


def _cut(message: str, limit: TextLimit) -> str:
    """Whole items of a list, or whole sentences, as many as fit; what is left out is said to be in the video.

    Only where not one of them fits is the text cut after a word.
    """
    rest = unicodedata.normalize("NFC", message).strip()
    kept = ""
    ending = f"\n{_REST}" if _ITEM.search(rest) else f" {ELLIPSIS}"
    for piece in _PIECE.findall(rest):
        if not limit.fits((kept + piece).rstrip() + ending):
            break
        kept += piece
    if not kept.strip():
        return shorten(rest, limit)
    return kept.rstrip() + ending


def _derived(scenario: Scenario) -> str:
    items = next(filter(None, (_items(scene) for scene in _telling(scenario.scenes))), ())
    if not items and scenario.procedure:
        items = tuple(f"{number}. {step}" for number, step in enumerate(scenario.procedure.steps, start=1))
    return "\n".join(items)


def _telling(scenes: Sequence[Scene]) -> list[Scene]:
    """The scenes in the order their items say what to do: actions, steps, then from the last one back."""
    wanted = {"actions": 0, "steps": 1}
    return [
        scene
        for _rank, _back, scene in sorted(
            ((wanted.get(scene.type, 2), -at, scene) for at, scene in enumerate(scenes)),
            key=lambda row: row[:2],
        )
    ]


def _items(scene: Scene) -> tuple[str, ...]:
    lines = [line for line in scene.lines if line.role is Role.ITEM]
    return tuple(
        f"{number}. {plain_text(line.text)}" if line.mark is Mark.NUMBER else f"• {plain_text(line.text)}"
        for number, line in enumerate(lines, start=1)
    )


def _closing(scenario: Scenario, unit: Unit | None, brand_hashtags: Sequence[str], ai_label: str) -> _Closing:
    source = scenario.source or (scenario.procedure.source if scenario.procedure else "")
    hotline = (unit.hotline or unit.phone) if unit else ""
    kept = (ai_label.strip(), unit.name if unit else "", f"Đường dây nóng: {hotline}" if hotline else "")
    optional = (
        f"Căn cứ: {'; '.join(scenario.legal)}" if scenario.legal else "",
        f"Nguồn: {source}" if source else "",
        f"Rà soát {long_date(scenario.reviewed)}" if scenario.reviewed else "",
    )
    return _Closing(
        tuple(filter(None, kept)), tuple(filter(None, optional)), hashtags(scenario.hashtags, brand_hashtags)
    )
