"""Writes into a kit what programs need to post it: ``publish.yaml`` and the files it names."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

from vidgen.brand.kit import Brand
from vidgen.delivery.cleared import Cleared
from vidgen.delivery.inspect import Expectation
from vidgen.delivery.kit import COVER, PUBLISH, RENDITION, THUMBNAIL
from vidgen.delivery.platforms import platforms
from vidgen.delivery.publish.posts import Uploads, publish_of, standing_for_posts
from vidgen.delivery.publish.source import Source
from vidgen.delivery.publish.thumbnail import write_thumbnail
from vidgen.delivery.publish.yaml_file import write_publish
from vidgen.errors import Finding
from vidgen.scenario.model import Scenario, Unit
from vidgen.storyboard.model import Storyboard

_TOO_LARGE = "VG-I063"


def write_posts(
    work: Path,
    scenario: Scenario,
    unit: Unit | None,
    brand: Brand,
    storyboard: Storyboard,
    source: Source,
    clear: Cleared,
    expect: Expectation,
) -> tuple[Finding, ...]:
    """Write ``publish.yaml``, the small cover, the subtitles under other names and the smaller film, if any.

    Arguments:
        work: where film, subtitles and covers stand already, finished.
        expect: what the film had to be.

    Returns:
        Why a platform with a size cap gets no film (see `rendition.write_rendition`), as warnings.

    Raises:
        OSError, FilmError: a file cannot be written.
    """
    uploads = Uploads(source.film.name)
    found: tuple[Finding, ...] = ()
    if standing_for_posts(scenario, brand, clear)[0] == "final":
        smaller, found = _smaller(work, source, expect)
        uploads = Uploads(source.film.name, smaller, THUMBNAIL)
        for platform in platforms().values():
            if platform.image_side is not None:
                write_thumbnail(work / THUMBNAIL, work / COVER, platform.image_side, platform.image_bytes)
            if platform.subtitles and platform.subtitles_as:
                shutil.copyfile(source.subtitles, work / platform.subtitles_as)
    write_publish(work / PUBLISH, publish_of(scenario, unit, brand, storyboard, uploads, clear))
    return found


def settled(findings: Iterable[Finding], work: Path) -> tuple[Finding, ...]:
    """What was found on the film, without its being too large where a smaller copy stands beside it."""
    made = (work / RENDITION).is_file()
    return tuple(each for each in findings if not (made and each.code == _TOO_LARGE))


def _smaller(
    work: Path, source: Source, expect: Expectation
) -> tuple[dict[str, str | None], tuple[Finding, ...]]:
    """What platforms take whose cap the film exceeds: one copy for all of them, for the smallest cap."""
    size = source.film.stat().st_size
    caps = {
        key: platform.most_bytes
        for key, platform in platforms().items()
        if platform.most_bytes is not None and platform.most_bytes < size
    }
    if not caps:
        return {}, ()
    # Imported here: few films need it.
    from vidgen.delivery.publish.rendition import write_rendition

    found = write_rendition(work / RENDITION, source, min(caps.values()), expect)
    return dict.fromkeys(caps, None if found else RENDITION), found
