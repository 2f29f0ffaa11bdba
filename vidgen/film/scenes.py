"""The encoded scenes of a film, each made once however many processes film the same script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vidgen.film.aside import ahead
from vidgen.film.codec import CodecOptions
from vidgen.film.compositor import runs
from vidgen.film.h264 import EncodedVideo, encode
from vidgen.film.proofs import Proofs
from vidgen.film.store import SceneStore, scene_key
from vidgen.storyboard.model import Shot
from vidgen.turns import turn


def scenes(
    shots: Sequence[Shot],
    size: tuple[int, int],
    options: CodecOptions,
    store: SceneStore | None,
    *,
    proofs: Proofs | None = None,
    threads: bool = True,
) -> Iterator[EncodedVideo]:
    """The shots encoded, in order, from the store where they stand in it.

    While another process makes the next scene, the ones after it are made ahead. So two that film the same
    script for two communes share the work between them.

    Arguments:
        proofs: takes a few small pictures of each scene that is painted.
        threads: whether to paint in a thread beside the encoder.

    Raises:
        FilmError: the encoder fails.
        MediaError: a photo or footage cannot be read.
    """
    made: dict[int, EncodedVideo] = {}

    def scene(shot: Shot, *, wait: bool) -> EncodedVideo | None:
        return _scene(shot, size, options, store, proofs, wait=wait, threads=threads)

    for number in range(len(shots)):
        while number not in made:
            for at in (at for at in range(number, len(shots)) if at not in made):
                done = scene(shots[at], wait=False)
                if done:
                    made[at] = done
                    break
            else:
                done = scene(shots[number], wait=True)
                assert done
                made[number] = done
        yield made.pop(number)


def _scene(
    shot: Shot,
    size: tuple[int, int],
    options: CodecOptions,
    store: SceneStore | None,
    proofs: Proofs | None,
    *,
    wait: bool,
    threads: bool,
) -> EncodedVideo | None:
    """One scene; None if another process is making it and we do not wait."""

    def encoded() -> EncodedVideo:
        painted = proofs.taking(shot, runs(shot)) if proofs else runs(shot)
        return encode(ahead(painted, threads), size, options)

    if store is None:
        return encoded()
    key = scene_key(shot, size, options)
    known = store.get(key)
    if known is not None:
        return known
    with turn(key, wait=wait) as ours:
        if not ours:
            return None
        known = store.get(key)
        if known is not None:
            return known
        made = encoded()
        store.keep(key, made)
        return made
