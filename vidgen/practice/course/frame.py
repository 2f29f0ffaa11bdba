"""One file that needs nothing beside it: style, script and head of the pages of a course.

What comes from scripts and units stands in them as escaped text alone. A policy in the head lets no other
style or script run and nothing load but what lies on the same disk.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from html import escape
from importlib.resources import files

from vidgen.brand.kit import Brand
from vidgen.practice.course.dress import colours, font_url


def whole_page(title: str, body: Iterable[str], brand: Brand, *, script: bool) -> str:
    """The page around a body that is markup already.

    Arguments:
        script: whether the page answers what people do on it.
    """
    inside = "\n".join(body)
    style = _filled(
        part("page.css"),
        {
            **colours(brand),
            "font_regular": font_url(brand.fonts.regular, inside),
            "font_bold": font_url(brand.fonts.bold, inside),
        },
    )
    code = part("page.js") if script else ""
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(code)}'" if script else "script-src 'none'",
            "font-src data:",
            "img-src data:",
            "media-src 'self' file: data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="vi">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            inside,
            *((f"<script>{code}</script>",) if script else ()),
            "</body>",
            "</html>",
            "",
        )
    )


@cache
def part(name: str) -> str:
    """A part of the page that lies beside this file."""
    return (files(__package__) / name).read_text(encoding="utf-8")


def _filled(text: str, values: dict[str, str]) -> str:
    """The text with each ``{{name}}`` replaced, in one pass."""
    head, *rest = text.split("{{")
    made = [head]
    for piece in rest:
        name, after = piece.split("}}", 1)
        made += [values[name], after]
    return "".join(made)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
