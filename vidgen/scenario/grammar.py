"""What the loader must know of a scene type; each scene file states its own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SceneGrammar:
    """What a scene may and must hold.

    Attributes:
        name: canonical name: ``hook``.
        aliases: Vietnamese names an author may write: ``mở đầu``.
        items: least and most list items; ``(0, 0)`` takes none.
        dialogue: whether members of the cast may speak in it.
        media: whether it shows a picture or footage: ``no``, ``may`` or ``must``.
        may_be_empty: whether it can stand without a heading, line or picture (``contact``).
    """

    name: str
    aliases: tuple[str, ...]
    items: tuple[int, int] = (0, 0)
    dialogue: bool = False
    media: str = "no"
    may_be_empty: bool = False
