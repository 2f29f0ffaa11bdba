"""A brand folder to a `Brand`: what it leaves out comes from the shipped one; all findings come at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from vidgen.brand.kit import GROUNDS, PALETTES, Brand, Fonts, Palette
from vidgen.brand.legible import Pair, faint_pairs
from vidgen.brand.sheet import Entry, Key, read_sheet
from vidgen.brand.shipped import DEFAULT, FILE, located, shipped_folder, themes
from vidgen.brand.values import COLOURS, NARRATOR, reader_of
from vidgen.errors import BrandError, Finding
from vidgen.messages import _


def load_brand(folder: Path | None = None) -> Brand:
    """Read and judge a brand.

    Arguments:
        folder: holds `brand.yaml`, every key of which may be left out, or the name of a shipped theme; None
            is the shipped default. What is left out is taken from the theme that ``base`` names, and then
            from the default. Of a copied `brand.yaml` the shipped emblem and fonts need not be copied along.

    Raises:
        BrandError: all findings, each with file and line: VG-B001 no folder or file, VG-B002 not YAML,
            VG-B003 unknown key, VG-B004 wrong value, VG-B005 bad colour, VG-B006 outside the folder,
            VG-B007 font missing or unreadable, VG-B008 font lacks Vietnamese letters, VG-B009 emblem missing,
            corrupt or too small, VG-B010 SVG not understood, VG-B011 music, VG-B012 colours too close to
            read, VG-B013 key twice, VG-B014 intro or outro missing or unreadable, VG-B015 too long.
    """
    return _sound(folder) if folder else _shipped()


@cache  # its files are the program's own; plan, voices and every job ask for it
def _shipped() -> Brand:
    return _sound(None)


def _sound(folder: Path | None) -> Brand:
    brand, _entries, findings = read_brand(folder)
    if findings:
        raise BrandError(findings)
    return brand


def read_brand(folder: Path | None = None) -> tuple[Brand, Mapping[Key, Entry], tuple[Finding, ...]]:
    """A brand, where each of its values is written, and what is wrong with it, in order of lines.

    Where a value is wrong the one below it stands in its place, so that all else can be judged.

    Raises:
        BrandError: VG-B001 or VG-B002, the file cannot be read.
    """
    folder = _existing(located(folder)) if folder else shipped_folder()
    sheets = [read_sheet(shipped_folder() / FILE)]
    if folder != shipped_folder():
        own, form = read_sheet(folder / FILE)
        base = own.get(("base",))
        if base and base.value in themes() and themes()[base.value] != folder:
            sheets.append(read_sheet(themes()[base.value] / FILE))
        sheets.append((own, form))
    entries: dict[Key, Entry] = {}
    values: dict[Key, Any] = {}
    findings: tuple[Finding, ...] = ()
    for sheet, form in sheets:
        written = {key: entry for key, entry in sheet.items() if not _as_shipped(entry, entries.get(key))}
        read, wrong = _read_values(written)
        findings += form + wrong
        entries |= {key: written[key] for key in read}
        values |= read
    own_file = folder / FILE
    lines = {".".join(key): entry.line for key, entry in entries.items() if entry.path == own_file}
    brand = _brand(values, folder, lines)
    inherited = {path for path in (shipped_folder(), *themes().values()) if path != folder}
    findings += tuple(_faint(pair, entries, inherited) for pair in faint_pairs(brand.palettes))
    return brand, entries, tuple(sorted(findings, key=lambda finding: finding.line or 0))


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise BrandError.of(
            "VG-B001",
            _("không thấy thư mục nhận diện “{path}”").format(path=folder),
            _(
                "kiểm tra đường dẫn sau --brand (có dấu cách thì đặt trong ngoặc kép), "
                "hoặc ghi tên một bộ đi kèm: {names}"
            ).format(names=", ".join([DEFAULT, *themes()])),
            path=folder,
        )
    return folder


def _as_shipped(entry: Entry, shipped: Entry | None) -> bool:
    """Whether it names the shipped emblem or font by its shipped name and has no such file of its own."""
    if shipped is None or entry.value != shipped.value or entry.key[0] not in ("emblem", "fonts"):
        return False
    return not (entry.path.parent / shipped.value).exists()


def _read_values(entries: Mapping[Key, Entry]) -> tuple[dict[Key, Any], tuple[Finding, ...]]:
    values: dict[Key, Any] = {}
    findings: list[Finding] = []
    for key, entry in entries.items():
        try:
            values[key] = reader_of(key)(entry.value, entry.path.parent)
        except BrandError as error:
            name = ".".join(key)
            findings += [entry.finding(one.code, f"{name}: {one.message}", one.fix) for one in error.findings]
    return values, tuple(findings)


def _brand(values: Mapping[Key, Any], folder: Path, lines: Mapping[str, int]) -> Brand:
    def group(name: str) -> dict[str, Any]:
        return {key[1]: value for key, value in values.items() if key[0] == name}

    palettes: dict[str, Palette] = {
        name: Palette(**{colour: values["moods", name, colour] for colour in COLOURS}) for name in PALETTES
    }
    appearance = values["appearance",]
    emblem, *partners = values["emblem",]
    return Brand(
        id=values["id",],
        name=values["name",],
        folder=folder,
        moods={mood: palettes[name] for mood, name in GROUNDS[appearance].items()},
        fonts=Fonts(**group("fonts")),
        emblem=emblem,
        voices=values["voices",][NARRATOR],
        rate=values["rate",],
        music=values["music",],
        unit_mark=values["unit_mark",],
        taglines=group("taglines"),
        hashtags=values["hashtags",],
        ai_label=values["ai_label",],
        lexicon=group("lexicon"),
        review=group("review"),
        role_voices={role: listed for role, listed in values["voices",].items() if role != NARRATOR},
        accent=values.get(("accent",)),
        profile=values.get(("profile",), "normal"),
        palettes=palettes,
        appearance=appearance,
        motion=values["motion",],
        partners=tuple(partners),
        emblem_place=values["emblem_place",],
        emblem_size=values["emblem_size",],
        intro=values.get(("intro",)),
        outro=values.get(("outro",)),
        about=values.get(("about",), ""),
        lines=lines,
        sonic_mark=values["sonic_mark",],
    )


def _faint(pair: Pair, entries: Mapping[Key, Entry], inherited: Collection[Path]) -> Finding:
    """The finding at the colour that was written in the brand's own file, the text's before the surface's."""
    places = [entries["moods", pair.mood, name] for name in (pair.text, pair.surface, pair.behind) if name]
    own = [entry for entry in places if entry.path.parent not in inherited]
    written = tuple(entry.key[-1] for entry in own)
    return (own or places)[0].finding("VG-B012", pair.message, pair.fix(written))
