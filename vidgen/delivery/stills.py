"""Paints and writes the stills of a kit; what is the same for every unit is painted once and kept."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from vidgen.delivery.cover import ZALO_LIMIT, write_cover
from vidgen.delivery.kit import COVER, COVER_ZALO, card_name
from vidgen.film.compositor import still
from vidgen.store import BytesStore
from vidgen.storyboard.board import PAINTER_VERSION
from vidgen.storyboard.draft_mark import LAYERS
from vidgen.storyboard.model import Layer, Picture, Shot
from vidgen.storyboard.posters.figures import KeptPicture
from vidgen.storyboard.stills import Stills

_FORMAT = "vidgen-poster-1"
_ON_TOP = ("unit", LAYERS)  # the unit's own, and above it the mark of a draft
_FINE = 97  # quality of JPEG at which a second writing shows nothing
_PNG = 4  # level: smaller takes twice as long


def write_stills(work: Path, stills: Stills, store: BytesStore) -> None:
    """Write the covers and the cards into `work`.

    Arguments:
        store: of the stills kept.

    Raises:
        OSError: a file cannot be written.
    """
    write_cover(work / COVER, shared_cover(stills.cover, store))
    write_cover(work / COVER_ZALO, shared_cover(stills.wide, store), ZALO_LIMIT)
    for number, shot in enumerate(stills.cards, 1):
        # Most name their unit among what to do, so that a whole card is seldom the same for two.
        image = still(replace(shot, layers=_drawn_once(shot.layers, store)), 0)
        image.save(work / card_name(number), "PNG", compress_level=_PNG)


def shared_cover(shot: Shot, store: BytesStore) -> Image.Image:
    """A cover as RGB; all but the unit's own layers and a draft's mark come from the store once painted."""
    shared = tuple(layer for layer in shot.layers if not layer.name.startswith(_ON_TOP))
    own = tuple(layer for layer in shot.layers if layer.name.startswith(_ON_TOP))
    key = _key(shot.key)
    known = store.get(key)
    if known is None:
        made = BytesIO()
        base = still(replace(shot, layers=_drawn_once(shared, store)), 0)
        base.save(made, "JPEG", quality=_FINE, subsampling=0)
        known = made.getvalue()
        store.keep(key, known)
    # What was just made is read back as well: whether it was kept before must not show in the file.
    base = Image.open(BytesIO(known))
    base.load()
    return still(replace(shot, background=Picture(base.size, lambda: base), layers=own), 0)


def _drawn_once(layers: tuple[Layer, ...], store: BytesStore) -> tuple[Layer, ...]:
    """The layers with the drawings of slow pictures taken from the store."""
    return tuple(
        replace(layer, poses=(replace(layer.poses[0], picture=_from_store(picture, store)),))
        if isinstance(picture := layer.poses[0].picture, KeptPicture)
        else layer
        for layer in layers
    )


def _from_store(picture: KeptPicture, store: BytesStore) -> Picture:
    def paint() -> Image.Image:
        key = _key(picture.key)
        known = store.get(key)
        if known is None:
            made = BytesIO()
            picture.draw().save(made, "PNG", compress_level=1)
            known = made.getvalue()
            store.keep(key, known)
        return picture.finish(Image.open(BytesIO(known)))

    return Picture(picture.size, paint)


def _key(content: str) -> str:
    return hashlib.sha256(f"{_FORMAT} {PAINTER_VERSION} {content}".encode()).hexdigest()
