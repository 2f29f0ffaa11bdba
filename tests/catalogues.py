"""Update the message catalogues: ``make messages``.

``en/…/vidgen.po`` holds the English of this package's Vietnamese messages, ``vi/…/messages.po`` the
Vietnamese of the English ones of click. Messages are gathered from the code, translations already made are
kept, those no longer asked for are dropped, and what is still to translate is named. Dates, names of people
and places in files stay out of the catalogues, so that they change only when a message does.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import vidgen
from vidgen.messages import LOCALE_DIR

ONE, COUNTED = {"_", "N_", "gettext"}, {"ngettext"}
ENGLISH = LOCALE_DIR / "en" / "LC_MESSAGES" / "vidgen.po"
CLICK_IN_VIETNAMESE = LOCALE_DIR / "vi" / "LC_MESSAGES" / "messages.po"
SOURCES = {ENGLISH: Path(vidgen.__file__).parent, CLICK_IN_VIETNAMESE: Path(click.__file__).parent}

MessageId = str | tuple[str, str]


class _Catalogue(Catalog):
    """A catalogue whose header says how to read it and nothing else."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def messages_in(folder: Path) -> dict[MessageId, None]:
    """Every message marked in the Python files below `folder`, as people read them; f-strings too."""
    found: dict[MessageId, None] = {}
    for path in sorted(folder.rglob("*.py")):
        found.update(dict.fromkeys(_marked(ast.parse(path.read_text(encoding="utf-8")))))
    return found


def _marked(tree: ast.AST) -> Iterator[MessageId]:
    # Depth first, so that messages come in the order people read them.
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            words = [each.value for each in node.args if isinstance(each, ast.Constant)]
            texts = [word for word in words if isinstance(word, str)]
            if node.func.id in ONE and texts:
                yield texts[0]
            elif node.func.id in COUNTED and len(texts) >= 2:
                yield texts[0], texts[1]
        yield from _marked(node)


def read(po: Path) -> Catalog:
    """The catalogue in a ``.po`` file; an empty one where there is none."""
    return read_po(io.BytesIO(po.read_bytes() if po.exists() else b""), locale=_language(po))


def updated(po: Path) -> Catalog:
    """The messages of the code with the translations `po` has for them."""
    known = read(po)
    catalogue = _Catalogue(locale=_language(po), header_comment="", fuzzy=False)
    for id in messages_in(SOURCES[po]):
        old = known.get(id)
        translated = old.string if old and not old.fuzzy else ("",) * catalogue.num_plurals
        added = catalogue.add(id, translated if isinstance(id, tuple) or old else "")
        added.flags.clear()  # babel's guesses differ by its version; the tests compare the fields
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The ``.po`` file."""
    file = io.BytesIO()
    write_po(file, catalogue, width=110, no_location=True)
    return file.getvalue().strip(b"\n") + b"\n"


def compiled(po: Path) -> bytes:
    """The ``.mo`` file gettext reads."""
    file = io.BytesIO()
    write_mo(file, updated(po))
    return file.getvalue()


def untranslated(po: Path) -> list[str]:
    """The messages of the code without a translation in `po`."""
    return [ids[0] for ids, texts in pairs(updated(po)) if not all(texts)]


def pairs(catalogue: Catalog) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every message with its translations: one, or singular and plurals."""
    return [(_each(message.id), _each(message.string)) for message in catalogue if message.id]


def _each(texts: object) -> tuple[str, ...]:
    return (texts,) if isinstance(texts, str) else tuple(texts) if isinstance(texts, (tuple, list)) else ("",)


def _language(po: Path) -> str:
    return po.parts[-3]


def main() -> None:
    for po in SOURCES:
        po.parent.mkdir(parents=True, exist_ok=True)
        po.write_bytes(written(updated(po)))
        po.with_suffix(".mo").write_bytes(compiled(po))
        for id in untranslated(po):
            sys.stderr.write(f"{po.relative_to(LOCALE_DIR)}: {id!r} is to be translated\n")


if __name__ == "__main__":
    main()
