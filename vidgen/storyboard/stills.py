"""The stills of a script laid out, before anything is filmed: what does not fit is known at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from vidgen.brand.kit import Brand
from vidgen.errors import Finding, LookError
from vidgen.scenario.model import Scenario, Unit
from vidgen.storyboard.clearance import CLEAR, Clearance
from vidgen.storyboard.cover import cover
from vidgen.storyboard.draft_mark import marked_still
from vidgen.storyboard.model import Shot
from vidgen.storyboard.posters.wide import wide_cover

_LONG = 900  # characters; a card of the smallest type holds twice as many


@dataclass(frozen=True, slots=True, eq=False)
class Stills:
    """Shots of one frame: the two covers, and the card on as many as it takes."""

    cover: Shot
    wide: Shot
    cards: tuple[Shot, ...]


def stills_of(scenario: Scenario, brand: Brand, unit: Unit | None, clearance: Clearance = CLEAR) -> Stills:
    """The stills of a localised, completed scenario.

    Arguments:
        clearance: of its script: those of a draft are marked; its cards and its wide cover are a band taller.

    Raises:
        LookError: a text that fits nowhere.
    """
    from vidgen.storyboard.infographic.card import cards  # a check lays out the covers alone

    made = Stills(
        cover(scenario, brand, unit), wide_cover(scenario, brand, unit), cards(scenario, brand, unit)
    )
    if not clearance.draft:
        return made
    return Stills(
        marked_still(made.cover, brand),
        marked_still(made.wide, brand),
        tuple(marked_still(card, brand) for card in made.cards),
    )


def cover_findings(scenario: Scenario, brand: Brand, unit: Unit | None) -> tuple[Finding, ...]:
    """What of the covers does not fit, and of the cards what is too long for one; each text once.

    Cards take long to lay out, and shorter texts go on over further ones.
    """
    found: list[Finding] = []
    layouts: list[Callable[[Scenario, Brand, Unit | None], object]] = [cover, wide_cover]
    if any(len(line.text) > _LONG for scene in scenario.scenes for line in scene.lines):
        from vidgen.storyboard.infographic.card import cards

        layouts.append(cards)
    for lay_out in layouts:
        try:
            lay_out(scenario, brand, unit)
        except LookError as error:
            known = {(each.path, each.line) for each in found}
            found += (each for each in error.findings if (each.path, each.line) not in known)
    return tuple(found)
