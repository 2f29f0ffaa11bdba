"""Writes the page of codes: one file that needs no server and no network.

What comes from scripts and units goes in as data, never as markup: as JSON without ``<``, shown by
``textContent``. A policy in the page's head lets nothing run and nothing load but the page's own two parts.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any

from vidgen.delivery.disk import refusal
from vidgen.delivery.lookup.issued import Issued


def write_page(path: Path, films: Sequence[Issued], office: str, day: dt.date) -> Path:
    """Write the page; it stands under its name only when it is whole.

    Arguments:
        office: who publishes it.
        day: as of when.

    Raises:
        DeliveryError: it cannot be written (see `disk`).
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(page(films, office, day).encode("utf-8"))
        temporary.replace(path)
    except OSError as error:
        raise refusal(error, path, option="-o", replacing=True) from error
    finally:
        temporary.unlink(missing_ok=True)
    return path


def page(films: Sequence[Issued], office: str, day: dt.date) -> str:
    """The whole page."""
    style, script = _part("page.css"), _part("page.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    values = {
        "policy": escape(policy + "; base-uri 'none'; form-action 'none'"),
        "office": escape(office),
        "style": style,
        "script": script,
        "data": _data(films, day),
    }
    text = _part("page.html")
    # One pass: what one value holds is never taken for another's place.
    head, *rest = text.split("{{")
    parts = [head]
    for piece in rest:
        name, after = piece.split("}}", 1)
        parts += [values[name], after]
    return "".join(parts)


def _data(films: Sequence[Issued], day: dt.date) -> str:
    """Units and scripts once each, and of every code the rest, as JSON that cannot end its element."""
    units = list(dict.fromkeys((each.unit, each.unit_name) for each in films))
    scripts = list(dict.fromkeys((each.script, each.title) for each in films))
    listed: list[list[Any]] = [
        [
            each.code,
            units.index((each.unit, each.unit_name)),
            scripts.index((each.script, each.title)),
            each.state,
            each.approved.isoformat() if each.approved else "",
            each.ends.isoformat() if each.ends else "",
            each.sample,
            each.films,
        ]
        for each in films
    ]
    told = {
        "day": day.isoformat(),
        "units": [name for _id, name in units],
        "scripts": [title for _id, title in scripts],
        "films": listed,
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _hash(part: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(part.encode("utf-8")).digest()).decode("ascii")


@cache
def _part(name: str) -> str:
    return (files(__package__) / name).read_text(encoding="utf-8")
