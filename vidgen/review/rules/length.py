"""VG-R002: a film longer than people watch or platforms take."""

from __future__ import annotations

from collections.abc import Iterator

from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo
from vidgen.vietnamese.spoken import tokens

MOST_SECONDS = 90  # Facebook Reels; the other platforms take more
_END_PAUSE = 1.0  # seconds, as the storyboard times it


def length(case: Case) -> Iterator[Finding]:
    """A warning where the estimated length passes 90 s; what is made for a screen goes to no platform."""
    brand = case.brand.made_for(case.scenario.profile)
    if brand.measure.loops:
        return
    lexicon = {**case.brand.lexicon, **case.scenario.lexicon}
    spoken = [text for text in case.texts if text.spoken]
    syllables = sum(len(token.spoken) for text in spoken for token in tokens(text.spans, lexicon))
    pace = brand.pace
    seconds = (
        syllables / pace.rate + pace.line * len(spoken) + pace.scene * len(case.scenario.scenes) + _END_PAUSE
    )
    if seconds > MOST_SECONDS:
        yield Finding(
            "VG-R002",
            _("Video sẽ dài khoảng {seconds} giây; Facebook Reels chỉ nhận đến {most} giây.").format(
                seconds=round(seconds), most=MOST_SECONDS
            ),
            _("Bớt lời, hoặc tách thành hai kịch bản."),
            Severity.WARNING,
            case.scenario.path,
        )


RULE = RuleInfo(
    "VG-R002",
    Severity.WARNING,
    N_("Video quá dài cho nền tảng"),
    N_("Độ dài ước tính theo tốc độ đọc vượt mức Facebook Reels nhận."),
    N_("Bớt lời, hoặc tách thành hai kịch bản."),
    length,
)
