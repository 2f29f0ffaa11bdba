"""All there is to say of a brand: what forbids its use, what does not fit, what could be better."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from vidgen.brand.advice import advice
from vidgen.brand.kit import Brand
from vidgen.brand.load import read_brand
from vidgen.brand.shipped import FILE
from vidgen.errors import BrandError, Finding, LookError
from vidgen.identity.sample import sample_storyboard
from vidgen.identity.watching import watched
from vidgen.scenario.model import Kind


def check_brand(place: Path) -> tuple[Finding, ...]:
    """Every error and warning of a brand, with the line of its `brand.yaml`.

    Arguments:
        place: a folder, or the name of a shipped brand.
    """
    try:
        brand, entries, errors = read_brand(place)
    except BrandError as error:
        return error.findings
    found = dict.fromkeys((*errors, *_too_long(brand), *watched(brand), *advice(brand, entries)))
    return tuple(sorted(found, key=lambda each: (str(each.path), each.line or 0)))


def _too_long(brand: Brand) -> Iterator[Finding]:
    """What scenes have no room for in a script of each kind."""
    for kind in Kind:
        try:
            sample_storyboard(brand, kind, unit=None)
        except LookError as error:
            yield from (each for each in error.findings if each.path == brand.folder / FILE)
