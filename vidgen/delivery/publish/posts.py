"""What there is to post of a kit: per platform what to upload and what to write."""

from __future__ import annotations

from dataclasses import dataclass, field

from vidgen.brand.kit import Brand
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.kit import COVER, COVER_ZALO, SUBTITLES
from vidgen.delivery.platforms import Platform, platform_data, platforms
from vidgen.delivery.publish.alt import alt_text
from vidgen.delivery.publish.model import Post, Publish, PublishScript, PublishUnit, State, Subtitles
from vidgen.delivery.publish.wording import Closing, closing_of, words_for
from vidgen.delivery.srt import milliseconds
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Audience, Scenario, Unit
from vidgen.storyboard.model import FPS, Storyboard


@dataclass(frozen=True, slots=True)
class Uploads:
    """The files of a kit that platforms are given.

    Attributes:
        video: the film.
        smaller: by platform, the copy it takes instead; None where there is none that it takes.
        thumbnail: of platforms that ask for a small picture.
    """

    video: str
    smaller: dict[str, str | None] = field(default_factory=dict)
    thumbnail: str | None = None

    def for_platform(self, key: str) -> str | None:
        return self.smaller.get(key, self.video)


def publish_of(
    scenario: Scenario,
    unit: Unit | None,
    brand: Brand,
    storyboard: Storyboard,
    uploads: Uploads,
    clear: Cleared,
) -> Publish:
    """Everything there is to post of a kit.

    A draft, an internal script and a film for screens get no platforms, and so no text a program could post:
    only the reasons.

    Arguments:
        scenario: localised and completed.
        clear: whether it is a draft, its approval and its verification code.
    """
    state, why = standing_for_posts(scenario, brand, clear)
    record = clear.record
    public = scenario.audience is Audience.PUBLIC
    seconds = storyboard.frames / FPS
    posts: dict[str, Post] = {}
    if state == "final":
        closing = closing_of(scenario, unit, brand.hashtags, brand.ai_label, clear.clearance.code)
        alt = alt_text(scenario, unit, platform_data().alt_text)
        at = milliseconds(cover_frame(storyboard))
        for key, platform in platforms().items():
            post = _post(platform, scenario, closing, brand.ai_label if public else "")
            reason = _out_of_length(platform, seconds)
            upload = None if reason else uploads.for_platform(key)
            posts[key] = post.model_copy(
                update={
                    "alt": alt,
                    "video": upload,
                    "reason": reason or ("" if upload else _too_large(platform)),
                    "cover": _cover(platform, uploads),
                    "cover_at_ms": at,
                    "subtitles": _subtitles(platform),
                }
            )
    return Publish(
        state=state,
        reasons=why,
        script=PublishScript(
            id=scenario.id,
            title=plain_text(scenario.title),
            kind=scenario.kind,
            audience=scenario.audience,
            legal=tuple(map(plain_text, scenario.legal)),
            source=scenario.source or (scenario.procedure.source if scenario.procedure else ""),
            reviewed=scenario.reviewed,
            expires=scenario.expires,
        ),
        unit=PublishUnit(
            id=unit.id,
            name=unit.name,
            parent=unit.parent,
            hotline=unit.hotline or unit.phone,
            qr_url=unit.qr_url,
        )
        if unit
        else None,
        approved_until=record.until if record else None,
        sample=record.sample if record else False,
        code=clear.clearance.code,
        ai_label=brand.ai_label if public else "",
        seconds=round(seconds, 3),
        platforms=posts,
    )


def cover_frame(storyboard: Storyboard) -> int:
    """The frame of the film where the hook stands settled; without a hook, where its first own scene does."""
    begin = 0
    first: int | None = None
    for shot in storyboard.shots:
        settled = begin + min(shot.settled, shot.frames - 1)
        if shot.scene == "hook":
            return settled
        if first is None and shot.scene not in ("intro", "outro"):
            first = settled
        begin += shot.frames
    return first or 0


def standing_for_posts(scenario: Scenario, brand: Brand, clear: Cleared) -> tuple[State, tuple[str, ...]]:
    """Whether a kit may be posted, and why not, in Vietnamese."""
    if clear.draft:
        codes = ", ".join(dict.fromkeys(each.code for each in clear.standing.reasons))
        return "draft", (f"Bản nháp: kịch bản chưa được duyệt{f' ({codes})' if codes else ''}.",)
    if scenario.reviewed is None:
        return "draft", ("Bản nháp: kịch bản chưa rà soát pháp lý.",)
    if scenario.audience is Audience.INTERNAL:
        return "withheld", ("Tài liệu nội bộ: không đăng lên nền tảng công khai.",)
    if brand.measure.loops:
        return "withheld", ("Bản cho màn hình tại trụ sở, không có lời đọc: không đăng lên nền tảng.",)
    return "final", ()


def _post(platform: Platform, scenario: Scenario, closing: Closing, ai_label: str) -> Post:
    words = words_for(platform, scenario, closing)
    notes = (platform.note, platform.ai_note if ai_label else "")
    return Post(
        name=platform.name,
        title=words.title,
        description=words.text if platform.titled else "",
        caption="" if platform.titled else words.text,
        hashtags=words.hashtags,
        flags=platform.ai_flags if ai_label else {},
        notes=tuple(filter(None, notes)),
    )


def _cover(platform: Platform, uploads: Uploads) -> str | None:
    if platform.cover == "frame":
        return None
    if platform.image_side is not None:
        return uploads.thumbnail
    return COVER_ZALO if platform.cover == "wide" else COVER


def _subtitles(platform: Platform) -> Subtitles | None:
    return Subtitles(file=platform.subtitles_as or SUBTITLES) if platform.subtitles else None


def _out_of_length(platform: Platform, seconds: float) -> str:
    least, most = platform.seconds or (0, seconds)
    if seconds < least:
        return f"{platform.name} cần video dài ít nhất {least} giây."
    if seconds > most:
        return f"{platform.name} chỉ nhận video dài đến {most} giây."
    return ""


def _too_large(platform: Platform) -> str:
    most = round((platform.most_bytes or 0) / 1_000_000, 1)
    return f"{platform.name} chỉ nhận tệp đến {f'{most:g}'.replace('.', ',')} MB."
