"""What a kit is made from, part by part, so that it can be told why one has to be made again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from vidgen import __version__
from vidgen.brand.kit import Brand
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.report import MadeFrom
from vidgen.filehash import sha256_of
from vidgen.narration.casting import Casting
from vidgen.scenario.model import Scenario, Unit
from vidgen.settings import Settings
from vidgen.storyboard.board import PAINTER_VERSION


@dataclass(frozen=True, slots=True)
class Origin:
    """What a kit is made from.

    Attributes:
        made_from: a hash of each part.
        inputs: SHA-256 of the script and of every picture it names, by their names as written.
    """

    made_from: MadeFrom
    inputs: dict[str, str]


def origin_of(
    written: Scenario,
    told: Scenario,
    unit: Unit | None,
    brand: Brand,
    casting: Casting,
    settings: Settings,
    approval: Cleared,
) -> Origin:
    """Everything that decides a kit, as it is at this moment.

    Arguments:
        written: the script as loaded; it is what was read that counts, whatever becomes of the file.
        told: the same for this unit, completed with the scenes it leaves to be derived.
        approval: whether it is made as a draft.

    Raises:
        OSError: the script went away.
    """
    media = {each.media.path: told.folder / each.media.path for each in told.scenes if each.media}
    pictures = {name: sha256_of(path) for name, path in sorted(media.items()) if path.is_file()}
    made_from = MadeFrom(
        tool=hash_of([__version__, PAINTER_VERSION]),
        script=hash_of(written.model_dump(mode="json")),
        scenes=hash_of(told.model_dump(mode="json")),
        unit=hash_of(unit.model_dump(mode="json") if unit else None),
        brand=hash_of(brand.digest),
        voices=hash_of(casting.identity),
        media=hash_of(sorted(pictures.values())),
        codec=hash_of(repr(settings.codec)),
        approval=hash_of(approval.decides),
    )
    script = {written.path.name: sha256_of(written.path)} if written.path else {}
    return Origin(made_from, dict(sorted((script | pictures).items())))


def hash_of(content: Any) -> str:
    """SHA-256, in hexadecimal, of what can be written as JSON."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode("utf-8")).hexdigest()
