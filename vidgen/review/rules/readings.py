"""VG-R007: entries of a lexicon that help nothing: without a reading, or with one that nothing can read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from vidgen.brand.shipped import FILE as BRAND_FILE
from vidgen.errors import Finding, Severity
from vidgen.messages import N_, _
from vidgen.review.rule import Case, RuleInfo, key_line
from vidgen.vietnamese.family import BAR, Family, reading_for
from vidgen.vietnamese.spoken import unreadable


def lexicon_entries(case: Case) -> Iterator[Finding]:
    """A warning at each such entry of the script's lexicon and of the brand's."""
    brand = case.brand.folder / BRAND_FILE
    yield from _judged(case.scenario.lexicon, case.scenario.path)
    yield from _judged(case.brand.lexicon, brand)


def _judged(lexicon: Mapping[str, str], path: Path | None) -> Iterator[Finding]:
    for shown, said in lexicon.items():
        message = _message(shown, said)
        if message:
            yield Finding(
                "VG-R007",
                message,
                _(
                    "Viết cách đọc bằng tiếng Việt có dấu, ví dụ Zalo: da lô; giọng trên mạng cần chữ gốc "
                    "thì thêm sau dấu gạch đứng: da lô | Zalo."
                ),
                Severity.WARNING,
                path,
                key_line(path, shown) or key_line(path, "lexicon"),
            )


def _message(shown: str, said: str) -> str:
    """What is wrong with an entry; empty where nothing is."""
    respelled, native = (reading_for(said, family) for family in (Family.RESPELLED, Family.NATIVE))
    if not shown.strip() or not (respelled or native):
        return _("Mục lexicon “{shown}” để trống, không có tác dụng.").format(shown=shown)
    if BAR in said and not native:
        return _("Mục lexicon “{shown}” có dấu gạch đứng nhưng sau đó để trống.").format(shown=shown)
    unknown = unreadable(respelled)
    if unknown:
        return _("Mục lexicon “{shown}” có cách đọc chưa đọc được: {words}.").format(
            shown=shown, words=", ".join(f"“{word}”" for word in unknown)
        )
    return ""


RULE = RuleInfo(
    "VG-R007",
    Severity.WARNING,
    N_("Mục lexicon không có tác dụng"),
    N_("Mục để trống hoặc có cách đọc mà quy tắc tiếng Việt không đọc được."),
    N_("Viết cách đọc bằng tiếng Việt có dấu, ví dụ Zalo: da lô."),
    lexicon_entries,
)
