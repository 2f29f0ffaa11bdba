"""``post.txt``: the text to copy into each platform's post, a section each, within its limits.

Its words are those of ``publish.yaml`` (see `publish.wording`). The text is content and stays Vietnamese
whatever the language of the screen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from vidgen.delivery.platforms import Platform, platforms
from vidgen.delivery.publish.wording import Closing, closing_of, hashtags, long_date, words_for
from vidgen.scenario.model import Audience, Scenario, Unit

__all__ = ["SECTIONS", "hashtags", "long_date", "post_text"]

# The platforms people post to by hand, in the order of the sections.
SECTIONS = ("facebook", "tiktok", "youtube", "zalo", "telegram")

_ON_A_SCREEN = """\
===== Màn hình tại trụ sở =====
(Bản này không có lời đọc, chỉ có nhạc nền nhẹ: mọi nội dung đều hiện thành chữ. Có thể tắt tiếng.)
(Cuối video nối liền với đầu: bật chế độ lặp lại của tivi hoặc trình phát.)
(Khung hình dọc 9:16: treo màn hình dọc; trên màn hình ngang, hai bên có dải trống.)"""
_DRAFT = "[BẢN NHÁP – chưa được duyệt, KHÔNG ĐƯỢC ĐĂNG]"
_NOT_TO_POST = "Bản nháp: chưa được duyệt, không được đăng."
_UNREVIEWED = "[BẢN NHÁP – chưa rà soát pháp lý, chưa được đăng]"


def post_text(
    scenario: Scenario,
    unit: Unit | None,
    brand_hashtags: Sequence[str],
    ai_label: str,
    *,
    loops: bool = False,
    draft: bool = False,
    code: str = "",
) -> str:
    """The whole ``post.txt``, LF at line ends.

    Arguments:
        scenario: localised; its `post` is used where written, else title and the actions asked of the viewer.
        unit: whose copy it is; None where no unit is named.
        brand_hashtags: follow the script's own; ``#`` and spaces are put right, doubles left out.
        loops: whether the video is made for a screen that repeats it; how to play it then stands first.
        ai_label: added for a public audience only (Luật 134/2025/QH15 Điều 11).
        draft: whether nobody has approved it; every section then says so above its words.
        code: by which the video can be looked up.

    Returns:
        Text of which each field is within its platform's limit; the AI label, the unit and the hotline
        are the last to give way. A draft, and what was never legally reviewed, says so on its first line.
    """
    public = scenario.audience is Audience.PUBLIC
    closing = closing_of(scenario, unit, brand_hashtags, ai_label, code)
    sections = []
    for key in SECTIONS:
        platform = platforms()[key]
        notes = [
            _NOT_TO_POST if draft else "",
            platform.note,
            platform.ai_note if public and ai_label else "",
        ]
        head = "\n".join([f"===== {platform.name} =====", *(f"({note})" for note in notes if note)])
        sections.append(head + "\n\n" + _fields(scenario, platform, closing))
    if loops:
        sections.insert(0, _ON_A_SCREEN)
    notices = [notice for notice, holds in ((_DRAFT, draft), (_UNREVIEWED, not scenario.reviewed)) if holds]
    if notices:
        sections.insert(0, "\n".join(notices))
    return unicodedata.normalize("NFC", "\n\n\n".join(sections) + "\n")


def _fields(scenario: Scenario, platform: Platform, closing: Closing) -> str:
    words = words_for(platform, scenario, closing)
    if platform.titled:
        return "\n".join(["[Tiêu đề]", words.title, "", "[Mô tả]", words.text])
    return words.text
