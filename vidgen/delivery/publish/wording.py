"""The words of a post: what to say, who says so and where to call, within a platform's limits.

``post.txt`` (for people) and ``publish.yaml`` (for programs) both take their words from here, so that they
never differ. The text is content and stays Vietnamese whatever the language of the screen.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vidgen.delivery.platforms import Platform
from vidgen.delivery.publish.message import message_of
from vidgen.delivery.publish.wholes import Wholes
from vidgen.delivery.text_limit import AHEAD, ELLIPSIS, TextLimit, shorten
from vidgen.scenario.inline import plain_text
from vidgen.scenario.model import Audience, Scenario, Unit

# Of a short field, how much the message keeps before the lines that can be done without are left out.
_BODY_SHARE = 0.6

_REST = "Xem đầy đủ trong video."
_ITEM = re.compile(r"^(?:•|\d+\.) ", re.MULTILINE)
# A line that is a list item, whole; of any other line a sentence.
_PIECE = re.compile(r"^(?:•|\d+\.) [^\n]*\n*|(?:(?![.!?…]+\s)[^\n])*(?:[.!?…]+\s+|\n+|$)", re.MULTILINE)
_LIKE = str.maketrans({"<": "‹", ">": "›"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one post.

    Attributes:
        title: of platforms that have a field for it, else empty.
        text: the caption, or the description where the title is a field of its own.
        hashtags: those that stand in the text.
    """

    title: str
    text: str
    hashtags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands under the message.

    Attributes:
        kept: lines that always stay.
        optional: lines left out where there is no room, first to last.
        hashtags: left out next, last to first.
        code: the line with the verification code, left out last.
    """

    kept: tuple[str, ...]
    optional: tuple[str, ...]
    hashtags: tuple[str, ...]
    code: str = ""

    @property
    def text(self) -> str:
        lines = (*self.kept, self.code, *reversed(self.optional), " ".join(self.hashtags))
        return "\n".join(filter(None, lines))

    def lighter(self) -> Closing | None:
        """Without the next thing that can be done without; None where all that is left must stay."""
        if self.optional:
            return replace(self, optional=self.optional[1:])
        if self.hashtags:
            return replace(self, hashtags=self.hashtags[:-1])
        return replace(self, code="") if self.code else None


def words_for(platform: Platform, scenario: Scenario, closing: Closing) -> Words:
    """What to post on a platform.

    Arguments:
        scenario: localised; its `post` is used where written, else title and the actions asked of the viewer.

    Returns:
        Texts within the platform's limits; the AI label, the unit and the hotline are the last to give way.
        Nothing is cut inside a character, an address, a hashtag, a phone number or a citation of the law.
    """
    phrases = (*scenario.legal, *closing.kept)
    title, written = plain_text(scenario.title), scenario.post.strip()
    message = written or message_of(scenario)
    body = (message or title) if platform.titled else written or "\n\n".join(filter(None, (title, message)))
    if platform.hashtags is not None:
        closing = replace(closing, hashtags=closing.hashtags[: platform.hashtags])
    text, standing = _field(
        _allowed(body, platform), _allowed_closing(closing, platform), platform.caption, phrases
    )
    heading = shorten(_allowed(title, platform), platform.title, phrases) if platform.titled else ""
    return Words(heading, unicodedata.normalize("NFC", text), standing)


def closing_of(
    scenario: Scenario, unit: Unit | None, brand_hashtags: Sequence[str], ai_label: str, code: str = ""
) -> Closing:
    """What stands under every message.

    Arguments:
        unit: whose copy it is; None where no unit is named.
        brand_hashtags: follow the script's own; ``#`` and spaces are put right, doubles left out.
        ai_label: added for a public audience only (Luật 134/2025/QH15 Điều 11).
        code: the verification code of an approved film; of what may be left out it goes last.
    """
    source = scenario.source or (scenario.procedure.source if scenario.procedure else "")
    hotline = (unit.hotline or unit.phone) if unit else ""
    label = ai_label.strip() if scenario.audience is Audience.PUBLIC else ""
    kept = (label, unit.name if unit else "", f"Đường dây nóng: {hotline}" if hotline else "")
    optional = (
        f"Căn cứ: {'; '.join(map(plain_text, scenario.legal))}" if scenario.legal else "",
        f"Nguồn: {source}" if source else "",
        f"Rà soát {long_date(scenario.reviewed)}" if scenario.reviewed else "",
    )
    return Closing(
        tuple(filter(None, kept)),
        tuple(filter(None, optional)),
        hashtags(scenario.hashtags, brand_hashtags),
        f"Mã kiểm chứng: {code}" if code else "",
    )


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


def _field(
    message: str, closing: Closing, limit: TextLimit | None, phrases: Iterable[str]
) -> tuple[str, tuple[str, ...]]:
    """Message and closing in one field, and the hashtags that have stayed."""
    if limit is None:
        return _whole(message, closing), closing.hashtags
    fuller: Closing | None = closing
    while fuller and not limit.fits(_whole(message, fuller)):
        fuller = fuller.lighter() if fuller.optional else None
    if fuller:
        return _whole(message, fuller), fuller.hashtags
    while limit.length(closing.text) > limit.most * (1 - _BODY_SHARE):
        lighter = closing.lighter()
        if lighter is None:
            break
        closing = lighter
    room = limit.most - limit.length(_whole("x", closing)) + 1
    body = _cut(message, limit.model_copy(update={"most": room}), phrases) if room > 0 else ""
    return shorten(_whole(body, closing), limit, phrases), closing.hashtags


def _whole(body: str, closing: Closing) -> str:
    return "\n\n".join(filter(None, (body, closing.text)))


def _cut(message: str, limit: TextLimit, phrases: Iterable[str]) -> str:
    """Whole items of a list, or whole sentences, as many as fit; what is left out is said to be in the video.

    Only where not one of them fits is the text cut after a word.
    """
    rest = unicodedata.normalize("NFC", message).strip()
    if limit.fits(rest):
        return rest
    rest = rest[: limit.most + AHEAD]
    ending = f"\n{_REST}" if _ITEM.search(rest) else f" {ELLIPSIS}"
    wholes = Wholes(rest, phrases)
    kept = ""
    at = 0
    for piece in _PIECE.findall(rest):
        at += len(piece)
        if not limit.fits(rest[:at].rstrip() + ending):
            break
        if wholes.outside(at) == at:
            kept = rest[:at]
    if not kept.strip():
        cut = shorten(rest, limit, phrases)
        return "" if cut == ELLIPSIS else cut
    return kept.rstrip() + ending


def _allowed(text: str, platform: Platform) -> str:
    """The text without characters the platform refuses: those have look-alikes, others are left out."""
    for character in platform.without:
        text = text.replace(character, character.translate(_LIKE) if ord(character) in _LIKE else "")
    return text


def _allowed_closing(closing: Closing, platform: Platform) -> Closing:
    if not platform.without:
        return closing
    kept, optional = (
        tuple(_allowed(line, platform) for line in lines) for lines in (closing.kept, closing.optional)
    )
    return replace(closing, kept=kept, optional=optional)
