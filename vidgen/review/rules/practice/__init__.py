"""The rules that look at questions: of the practice block and of quiz scenes."""

from __future__ import annotations

from vidgen.review.rule import RuleInfo
from vidgen.review.rules.practice import (
    all_of_the_above,
    answer,
    basis,
    counts,
    doubles,
    giveaway,
    lengths,
    lettered,
    mistakes,
    needless,
    pattern,
    place,
    reason,
    repeated,
    seconds,
    used,
)

PRACTICE_RULES: tuple[RuleInfo, ...] = (
    answer.RULE,
    place.RULE,
    reason.RULE,
    doubles.RULE,
    pattern.RULE,
    counts.RULE,
    seconds.RULE,
    giveaway.RULE,
    all_of_the_above.RULE,
    basis.RULE,
    lengths.RULE,
    used.RULE,
    needless.RULE,
    lettered.RULE,
    repeated.RULE,
    mistakes.RULE,
)
