"""A brand folder to a `Brand`: what it leaves out comes from the shipped one; all findings come at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from vidgen.brand.kit import MOODS, Brand, Fonts, Palette
from vidgen.brand.legible import Pair, faint_pairs
from vidgen.brand.sheet import Entry, Key, read_sheet
from vidgen.brand.values import COLOURS, reader_of
from vidgen.errors import BrandError, Finding
from vidgen.messages import _

FILE = "brand.yaml"


def default_folder() -> Path:
    """The shipped brand: inside the package when installed, at the top of the tree in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "brand_assets" / "default"
    return installed if installed.is_dir() else package.parent / "brand_assets" / "default"


def load_brand(folder: Path | None = None) -> Brand:
    """Read and judge a brand.

    Arguments:
        folder: holds `brand.yaml`, every key of which may be left out; None is the shipped brand. Of a copied
            `brand.yaml` the shipped emblem and fonts need not be copied along.

    Raises:
        BrandError: all findings, each with file and line: VG-B001 no folder or file, VG-B002 not YAML,
            VG-B003 unknown key, VG-B004 wrong value, VG-B005 bad colour, VG-B006 outside the folder,
            VG-B007 font missing or unreadable, VG-B008 font lacks Vietnamese letters, VG-B009 emblem missing,
            corrupt or too small, VG-B010 SVG not understood, VG-B011 music, VG-B012 colours too close to
            read, VG-B013 key twice.
    """
    shipped = default_folder()
    entries, findings = read_sheet(shipped / FILE)
    values, more = _read_values(entries)
    findings += more
    if folder is not None:
        own, form = read_sheet(_existing(folder) / FILE)
        own = {key: entry for key, entry in own.items() if not _as_shipped(entry, entries.get(key))}
        own_values, more = _read_values(own)
        findings += form + more
        entries |= {key: own[key] for key in own_values}
        values |= own_values
    brand = _brand(values, folder or shipped)
    findings += tuple(_faint(pair, entries, shipped) for pair in faint_pairs(brand.moods))
    if findings:
        raise BrandError(sorted(findings, key=lambda finding: finding.line or 0))
    return brand


def _existing(folder: Path) -> Path:
    if not folder.is_dir():
        raise BrandError.of(
            "VG-B001",
            _("không thấy thư mục nhận diện “{path}”").format(path=folder),
            _("kiểm tra đường dẫn sau --brand; có dấu cách thì đặt trong ngoặc kép"),
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


def _brand(values: Mapping[Key, Any], folder: Path) -> Brand:
    def group(name: str) -> dict[str, Any]:
        return {key[1]: value for key, value in values.items() if key[0] == name}

    return Brand(
        id=values["id",],
        name=values["name",],
        folder=folder,
        moods={mood: Palette(**{name: values["moods", mood, name] for name in COLOURS}) for mood in MOODS},
        fonts=Fonts(**group("fonts")),
        emblem=values["emblem",],
        voices=values["voices",],
        rate=values["rate",],
        music=values["music",],
        unit_mark=values["unit_mark",],
        taglines=group("taglines"),
        hashtags=values["hashtags",],
        ai_label=values["ai_label",],
        lexicon=group("lexicon"),
    )


def _faint(pair: Pair, entries: Mapping[Key, Entry], shipped: Path) -> Finding:
    """The finding at the colour that was written in the brand's own file, the text's before the surface's."""
    places = [entries["moods", pair.mood, name] for name in (pair.text, pair.surface, pair.behind) if name]
    own = [entry for entry in places if entry.path.parent != shipped]
    written = tuple(entry.key[-1] for entry in own)
    return (own or places)[0].finding("VG-B012", pair.message, pair.fix(written))
