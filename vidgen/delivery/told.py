"""What a film tells, as bare texts: kept beside it, so that a number or citation is found in it years later,
whatever its script says by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from vidgen.delivery.disk import refusal
from vidgen.delivery.kit import HIDDEN, VIDEO
from vidgen.delivery.report import Report
from vidgen.review.texts import held_beside, shown_or_spoken
from vidgen.scenario.model import Scenario, Unit
from vidgen.vietnamese.personal.found import masked, personal
from vidgen.vietnamese.personal.phones import canonical

_FOLDER = "noi-dung"
_COLUMNS = ("name", "parent", "address", "phone", "hotline", "zalo", "qr_url")


def told_in(scenario: Scenario, unit: Unit | None) -> tuple[str, ...]:
    """All that is shown, spoken or posted, each text once; numbers of persons are masked, the unit's stay.

    Arguments:
        scenario: localised and completed.
    """
    texts: list[str] = []
    for text in (*shown_or_spoken(scenario, unit, ()), *held_beside(scenario, scenario, ())):
        shown = f"#{text.shown.lstrip('#')}" if text.key == "hashtags" else text.shown
        texts += [shown, *(span.spoken for span in text.spans if span.spoken)]
    if unit:
        texts += [value for column in _COLUMNS if (value := getattr(unit, column))]
    own = {canonical(value) for value in ((unit.phone, unit.hotline) if unit else ()) if value}
    bare = (" ".join(text.split()) for text in texts)
    return tuple(dict.fromkeys(_safe(text, own) for text in bare if text))


def _safe(text: str, own: set[str]) -> str:
    foreign = any(piece.value not in own for piece in personal(text))
    return masked(text) if foreign else text


def keep_told(out: Path, report: Report) -> None:
    """Keep the texts of a film that may be posted, under its hash, for when its kit holds a newer one.

    Raises:
        DeliveryError: they cannot be written (see `disk`).
    """
    film = report.files.get(VIDEO)
    if report.draft or film is None or not report.told:
        return
    path = _path(out, film.sha256)
    temporary = path.with_suffix(".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes("\n".join((*report.told, "")).encode("utf-8"))
        temporary.replace(path)
    except OSError as error:
        raise refusal(error, path) from error


def kept_texts(out: Path, film: str) -> Iterator[str]:
    """The texts of a film made once, by its hash (hex); none where they were not kept."""
    if not re.fullmatch(r"[0-9a-f]{64}", film):
        return
    try:
        yield from _path(out, film).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return


def _path(out: Path, film: str) -> Path:
    return out / HIDDEN / _FOLDER / f"{film}.txt"
