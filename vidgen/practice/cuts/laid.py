"""Where a question left its things on the page when its answer shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from vidgen.storyboard.options import Face

LEAD: Final = 5  # frames something arrives before it is spoken


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """What stands on the page of a question.

    Attributes:
        bottom: the y below which nothing stands.
        reveal: the frame at which the answer shows.
        faces, tops: of options, how each is set and its y; `tops` alone of a single card.
        layers: the names of the layers that leave when the page is turned.
    """

    bottom: int
    reveal: int
    faces: tuple[Face, ...] = ()
    tops: tuple[int, ...] = ()
    layers: tuple[str, ...] = ()
